import type { Page } from '@playwright/test';
import { anotherLink, expect, openLink, test } from './fixtures.ts';

test.use({ startArgs: ['--demo'] });

const isEvents = (address: string) => address.endsWith('/rpc/events');

/** Asks the core something from a tab, past its own screen. */
async function ask(page: Page, procedure: string, input: object): Promise<unknown> {
  const { status, body } = await page.evaluate(
    async ([asked, given]) => {
      const response = await fetch(`/rpc/${asked}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-kanalvakt-tab': sessionStorage.getItem('kanalvakt-tab') ?? '',
        },
        body: given,
      });
      return { status: response.status, body: await response.text() };
    },
    [procedure, JSON.stringify({ json: input })] as const,
  );
  expect(status, body).toBe(200);
  return (JSON.parse(body) as { json: unknown }).json;
}

const addAdministration = (page: Page, name: string) => ask(page, 'settings/createAdministration', { name });

const readsAgain = (page: Page) =>
  page.waitForRequest((request) => request.url().endsWith('/rpc/settings/administrations'), { timeout: 15_000 });

test('åtta flikar delar en ström, och en ändring i en syns i de andra', async ({ page, dataDir }) => {
  test.setTimeout(120_000);
  const tabs = [page];
  const streams: Page[] = [];
  page.context().on('request', (request) => {
    if (isEvents(request.url())) streams.push(request.frame().page());
  });
  while (tabs.length < 8) {
    const tab = await page.context().newPage();
    await openLink(tab, await anotherLink(dataDir));
    await expect(tab.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
    tabs.push(tab);
  }
  const last = tabs.at(-1) ?? page;
  const others = [tabs[0] ?? page, tabs[3] ?? page];
  const read = Promise.all(others.map(readsAgain));
  await addAdministration(last, 'Parkförvaltningen');
  await read;
  // Only the first tab listens.
  expect(streams.filter((one) => one !== page)).toHaveLength(0);

  // The one that listens closes: another takes over, and everything is read again.
  const [second, third] = [tabs[1] ?? page, tabs[2] ?? page];
  const takenOver = page.context().waitForEvent('request', { predicate: (request) => isEvents(request.url()) });
  const all = Promise.all([readsAgain(second), readsAgain(third)]);
  await page.close();
  await takenOver;
  await all;
  const again = readsAgain(third);
  await addAdministration(last, 'Vattenförvaltningen');
  await again;
});

test('efter ett avbrott öppnas strömmen igen, och allt läses på nytt', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
  // Cut the next attempt short, the way a host that is restarting would.
  let attempts = 0;
  await page.route('**/rpc/events', async (route) => {
    attempts++;
    if (attempts < 3) return await route.abort('connectionrefused');
    return await route.continue();
  });
  const read = readsAgain(page);
  await page.reload();
  await read;
  const afterwards = page.waitForRequest((request) => request.url().endsWith('/rpc/settings/administrations'));
  await expect.poll(() => attempts).toBe(3);
  await afterwards;
});

test('en kris som slutar medan sidan är öppen visar det som kommer efter, och rapporten står kvar', async ({
  page,
}) => {
  const accounts = page.getByRole('link', { name: 'Konton', exact: true });
  await expect(accounts).toBeVisible();
  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('button', { name: 'Starta krisläge' }).click();
  await page.getByRole('button', { name: 'Word' }).click();
  const report = page.getByRole('link', { name: /^Hämta krisrapport-.*-1\.docx$/ });
  await expect(report).toBeVisible();
  const [administration] = (await ask(page, 'settings/administrations', {})) as Array<{ id: string }>;
  const { id } = (await ask(page, 'crisis/current', { administrationId: administration?.id })) as { id: string };
  const { version } = (await ask(page, 'cases/get', { id })) as { version: number };
  await ask(page, 'cases/record', {
    id,
    version,
    happenedAt: null,
    event: { kind: 'ended', outcome: 'exercise', reason: 'En övning' },
  });
  await expect(page.getByText(/ · tillbaka till vardag$/)).toBeVisible();
  await expect(report).toBeVisible();
  // Who comes to the page anew finds what is prepared for the next.
  await accounts.click();
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('heading', { level: 1, name: 'Kris' })).toBeVisible();
});
