import { readFile, truncate, writeFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from './fixtures.ts';
import {
  csv,
  equation,
  list,
  nothingIsChanged,
  openList,
  preview,
  runButton,
  tabTo,
  toImport,
} from './import-journey.ts';
import { withoutViolations } from './journey.ts';

// Whole journeys, some with thousands of rows.
test.describe.configure({ timeout: 120_000 });

test.beforeEach(({ page }) => toImport(page));

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
  await expect(page.getByRole('heading', { name: 'Uppgifterna i 1 dubblett gällde' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '3 rader togs inte in' })).toBeVisible();
  await withoutViolations(page);
  await tabTo(page, 'link', /^Se vad som saknas$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/konton\?view=incomplete/);
  await expect(page.getByRole('grid', { name: 'Konton' })).toBeVisible();

  // Read again it changes nothing; with the other row it says what that would change, and what is in the register can be kept.
  await page.getByRole('link', { name: 'Läs in lista' }).click();
  await openList(page, list('kontolista.xlsx'));
  await preview(page).click();
  await expect(page.getByText('inget ändrat')).toBeVisible();
  await page.getByRole('button', { name: 'Visa och välj' }).click();
  await expect(page.getByRole('radio', { name: 'Ta rad 49 i stället' })).toBeChecked();
  await page.getByRole('radio', { name: 'Behåll rad 48' }).press('Space');
  await expect(page.getByText('varav 1 med ändringar')).toBeVisible();
  await page.getByRole('radio', { name: /^Alla/ }).press('Space');
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
  await expect(page.getByText('Listan säger inte vilken typ 56 nya konton är. De kommer in som')).toBeVisible();
  await page.getByRole('button', { name: /^Pedagogiskt Typ för nya konton/ }).press('Enter');
  await page.getByRole('option', { name: 'Officiellt' }).press('Enter');
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto ?Aktivt ?Officiellt/ })).toBeVisible();
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

test('en avbruten inläsning lämnar ingenting efter sig, och valen är kvar', { tag: '@thorough' }, async ({ page }) => {
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
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto ?Aktivt Ängby bibliotek/ })).toHaveCount(2);
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
      name: /^Läs in rad 3, \w+ Nytt konto ?Aktivt Ängby bibliotek ?Facebook · facebook.com\/angbybibliotek .*Anna Ask/,
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
  await expect(page.getByRole('heading', { name: 'Konton', level: 1 })).toBeVisible();
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
  expect(file.suggestedFilename()).toBe('rader-som-inte-blev-konton.csv');
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

test('en dubblett vars uppgifter användes står i filen, med vad som gällde', async ({ page }) => {
  await openList(
    page,
    csv('två gånger.csv', [
      'Namn;Adress;Kontoansvarig',
      'Ängby bad;https://www.facebook.com/angbybad;',
      'Ängby bad;https://www.facebook.com/angbybad;Anna Ask',
    ]),
  );
  await preview(page).click();
  await page.getByRole('button', { name: 'Visa och välj' }).click();
  await page.getByRole('radio', { name: 'Fyll det som saknas' }).press('Space');
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: 'Uppgifterna i 1 dubblett gällde' })).toBeVisible();
  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hämta som CSV' }).click();
  const [, line] = (await readFile(await (await fetched).path(), 'utf8')).trimEnd().split('\r\n');
  expect(line).toMatch(/^3;Dubblett;Ängby bad · Facebook;.*Rad 2 gällde; det som saknades kom från rad 3\./);
});

test('rader väljs bort med tangenterna, och nästa blad följer på kvittot utan att filen väljs igen', async ({
  page,
}) => {
  const sheet = (name: string, names: readonly string[]) => ({
    name,
    rows: [
      ['Namn', 'Adress', 'Enhet', 'Kontoansvarig', 'E-post', 'Ersättare'],
      ...names.map((one) => [one, `https://www.facebook.com/${one.toLowerCase()}`, name, 'Anna Ask', '', 'Bo Ek']),
    ],
  });
  const buffer = Buffer.from(
    await writeXlsx({
      sheets: [
        sheet('Skolor', ['Tallen', 'Eken', 'Asken']),
        { name: 'Om listan', rows: [['Uppdateras varje månad av Anna Ask.'], ['Frågor? Ring växeln.']] },
        sheet('Bad', ['Sumpen']),
      ],
    }),
  );
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await openList(page, { name: 'bok.xlsx', mimeType, buffer });
  await expect(page.getByText(/^Filen har ett blad till: Bad\./)).toBeVisible();
  await preview(page).click();
  const box = page.getByRole('checkbox', { name: 'Läs in rad 3, Facebook' });
  await expect(box).toBeChecked();
  await box.press('Space');
  await expect(box).not.toBeChecked();
  await expect(page.getByText('Bortvald i förhandsgranskningen')).toBeVisible();
  expect(await equation(page)).toEqual([3, 2, 0, 0, 0, 1]);
  await withoutViolations(page);
  // Ticked again it is as before; among the new ones it stays where it was left out.
  await box.press('Space');
  await expect(runButton(page)).toHaveText('Läs in 3 konton');
  await page.getByRole('radio', { name: /^Nya/ }).click();
  await box.press('Space');
  await expect(runButton(page)).toHaveText('Läs in 2 konton');
  await expect(box).toBeFocused();
  await expect(page.getByText('Ersättare: Bo Ek')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Fler uppgifter' }).press('Space');
  await expect(page.getByText('Ersättare: Bo Ek')).toHaveCount(2);
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '2 konton är inlästa' })).toBeFocused();
  expect(await equation(page)).toEqual([3, 2, 0, 0, 0, 1]);
  await expect(page.getByRole('row', { name: /^3 Överhoppad Eken .*Bortvald i förhandsgranskningen/ })).toBeVisible();

  await expect(page.getByText('Filen har ett blad till som ser ut som en lista: Bad.')).toBeVisible();
  await withoutViolations(page);
  await tabTo(page, 'button', /^Fortsätt med bladet Bad$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Blad/ })).toContainText('Bad');
  // The step above is called the same.
  await preview(page).last().click();
  await expect(page.getByRole('checkbox', { name: 'Läs in rad 2, Facebook' })).toBeChecked();
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '1 konto är inläst' })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Fortsätt med bladet/ })).toHaveCount(0);
});

test('ett blad per enhet: bladets namn föreslås som enhet, gäller alla rader och kan tömmas', async ({ page }) => {
  const sheet = (name: string, account: string) => ({
    name,
    rows: [
      ['Namn', 'Adress', 'Kontoansvarig'],
      [account, `https://www.facebook.com/${account.toLowerCase()}`, 'Anna Ask'],
    ],
  });
  const buffer = Buffer.from(
    await writeXlsx({
      sheets: [sheet('Ängby bibliotek', 'Tallen'), sheet('Strandbadet', 'Sumpen'), sheet('Blad3', 'Eken')],
    }),
  );
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await openList(page, { name: 'enheter.xlsx', mimeType, buffer });
  const unit = page.getByRole('textbox', { name: 'Enhet för alla rader' });
  const warning = page.getByText(/^Ingen kolumn är enhet\./);
  await expect(unit).toHaveValue('Ängby bibliotek');
  await expect(warning).toHaveCount(0);
  await withoutViolations(page);
  await unit.fill('');
  await expect(warning).toBeVisible();
  await unit.fill('Biblioteket i Ängby');
  await expect(warning).toHaveCount(0);
  // Where a column says it, nobody is asked.
  await page.getByRole('button', { name: /Kontoansvarig blir$/ }).press('Enter');
  await page.getByRole('option', { name: 'Enhet', exact: true }).press('Enter');
  await expect(unit).toHaveCount(0);
  await page.getByRole('button', { name: /Kontoansvarig blir$/ }).press('Enter');
  await page.getByRole('option', { name: 'Kontoansvarig', exact: true }).press('Enter');
  await expect(unit).toHaveValue('Biblioteket i Ängby');
  await preview(page).click();
  await expect(page.getByRole('button', { name: /^1 ny enhet$/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Tallen .*Biblioteket i Ängby/ })).toBeVisible();
  await runButton(page).click();
  await expect(page.getByRole('heading', { name: '1 konto är inläst' })).toBeFocused();
  await page.getByRole('button', { name: 'Fortsätt med bladet Strandbadet' }).click();
  await expect(unit).toHaveValue('Strandbadet');
  await page.getByRole('button', { name: /Blad/ }).press('Enter');
  await page.getByRole('option', { name: /^Blad3/ }).press('Enter');
  await expect(unit).toHaveValue('');
  await expect(warning).toBeVisible();
  await page.getByRole('button', { name: /Blad/ }).press('Enter');
  await page.getByRole('option', { name: /^Strandbadet/ }).press('Enter');
  await expect(unit).toHaveValue('Strandbadet');
  // The step above is called the same.
  await preview(page).last().click();
  await expect(page.getByRole('row', { name: /Sumpen .*Strandbadet/ })).toBeVisible();
});

test('en kolumn som saknas för det som spelar roll sägs, och hindrar inget', async ({ page }) => {
  await openList(page, csv('bara adresser.csv', ['Namn;Adress;Färg', 'Tallen;facebook.com/tallen;Blå']));
  await expect(page.getByText(/^Ingen kolumn är kontoansvarig\./)).toBeVisible();
  await expect(page.getByText(/^Ingen kolumn är kontots namn\./)).toHaveCount(0);
  const unit = page.getByText(/^Ingen kolumn är enhet\./);
  await expect(unit).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('button', { name: /Färg blir$/ }).press('Enter');
  await page.getByRole('option', { name: 'Enhet', exact: true }).press('Enter');
  await expect(unit).toHaveCount(0);
  await preview(page).click();
  await expect(runButton(page)).toHaveText('Läs in 1 konto');
});

test('ett förkortat namn blir samma person när någon säger det, och den som är sin egen ersättare sägs', async ({
  page,
}) => {
  await openList(
    page,
    csv('förkortat.csv', [
      'Namn;Adress;Enhet;Kontoansvarig;Ersättare',
      'Tallen;facebook.com/tallen;Norr;Tomas Schäfer;Bo Ek',
      'Eken;facebook.com/eken;Norr;T. Schäfer;T. Schäfer',
    ]),
  );
  await preview(page).click();
  await expect(page.getByText('På 1 rad är kontoansvarig och ersättare samma person.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^3 nya personer$/ })).toBeVisible();
  const same = page.getByRole('checkbox', { name: 'T. Schäfer är Tomas Schäfer' });
  await expect(same).not.toBeChecked();
  await same.press('Space');
  await expect(page.getByRole('button', { name: /^2 nya personer$/ })).toBeVisible();
  await expect(same).toBeChecked();
  await expect(page.getByRole('row', { name: /Eken .*Tomas Schäfer ?också ersättare/ })).toBeVisible();
  await withoutViolations(page);
  await same.press('Space');
  await expect(page.getByRole('button', { name: /^3 nya personer$/ })).toBeVisible();
});

test('en lista vars rubrik säger en annan förvaltning läses inte in i den egna utan att det sägs', async ({ page }) => {
  const says = page.getByText('Listans rubrik säger Idrottsförvaltningen.', { exact: false });
  const row = 'Ängby bad;https://www.facebook.com/angbybad';
  await openList(page, csv('bad.csv', ['Idrottsförvaltningen – konton 2026;', 'Namn;Adress', row]));
  await preview(page).click();
  await expect(says).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Byt förvaltning' }).click();
  await page.getByRole('button', { name: /^Kulturförvaltningen Förvaltning/ }).click();
  await page.getByRole('option', { name: 'Ny förvaltning …' }).click();
  await page.getByLabel('Den nya förvaltningens namn').fill('Idrottsförvaltningen');
  await preview(page).click();
  await expect(page.getByText('till Idrottsförvaltningen (ny)')).toBeVisible();
  await expect(says).toHaveCount(0);
});
