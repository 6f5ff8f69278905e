import type { Locator, Page } from '@playwright/test';
import { expect as patient, test, typeDay } from './fixtures.ts';
import { withoutViolations, withoutViolationsInAnyTheme } from './journey.ts';

test.use({ startArgs: ['--demo'] });
// Long paths on two shared cores: what is right comes, if slowly.
test.describe.configure({ timeout: 180_000 });
const expect = patient.configure({ timeout: 20_000 });

const combo = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const nav = (page: Page) => page.getByRole('navigation', { name: 'På den här sidan' });
const saveBar = (page: Page) => page.getByRole('region', { name: 'Ändringar som inte är sparade' });

async function openNew(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Konton', exact: true }).click();
  await page.getByRole('button', { name: /^Nytt konto/ }).click();
  await expect(page.getByRole('heading', { name: 'Nytt konto' })).toBeVisible();
}

/** Creates an account of a kind by its address and waits for its page. */
async function create(page: Page, address: string, name: string, kind = 'Officiellt'): Promise<void> {
  await openNew(page);
  await page.getByLabel('Adress', { exact: true }).fill(address);
  await page.getByText(kind, { exact: true }).click();
  await page.getByLabel('Namn', { exact: true }).fill(name);
  if (kind === 'Projekt') await page.getByText('Okänt: slutdatum').click();
  await page.getByRole('button', { name: kind === 'Pedagogiskt' ? /^Anmäl Ctrl/ : /^Skapa och fortsätt/ }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

async function addPerson(page: Page, field: string, name: string): Promise<void> {
  await combo(page, field).fill(name);
  await page.getByRole('option', { name: `Lägg till ”${name}”` }).click();
  // A list that takes several empties itself when the new one has its place, and stays open for the next.
  await expect(combo(page, field)).toHaveValue(field === 'Redaktörer' ? '' : name);
  await page.keyboard.press('Escape');
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(saveBar(page)).toHaveCount(0);
}

/** Year, month and day of a date field. */
const dayParts = (page: Page, label: string) => page.getByRole('group', { name: label }).getByRole('spinbutton');

test('en inklistrad adress känns igen, och samma konto kan inte läggas till två gånger', async ({ page }) => {
  await openNew(page);
  await expect(page.getByLabel('Adress', { exact: true })).toBeFocused();
  await page.keyboard.type('https://www.instagram.com/provkonto.ett/');
  await expect(page.getByText('Instagram provkonto.ett')).toBeVisible();
  await expect(page.getByLabel('Namn', { exact: true })).toHaveValue('Provkonto ett');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Provkonto ett', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Öppna kanalen' })).toHaveAttribute('rel', /noopener/);

  await openNew(page);
  await page.getByLabel('Adress', { exact: true }).fill('http://instagram.com/PROVKONTO.ETT?igsh=1');
  await expect(page.getByText('Finns redan:')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Skapa och fortsätt/ })).toBeDisabled();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Provkonto ett' }).click();
  await expect(page.getByRole('heading', { name: 'Provkonto ett', level: 1 })).toBeVisible();
});

test('det som saknas leder till sitt fält, och försvinner när det är ifyllt', async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.tva', 'Provkonto två');
  const gaps = page.getByRole('complementary', { name: 'Det här saknas' });
  for (const [gap, field] of [
    ['Ersättare', 'Ersättare'],
    ['Moderering', 'Moderering'],
    ['Enhet', 'Enhet'],
  ] as const) {
    await gaps.getByRole('button', { name: gap, exact: true }).click();
    await expect(combo(page, field)).toBeFocused();
    await page.keyboard.press('Escape');
  }
  await gaps.getByRole('button', { name: 'Villkor' }).click();
  await expect(page.getByRole('checkbox', { name: 'Villkor för att delta' })).toBeFocused();
  await gaps.getByRole('button', { name: 'Syfte', exact: true }).click();
  await expect(page.getByLabel('Syfte', { exact: true })).toBeFocused();
  await page.keyboard.type('Visa vad som händer.');
  await expect(gaps.getByRole('button', { name: 'Syfte ändrat' })).toBeVisible();
  // Half a name is held, and nothing is saved past it; taken away, the keyboard goes on where it was.
  await combo(page, 'Ersättare').fill('Halva nam');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Skrivet men inte valt: ”Halva nam”', { exact: false })).toBeVisible();
  await expect(combo(page, 'Ersättare')).toHaveValue('Halva nam');
  await expect(saveBar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(combo(page, 'Ersättare')).toHaveValue('');
  await page.getByLabel('Syfte', { exact: true }).focus();
  await saveBar(page)
    .getByRole('button', { name: /^Spara/ })
    .click();
  await expect(saveBar(page)).toHaveCount(0);
  await expect(page.getByLabel('Syfte', { exact: true })).toBeFocused();
  await expect(gaps.getByRole('button', { name: /^Syfte/ })).toHaveCount(0);
});

test('ett helt namn som skrivs efter ett halvt väljs med Enter, och första Ctrl S sparar', async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.halv', 'Provkonto halv');
  await page.getByLabel('Syfte', { exact: true }).fill('Visa vad som händer.');
  await combo(page, 'Enhet').fill('Bibl');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Skrivet men inte valt: ”Bibl”', { exact: false })).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Biblioteken');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await expect(saveBar(page)).toHaveCount(0);
  await expect(combo(page, 'Enhet')).toHaveValue('Biblioteken');
});

test('varje del ändras, sparas med Ctrl S och står kvar', { tag: '@journey' }, async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.tre', 'Provkonto tre', 'Entreprenör');
  const url = page.url();

  await combo(page, 'Enhet').fill('Provenheten');
  await page.getByRole('option', { name: 'Lägg till ”Provenheten”' }).click();
  await page.getByLabel('Kontakt hos entreprenören').fill('Driftledaren');
  await typeDay(page, 'Avtalet slutar', '2030-12-31');
  await section(page, 'Avtal').getByRole('button', { name: 'Kontrollerat i dag' }).click();

  await addPerson(page, 'Kontoansvarig', 'Prov Provsson');
  await addPerson(page, 'Redaktörer', 'Redaktör Ett');
  await addPerson(page, 'Redaktörer', 'Redaktör Två');
  await page.getByRole('button', { name: 'Samma som kontoansvarig' }).click();
  await expect(combo(page, 'Moderering')).toHaveValue('Prov Provsson');

  await page
    .getByRole('button', { name: /Inloggningssätt$/ })
    .last()
    .click();
  await page.getByRole('option', { name: 'Personlig roll' }).click();
  await expect(page.getByText('Här finns inget lösenord att spara.')).toBeVisible();
  await page.getByLabel('Funktionsbrevlåda').fill('prov.provsson@example.se');
  await expect(page.getByText('Ser ut som en persons egen adress.')).toBeVisible();
  await page.getByLabel('Funktionsbrevlåda').fill('provenheten@example.se');
  await expect(page.getByText('Ser ut som en persons egen adress.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Lägg till 3 från Ansvar' }).click();
  await page.getByRole('radiogroup', { name: 'Prov Provsson kan logga in' }).getByText('Ja').click();
  await page.getByRole('radiogroup', { name: 'Prov Provsson kan avsluta kontot' }).getByText('Nej').click();
  await page.getByRole('button', { name: 'Prov Provsson: kontrollerat i dag' }).click();

  await page.getByLabel('Målgrupp').fill('Alla som går förbi.');
  await page.getByRole('button', { name: 'Lägg till effektmål' }).click();
  await page.getByLabel('Önskad förändring').fill('Fler känner till platsen');
  await typeDay(page, 'Följs upp', '2031-01-15');

  await page.getByText('Villkor för att delta').click();
  await page
    .getByRole('button', { name: /Publiceringsnorm$/ })
    .last()
    .click();
  await page.getByRole('option', { name: 'Säsong' }).click();
  await page.getByRole('button', { name: '1 i veckan' }).click();
  await page.getByText('Visas på den offentliga listan').click();

  await expect(saveBar(page)).toContainText('ändringar är inte sparade');
  await save(page);
  await page.reload();
  await expect(page).toHaveURL(url);
  await expect(combo(page, 'Enhet')).toHaveValue('Provenheten');
  await expect(page.getByLabel('Kontakt hos entreprenören')).toHaveValue('Driftledaren');
  await expect(dayParts(page, 'Avtalet slutar')).toHaveText(['2030', '12', '31']);
  await expect(combo(page, 'Planering')).toHaveValue('Prov Provsson');
  await expect(page.getByRole('list', { name: 'Redaktörer' }).getByRole('listitem')).toHaveText([
    'Redaktör Ett',
    'Redaktör Två',
  ]);
  const access = section(page, 'Åtkomst');
  await expect(access.getByText(/^1 person/)).toBeVisible();
  await expect(access.getByRole('row', { name: /Redaktör Ett/ })).toBeVisible();
  await expect(page.getByLabel('Önskad förändring')).toHaveValue('Fler känner till platsen');
  await expect(page.getByRole('checkbox', { name: 'Villkor för att delta' })).toBeChecked();
  await expect(page.getByLabel('Antal inlägg')).toHaveValue('1');
  await expect(page.getByRole('checkbox', { name: /Visas på den offentliga listan/ })).toBeChecked();

  await nav(page).getByRole('button', { name: 'Historik' }).click();
  const history = section(page, 'Historik');
  await expect(history.getByRole('heading', { name: 'Historik' })).toBeFocused();
  await expect(history).toContainText('Provenheten');
  await expect(history).toContainText('Åtkomst för Prov Provsson');
  await expect(history).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}|\{"/);
});

test('det som inte kan sparas sägs vid fältet, och osparat lämnas inte utan fråga', async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.fyra', 'Provkonto fyra');
  await page.getByLabel('Namn', { exact: true }).fill('');
  await page.getByLabel('Timmar i veckan').fill('500');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Namn saknas. Skriv det här.')).toBeVisible();
  await expect(page.getByText('Högst 168.')).toBeVisible();
  await expect(page.getByLabel('Namn', { exact: true })).toBeFocused();
  await page.getByRole('link', { name: 'Idag' }).click();
  const leave = page.getByRole('dialog', { name: 'Du har ändringar som inte är sparade' });
  await leave.getByRole('button', { name: 'Fortsätt redigera' }).click();
  await expect(page.getByLabel('Timmar i veckan')).toHaveValue('500');
  await saveBar(page).getByRole('button', { name: 'Släng ändringarna' }).click();
  await expect(page.getByLabel('Namn', { exact: true })).toHaveValue('Provkonto fyra');
  const address = page.getByLabel('Adress', { exact: true });
  await address.fill('prov konto fyra');
  await expect(page.getByText('Det här är ingen adress. Sparar du hamnar det i anteckningen.')).toBeVisible();
  await saveBar(page).getByRole('button', { name: 'Släng ändringarna' }).click();
  await page.getByLabel('Nytta').fill('Sparas på vägen ut');
  await page.getByRole('link', { name: 'Idag' }).click();
  await leave.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Nytta')).toHaveValue('Sparas på vägen ut');
});

test('ett nytt mål tar markören, och ett sparande som inte går leder till det som är fel', {
  tag: '@thorough',
}, async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.mal', 'Provkonto mål');
  await page.getByRole('button', { name: 'Lägg till mätbart mål' }).press('Enter');
  await page.keyboard.type('Fler än förra året');
  await page.getByRole('button', { name: 'Lägg till effektmål' }).press(' ');
  const effect = page.getByLabel('Önskad förändring');
  await expect(effect).toBeFocused();
  await expect(page.getByRole('group', { name: /^Mål \d$/ })).toHaveCount(2);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Målet saknas. Skriv det här.')).toBeVisible();
  await page.getByLabel('Nytta').focus();
  await page.keyboard.press('Control+s');
  await expect(effect).toBeFocused();
  await page.keyboard.type('Fler vet var vi finns');
  await save(page);
  await page.reload();
  await expect(page.locator('[data-field="goals"] textarea').first()).toHaveValue('Fler än förra året');
  await expect(effect).toHaveValue('Fler vet var vi finns');
});

test('sidans meny visar den del som man står i', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1400 });
  await create(page, 'https://www.facebook.com/provkonto.meny', 'Provkonto meny');
  // An open list hides the menu from all but the eyes.
  const current = page.locator('nav[aria-label="På den här sidan"] [data-current]');
  await expect(current).toHaveText(/^Kontot/);
  await combo(page, 'Kontoansvarig').focus();
  await expect(current).toHaveText(/^Ansvar/);
  await page.keyboard.press('Escape');
  await page.locator('#main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await expect(current).toHaveText('Historik');
});

test('timmar skrivs med komma eller punkt, och det som inte är ett tal sparas inte', { tag: '@thorough' }, async ({
  page,
}) => {
  await create(page, 'https://www.facebook.com/provkonto.timmar', 'Provkonto timmar');
  const hours = page.getByLabel('Timmar i veckan');
  const wrong = page.getByText('Skriv ett tal från 0 till 168, med högst två decimaler.');
  await hours.pressSequentially('2,5');
  await save(page);
  await page.reload();
  await expect(hours).toHaveValue('2,5');
  for (const text of ['2,555', 'två', '1.000,5']) {
    await hours.fill(text);
    await expect(wrong).toBeVisible();
    await page.getByLabel('Nytta').fill(text);
    await page.keyboard.press('Control+s');
    await expect(hours).toBeFocused();
    await expect(hours).toHaveValue(text);
  }
  await hours.fill('12.25');
  await expect(wrong).toHaveCount(0);
  await save(page);
  await page.reload();
  await expect(hours).toHaveValue('12,25');
  await expect(page.getByLabel('Nytta')).toHaveValue('1.000,5');
  // What is thrown away is gone from the field too.
  await page.getByLabel('Nytta').fill('annat');
  await hours.fill('tolv');
  await saveBar(page).getByRole('button', { name: 'Släng ändringarna' }).click();
  await expect(hours).toHaveValue('12,25');
});

test('någon annan sparade först: det skrivna står kvar, och båda ändringarna kan räddas (bara webbläsaren: appen har ett fönster)', {
  tag: '@thorough',
}, async ({ page, hostKind }) => {
  test.skip(hostKind === 'electron', 'the desktop app has one window');
  await create(page, 'https://www.facebook.com/provkonto.fem', 'Provkonto fem');
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(location.href));
  const other = await opened;
  await page.getByLabel('Nytta').fill('Min nytta');
  await page.getByLabel('Målgrupp').fill('Min målgrupp');
  await other.getByLabel('Målgrupp').fill('Deras målgrupp');
  await other.getByLabel('Språk').fill('finska');
  await save(other);

  await expect(saveBar(page)).toContainText('Någon annan har ändrat kontot');
  await expect(page.getByLabel('Målgrupp')).toHaveValue('Min målgrupp');
  await expect(saveBar(page).getByRole('button', { name: /^Spara/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Läs in på nytt' }).click();
  await expect(page.getByLabel('Språk')).toHaveValue('finska');
  await expect(page.getByLabel('Nytta')).toHaveValue('Min nytta');
  await expect(page.getByLabel('Målgrupp')).toHaveValue('Deras målgrupp');
  await expect(page.getByText('Min målgrupp')).toBeVisible();
  await page.getByRole('button', { name: 'Använd min' }).click();
  await save(page);
  await page.reload();
  await expect(page.getByLabel('Målgrupp')).toHaveValue('Min målgrupp');
  await expect(page.getByLabel('Språk')).toHaveValue('finska');
  await expect(page.getByLabel('Nytta')).toHaveValue('Min nytta');
  // Nobody writes in the other window: it follows by itself.
  await expect(other.getByLabel('Målgrupp')).toHaveValue('Min målgrupp');
});

test('en rad makuleras med orsak, kan inte ändras och kan återtas', async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.sex', 'Provkonto sex');
  await page.getByRole('button', { name: 'Mer' }).click();
  await page.getByRole('menuitem', { name: 'Makulera …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Makulera Provkonto sex' });
  await dialog.getByRole('button', { name: 'Makulera' }).click();
  await expect(dialog.getByText('Skriv varför raden är fel.')).toBeVisible();
  await dialog.getByLabel('Orsak').fill('En dubblett');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/Raden makulerades .* En dubblett/)).toBeVisible();
  await expect(page.getByLabel('Namn', { exact: true })).toBeDisabled();
  await expect(combo(page, 'Enhet')).toBeDisabled();
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Återta' }).click();
  await expect(page.getByLabel('Namn', { exact: true })).toBeEnabled();
  await expect(page.getByText('Raden makulerades')).toHaveCount(0);
});

/** Opens the dialog for a new status and chooses it. */
async function chooseStatus(page: Page, status: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Ändra status …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra status' });
  await dialog
    .getByRole('button', { name: /Status$/ })
    .first()
    .click();
  await page.getByRole('option', { name: status }).click();
  return dialog;
}

test('status ändras med orsak och beslut, och ett avslutat konto står kvar', async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.sju', 'Provkonto sju');
  const dialog = await chooseStatus(page, 'Avslutat');
  await dialog.getByRole('button', { name: 'Ändra status' }).click();
  await expect(dialog.getByText('Skriv varför statusen ändras.')).toBeVisible();
  await dialog.getByLabel('Orsak').fill('Få besökare');
  // What is written is not lost by a key.
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Släng det du har skrivit?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(dialog.getByLabel('Orsak')).toHaveValue('Få besökare');
  await expect(dialog.getByLabel('Orsak')).toBeFocused();
  await dialog.getByLabel('Diarienummer').fill('1.1-22/2026');
  await withoutViolations(page);
  await dialog.getByRole('button', { name: 'Ändra status' }).click();
  await expect(page.getByText(/Kontot avslutades .* Få besökare/)).toBeVisible();
  await expect(section(page, 'Historik')).toContainText('1.1-22/2026');
});

test('ett konto under avslut får sin sista dag på kontots sida', async ({ page }) => {
  await create(page, 'https://www.facebook.com/provkonto.slut', 'Provkonto slut');
  const dialog = await chooseStatus(page, 'Under avslut');
  await dialog.getByLabel('Orsak').fill('Ersätts av stadens sida');
  await dialog.getByRole('button', { name: 'Ändra status' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Om kontot har ett slut: sista dagen.')).toBeVisible();
  await typeDay(page, 'Slutdatum', '2027-03-31');
  await save(page);
  await page.reload();
  await expect(dayParts(page, 'Slutdatum')).toHaveText(['2027', '03', '31']);
});

test('ett pedagogiskt konto anmäls med bara tangenter, förlängs, avslutas och ångras', { tag: '@thorough' }, async ({
  page,
}) => {
  await openNew(page);
  await page.keyboard.type('https://www.instagram.com/provklass5b');
  await expect(page.getByText('Instagram provklass5b')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Pedagogiskt/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Namn', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Klass 5B, Provskolan');
  await page.keyboard.press('Tab');
  await expect(combo(page, 'Enhet')).toBeFocused();
  await page.keyboard.type('Provskolan');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(combo(page, 'Enhet')).toHaveValue('Provskolan');
  await page.keyboard.press('Tab');
  await expect(combo(page, 'Kontoansvarig')).toBeFocused();
  await page.keyboard.type('Lärare Provsson');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(combo(page, 'Kontoansvarig')).toHaveValue('Lärare Provsson');
  await page.getByLabel('Syfte på en rad').focus();
  await page.keyboard.type('Visa vardagen');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Klass 5B, Provskolan', level: 1 })).toBeVisible();
  await expect(page.getByText('Anmält. Inget mer behövs.')).toBeVisible();
  await expect(nav(page).getByRole('listitem')).toHaveText(['Anmälan', 'Historik']);
  await withoutViolations(page);
  const end = dayParts(page, 'Slutdatum');
  await expect(end).toHaveText([/^\d{4}$/, '06', '30']);
  const year = Number(await end.first().innerText());
  await page.getByRole('button', { name: /^Förläng till 30 juni/ }).click();
  await expect(end).toHaveText([String(year + 1), '06', '30']);
  await expect(saveBar(page)).toHaveCount(0);

  await end.first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: 'Ta bort datumet' }).click();
  await page.getByText('Okänt: slutdatum').click();
  await save(page);
  await expect(page.getByText('Anmält. Inget mer behövs.')).toBeVisible();

  await page.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(page.getByText('Kontot avslutades')).toBeVisible();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('Kontot avslutades')).toHaveCount(0);
});

test('sidorna är tillgängliga i varje tema', { tag: '@thorough' }, async ({ page }) => {
  await openNew(page);
  await page.getByLabel('Adress', { exact: true }).fill('https://www.facebook.com/provkonto.atta');
  await expect(page.getByText('Facebook provkonto.atta')).toBeVisible();
  await withoutViolations(page);
  await create(page, 'https://www.facebook.com/provkonto.atta', 'Provkonto åtta', 'Entreprenör');
  await addPerson(page, 'Kontoansvarig', 'Prov Provsson');
  await page.getByRole('button', { name: 'Lägg till 1 från Ansvar' }).click();
  await page.getByRole('button', { name: 'Lägg till mätbart mål' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Målet saknas. Skriv det här.')).toBeVisible();
  await withoutViolationsInAnyTheme(page);
});

test('en adress utan konto säger det, och listan ligger ett steg bort', async ({ page }) => {
  await expect(page.getByRole('navigation', { name: 'Huvudmeny' })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/konton/00000000-0000-4000-8000-000000000000';
  });
  await expect(page.getByRole('heading', { name: 'Kontot finns inte' })).toBeVisible();
  await page.getByRole('link', { name: 'Till Konton' }).click();
  await expect(page.getByRole('heading', { name: 'Konton', level: 1 })).toBeVisible();
});
