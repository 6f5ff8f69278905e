import type { Page } from '@playwright/test';
import { expect as patient } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import { goTo, openVault, press, withVault as test } from './vault-journey.ts';

test.use({ startArgs: ['--demo'] });
test.slow();
const expect = patient.configure({ timeout: 45_000 });

/** The fields of the form that are saved closed, by what the button that opens them says. */
const texts = [
  {
    opener: 'Visa och ändra: Användarnamn',
    field: 'Användarnamn',
    first: 'bok@forvaltning.example',
    second: 'buss@forvaltning.example',
  },
  {
    opener: 'Visa och ändra: Återställningskoder',
    field: 'Återställningskoder',
    first: '1111-2222\n3333-4444\n',
    second: '5555-6666',
  },
  {
    opener: 'Visa och ändra: E-post för återställning',
    field: 'E-post för återställning',
    first: 'brevlada@forvaltning.example',
    second: 'nils@hemma.example',
  },
  {
    opener: 'Visa och ändra: Telefon för återställning',
    field: 'Telefon för återställning',
    first: '08-508 00 00',
    second: '08-508 11 11',
  },
  { opener: 'Visa och ändra: Anteckningar', field: 'Anteckningar', first: 'Rad ett åäö\nRad två', second: 'En rad' },
] as const;
const saved = (text: string) => text.trim();

/** A row of the login's own page, by its name. */
const fact = (page: Page, name: string) => page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });

async function edit(page: Page) {
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { name: 'Ändra Bokbussen' })).toBeVisible();
}

async function save(page: Page) {
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Bokbussen', level: 1, exact: true })).toBeVisible();
}

/** The rows of a name and a value, as they stand in the form. */
async function pairs(page: Page, name: string, value: string): Promise<string[][]> {
  const read = (label: string) =>
    page.getByLabel(label, { exact: true }).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const [names, values] = [await read(name), await read(value)];
  return names.map((one, row) => [one, values[row] ?? '']);
}

test('varje fält i formuläret sparas, kommer tillbaka som det var, och ändras för sig', { tag: '@thorough' }, async ({
  page,
}) => {
  await openVault(page);
  await goTo(page, '/konton/inloggningar/ny');
  await page.getByLabel('Namn', { exact: true }).fill('Bokbussen');
  // An account of one's own duty: opening it needs no reason.
  await page.getByRole('combobox', { name: 'Konton som inloggningen gäller för' }).fill('Bokbussen');
  await expect(page.getByRole('option', { name: /^Bokbussen/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const { field, first } of texts) await page.getByLabel(field, { exact: true }).fill(first);
  await page.getByLabel('Lösenord', { exact: true }).fill(' med mellanslag ');
  const privatePhone = page.getByRole('checkbox', { name: 'Det är någons privata telefon' });
  const privateMail = page.getByRole('checkbox', { name: 'Det är någons privata e-post' });
  await page.getByText('Det är någons privata telefon').click();
  await expect(privateMail).not.toBeChecked();
  const tool = ['Verktyg', 'Hur man kommer in, vem som äger det'] as const;
  const extra = page.getByLabel('Värde', { exact: true });
  for (const [row, [name, note]] of [
    ['Hootsuite', 'Anna äger det'],
    ['Meta Business', ''],
  ].entries()) {
    await press(page, 'Lägg till verktyg');
    await expect(page.getByLabel(tool[0], { exact: true }).nth(row)).toBeFocused();
    await page
      .getByLabel(tool[0], { exact: true })
      .nth(row)
      .fill(name ?? '');
    await page
      .getByLabel(tool[1], { exact: true })
      .nth(row)
      .fill(note ?? '');
  }
  await press(page, 'Lägg till uppgift');
  // A row without a name is no row.
  await press(page, 'Lägg till uppgift');
  await extra.nth(0).fill('4711');
  // A value without a name would be gone: the form says so and saves nothing.
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Skriv ett namn. Utan namn sparas inte det som står bredvid.')).toBeVisible();
  // The first "Namn" is the login's own.
  await page.getByLabel('Namn', { exact: true }).nth(1).fill('Säkerhetsfråga');
  await withoutViolations(page);
  await save(page);

  // The red flag stands on the page and in the list; what is secret stands in neither.
  await expect(page.getByText(/^Återställningen går till någons privata adress/)).toBeVisible();
  await expect(fact(page, 'Återställning, privat telefon')).toBeVisible();
  await expect(fact(page, 'Återställning, e-post')).toBeVisible();
  await expect(fact(page, '2 återställningskoder')).toBeVisible();
  await expect(fact(page, 'Verktyg: Hootsuite')).toBeVisible();
  await expect(fact(page, 'Verktyg: Meta Business')).toBeVisible();
  await expect(fact(page, 'Säkerhetsfråga')).toBeVisible();
  const secrets = /1111-2222|brevlada@|508 00 00|Rad ett|Anna äger|4711|med mellanslag/;
  expect(await page.content()).not.toMatch(secrets);

  // Everything comes back as it was.
  await edit(page);
  expect(await page.content()).not.toMatch(secrets);
  await expect(privatePhone).toBeChecked();
  await expect(privateMail).not.toBeChecked();
  for (const { opener, field, first } of texts) {
    await press(page, opener);
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(saved(first));
  }
  await press(page, 'Visa och ändra: Kopplade verktyg');
  await expect(page.getByLabel(tool[0], { exact: true })).toHaveCount(2);
  expect(await pairs(page, ...tool)).toEqual([
    ['Hootsuite', 'Anna äger det'],
    ['Meta Business', ''],
  ]);
  await press(page, 'Visa och ändra: Andra uppgifter');
  await expect(extra).toHaveValue('4711');
  await withoutViolations(page);

  // Each is changed, and one tool goes; the flag moves from the phone to the mail.
  for (const { field, second } of texts) await page.getByLabel(field, { exact: true }).fill(second);
  await page.getByRole('button', { name: 'Ta bort', exact: true }).first().click();
  await extra.fill('1147');
  await page.getByText('Det är någons privata telefon').click();
  await page.getByText('Det är någons privata e-post').click();
  await save(page);
  await expect(fact(page, 'Återställning, privat e-post')).toBeVisible();
  await expect(fact(page, 'Återställning, telefon')).toBeVisible();
  await expect(fact(page, '1 återställningskod')).toBeVisible();
  await expect(fact(page, 'Verktyg: Hootsuite')).toHaveCount(0);

  // One field is changed and the others, which nobody opened, are as they were.
  await edit(page);
  await press(page, 'Visa och ändra: Anteckningar');
  await page.getByLabel('Anteckningar', { exact: true }).fill('');
  // A field that is opened for a new password and left empty changes nothing.
  await press(page, 'Byt: Lösenord');
  await expect(page.getByLabel('Lösenord', { exact: true })).toHaveValue('');
  await save(page);
  await edit(page);
  for (const { opener, field, second } of texts) {
    await press(page, opener);
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(field === 'Anteckningar' ? '' : second);
  }
  await expect(privateMail).toBeChecked();
  await expect(privatePhone).not.toBeChecked();
  await press(page, 'Visa och ändra: Kopplade verktyg');
  await expect(page.getByLabel(tool[0], { exact: true })).toHaveCount(1);
  expect(await pairs(page, ...tool)).toEqual([['Meta Business', '']]);
  await press(page, 'Visa och ändra: Andra uppgifter');
  await expect(extra).toHaveValue('1147');
  // What is typed or taken away and not saved is not lost unasked.
  const leave = page.getByRole('dialog', { name: 'Du har ändringar som inte är sparade' });
  await page.getByRole('button', { name: 'Ta bort', exact: true }).first().click();
  await expect(page.getByLabel(tool[0], { exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'Avbryt' }).click();
  await leave.getByRole('button', { name: 'Fortsätt redigera' }).click();
  await page.getByLabel('Användarnamn', { exact: true }).fill('halvskrivet');
  await page.getByRole('link', { name: 'Avbryt' }).click();
  await leave.getByRole('button', { name: 'Fortsätt redigera' }).click();
  await expect(page.getByLabel('Användarnamn', { exact: true })).toHaveValue('halvskrivet');
  await page.getByRole('link', { name: 'Avbryt' }).click();
  await leave.getByRole('button', { name: 'Släng ändringarna' }).click();
  // The password was in nobody's way, and has its spaces.
  await expect(page.getByRole('button', { name: 'Visa Lösenord' })).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByText('med mellanslag')).toHaveText(' med mellanslag ');
  // It goes only when somebody says so.
  await edit(page);
  await press(page, 'Ta bort: Lösenord');
  await expect(page.getByText('Tas bort när du sparar')).toBeVisible();
  await save(page);
  await expect(fact(page, 'Lösenord')).toHaveCount(0);
});

test('listan hittar en inloggning på kontots namn, i vilken skrift som helst', { tag: '@thorough' }, async ({
  page,
}) => {
  await openVault(page);
  await goTo(page, '/konton/inloggningar/ny');
  await page.getByLabel('Namn', { exact: true }).fill('Gemensam inloggning');
  await page.getByRole('combobox', { name: 'Konton som inloggningen gäller för' }).fill('Bokbussen');
  await expect(page.getByRole('option', { name: /^Bokbussen/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('Användarnamn', { exact: true }).fill('hemlig@forvaltning.example');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Gemensam inloggning', level: 1 })).toBeVisible();
  await goTo(page, '/konton/inloggningar');
  const search = page.getByRole('searchbox', { name: 'Sök inloggning eller konto' });
  const rows = page.getByRole('grid', { name: 'Inloggningar i valvet' }).getByRole('row');
  await search.fill('BOKBUSSEN gemensam');
  await expect(rows).toHaveCount(2);
  // What is sealed is never searched.
  await search.fill('hemlig@');
  await expect(page.getByText('Inget hittades')).toBeVisible();
});
