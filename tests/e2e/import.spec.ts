import { readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { expect, projectRoot, test } from './fixtures.ts';
import { introduce, withoutViolations } from './journey.ts';

const list = (name: string) => path.join(projectRoot, 'tests/fixtures/lists', name);

type Given = string | { name: string; mimeType: string; buffer: Buffer };

async function openList(page: Page, file: Given): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
}

const csv = (name: string, lines: readonly string[]): Given => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});
const preview = (page: Page) => page.getByRole('button', { name: 'Förhandsgranska', exact: true });
const runButton = (page: Page) => page.getByRole('button', { name: /^Läs in [\d\s]+ kont/u });

/** Says that the register is as empty as before, on the page that everybody sees. */
async function nothingIsChanged(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Idag' }).click();
  await expect(page.getByRole('heading', { name: 'Förteckningen är tom' })).toBeVisible();
}

/** The terms of the equation, in its order: rows = new + updated + duplicates + rejected + skipped. */
async function equation(page: Page): Promise<number[]> {
  const terms = await page.getByRole('group', { name: 'Vad som händer med raderna' }).locator('b').allInnerTexts();
  return terms.map((term) => Number(term.replace(/\s/gu, '')));
}

/** Tab until the control has the keyboard, as a person without a mouse does it. */
async function tabTo(page: Page, role: 'button' | 'link' | 'radio', name: RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard never came to ${String(name)}`);
}

// Whole journeys, some with thousands of rows.
test.describe.configure({ timeout: 120_000 });

test.beforeEach(async ({ page }) => {
  await introduce(page);
  await page.getByRole('link', { name: 'Läs in er lista' }).click();
  await expect(page.getByRole('heading', { name: 'Läs in en lista' })).toBeVisible();
});

test('en förvaltnings egen lista går in med bara tangenter, och varje rad är redovisad', { tag: '@journey' }, async ({
  page,
}) => {
  await withoutViolations(page);
  await tabTo(page, 'button', /^Välj fil/);
  // Pressed again if need be: the first press may come before the browser has begun to hand its choosers to the test.
  await expect(async () => {
    const chooser = page.waitForEvent('filechooser', { timeout: 5_000 });
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(list('kontolista.xlsx'));
  }).toPass();

  await expect(page.getByRole('radio', { name: 'Rad 4 är rubrikraden' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Kontots namn Kontots namn blir' })).toBeVisible();
  await withoutViolations(page);
  await tabTo(page, 'button', /^Förhandsgranska$/);
  await page.keyboard.press('Enter');

  await expect(page.getByText('Inget är ändrat än.')).toBeVisible();
  const [rows = 0, added = 0, updated = 0, duplicates = 0, rejected = 0, skipped = 0] = await equation(page);
  expect(rows).toBe(added + updated + duplicates + rejected + skipped);
  expect({ rows, added, updated, duplicates, rejected, skipped }).toEqual({
    rows: 56,
    added: 52,
    updated: 0,
    duplicates: 2,
    rejected: 0,
    skipped: 2,
  });
  await withoutViolations(page);
  // One duplicate says something else than the row it repeats: its second row is to hold.
  await tabTo(page, 'button', /^Visa och välj$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^Kontoansvarig Leila Lindqvist Göran Åkesson$/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Behåll rad 48' })).toBeChecked();
  await withoutViolations(page);
  await page.getByRole('radio', { name: 'Ta rad 49 i stället' }).press('Space');
  await expect(page.getByRole('radio', { name: 'Ta rad 49 i stället' })).toBeChecked();
  await tabTo(page, 'radio', /^Alla/);
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'button', /^Läs in 52 konton$/);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: '52 konton är inlästa' })).toBeFocused();
  expect(await equation(page)).toEqual([rows, added, updated, duplicates, rejected, skipped]);
  await expect(page.getByText('Summarad')).toBeVisible();
  await expect(page.getByText(/Samma konto som rad \d+/)).toHaveCount(2);
  await expect(page.getByText('Rad 49 gällde.')).toBeVisible();
  await withoutViolations(page);
  await tabTo(page, 'link', /^Se vad som saknas$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/konton\?view=incomplete/);
  await expect(page.getByRole('grid', { name: 'Konton' })).toBeVisible();

  // Read again, it says what it would change, and what is in the register can be kept.
  await page.getByRole('link', { name: 'Läs in lista' }).click();
  await openList(page, list('kontolista.xlsx'));
  await preview(page).click();
  await expect(page.getByText('varav 1 med ändringar')).toBeVisible();
  await expect(page.getByText('Tomma celler tar inget bort ur förteckningen.')).toBeVisible();
  await page.getByRole('button', { name: 'Visa och välj' }).first().click();
  await expect(page.getByRole('row', { name: /^Kontoansvarig Göran Åkesson Leila Lindqvist$/ })).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Behåll förteckningens i alla' }).click();
  await expect(page.getByText('inget ändrat')).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('varav 1 med ändringar')).toBeVisible();
  // The same numbers before and after.
  await page.getByRole('button', { name: 'Läs in: 1 ändras', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Listan är inläst: 1 ändrad, 51 oförändrade' })).toBeFocused();
});

test('skolornas lista i Windows-1252 går in i en ny förvaltning; valen är kvar när man går tillbaka', async ({
  page,
}) => {
  await openList(page, list('skolkonton.csv'));
  await expect(page.getByText('Windows-1252')).toBeVisible();
  await page.getByRole('button', { name: /^Kulturförvaltningen Förvaltning/ }).click();
  await page.getByRole('option', { name: 'Ny förvaltning …' }).click();
  await preview(page).click();
  await expect(page.getByText('Skriv förvaltningens namn.')).toBeVisible();
  await page.getByLabel('Den nya förvaltningens namn').fill('Utbildningsförvaltningen');
  const note = page.getByRole('button', { name: /ANTECKNING blir$/ });
  await expect(note).toContainText('Anteckning');
  await note.click();
  await page.getByRole('option', { name: 'Behåll som text' }).click();
  await preview(page).click();

  await expect(page.getByText('till Utbildningsförvaltningen (ny)')).toBeVisible();
  const [rows = 0, ...parts] = await equation(page);
  expect(rows).toBe(170);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(170);
  await page.getByRole('radio', { name: /^Behålls som text/ }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Slutdatum' }).first()).toContainText('”');
  await page.getByRole('button', { name: /nya enheter$/ }).click();
  await expect(page.getByRole('dialog').getByText('Äppelvikenskolan')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Kolumner' }).click();
  await expect(note).toContainText('Behåll som text');
  await expect(page.getByLabel('Den nya förvaltningens namn')).toHaveValue('Utbildningsförvaltningen');
  await page.goBack();
  await expect(page.getByText('Inget är ändrat än.')).toBeVisible();
  await runButton(page).click();

  await expect(page.getByRole('heading', { name: /konton är inlästa$/ })).toBeVisible();
  expect((await equation(page))[0]).toBe(170);
  await expect(page.getByRole('button', { name: /^Förvaltning: Utbildningsförvaltningen/ })).toBeVisible();

  // The same list once more changes nothing but says that every account is known.
  await page.getByRole('button', { name: 'Läs in en till' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'skolkonton.csv' })).toContainText('Karin Åkesson');
  await openList(page, list('skolkonton.csv'));
  await preview(page).click();
  await expect(page.getByText('Inget är ändrat än.')).toBeVisible();
  const [again, added, updated = 0, duplicates = 0] = await equation(page);
  expect({ again, added, sum: updated + duplicates }).toEqual({ again: 170, added: 0, sum: 170 });
});

test('det som inte är en lista avvisas med ord, och inget är ändrat', async ({ page }) => {
  const alert = page.getByRole('alert');
  await openList(page, {
    name: 'kontolista.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n'),
  });
  await expect(alert).toContainText('kontolista.xlsx är inte en Excel- eller CSV-fil');
  await expect(alert).toContainText('Inget är inläst.');
  await openList(page, { name: 'tom.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(alert).toContainText('tom.csv är tom');
  const large = test.info().outputPath('stor.csv');
  await writeFile(large, 'Namn;Adress');
  await truncate(large, 50 * 1024 * 1024 + 1);
  await openList(page, large);
  await expect(alert).toContainText('Filen är 51 MB; gränsen är 50 MB. Inget är inläst.');
  await expect(page.getByRole('button', { name: 'Välj fil …' })).toBeVisible();
  await nothingIsChanged(page);
});

test('rubrikraden kan pekas ut, och utan namn eller adress går det inte vidare', async ({ page }) => {
  await openList(
    page,
    csv('två-rubriker.csv', [
      'Konto;Kanal;Länk',
      'Namn på kontot;Plattform;Webbadress',
      'Ängby bibliotek;Facebook;https://www.facebook.com/angbybibliotek',
      'Ekdala bibliotek;Instagram;@ekdalabibliotek',
    ]),
  );
  await page.getByRole('radio', { name: 'Rad 2 är rubrikraden' }).check();
  await expect(page.getByRole('rowheader', { name: /^Webbadress/ })).toBeVisible();
  for (const heading of ['Namn på kontot', 'Webbadress']) {
    await page.getByRole('button', { name: new RegExp(`${heading} blir$`) }).click();
    await page.getByRole('option', { name: 'Ta inte med' }).click();
  }
  await preview(page).click();
  await expect(page.getByRole('alert')).toContainText('Välj minst en kolumn som namn, adress eller användarnamn.');
  await page.getByRole('button', { name: /Webbadress blir$/ }).click();
  await page.getByRole('option', { name: 'Adress (länk)' }).click();
  await preview(page).click();
  await expect(runButton(page)).toHaveText('Läs in 2 konton');
});

test('en avbruten inläsning lämnar ingenting efter sig, och valen är kvar', async ({ page }) => {
  const many = Array.from({ length: 45_000 }, (_, index) => `Konto ${index};https://www.facebook.com/konto.${index}`);
  await openList(page, csv('stor.csv', ['Namn;Adress', ...many]));
  await preview(page).click();
  await expect(page.getByText('De 500 första av 45 000 som tas in visas.')).toBeVisible();
  await runButton(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();

  // Leaving asks first.
  await page.getByRole('link', { name: 'Personer' }).click();
  const question = page.getByRole('dialog', { name: 'Inläsningen pågår' });
  await question.getByRole('button', { name: 'Stanna kvar' }).click();
  await page.getByRole('button', { name: 'Avbryt inläsningen' }).click();

  await expect(page.getByText('Inläsningen avbröts. Inget är ändrat.')).toBeVisible();
  await expect(runButton(page)).toHaveText(/Läs in 45\s000 konton/u);
  await nothingIsChanged(page);
});

test('en lista med en kolumn per plattform: varje länk blir ett konto, om man inte väljer annat', async ({ page }) => {
  await openList(
    page,
    csv('bred lista.csv', [
      'Enhet;Kontoansvarig;Facebook;Instagram;YouTube;Webbplats',
      'Ängby bibliotek;Anna Ask;https://www.facebook.com/angbybibliotek;@angbybibliotek;;https://angby.example/bib',
      'Ängby bad;Bo Ek;;@angbybad;https://www.youtube.com/@angbybad;',
      'Ängby park;Bo Ek;https://www.facebook.com/angbypark;–;;',
    ]),
  );
  const each = page.getByRole('checkbox', { name: 'Läs in ett konto per länk' });
  await expect(page.getByText('Listan har flera kolumner med adresser.')).toBeVisible();
  await expect(each).toBeChecked();
  await withoutViolations(page);
  await preview(page).click();
  await expect(page.getByText('5 konton på 3 rader')).toBeVisible();
  await expect(page.getByText('rader, en per länk (3 i filen)')).toBeVisible();
  expect(await equation(page)).toEqual([5, 5, 0, 0, 0, 0]);
  await expect(page.getByRole('row', { name: /^2 Nytt konto ?Aktivt Ängby bibliotek/ })).toHaveCount(2);
  await withoutViolations(page);
  // One account for each row is the other way, and can be seen before anything is saved.
  await each.press('Space');
  await expect(page.getByText('Bara den första länken på varje rad blir ett konto.')).toBeVisible();
  await expect(page.getByText('rader under rubriken')).toBeVisible();
  expect(await equation(page)).toEqual([3, 3, 0, 0, 0, 0]);
  await withoutViolations(page);
  await each.press('Space');
  await page.getByRole('button', { name: 'Läs in 5 konton' }).click();
  await expect(page.getByRole('heading', { name: '5 konton är inlästa' })).toBeVisible();
  await expect(page.getByText('rader, en per länk (3 i filen)')).toBeVisible();

  // Read again with another person, each account of a row is chosen for by itself.
  await page.getByRole('button', { name: 'Läs in en till' }).click();
  await expect(page.getByRole('row', { name: /^bred lista.csv/ })).toContainText('3 i filen');
  await openList(
    page,
    csv('bred lista.csv', [
      'Enhet;Kontoansvarig;Facebook;Instagram;YouTube;Webbplats',
      'Ängby bibliotek;Eva Dahl;https://www.facebook.com/angbybibliotek;@angbybibliotek;;https://angby.example/bib',
      'Ängby bad;Bo Ek;;@angbybad;https://www.youtube.com/@angbybad;',
    ]),
  );
  await preview(page).click();
  await page.getByRole('button', { name: 'Visa och välj' }).click();
  const instagram = page.getByRole('radiogroup', { name: 'Vad som gäller för rad 2, Instagram' });
  const facebook = page.getByRole('radiogroup', { name: 'Vad som gäller för rad 2, Facebook' });
  await instagram.getByRole('radio', { name: 'Behåll' }).press('Space');
  await expect(instagram.getByRole('radio', { name: 'Behåll' })).toBeChecked();
  await expect(facebook.getByRole('radio', { name: 'Ta listans' })).toBeChecked();
  await expect(page.getByText('varav 1 med ändringar')).toBeVisible();
  await withoutViolations(page);
});

test('det som inte är en person avmarkeras med tangenterna, kan tas tillbaka, och behålls som text på kontot', async ({
  page,
}) => {
  await openList(
    page,
    csv('med en gård.csv', [
      'Namn;Adress;Kontoansvarig',
      'Sätra fritid;https://www.instagram.com/satrafritid;Sätra Gården',
      'Ängby bibliotek;https://www.facebook.com/angbybibliotek;Anna Ask',
    ]),
  );
  await preview(page).click();
  await expect(
    page.getByRole('row', {
      name: /^3 Nytt konto ?Aktivt Ängby bibliotek ?Facebook · facebook.com\/angbybibliotek .*Anna Ask/,
    }),
  ).toBeVisible();
  await tabTo(page, 'button', /^2 nya personer$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const box = dialog.getByRole('checkbox', { name: 'Sätra Gården' });
  await expect(box).toBeChecked();
  await box.press('Space');
  await expect(dialog.getByRole('heading', { name: '1 ny person' })).toBeVisible();
  await expect(dialog.getByText('Inte en person', { exact: true })).toBeVisible();
  await withoutViolations(page);
  await box.press('Space');
  await expect(dialog.getByRole('heading', { name: '2 nya personer' })).toBeVisible();
  await box.press('Space');
  await expect(dialog.getByRole('heading', { name: '1 ny person' })).toBeVisible();
  await page.keyboard.press('Escape');
  const kept = page.getByText('Kontoansvarig behålls som text: ”Sätra Gården”');
  await expect(kept).toBeVisible();

  // Leaving the page loses nothing: the list is open at the same step, with what was chosen.
  await page.getByRole('link', { name: 'Idag' }).click();
  await page.getByRole('link', { name: 'Läs in er lista' }).click();
  await expect(kept).toBeVisible();
  await expect(page.getByRole('button', { name: '1 ny person' })).toBeVisible();
  await page.getByRole('button', { name: 'Kolumner' }).click();
  await page.getByRole('link', { name: 'Konton', exact: true }).click();
  await page.goBack();
  await expect(page.getByRole('button', { name: /Kontoansvarig blir$/ })).toBeVisible();
  // The step above is called the same.
  await preview(page).last().click();
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '2 konton är inlästa' })).toBeVisible();
  await page.getByRole('link', { name: 'Personer' }).click();
  await expect(page.getByText('Anna Ask')).toBeVisible();
  await expect(page.getByText('Sätra Gården')).toHaveCount(0);
});

test('raderna som inte togs in hämtas som CSV och finns kvar bland tidigare inläsningar', async ({ page }) => {
  await openList(
    page,
    csv('egen lista.csv', [
      'Namn;Adress;Anteckning',
      'Ängby bibliotek;https://www.facebook.com/angbybibliotek;',
      '"=HYPERLINK(""x"")";https://facebook.com/angbybibliotek/;',
      ';;bara en anteckning, "citerad"; men inget konto',
      'Summa;2;',
    ]),
  );
  await preview(page).click();
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '1 konto är inläst' })).toBeVisible();
  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hämta som CSV' }).click();
  const file = await fetched;
  expect(file.suggestedFilename()).toBe('rader-som-inte-lästes-in.csv');
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeffRad;Utfall;Innehåll;Varför\r\n')).toBe(true);
  expect(text).toContain('Samma konto som rad 2');
  expect(text).toContain("'=HYPERLINK");
  expect(text.trimEnd().split('\r\n')).toHaveLength(4);

  await page.getByRole('button', { name: 'Läs in en till' }).click();
  await page.getByRole('button', { name: 'Visa inläsningen av egen lista.csv' }).click();
  const report = page.getByRole('dialog', { name: 'Inläsningen av egen lista.csv' });
  await expect(report.getByText('3 rader togs inte in')).toBeVisible();
  await expect(report.getByText('Summarad')).toBeVisible();
});

/** Holds a call's answers in the browser, until the function that is given back is called. */
async function held(page: Page, procedure: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/rpc/${procedure}`, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

const twoAccounts = csv('två konton.csv', [
  'Namn;Adress',
  'Ängby bibliotek;https://www.facebook.com/angbybibliotek',
  'Ängby bad;https://www.facebook.com/angbybad',
]);

test('en lista som läses medan man är på en annan sida är där när man kommer tillbaka (bara webbläsaren: svaren hålls kvar på vägen)', async ({
  page,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'Calls are held in the browser.');
  let release = await held(page, 'inventory/openImport');
  await openList(page, twoAccounts);
  await page.getByRole('link', { name: 'Konton', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Konton' })).toBeVisible();
  const answer = page.waitForResponse('**/rpc/inventory/openImport');
  release();
  await (await answer).finished();
  await page.getByRole('link', { name: 'Läs in lista' }).first().click();
  await expect(preview(page)).toBeVisible();
  await page.unrouteAll();

  // Somebody may be back before it is read, and what cannot be read is said wherever they are.
  await page
    .getByRole('navigation', { name: 'Steg' })
    .getByRole('button', { name: /^Välj fil/ })
    .click();
  release = await held(page, 'inventory/openImport');
  await openList(page, csv('en till.csv', ['Namn;Adress', 'Ängby park;https://www.facebook.com/angbypark']));
  await page.getByRole('link', { name: 'Konton', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Konton' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('en till.csv').first()).toBeVisible();
  release();
  await expect(page.getByRole('region', { name: 'Öppen fil' }).getByText('en till.csv')).toBeVisible();
  await page.unrouteAll();
  release = await held(page, 'inventory/openImport');
  await openList(page, { name: 'tom.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await page.getByRole('link', { name: 'Konton', exact: true }).click();
  release();
  await expect(page.getByText(/tom\.csv är tom/)).toBeVisible();
});

test('en inläsning som blir klar när man just gått därifrån ändrar inget på sidan man gått till (bara webbläsaren: svaren hålls kvar på vägen)', async ({
  page,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'Calls are held in the browser.');
  await openList(page, twoAccounts);
  await page.getByRole('button', { name: /^Kulturförvaltningen Förvaltning/ }).click();
  await page.getByRole('option', { name: 'Ny förvaltning …' }).click();
  await page.getByLabel('Den nya förvaltningens namn').fill('Idrottsförvaltningen');
  await preview(page).click();
  await expect(runButton(page)).toBeVisible();
  // The new administration is asked for before the import begins, and when it is written.
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  await page.route('**/rpc/settings/administrations', async (route) => {
    asked += 1;
    if (asked > 1) await promise;
    await route.continue();
  });
  await runButton(page).click();
  await expect.poll(() => asked).toBeGreaterThan(1);
  await page.getByRole('link', { name: 'Personer' }).click();
  await page.getByRole('button', { name: 'Avbryt och lämna' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Personer' })).toBeVisible();
  const address = page.url();
  resolve();
  await expect(page.getByText('Inläsningen hann bli klar innan den avbröts.')).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(page.getByRole('button', { name: /^Förvaltning: Kulturförvaltningen/ })).toBeVisible();
});

test('det som ångras räknas med vad som är valt då', async ({ page }) => {
  const first = 'Ängby bibliotek;https://www.facebook.com/angbybibliotek';
  await openList(page, csv('första.csv', ['Namn;Adress;Kontoansvarig', `${first};Anna Ask`]));
  await preview(page).click();
  await runButton(page).click();
  await page.getByRole('button', { name: 'Läs in en till' }).click();
  await openList(
    page,
    csv('andra.csv', [
      'Namn;Adress;Kontoansvarig',
      `${first};Eva Dahl`,
      'Sätra fritid;https://www.instagram.com/satrafritid;Sätra Gården',
    ]),
  );
  await preview(page).click();
  await page.getByRole('button', { name: 'Visa och välj' }).click();
  await page.getByRole('button', { name: 'Behåll förteckningens i alla' }).click();
  await expect(page.getByText('inget ändrat')).toBeVisible();
  await page.getByRole('button', { name: /^1 ny person$/ }).click();
  await page.getByRole('checkbox', { name: 'Sätra Gården' }).press('Space');
  await expect(page.getByRole('dialog').getByText('Inte en person', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('varav 1 med ändringar')).toBeVisible();
  // Eva Dahl, and not what was said to be no person meanwhile.
  await expect(page.getByRole('button', { name: /^1 ny person$/ })).toBeVisible();
});

test('det som väljs för en lista föreslås nästa gång, och kan bytas mot appens förslag', async ({ page }) => {
  const list = (rows: string[]) => csv('varje månad.csv', ['Namn;Adress;Kontoansvarig;E-post;Anteckning', ...rows]);
  const first =
    'Ängby bibliotek;https://www.facebook.com/angbybibliotek;Anna Ask, Erik Ek;anna.ask@stad.example;pausad 2024';
  await openList(page, list([first, 'Ängby bad;https://www.facebook.com/angbybad;Sätra Gården;;']));
  const note = page.getByRole('button', { name: /Anteckning blir$/ });
  await expect(page.getByText(/som ni valde den/)).toHaveCount(0);
  await note.click();
  await page.getByRole('option', { name: 'Ta inte med' }).click();
  await preview(page).click();
  await expect(page.getByText('Listan säger inget om status för 2 nya konton.')).toBeVisible();
  await page.getByRole('button', { name: /Status för nya konton/ }).press('Enter');
  await page.getByRole('option', { name: 'Vilande' }).press('Enter');
  await expect(page.getByRole('row', { name: /^2 Nytt konto ?Vilande Ängby bibliotek/ })).toBeVisible();
  await expect(page.getByText('Erik Ek blir redaktör')).toBeVisible();
  await page.getByRole('button', { name: /E-post och telefon är/ }).press('Enter');
  await page.getByRole('option', { name: /^i tjänsten/ }).press('Enter');
  await withoutViolations(page);
  await page.getByRole('button', { name: /^3 nya personer$/ }).click();
  await page.getByRole('checkbox', { name: 'Sätra Gården' }).press('Space');
  await page.keyboard.press('Escape');
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '2 konton är inlästa' })).toBeVisible();

  await page.getByRole('button', { name: 'Läs in en till' }).click();
  await openList(page, list(['Ängby park;https://www.facebook.com/angbypark;Sätra Gården;satra@stad.example;stängd']));
  await expect(page.getByText(/^Kolumner och svar är som ni valde den \d+ \p{L}+ \d{4}\.$/u)).toBeVisible();
  await expect(note).toContainText('Ta inte med');
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Använd appens förslag' }).press('Enter');
  await expect(note).toContainText('Anteckning');
  await expect(page.getByText(/^Kolumner och svar är appens förslag/)).toBeVisible();
  await page.getByRole('button', { name: 'Använd era val' }).press('Enter');
  await preview(page).click();
  await expect(page.getByRole('row', { name: /^2 Nytt konto ?Vilande Ängby park/ })).toBeVisible();
  await expect(page.getByText('Kontoansvarig behålls som text: ”Sätra Gården”')).toBeVisible();
});

test('det som valdes förra gången hindrar inte ett nytt svar, och gäller inte mot en kolumn som är säker', async ({
  page,
}) => {
  const list = (rows: string[]) =>
    csv('varje månad.csv', ['Namn;Adress;Kontoansvarig;E-post;Status;Startades', ...rows]);
  const row = (name: string, who: string, status: string, day: string) =>
    `${name};https://www.facebook.com/${name.toLowerCase()};${who};${who === '' ? '' : 'x@stad.example'};${status};${day}`;
  const word = page.getByRole('button', { name: /”övertagen”, 1 rad/i });
  const order = page.getByRole('button', { name: /Ordning på dagarna i Startades/ });
  const say = async (status: string) => {
    await word.press('Enter');
    await page.getByRole('option', { name: status }).press('Enter');
    await expect(page.getByRole('row', { name: new RegExp(`^2 Nytt konto ?${status} `) })).toBeVisible();
  };
  const takeIn = async () => {
    await runButton(page).click();
    await expect(page.getByRole('heading', { name: /(?:konto är inläst|konton är inlästa)$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Läs in en till' }).click();
  };

  await openList(page, list([row('Almen', 'Sätra Gården', 'Övertagen', '11/01/2026')]));
  await order.press('Enter');
  await page.getByRole('option', { name: 'Månaden först' }).press('Enter');
  await preview(page).click();
  await say('Vilande');
  await page.getByRole('button', { name: /^1 ny person$/ }).click();
  await page.getByRole('checkbox', { name: 'Sätra Gården' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'inga nya personer' })).toBeVisible();
  await takeIn();

  await openList(page, list([row('Boken', '', 'övertagen', '11/01/2026'), row('Cedern', '', '', '25/01/2026')]));
  await expect(page.getByText(/^Kolumner och svar är som ni valde den/)).toBeVisible();
  await expect(order).toContainText('Dagen först');
  await preview(page).click();
  // Nobody in this list is the one who was no person in the last.
  await expect(page.getByRole('row', { name: /^2 Nytt konto ?Vilande Boken/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /nya? person/ })).toHaveCount(0);
  await say('Avslutat');
  await takeIn();

  await openList(page, list([row('Enen', '', 'Övertagen', '')]));
  await preview(page).click();
  await expect(page.getByRole('row', { name: /^2 Nytt konto ?Avslutat Enen/ })).toBeVisible();
  await say('Förlorat');
});

test('ett annat blad börjar utan det som svarats för det förra', async ({ page }) => {
  const sheet = (name: string, person: string) => ({
    name,
    rows: [
      ['Namn', 'Adress', 'Kontoansvarig', 'E-post'],
      [name, `https://www.facebook.com/${name.toLowerCase()}`, person, 'x@stad.example'],
    ],
  });
  const buffer = Buffer.from(await writeXlsx({ sheets: [sheet('Skolor', 'Anna Ask'), sheet('Bad', 'Bo Ek')] }));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await openList(page, { name: 'bok.xlsx', mimeType, buffer });
  await preview(page).click();
  const kind = page.getByRole('button', { name: /E-post och telefon är/ });
  await kind.press('Enter');
  await page.getByRole('option', { name: /^privata/ }).press('Enter');
  await expect(kind).toContainText('privata');
  await page.getByRole('button', { name: 'Tillbaka' }).click();
  await page.getByRole('button', { name: /Blad/ }).press('Enter');
  await page.getByRole('option', { name: /^Bad/ }).press('Enter');
  await expect(preview(page)).toHaveCount(1);
  await preview(page).click();
  await expect(page.getByRole('row', { name: /^2 Nytt konto .*Bad/ })).toBeVisible();
  await expect(kind).toContainText('okänt');
});

test('ett fönster med en öppen lista stängs inte utan fråga (bara webbläsaren: appen frågar med en egen ruta)', async ({
  page,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'The window of the app asks with a box of its own.');
  await openList(page, twoAccounts);
  await expect(preview(page)).toBeVisible();
  const asks = async () => {
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await closing;
  };
  await asks();
  // The list is open from whichever page the window is closed.
  await page.getByRole('link', { name: 'Idag' }).click();
  await expect(page.getByRole('heading', { name: 'Förteckningen är tom' })).toBeVisible();
  await asks();
  await page.goBack();
  await preview(page).click();
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '2 konton är inlästa' })).toBeVisible();
  // Nothing is lost by leaving now.
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});
