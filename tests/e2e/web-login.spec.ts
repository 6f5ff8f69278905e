import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anotherLink, expect, openLink, test } from './fixtures.ts';

const howToOpen = { name: 'Öppna Kanalvakt från programmet' };

test.use({ startArgs: ['--demo'] });

test('inget hemligt blir kvar i adressen, och fliken tål att laddas om', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
  expect(await page.evaluate(() => [location.pathname, document.referrer])).toEqual(['/', '']);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
  // Back leads to no page that still holds the link.
  const addresses = await page.evaluate(() => performance.getEntriesByType('navigation').map(({ name }) => name));
  for (const address of addresses) expect(address).not.toMatch(/#[\w-]{43}/);
});

test('en ny flik med bara kakan får veta hur man öppnar, och en ny adress öppnar den', async ({ page, dataDir }) => {
  const { origin } = new URL(page.url());
  const tab = await page.context().newPage();
  await tab.goto(origin);
  await expect(tab.getByRole('heading', howToOpen)).toBeVisible();
  await expect(tab.getByText('npm start')).toBeVisible();

  await openLink(tab, await anotherLink(dataDir));
  await expect(tab.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
});

test('Ctrl-klick och mittknappen öppnar en flik till, på det stället, med en egen nyckel', async ({ page }) => {
  for (const [how, place] of [
    [{ modifiers: ['Control' as const] }, 'Konton'],
    [{ button: 'middle' as const }, 'Personer'],
  ] as const) {
    const opening = page.context().waitForEvent('page');
    await page.getByRole('link', { name: place, exact: true }).click(how as { button?: 'middle' });
    const tab = await opening;
    await expect(tab.getByRole('heading', { level: 1, name: place })).toBeVisible();
    expect(new URL(tab.url()).hash).toBe(place === 'Konton' ? '#/konton' : '#/personer');
    const token = (at: typeof page) => at.evaluate(() => sessionStorage.getItem('kanalvakt-tab'));
    expect(await token(tab)).not.toBe(await token(page));
    expect(new URL(page.url()).hash).not.toContain('konton');
    await tab.close();
  }
});

test('en använd adress öppnar inget', async ({ page, dataDir }) => {
  const link = await anotherLink(dataDir);
  const first = await page.context().newPage();
  await openLink(first, link);
  const second = await page.context().newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', howToOpen)).toBeVisible();
  expect(await second.evaluate(() => sessionStorage.length)).toBe(0);
});

test('en sida på en annan port kommer inte åt något, fast kakan följer med dit', async ({ page }) => {
  const { origin } = new URL(page.url());
  const seen: string[] = [];
  const neighbour = createServer((request, response) => {
    seen.push(request.headers.cookie ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Granne</title>');
  });
  await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
  try {
    const foreign = await page.context().newPage();
    await foreign.goto(`http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`);
    // This is why the cookie alone must open nothing.
    expect(seen[0]).toMatch(/^kanalvakt-/);
    const reached = await foreign.evaluate(async (host) => {
      const attempt = (address: string, init: RequestInit = {}) =>
        fetch(`${host}${address}`, { credentials: 'include', ...init }).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'nothing',
        );
      const json = { 'content-type': 'application/json' };
      const script = document.createElement('script');
      script.src = `${host}/login.js`;
      const loaded = new Promise((resolve) => {
        script.addEventListener('load', () => resolve('loaded'));
        script.addEventListener('error', () => resolve('nothing'));
      });
      document.head.append(script);
      return [
        await attempt('/'),
        await attempt('/rpc/settings/info', { method: 'POST', headers: json, body: '{"json":{}}' }),
        await attempt('/rpc/settings/info', {
          method: 'POST',
          headers: { ...json, 'x-kanalvakt-tab': 'x' },
          body: '{}',
        }),
        await attempt('/login', { method: 'POST', body: '{"link":"x"}' }),
        await loaded,
      ];
    }, origin);
    expect(reached).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'nothing']);
    const frame = await foreign.evaluate(async (host) => {
      const element = document.createElement('iframe');
      element.src = host;
      document.body.append(element);
      await new Promise((resolve) => element.addEventListener('load', resolve));
      return element.contentDocument === null ? 'closed' : 'open';
    }, origin);
    expect(frame).toBe('closed');
  } finally {
    neighbour.closeAllConnections();
    neighbour.close();
  }
});
