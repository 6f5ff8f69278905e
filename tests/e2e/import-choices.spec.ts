import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from './fixtures.ts';
import { csv, openList, preview, runButton, toImport } from './import-journey.ts';
import { withoutViolations } from './journey.ts';

// Whole journeys, some with thousands of rows.
test.describe.configure({ timeout: 120_000 });

test.beforeEach(({ page }) => toImport(page));

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
  // What is read in is no choice any more: the message goes with the step.
  await page.getByRole('button', { name: 'Behåll förteckningens i alla' }).click();
  await expect(page.getByText('Valet gäller alla raderna')).toBeVisible();
  await page.getByRole('button', { name: /^Läs in: / }).click();
  await expect(page.getByRole('heading', { name: /inläst/ })).toBeVisible();
  await expect(page.getByText('Valet gäller alla raderna')).toHaveCount(0);
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
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto ?Vilande Ängby bibliotek/ })).toBeVisible();
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
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto ?Vilande Ängby park/ })).toBeVisible();
  await expect(page.getByText('Kontoansvarig behålls som text: ”Sätra Gården”')).toBeVisible();
});

test('det som valdes förra gången hindrar inte ett nytt svar, och gäller inte mot en kolumn som är säker', {
  tag: '@thorough',
}, async ({ page }) => {
  const list = (rows: string[]) =>
    csv('varje månad.csv', ['Namn;Adress;Kontoansvarig;E-post;Status;Startades', ...rows]);
  const row = (name: string, who: string, status: string, day: string) =>
    `${name};https://www.facebook.com/${name.toLowerCase()};${who};${who === '' ? '' : 'x@stad.example'};${status};${day}`;
  const word = page.getByRole('button', { name: /”övertagen”, 1 rad/i });
  const order = page.getByRole('button', { name: /Ordning på dagarna i Startades/ });
  const say = async (status: string) => {
    await word.press('Enter');
    await page.getByRole('option', { name: status }).press('Enter');
    await expect(
      page.getByRole('row', { name: new RegExp(`^Läs in rad 2, \\w+ Nytt konto ?${status} `) }),
    ).toBeVisible();
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
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto ?Vilande Boken/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /nya? person/ })).toHaveCount(0);
  await say('Avslutat');
  await takeIn();

  await openList(page, list([row('Enen', '', 'Övertagen', '')]));
  await preview(page).click();
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto ?Avslutat Enen/ })).toBeVisible();
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
  await expect(page.getByRole('row', { name: /^Läs in rad 2, \w+ Nytt konto .*Bad/ })).toBeVisible();
  await expect(kind).toContainText('okänt');
});

test('en typ som valts förra gången kan bytas, och bytas igen; kvittot säger vilka konton listan saknade', async ({
  page,
}) => {
  const list = (...rows: string[]) => csv('typer.csv', ['Namn;Adress;Typ av konto', ...rows]);
  const row = (name: string, kind: string) => `${name};https://www.facebook.com/${name.toLowerCase()};${kind}`;
  const kind = page.getByRole('button', { name: /Typ för nya konton/ });
  const choose = async (name: string) => {
    await kind.press('Enter');
    await page.getByRole('option', { name, exact: true }).press('Enter');
    await expect(kind).toContainText(name);
  };
  await openList(page, list(row('Almen', 'officiellt'), row('Boken', 'vikingar')));
  await preview(page).click();
  await choose('Pedagogiskt');
  await runButton(page).click();
  await page.getByRole('button', { name: 'Läs in en till' }).click();

  await openList(page, list(row('Almen', ''), row('Cedern', 'vikingar')));
  await preview(page).click();
  await expect(kind).toContainText('Pedagogiskt');
  await choose('Officiellt');
  await expect(page.getByRole('row', { name: /Officiellt Cedern/ })).toBeVisible();
  await choose('Projekt');
  await page.getByRole('button', { name: /^Läs in/ }).click();
  const absent = 'Boken finns i förteckningen men inte i listan. Kontot blir kvar som det är.';
  await expect(page.getByText(absent)).toBeVisible();
  await page.getByRole('button', { name: 'Läs in en till' }).click();
  // The list of earlier imports is read anew when it is seen: the latest comes first then.
  const earlier = page.getByRole('button', { name: 'Visa inläsningen av typer.csv' });
  await expect(earlier).toHaveCount(2);
  await earlier.first().click();
  await expect(page.getByRole('dialog').getByText(absent)).toBeVisible();
});
