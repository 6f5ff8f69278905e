import type { Page } from '@playwright/test';
import { testOn, expect, type HostKind } from './fixtures.ts';
import { makeRoundRegister } from './round-register.ts';

/** Fifty in the browser; in the installed app each wakes its page, and a dozen shows the same. `ROUND_ACCOUNTS=52` is the demo's round on either. */
const countOf = (hostKind: HostKind) => Number(process.env['ROUND_ACCOUNTS'] ?? (hostKind === 'web' ? 50 : 12));
/** A round by keyboard takes a few minutes at most, for whoever only presses keys. */
const minutes = 4;

/** A register of its own with one round that is open all day; the last two accounts lie behind a shared inbox. */
const test = testOn(async (dataDir, hostKind) => {
  await makeRoundRegister(dataDir, countOf(hostKind));
});

const queue = (page: Page) => page.getByRole('listbox', { name: 'Rondens kö' });
const step = (page: Page, name: string) => queue(page).getByRole('option', { name });
const current = (page: Page) => queue(page).locator('[aria-selected=true]');

test('en hel rond med bara tangenter: två tryck för ett tyst konto, och den kan styrkas', { tag: '@journey' }, async ({
  page,
  hostKind,
}) => {
  test.slow();
  // What would open in the person's own browser stays in this test.
  await page.context().route('https://www.instagram.com/**', (route) => route.abort());
  await page.context().route('https://business.facebook.com/**', (route) => route.abort());
  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const open = async () => {
    // The installed app hands the address to the system; a browser opens a tab.
    const opened = hostKind === 'web' ? page.context().waitForEvent('page') : null;
    await press('o');
    await (await opened)?.close();
  };
  await page.getByRole('link', { name: /^Bevakning/ }).click();
  await expect(page.getByRole('button', { name: /Starta rond 1 av 1/ })).toBeVisible();
  const started = Date.now();
  await page.keyboard.press('r');
  await expect(current(page)).toContainText('Bibliotek 01');

  // Nothing is green that nobody has seen.
  await page.keyboard.press('1');
  await expect(page.getByText(/Öppna sidan först/)).toBeVisible();
  await expect(current(page)).toContainText('Väntar');

  // An outcome that needs a reason, one that goes to somebody else, and one taken back.
  await page.keyboard.press('5');
  await page.getByRole('dialog').getByText('Varför kunde').waitFor();
  await page.keyboard.press('1');
  await expect(step(page, 'Bibliotek 01')).toContainText('Kunde inte kontrolleras');
  await expect(current(page)).toContainText('Bibliotek 02');
  await page.keyboard.press('6');
  await page.keyboard.type('När öppnar ni på söndag?');
  await page.getByRole('textbox', { name: 'Till' }).fill('Biblioteken');
  await page.keyboard.press('Control+Enter');
  await expect(step(page, 'Bibliotek 02')).toContainText('Skickat vidare');
  await expect(current(page)).toContainText('Bibliotek 03');
  await page.keyboard.press('2');
  await expect(step(page, 'Bibliotek 03')).toContainText('Besvarat');
  await page.keyboard.press('Shift+Z');
  await expect(step(page, 'Bibliotek 03')).toContainText('Väntar');
  await expect(current(page)).toContainText('Bibliotek 03');

  const count = countOf(hostKind);
  const quiet = count - 4;
  for (let number = 3; number < 3 + quiet; number += 1) {
    const name = `Bibliotek ${String(number).padStart(2, '0')}`;
    await expect(current(page)).toContainText(name);
    await open();
    await press('1');
  }
  expect(presses).toBe(2 * quiet);

  // The shared inbox: one look for both of its accounts.
  await expect(current(page)).toContainText('Metas inkorg');
  await expect(page.getByText('Det du anger gäller alla 2 konton här som väntar.')).toBeVisible();
  await open();
  await press('1');
  await expect(page.getByRole('heading', { name: /Ronden är klar/ })).toBeVisible();
  await expect(page.getByText(`Inget nytt ${count - 2}`)).toBeVisible();
  await expect(page.getByText(`${count} av ${count}`)).toBeVisible();
  const taken = Date.now() - started;
  const description = `${count} konton, ${presses} tryck, ${Math.round(taken / 1000)} s`;
  test.info().annotations.push({ type: 'rond', description });
  expect(taken).toBeLessThan(minutes * 60_000);

  // Idag knows that a question waits, and the day's figures are those of the round.
  await page.getByRole('button', { name: 'Till dagens ronder' }).last().click();
  await expect(page.getByText(`${count - 1} av ${count}`, { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^Idag/ }).click();
  await expect(page.getByText('Svar väntas från Biblioteken')).toBeVisible();
});
