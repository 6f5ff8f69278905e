import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { grounds } from '../evidence.ts';
import { inRegister, introduce, makeAccounts, pageAt, type Site, site, startSite } from './account-site.ts';
import { type RunningElectron, startElectron } from './electron-app.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './vault-journey.ts';

let folder: string;
let pages: Site;
let running: RunningElectron | null = null;

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-capture-'));
  pages = await startSite();
});
test.afterEach(async () => {
  await running?.app.close().catch(() => {});
  running = null;
  pages.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('kontots sida tas till ärendet som bild och sparad sida, som den visas; en inloggning tas inte', async () => {
  const dataDir = path.join(folder, 'data');
  let accountId = '';
  await inRegister(dataDir, async (client) => {
    const administrationId = await introduce(client);
    accountId = (await makeAccounts(client, administrationId, ['ett'])).get('ett') ?? '';
    const opening = { workflow: 'post' as const, title: 'Kommentar', dnr: '', happenedAt: null };
    let one = await client.cases.open({ administrationId, ...opening, accountIds: [accountId] });
    const steps = { knowledge: { address: 'https://x.se', author: '@arg' }, assess: grounds.rules };
    for (const [step, values] of Object.entries(steps))
      one = await client.cases.record({
        id: one.id,
        version: one.version,
        happenedAt: null,
        event: { kind: 'done', step, values },
      });
  });
  running = await startElectron({ dataDir, configDir: folder, args: pages.args });
  const { app, window } = running;
  await expect(window.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  await goTo(window, `/konton/${accountId}/sida?arende=KV-1`);
  const page = await pageAt(app, `${site('s')}/@ett`);
  const take = window.getByRole('button', { name: 'Ta bild till KV-1' });
  await page.evaluate(() => {
    document.body.innerHTML = '<h1>Logga in</h1><p>Du behöver logga in för att se det här</p><input type="password">';
  });
  await take.click();
  await expect(window.getByText(/ser ut som en inloggningssida/)).toBeVisible();
  await page.evaluate(() => {
    document.body.innerHTML = `<h1>Inlägg</h1><p>${'Köp billiga glasögon nu. '.repeat(20)}</p>`;
  });
  await take.click();
  const evidence = window.getByRole('region', { name: 'Underlag' });
  await expect(evidence.getByLabel('Adress')).toHaveValue(`${site('s')}/@ett`);
  await expect(evidence.getByRole('list', { name: 'Valda filer, inte sparade än' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await evidence.getByRole('button', { name: 'Spara underlaget' }).click();
  await expect(evidence.getByText(/tagen av programmet/)).toHaveCount(2);
  await evidence.getByRole('button', { name: /^Visa bilden/ }).click();
  await expect(evidence.getByRole('img')).toHaveJSProperty('complete', true);
  expect(await evidence.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
    300,
  );
});
