import type { Page } from '@playwright/test';
import { anotherLink, expect, openLink, test } from './fixtures.ts';

test.use({ startArgs: ['--demo'] });

const isEvents = (address: string) => address.endsWith('/rpc/events');

/** Changes something in the register from a tab, past its own screen. */
async function addAdministration(page: Page, name: string): Promise<void> {
  const status = await page.evaluate(
    async (wanted) =>
      (
        await fetch('/rpc/settings/createAdministration', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-kanalvakt-tab': sessionStorage.getItem('kanalvakt-tab') ?? '',
          },
          body: JSON.stringify({ json: { name: wanted } }),
        })
      ).status,
    name,
  );
  expect(status).toBe(200);
}

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
