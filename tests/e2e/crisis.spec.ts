import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { foundOfficeAnew } from '../vault-office.ts';
import { doStep } from './case-journey.ts';
import { expect, here, testOn } from './fixtures.ts';
import { withoutViolations } from './journey.ts';

/** A register with three accounts and a vault that is kept by a passphrase, so that it is locked when the app opens. */
const test = testOn(async (dataDir) => {
  const { core } = await foundOfficeAnew(dataDir, here, 'passphrase', 'sju blå stolar på en brygga');
  await core.close();
});

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};
const toStep = async (page: Page, name: string) => {
  await page.getByRole('link', { name: `Öppna: ${name}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-title')).toHaveText(name);
};
const toCrisis = async (page: Page, heading: string) => {
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
};

test('en kris från genvägen till rapporten, med låst valv, utan nät och med bara tangenter', {
  tag: '@journey',
}, async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (request.url().startsWith('http')) asked.add(new URL(request.url()).origin);
  });
  await expect(page.getByRole('button', { name: /^Valvet är låst/ })).toBeVisible();
  // Nobody is asked about what is unsaved: the page stands below as it was, and goes on where it was left.
  await page.goto(`${new URL(page.url()).origin}/#/arenden/nytt`);
  const name = page.getByRole('textbox', { name: 'Diarienummer' });
  await name.fill('halvskrivet');
  await toCrisis(page, 'Kris');
  // Nor does it hear the keys that it has when it is seen.
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Tillbaka till sidan' }).focus();
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('halvskrivet');
  await expect(page.getByText('Fyll i det här.')).toHaveCount(0);
  await name.fill('');
  await toCrisis(page, 'Kris');
  await expect(page.getByRole('heading', { name: 'Telefonlista' })).toBeVisible();
  await withoutViolations(page);
  // The keyboard is where it is needed: Enter begins, with a word of what has happened.
  await page.keyboard.type('Brand i Ängby');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Brand i Ängby' })).toBeVisible();
  await expect(page.getByText(/^Nästa uppdatering senast/).first()).toBeVisible();
  await withoutViolations(page);

  // A text with a gap left cannot be copied.
  const copy = page.getByRole('button', { name: 'Kopiera', exact: true });
  await expect(copy).toBeDisabled();
  for (const [gap, answer] of [
    ['Vad som har hänt', 'Det brinner'],
    ['plats', 'Ängby bibliotek'],
    ['tid', '13.30'],
    ['nästa uppdatering', '14.30'],
    ['Vad man ska göra just nu', 'Håll er borta.'],
  ] as const) {
    await expect(copy).toBeDisabled();
    await page.getByRole('textbox', { name: gap, exact: true }).focus();
    await page.keyboard.type(answer);
  }
  await expect(copy).toBeEnabled();

  // Account by account: all at once for those that are left, then the step.
  for (const step of ['Schemalagt stoppat', 'Rätt profil']) {
    await expect(page.getByRole('radio', { name: step, checked: true })).toBeVisible();
    await press(page, 'Klart på de 3 som är kvar');
    await press(page, 'Klart på 3 konton');
    await expect(page.getByRole('button', { name: 'Steget är klart' })).toBeEnabled();
    await press(page, 'Steget är klart');
  }
  await expect(page.getByText('2 av 12 klara')).toBeVisible();

  // Something that the app cannot see, with the time it happened.
  await page.getByRole('textbox', { name: 'Skriv i loggen' }).focus();
  await page.keyboard.type('Räddningstjänsten ringde');
  await press(page, 'Skriv in');
  await expect(page.getByRole('list', { name: 'Logg' })).toContainText('Räddningstjänsten ringde');
  await press(page, 'Uppdatering publicerad');
  await page.keyboard.type('Vi släcker');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Någon annanstans' }).fill('Facebook');
  await page.getByRole('button', { name: 'Skriv in' }).last().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Logg' })).toContainText('Vi släcker');

  // The steps, each where every case has its steps. The frame says on every page that it is a crisis.
  await toStep(page, 'Vad som har hänt');
  await expect(page.getByRole('complementary', { name: 'Kris' })).toContainText('Brand i Ängby');
  const steps = ['Vad som har hänt', 'Tätare bevakning', 'Första budskapet', 'De fem frågorna besvarade'];
  for (const step of [...steps, 'Uppdatera så länge det pågår', 'Avslutande inlägg']) {
    await expect(page.locator('#step-title')).toHaveText(step);
    await doStep(page, 'Åsa Öberg');
  }
  await expect(page.locator('#step-title')).toHaveText('Uppdatera äldre inlägg på varje konto');
  await press(page, 'Klart på de 3 som är kvar');
  // Nothing is written before the question is answered.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Klart på de 3 som är kvar' })).toBeEnabled();
  await press(page, 'Klart på de 3 som är kvar');
  await press(page, 'Klart på 3 konton');
  await expect(page.getByRole('button', { name: 'Klart på de 0 som är kvar' })).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  for (const step of ['Tillbaka till vardag', 'Nödöppnade inloggningar granskade']) {
    await expect(page.locator('#step-title')).toHaveText(step);
    await doStep(page, 'Åsa Öberg');
  }
  // Everyday again: no frame, and the way back to what is left is in the case.
  await expect(page.getByRole('complementary', { name: 'Kris' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Till krisens sida' }).focus();
  await page.keyboard.press('Enter');
  // The page before it has the same heading, and a button with the same word.
  await expect(page).toHaveURL(/#\/kris\//);
  await expect(page.getByRole('heading', { level: 2, name: 'Rapport' })).toBeVisible();
  const file = page.getByRole('link', { name: /^Hämta krisrapport-.*-1\.docx$/ });
  // The page puts the keyboard at its own first thing when it has come, which may be between our focus and our key.
  await expect(async () => {
    await press(page, 'Word');
    await expect(file).toBeVisible({ timeout: 10_000 });
  }).toPass();
  // Until the core has said that it is over, the page is that of a crisis that goes on, and the report may have been asked for there.
  await expect(page.getByText(/ · tillbaka till vardag$/)).toBeVisible();
  const download = page.waitForEvent('download');
  await file.focus();
  await page.keyboard.press('Enter');
  const bytes = await readFile(await (await download).path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  await expect(page.getByRole('button', { name: /^Valvet är låst/ })).toBeVisible();
  // The app's own address is the host's: a port of this computer, or the installed app's.
  expect([...asked].filter((origin) => origin !== new URL(page.url()).origin)).toEqual([]);
});

test('till hands: listorna öppnas bredvid det man gör, och tangenterna går tillbaka dit de var', async ({ page }) => {
  await page.getByRole('link', { name: 'Konton', exact: true }).focus();
  await page.keyboard.press('h');
  const panel = page.getByRole('complementary', { name: 'Till hands' });
  await expect(panel.getByRole('checkbox', { name: 'Jag skriver från rätt konto' })).toBeVisible();
  // It stands beside the page and covers nothing of it.
  const [list, main] = await Promise.all([panel.boundingBox(), page.getByRole('main').boundingBox()]);
  expect((main?.x ?? 0) + (main?.width ?? 0)).toBeLessThanOrEqual(list?.x ?? 0);
  await withoutViolations(page);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Konton', exact: true })).toBeFocused();
});

test('kapat konto: ärendet öppnas med första steget gjort, och rutinen finns på papper', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/kapat/utskrift`);
  await expect(page.getByRole('row', { name: /Bedöm personuppgiftsincident.*inom 72 timmar/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Ängby bibliotek/ })).toBeVisible();
  await page.getByRole('link', { name: 'Tillbaka' }).click();
  await page.getByRole('textbox', { name: 'Adress' }).fill('https://exempel.se/falskt');
  await page.getByRole('textbox', { name: 'Vad som har setts, och när' }).fill('Okända inlägg kl. 9');
  await page.getByRole('button', { name: 'Öppna ärendet' }).click();
  await expect(page.getByRole('heading', { name: 'Kapat konto: https://exempel.se/falskt' })).toBeVisible();
  await expect(page.locator('#step-title')).toHaveText('Släpp in de andra administratörerna');
});

test('en länk i krisen över en osparad sida frågar först, och visar den sidan om det är dit den går', async ({
  page,
}) => {
  const question = page.getByRole('dialog', { name: 'Du har ändringar som inte är sparade' });
  const toPlan = page.getByRole('main').getByRole('link', { name: 'Ändra' }).first();
  await page.goto(`${new URL(page.url()).origin}/#/arenden/nytt`);
  const dnr = page.getByRole('textbox', { name: 'Diarienummer' });
  await dnr.fill('halvskrivet');
  await toCrisis(page, 'Kris');
  await toPlan.click();
  await question.getByRole('button', { name: 'Fortsätt redigera' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kris' })).toBeVisible();
  await page.getByRole('button', { name: 'Tillbaka till sidan' }).click();
  await expect(dnr).toHaveValue('halvskrivet');
  await toCrisis(page, 'Kris');
  await toPlan.click();
  await question.getByRole('button', { name: 'Släng ändringarna' }).click();

  const minutes = page.getByRole('textbox', { name: 'Minuter' });
  await minutes.fill('45');
  await minutes.blur();
  await expect(page.getByRole('region', { name: 'Du har ändringar som inte är sparade' })).toBeVisible();
  await toCrisis(page, 'Kris');
  await toPlan.focus();
  await page.keyboard.press('Enter');
  await expect(minutes).toHaveValue('45');
  await expect(question).toHaveCount(0);
});
