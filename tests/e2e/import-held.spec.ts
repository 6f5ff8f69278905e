import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { csv, openList, preview, runButton, toImport, twoAccounts } from './import-journey.ts';

// Whole journeys, some with thousands of rows.
test.describe.configure({ timeout: 120_000 });

test.beforeEach(({ page }) => toImport(page));

/** Holds a call's answers in the browser, until the function that is given back is called. */
async function held(page: Page, procedure: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/rpc/${procedure}`, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

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
