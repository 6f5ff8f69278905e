import type { Page } from '@playwright/test';
import { leavingRegister } from '../leaving.ts';
import { expect, here, testOn } from './fixtures.ts';
import { withoutViolations, withoutViolationsInAnyTheme } from './journey.ts';

/** The day some days from now, as the app counts it. */
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

/** A register where Leila leaves in ten days with twelve accounts at two units, Nils is her deputy, and Karin sits here. */
const test = testOn(async (dataDir) => {
  const { core } = await leavingRegister(dataDir, 12, here, inDays(10));
  await core.close();
});

/** Goes to Leila's handover with the keyboard alone. */
async function goToHandover(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Lämna över: L');
  await expect(page.getByRole('menuitem', { name: 'Lämna över: Leila Yilmaz' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Lämna över efter Leila Yilmaz' })).toBeVisible();
}

/** Tab until the control has the keyboard, as a person without a mouse does it. */
async function tabTo(page: Page, role: 'button' | 'combobox', name: string, exact = true): Promise<void> {
  const wanted = page.getByRole(role, { name, exact });
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard never came to ${name}`);
}

async function choose(page: Page, field: string, typed: string, name: string): Promise<void> {
  await tabTo(page, 'combobox', field);
  await page.keyboard.type(typed);
  const option = page.getByRole('option', { name: new RegExp(`^${name}`) });
  await expect(option).toBeVisible();
  // Whoever is chosen already stands first in the list.
  for (let presses = 0; presses < 5 && (await option.getAttribute('data-focused')) === null; presses += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

const tally = (page: Page) => page.getByRole('status').filter({ hasText: /kvar att lämna över|Allt är fördelat/ });

test('tolv konton lämnas över med bara tangenter: en enhet i taget, ett undantag, och kvittot går att hämta', {
  tag: '@journey',
}, async ({ page }) => {
  await expect(page.getByText('Lämna över efter Leila Yilmaz: 12 kvar')).toBeVisible();
  await goToHandover(page);
  await expect(tally(page)).toContainText('12');
  await withoutViolationsInAnyTheme(page);
  await choose(page, 'Alla i Biblioteken', 'Nils', 'Nils Dahlgren');
  await expect(tally(page)).toContainText('6');
  // The draft is there after the window has been closed and opened.
  await page.reload();
  await expect(tally(page)).toContainText('6');
  await choose(page, 'Alla i Museerna', 'Berit', 'Berit Holm');
  await expect(tally(page)).toContainText('Allt är fördelat');
  // One of them goes to somebody else.
  await choose(page, 'Mottagare för Konto 2, Anslagstavla', 'Karin', 'Karin Åkesson');
  await expect(page.getByText(/rader går till Karin Åkesson/)).toBeVisible();
  await tabTo(page, 'button', 'Lämna över');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Lämna över efter Leila Yilmaz?' })).toBeVisible();
  await withoutViolations(page);
  await tabTo(page, 'button', 'Lämna över');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Överlämningen är gjord')).toBeVisible();
  await expect(page.getByText('Planerad överlämning')).toBeVisible();
  await withoutViolations(page);
  const download = page.waitForEvent('download');
  await tabTo(page, 'button', 'Kvitto (PDF)');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/^overlamning-.*\.pdf$/);
  // Karin has taken one over, and says that it works.
  await tabTo(page, 'button', 'Karin Åkesson har loggat in på Konto 2');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', 'Spara');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Noterat: Karin Åkesson kommer in på Konto 2')).toBeVisible();
  await expect(page.getByRole('button', { name: /har loggat in på/ })).toHaveCount(11);
});

test('en hastig avgång stoppar åtkomsten, väntar på en andra person och går att ångra', { tag: '@thorough' }, async ({
  page,
}) => {
  await goToHandover(page);
  await tabTo(page, 'button', 'Hastig avgång …');
  await page.keyboard.press('Enter');
  const band = page.getByRole('region', { name: 'Hastig avgång' });
  await expect(band).toContainText('Det någon minns går bara att återkalla genom att byta lösenord.');
  await expect(tally(page)).toContainText('Allt är fördelat');
  await withoutViolationsInAnyTheme(page);
  const make = page.getByRole('button', { name: 'Stoppa åtkomsten och flytta uppdragen' });
  await expect(make).toBeDisabled();
  await band.getByLabel('Varför').focus();
  await page.keyboard.type('Slutade med omedelbar verkan.');
  await tabTo(page, 'button', 'Stoppa åtkomsten och flytta uppdragen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Hastig avgång för Leila Yilmaz?' })).toBeVisible();
  await tabTo(page, 'button', 'Stoppa åtkomsten och flytta uppdragen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Åtkomsten är stoppad', { exact: true })).toBeVisible();
  await expect(page.getByText(/Enhandsbeslut, ska granskas senast/)).toBeVisible();
  await expect(page.getByText('Inte klart', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Idag' }).click();
  await expect(page.getByText('Granska enhandsbeslutet om Leila Yilmaz')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Ångra …' }).click();
  await page.getByLabel('Varför ångras den').fill('Fel person.');
  await page.getByRole('dialog').getByRole('button', { name: 'Ångra', exact: true }).click();
  await expect(page.getByText('Överlämningen är ångrad')).toBeVisible();
  await expect(tally(page)).toContainText('12');
  await expect(page.getByText('Åtkomsten är stoppad', { exact: true })).toHaveCount(0);
});
