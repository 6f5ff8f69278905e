import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { anotherLink, testOn, expect, openLink, projectRoot } from './fixtures.ts';
import { withoutViolationsInAnyTheme } from './journey.ts';

/** A register with one round that is open all day; the last two of its eight accounts lie behind a shared inbox. */
const test = testOn(async (dataDir) => {
  await promisify(execFile)(process.execPath, ['tests/children/round-register/run.ts', dataDir, '8'], {
    cwd: projectRoot,
  });
});

const queue = (page: Page) => page.getByRole('listbox', { name: 'Rondens kö' });
const step = (page: Page, name: string) => queue(page).getByRole('option', { name });
const current = (page: Page) => queue(page).locator('[aria-selected=true]');
const library = (number: number) => `Bibliotek ${String(number).padStart(2, '0')}`;
const isAt = async (page: Page, number: number) => expect(current(page)).toContainText(library(number));

/** Within the app, as its own links go, until the next page stands there with its heading. */
async function go(page: Page, hash: string): Promise<void> {
  const left = await page.evaluateHandle((to) => {
    const heading = document.querySelector('h1');
    location.hash = to;
    return heading;
  }, hash);
  await page.waitForFunction((old) => old?.isConnected !== true && document.querySelector('h1') !== null, left);
}

async function openRound(page: Page): Promise<void> {
  await go(page, '/bevakning/rond/1');
  await expect(queue(page)).toBeFocused();
}

test('en tangent som hålls nere anger inget mer än sitt eget', async ({ page }) => {
  await openRound(page);
  for (let times = 0; times < 4; times += 1) await page.keyboard.down('5');
  await page.keyboard.up('5');
  await expect(page.getByRole('dialog')).toContainText('Varför kunde');
  // A reason's key with Ctrl belongs to the browser.
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('dialog')).toContainText('Varför kunde');
  await page.keyboard.press('Escape');
  await isAt(page, 1);
  await expect(step(page, library(1))).toContainText('Väntar');

  for (let times = 0; times < 4; times += 1) await page.keyboard.down('6');
  await page.keyboard.up('6');
  await expect(page.getByRole('textbox', { name: 'Frågan' })).toHaveValue('');
  await page.keyboard.press('Escape');

  // The key pressed while the dialog is leaving counts for the account after.
  await page.keyboard.press('5');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect(step(page, library(1))).toContainText('Kunde inte kontrolleras');
  await expect(step(page, library(2))).toContainText('Besvarat');
  await isAt(page, 3);
  // Why it could not be checked is told where the account is looked at again.
  await page.keyboard.press('Home');
  await expect(page.getByText('Sidan finns inte')).toBeVisible();
});

test('tre snabba Ångra tar tillbaka tre, och tangenterna är kvar i kön', async ({ page }) => {
  await openRound(page);
  for (const key of ['2', '2', '2', 'Shift+Z', 'Shift+Z', 'Shift+Z']) await page.keyboard.press(key);
  for (const number of [1, 2, 3]) await expect(step(page, library(number))).toContainText('Väntar');
  await isAt(page, 1);
  await page.keyboard.press('2');
  await expect(step(page, library(1))).toContainText('Besvarat');
  await page.getByRole('button', { name: /^Ångra/ }).click();
  await expect(step(page, library(1))).toContainText('Väntar');
  await expect(queue(page)).toBeFocused();

  // From the summary, what is undone is looked at again.
  await page.getByRole('radio', { name: 'Sammanfattning' }).click();
  await page.keyboard.press('2');
  await expect(page.getByText('Besvarat 1')).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(page.getByRole('button', { name: /Öppna sidan/ })).toBeVisible();

  // What would never be saved is not taken.
  await page.keyboard.press('2');
  await page.keyboard.press('k');
  await isAt(page, 1);
  await page.keyboard.press('p');
  await expect(page.getByText('Kontot är redan kontrollerat')).toBeVisible();
  // A question is asked for one account; a shared inbox has none to ask for.
  await page.keyboard.press('End');
  await page.keyboard.press('6');
  await expect(page.getByText('Ta kontot för sig först')).toBeVisible();
  await expect(current(page)).toContainText('Väntar');
  await page.getByRole('button', { name: 'Ta för sig' }).first().click();
  await isAt(page, 7);
  await expect(queue(page)).toBeFocused();

  // A shared inbox that needed a login is gone on from, without undoing.
  await page.keyboard.press('k');
  await page.keyboard.press('4');
  await isAt(page, 7);
  await page.keyboard.press('k');
  await expect(current(page)).toContainText('Kräver inloggning');
  await page.keyboard.press('2');
  await expect(step(page, 'Metas inkorg')).toContainText('Besvarat');
});

test('två fönster på en rond går förbi varandra, och en dialog gäller kontot den öppnades för', async ({
  page,
  dataDir,
}) => {
  await openRound(page);
  const other = await page.context().newPage();
  await openLink(other, await anotherLink(dataDir));
  await openRound(other);
  await isAt(other, 2);

  await page.keyboard.press('5');
  await expect(page.getByRole('dialog')).toBeVisible();
  await other.keyboard.press('k');
  await expect(other.getByText('Du har kontot öppet i ett annat fönster.')).toBeVisible();
  await other.getByRole('button', { name: 'Ta över hit' }).click();
  await expect(other.getByText('Du har kontot öppet i ett annat fönster.')).toBeHidden();
  await expect(queue(other)).toBeFocused();
  await other.keyboard.press('2');
  await expect(step(other, library(1))).toContainText('Besvarat');
  await expect(page.getByText('1 av 8')).toBeVisible();
  await page.waitForTimeout(700);
  await page.keyboard.press('1');
  await expect(page.getByText(/redan kontrollera/)).toBeVisible();
  await expect(step(page, library(1))).toContainText('Besvarat');
  await expect(step(page, library(2))).not.toContainText('Gick inte');

  // A window that is closed lets go of what it had open, at once.
  await isAt(other, 2);
  await step(page, library(2)).click();
  await expect(page.getByText('Du har kontot öppet i ett annat fönster.')).toBeVisible();
  await other.close({ runBeforeUnload: true });
  await expect(page.getByText('Du har kontot öppet i ett annat fönster.')).toBeHidden();

  // A window that is loaded again is the same window: what it had open is still its own.
  await page.keyboard.press('3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await isAt(page, 6);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(queue(page)).toBeFocused();
  await step(page, library(6)).click();
  await page.keyboard.press('2');
  await expect(step(page, library(6))).toContainText('Besvarat');
});

test('när programmet inte svarar står kön och frågan kvar, och ingen flyttas', async ({ page }) => {
  await openRound(page);
  await page.route('**/rpc/rounds/record', (route) => route.abort());
  await page.keyboard.press('6');
  await page.getByRole('textbox', { name: 'Frågan' }).fill('När öppnar ni på söndag?');
  await page.getByRole('textbox', { name: 'Till' }).fill('Biblioteken');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alertdialog').getByText(/svarar inte/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Frågan' })).toHaveValue('När öppnar ni på söndag?');
  // Closed and opened again, it is still written.
  await page.keyboard.press('Escape');
  await isAt(page, 1);
  await page.keyboard.press('6');
  await expect(page.getByRole('textbox', { name: 'Frågan' })).toHaveValue('När öppnar ni på söndag?');
  await page.unroute('**/rpc/rounds/record');
  await page.keyboard.press('Control+Enter');
  await expect(step(page, library(1))).toContainText('Skickat vidare');
  await isAt(page, 2);

  // A look that is not saved in time does not take the keys from the account that is looked at by then.
  let letFail = () => {};
  const failing = new Promise<void>((resolve) => {
    letFail = resolve;
  });
  await page.route('**/rpc/rounds/record', async (route) => {
    await failing;
    await route.abort();
  });
  await page.keyboard.press('2');
  await isAt(page, 3);
  await page.keyboard.press('j');
  letFail();
  await expect(page.getByText(/Bibliotek 02: /)).toBeVisible();
  await isAt(page, 4);
  await expect(step(page, library(2))).toContainText('Väntar');
  await page.unroute('**/rpc/rounds/record');

  await page.route('**/rpc/rounds/open', (route) => route.abort());
  const readAllAgain = () =>
    page.evaluate(() => {
      const channel = new BroadcastChannel('kanalvakt-changes');
      channel.postMessage({ room: 'all', ids: [] });
      channel.close();
    });
  await readAllAgain();
  await expect(page.getByText('Kön kunde inte läsas om')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Försök igen' })).toBeVisible();
  await isAt(page, 4);
  await page.unroute('**/rpc/rounds/open');
  await readAllAgain();
  await expect(page.getByText('Kön kunde inte läsas om')).toBeHidden();

  // A round that is not there says so, and leads back.
  await go(page, '/bevakning/rond/99');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Rond 99');
  await page.getByRole('link', { name: 'Till dagens ronder' }).click();
  await expect(page.getByRole('heading', { name: 'Bevakning', level: 1 })).toBeVisible();
});

test('en rond över midnatt förblir sin egen dags', async ({ page }) => {
  await openRound(page);
  const asked: string[] = [];
  await page.route('**/rpc/rounds/open', async (route) => {
    asked.push(route.request().postData() ?? '');
    await route.continue();
  });
  // From now on it is tomorrow, which has a round with the same number.
  await page.evaluate(() => {
    const real = window.fetch;
    window.fetch = async (request, init) => {
      const answer = await real(request, init);
      if (!(request instanceof Request) || !request.url.endsWith('/rpc/rounds/today')) return answer;
      const body = (await answer.json()) as { json: { day: string } };
      const next = new Date(`${body.json.day}T12:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      body.json.day = next.toISOString().slice(0, 10);
      return new Response(JSON.stringify(body), answer);
    };
  });
  await page.keyboard.press('2');
  await expect(step(page, library(1))).toContainText('Besvarat');
  await expect(page.getByRole('heading', { name: /^Rond 1, / })).toBeVisible();
  await page.waitForTimeout(600);
  for (const body of asked) expect(body).toMatch(/"day":"\d{4}-\d\d-\d\d"/);
  await expect(step(page, library(1))).toContainText('Besvarat');
});

const places = [
  '/bevakning',
  '/bevakning/vem-tar-vad',
  '/bevakning/utskrift',
  '/bevakning/tittstallen',
  '/bevakning/fragor',
  '/bevakning/loggas-om-mig',
  '/rapporter/bevakning',
  '/installningar/bevakningsplan',
];

test('Bevakningens alla sidor följer WCAG i ljust, mörkt och hög kontrast', async ({ page }) => {
  await openRound(page);
  await page.keyboard.press('6');
  await expect(page.getByRole('dialog')).toBeVisible();
  await withoutViolationsInAnyTheme(page);
  await page.getByRole('textbox', { name: 'Frågan' }).fill('När öppnar ni på söndag?');
  await page.getByRole('textbox', { name: 'Till' }).fill('Biblioteken');
  await page.keyboard.press('Control+Enter');
  await expect(step(page, library(1))).toContainText('Skickat vidare');
  await page.keyboard.press('5');
  await page.keyboard.press('2');
  await page.keyboard.press('3');
  await expect(page.getByRole('dialog')).toBeVisible();
  await withoutViolationsInAnyTheme(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('4');
  await page.keyboard.press('k');
  await expect(step(page, library(4))).toContainText('Kräver inloggning');
  await withoutViolationsInAnyTheme(page);
  await page.keyboard.press('End');
  await expect(page.getByText('Det du anger gäller alla 2 konton')).toBeVisible();
  await withoutViolationsInAnyTheme(page);
  for (const middle of ['Nytt i flöden', 'Sammanfattning']) {
    await page.getByRole('radio', { name: middle }).click();
    await withoutViolationsInAnyTheme(page);
  }
  for (const place of places) {
    await go(page, place);
    await page.evaluate(() => document.getElementById('main')?.scrollTo({ top: 1e6 }));
    await withoutViolationsInAnyTheme(page);
  }
  // The next place begins at its top.
  await go(page, '/bevakning');
  await expect(page.getByRole('button', { name: /^Fortsätt rond/ })).toBeVisible();
  expect(await page.evaluate(() => document.getElementById('main')?.scrollTop)).toBe(0);
});

test('listan över konton stängs när ett är valt, och öppnas när man skriver igen', async ({ page }) => {
  await go(page, '/bevakning/tittstallen');
  await page.getByRole('button', { name: 'Nytt tittställe' }).click();
  const field = page.getByRole('combobox', { name: 'Konton' });
  await field.fill('bibliotek 03');
  await page.getByRole('option', { name: /Bibliotek 03/ }).click();
  await expect(page.getByRole('button', { name: /Bibliotek 03/ })).toBeVisible();
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(field).toBeFocused();
  await page.keyboard.type('04');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Bibliotek 04/ })).toBeVisible();
  await expect(page.getByRole('listbox')).toHaveCount(0);
});
