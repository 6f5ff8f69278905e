import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fixturePassword } from '../fixtures/vaults/make.ts';
import { answerDialogs, type RunningElectron } from './electron-app.ts';
import { expect as patient, projectRoot } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import { goTo, openVault, press, unlock, withVault as test } from './vault-journey.ts';

test.use({ startArgs: ['--demo'] });
test.slow();
const expect = patient.configure({ timeout: 45_000 });

const fixture = (name: string) => path.join(projectRoot, 'tests/fixtures/vaults', name);
const csv = (lines: readonly string[]) => ({
  name: 'Chrome lösenord.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['name,url,username,password,note', ...lines, ''].join('\n')),
});

/** The terms of the equation: items = logins + whole items that stay behind + not concerned. */
async function equation(page: Page): Promise<number[]> {
  const terms = await page
    .getByRole('group', { name: 'Vad som händer med filens poster' })
    .locator('b')
    .allInnerTexts();
  return terms.map((term) => Number(term.replace(/\s/gu, '')));
}

type Chosen = { name: string; mimeType: string; buffer: Buffer };

/** Chooses a file: with the host's own picker where it has one, otherwise with the page's. Answers where it lies, where the host knows. */
async function chooseFile(page: Page, electron: RunningElectron | null, file: Chosen): Promise<string | null> {
  if (electron === null) {
    await page.locator('input[type=file]').first().setInputFiles(file);
    return null;
  }
  const place = test.info().outputPath(file.name);
  await writeFile(place, file.buffer);
  await answerDialogs(electron.app, [place]);
  await press(page, 'Välj fil');
  return place;
}

test('inloggningar ur KeePass och en webbläsare går in i valvet med bara tangenter, och allt är redovisat', {
  tag: '@thorough',
}, async ({ page, electron }) => {
  await openVault(page);
  await goTo(page, '/konton/inloggningar');
  await page.getByRole('link', { name: 'Läs in från annat valv' }).first().focus();
  await page.keyboard.press('Enter');

  // A wrong password is no damaged file, and a damaged file is no wrong password.
  const bytes = await readFile(fixture('kdbx4-aes.kdbx'));
  await chooseFile(page, electron, {
    name: 'avklippt.kdbx',
    mimeType: '',
    buffer: bytes.subarray(0, bytes.length - 400),
  });
  await expect(page.getByRole('radio', { name: /^KeePass/ })).toBeChecked();
  await expect(page.getByLabel('Filens lösenord')).toBeFocused();
  await page.keyboard.type(fixturePassword);
  await page.keyboard.press('Enter');
  await expect(page.getByText('avklippt.kdbx är skadad eller avklippt', { exact: false })).toBeVisible();
  await press(page, 'Välj en annan fil');
  const place = await chooseFile(page, electron, { name: 'kdbx4-aes.kdbx', mimeType: '', buffer: bytes });
  await page.keyboard.type('fel lösenord');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/passar inte till kdbx4-aes\.kdbx\. Filen är hel/).first()).toBeVisible();
  await expect(page.getByLabel('Filens lösenord')).toBeFocused();
  await withoutViolations(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(fixturePassword);
  await page.keyboard.press('Enter');

  await expect(page.getByText('Inget är sparat än.', { exact: false })).toBeVisible();
  expect(await equation(page)).toEqual([4, 3, 1, 0]);
  await withoutViolations(page);
  // One is left, and another gets its account by hand.
  const grid = page.getByRole('grid', { name: 'Inloggningar i filen' });
  await grid.focus();
  await page.keyboard.press('Space');
  await expect(grid.getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Konton som inloggningen gäller för' }).focus();
  await page.keyboard.type('Bokbussen');
  await expect(page.getByRole('option', { name: /^Bokbussen/ }).first()).toBeVisible();
  await expect(page.getByRole('option').filter({ hasNotText: 'Bokbussen' })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // On from the list, which stays open for one more.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('Bokbussen');
  await press(page, 'Klart');
  await expect(grid.getByRole('row').nth(2)).toContainText('valt av dig');
  await press(page, 'Läs in 2 inloggningar');

  await expect(page.getByRole('heading', { name: '2 inloggningar är inlästa' })).toBeFocused();
  expect(await equation(page)).toEqual([4, 3, 1, 0]);
  await expect(page.getByText('2 nya, 0 ersatta, 0 fanns redan, 1 lämnade', { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Filen kdbx4-aes.kdbx ligger kvar' })).toBeVisible();
  await withoutViolations(page);
  // Only a host that knows where the file lies offers to take it away; it says what goes with it, and promises nothing of the disk.
  await expect(page.getByRole('button', { name: 'Ta bort filen' })).toHaveCount(place === null ? 0 : 1);
  if (place !== null) {
    await press(page, 'Ta bort filen');
    const ask = page.getByRole('dialog', { name: 'Ta bort kdbx4-aes.kdbx från datorn?' });
    await expect(ask).toContainText(/saker i filen finns inte i valvet/);
    await expect(ask).toContainText('kan det ändå finnas spår kvar');
    await withoutViolations(page);
    await press(page, 'Behåll den');
    await expect(ask).toHaveCount(0);
    expect(existsSync(place)).toBe(true);
    await press(page, 'Ta bort filen');
    await expect(ask).toBeVisible();
    await press(page, 'Ta bort filen');
    await expect(page.getByRole('heading', { name: 'Filen kdbx4-aes.kdbx är borttagen' })).toBeFocused();
    expect(existsSync(place)).toBe(false);
    await withoutViolations(page);
  }
  const fetched = page.waitForEvent('download');
  await press(page, 'Hämta som CSV');
  const text = await readFile(await (await fetched).path(), 'utf8');
  expect(text.startsWith('\ufeffPost;Vad;Varför\r\n')).toBe(true);
  expect(text).toContain('Bara en anteckning;Hela posten: ingen inloggning;Bara inloggningar läses in.');

  // A browser's file: warned before anything is read; what belongs to no account is a number and nothing else.
  await press(page, 'Läs in en till');
  await chooseFile(
    page,
    electron,
    csv(['bank,https://bank.example,kajsa.privat@example.se,HEMLIG,', 'Bokbussen,https://bokbussen.example,b,c,']),
  );
  await expect(page.getByText('En webbläsares fil innehåller ofta privata lösenord.', { exact: false })).toBeVisible();
  await press(page, 'Läs det som hör till våra konton');
  await expect(page.getByText('Inget är sparat än.', { exact: false })).toBeVisible();
  const [items = 0, taken = 0, lost = 0, notConcerned = 0] = await equation(page);
  expect(items).toBe(taken + lost + notConcerned);
  expect(notConcerned).toBeGreaterThan(0);
  expect(await page.content()).not.toMatch(/bank\.example|kajsa\.privat|HEMLIG/);

  // The lock takes the file with it.
  await page.keyboard.press('Alt+l');
  await expect(page.getByText('filen är glömd', { exact: false })).toBeVisible();
  await withoutViolations(page);
  await press(page, 'Lås upp valvet');
  await unlock(page);
  await goTo(page, '/konton/inloggningar');
  await expect(page.getByRole('grid', { name: 'Inloggningar i valvet' }).getByRole('row')).toHaveCount(3);
});
