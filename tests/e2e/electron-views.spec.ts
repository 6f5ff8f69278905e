import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { personDraft } from '../leaving.ts';
import { inRegister, introduce, makeAccounts, pageAt, type Site, site, startSite, type } from './account-site.ts';
import { type RunningElectron, startElectron } from './electron-app.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './vault-journey.ts';

// Account pages inside the window: whose cookies, how many, and how little they can do outside their pane.
test.setTimeout(180_000);
const passphrase = 'kaffe traktor nordan fyr';
const twelve = Array.from({ length: 12 }, (_, index) => `sida${index + 1}`);

let folder: string;
let dataDir: string;
let pages: Site;
let ids: Map<string, string>;
let running: RunningElectron | null = null;

async function start(): Promise<RunningElectron> {
  running = await startElectron({ dataDir, configDir: folder, args: pages.args });
  await expect(running.window.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  return running;
}
async function stop(): Promise<void> {
  await running?.stop();
  running = null;
}

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-views-'));
  dataDir = path.join(folder, 'data');
  pages = await startSite();
});
test.afterEach(async () => {
  await running?.app.close().catch(() => {});
  running = null;
  pages.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const address = (name: string) => `${site('s')}/@${name}`;
const open = async (window: Page, name: string) => {
  await goTo(window, `/konton/${ids.get(name)}/sida`);
  await expect(window.getByRole('region', { name: `Kontots sida: ${name}` })).toBeVisible();
};
const awake = (app: ElectronApplication) =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().length - 1);
/** Which pages lie in sight in the window, and where. */
const shown = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    ((BrowserWindow.getAllWindows()[0]?.contentView.children ?? []) as Electron.WebContentsView[])
      .filter((view) => view.getVisible())
      .map((view) => ({ url: view.webContents.getURL(), bounds: view.getBounds() })),
  );

/** A vault with a login for each of the names in `logins`. */
async function withVault(logins: Record<string, string[]>): Promise<void> {
  await inRegister(dataDir, async (client) => {
    const administrationId = await introduce(client);
    ids = await makeAccounts(client, administrationId, [...new Set(Object.values(logins).flat())]);
    const { vaultId } = await client.vault.found({ administrationId, keep: 'passphrase', passphrase });
    const id = vaultId ?? '';
    const holderIds: string[] = [];
    for (const name of ['Åsa Öberg', 'Bo Alm', 'Ylva Sand'])
      holderIds.push((await client.people.create({ draft: personDraft(administrationId, { name }) })).id);
    await client.vault.prepareKit({ vaultId: id, holderIds });
    const shares: string[] = [];
    for (const page of [1, 2, 3]) shares.push((await client.vault.kitPage({ vaultId: id, page })).groups.join(' '));
    for (const share of shares.slice(1)) await client.vault.confirmShare({ vaultId: id, share });
    await client.vault.nameOffSite({ vaultId: id, kind: 'other', text: 'IT' });
    for (const [label, names] of Object.entries(logins)) {
      const accountIds = names.map((name) => ids.get(name) ?? '');
      const secrets = { login: `${label}@exempel.se`, password: `hemligt-${label}` };
      await client.vault.save({
        vaultId: id,
        id: null,
        version: null,
        draft: { label, kind: 'shared', accountIds },
        secrets,
      });
    }
  });
}

test('två delade inloggningar har skilda kakor, tolv sidor bakom en delar; högst sex är vakna', async () => {
  await withVault({ ett: ['ett'], tva: ['tva'], tolv: twelve });
  const { app, window } = await start();
  expect(await awake(app)).toBe(0);

  await open(window, 'ett');
  const first = await pageAt(app, address('ett'));
  await first.evaluate(() => {
    document.cookie = 'vem=ett; path=/; Secure; max-age=3600';
    localStorage.setItem('vem', 'ett');
  });
  await open(window, 'tva');
  const second = await pageAt(app, address('tva'));
  const kept = (page: Page) => page.evaluate(() => [document.cookie, localStorage.getItem('vem')]);
  expect(await kept(second)).toEqual(['', null]);
  expect(await kept(first)).toEqual(['vem=ett', 'ett']);

  await open(window, 'sida1');
  await (await pageAt(app, address('sida1'))).evaluate(() => {
    document.cookie = 'vem=tolv; path=/; Secure; max-age=3600';
  });
  for (const name of twelve.slice(1)) {
    await open(window, name);
    expect(await (await pageAt(app, address(name))).evaluate(() => document.cookie), name).toBe('vem=tolv');
    expect(await awake(app)).toBeLessThanOrEqual(6);
  }
  expect(await awake(app)).toBe(6);
  await expect.poll(async () => (await shown(app)).map(({ url }) => url)).toEqual([address('sida12')]);
  // Chromium has let go of the others too.
  await expect.poll(() => app.windows().length).toBe(7);
  await expect(window.getByText(/^Vakna sidor: 6 av 6, \d+ MB$/)).toBeVisible();
  // The first fell asleep long ago, and is still logged in when it wakes.
  await open(window, 'ett');
  expect(await (await pageAt(app, address('ett'))).evaluate(() => document.cookie)).toBe('vem=ett');
});

test('sidan ligger i sin ruta, ger plats för det som är vårt, och räknas som sedd efter tre sekunder', async () => {
  await inRegister(dataDir, async (client) => {
    ids = await makeAccounts(client, await introduce(client), ['ett', 'borta']);
  });
  const { app, window } = await start();
  await open(window, 'ett');
  await pageAt(app, address('ett'));
  const pane = window.getByRole('region', { name: 'Kontots sida: ett' });
  await expect(pane.getByText('Kulturförvaltningen')).toBeVisible();
  await expect(pane.getByText('Sedd i 3 sekunder')).toBeVisible();

  const [view] = await shown(app);
  const box = (await pane.boundingBox())!;
  expect(view?.url).toBe(address('ett'));
  expect(view!.bounds.x).toBeGreaterThanOrEqual(Math.floor(box.x));
  expect(view!.bounds.y).toBeGreaterThan(box.y + 40);
  expect(view!.bounds.x + view!.bounds.width).toBeLessThanOrEqual(Math.ceil(box.x + box.width));
  expect(view!.bounds.y + view!.bounds.height).toBeLessThanOrEqual(Math.ceil(box.y + box.height));

  // A dialog over it, and the page is not in front of it.
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('dialog')).toBeVisible();
  await expect.poll(() => shown(app)).toEqual([]);
  await expect(pane.getByText('Sidan är vaken')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect.poll(async () => (await shown(app)).length).toBe(1);
  // Another page of ours: nothing lies over it.
  await goTo(window, '/konton');
  await expect.poll(() => shown(app)).toEqual([]);
  // And nothing after the page of ours was loaded anew.
  await open(window, 'ett');
  await expect.poll(async () => (await shown(app)).length).toBe(1);
  await window.evaluate(() => {
    location.hash = '/konton';
    location.reload();
  });
  await expect(window.getByRole('heading', { name: 'Konton', level: 1 })).toBeVisible();
  await expect.poll(() => shown(app)).toEqual([]);

  // One that hangs starts again once; falls it then, that is said.
  await open(window, 'ett');
  const fall = (how: 'hangs' | 'crashes') =>
    app.evaluate(
      ({ webContents }, given) => {
        const contents = webContents.getAllWebContents().find((one) => one.getURL() === given.url);
        if (given.how === 'crashes') contents?.forcefullyCrashRenderer();
        else contents?.emit('unresponsive');
      },
      { url: address('ett'), how },
    );
  const count = () => pages.asked.filter((line) => line.endsWith('/@ett')).length;
  const before = count();
  await fall('hangs');
  await expect.poll(count).toBe(before + 1);
  await expect.poll(async () => (await shown(app)).length).toBe(1);
  await fall('crashes');
  await expect(pane.getByRole('heading', { name: 'Sidan har stannat två gånger' })).toBeVisible();
  expect(count()).toBe(before + 1);
  expect(await shown(app)).toEqual([]);
  await pane.getByRole('button', { name: 'Läs in igen' }).last().click();
  await expect.poll(async () => (await shown(app)).length).toBe(1);
});

test('en fientlig sida ändrar inget utanför sin ruta', async () => {
  await inRegister(dataDir, async (client) => {
    ids = await makeAccounts(client, await introduce(client), ['hostil', 'ett']);
  });
  const { app, window } = await start();
  await open(window, 'hostil');
  const page = await pageAt(app, address('hostil'));
  const answers = () => page.evaluate(() => (window as never)['answers'] as Record<string, unknown>);
  await expect.poll(async () => Object.keys(await answers()).length).toBeGreaterThanOrEqual(11);
  expect(await answers()).toEqual({
    'window 0': 'null',
    'window 1': 'null',
    'window 2': 'null',
    'window 3': 'null',
    'window 4': 'null',
    confirm: false,
    fullscreen: 'nekad',
    place: 1,
    notice: 'denied',
    sound: 'denied',
    bridge: 'undefinedundefined',
  });
  expect(app.windows()).toHaveLength(2);
  const opened = () => app.evaluate(({ shell }) => [...(shell as unknown as { opened: string[] }).opened]);
  expect(await opened()).toEqual([]);
  const pane = window.getByRole('region', { name: 'Kontots sida: hostil' });
  await expect(pane.getByText('Sidan ville öppna annan.prov.example i ett nytt fönster.')).toBeVisible();

  // A reply of two hundred characters is the page's, every one of them; our keys are ours.
  await pane.getByRole('button', { name: 'Gå till sidan' }).click();
  await expect(pane.getByText('Tangenterna går till sidan. Esc tillbaka.')).toBeVisible();
  await page.focus('#reply');
  const reply = 'Hej 1 och 2, tack för frågan om öppettider åäö ÅÄÖ. '.repeat(4).slice(0, 200);
  const key = (keyCode: string, modifiers?: Array<'alt'>) =>
    (['keyDown', 'keyUp'] as const).map((kind) => ({ type: kind, keyCode, ...(modifiers && { modifiers }) }));
  await type(
    app,
    address('hostil'),
    Array.from(reply).flatMap((keyCode) => [
      ...(/[a-zA-Z0-9]/.test(keyCode) ? key(keyCode).slice(0, 1) : []),
      { type: 'char' as const, keyCode },
    ]),
  );
  await expect(page.locator('#reply')).toHaveValue(reply);
  await page.evaluate(() => {
    ((window as never)['heard'] as string[]).length = 0;
  });
  await type(
    app,
    address('hostil'),
    ['1', '2', '3', '4', '5', '6', 'J', 'K'].flatMap((code) => key(code, ['alt']).slice(0, 1)),
  );
  await type(app, address('hostil'), [...key('7', ['alt']).slice(0, 1), ...key('Escape').slice(0, 1)]);
  await expect(pane.getByRole('button', { name: 'Gå till sidan' })).toBeVisible();
  expect(await page.evaluate(() => (window as never)['heard'] as string[])).toEqual(['keydown Digit7']);
  await expect(page.locator('#reply')).toHaveValue(reply);

  // It leads elsewhere, and the band still says whose pane it is, and where one is.
  for (const away of ['http://annan.prov.example/', 'app://bundle/', 'file:///etc/passwd', '/fil'])
    await page.evaluate((to) => {
      location.href = to;
    }, away);
  expect(page.url()).toBe(address('hostil'));
  await page.evaluate(
    (to) => {
      location.href = to;
    },
    `${site('annan')}/@hostil2`,
  );
  await expect(pane.getByText('Du är på annan.prov.example, inte på kontots egen plattform.')).toBeVisible();
  await expect(pane.getByText('hostil', { exact: true })).toBeVisible();
  await pane.getByRole('button', { name: 'Bakåt på sidan' }).click();
  await expect.poll(() => page.url()).toBe(address('hostil'));
  await page.evaluate(() => document.documentElement.remove());
  await expect(pane.getByText('hostil', { exact: true })).toBeVisible();
  // A page that asks to stay is loaded anew and closed all the same.
  await pane.getByRole('button', { name: 'Läs in igen' }).click();
  await expect(page.getByRole('heading', { name: 'Hostil' })).toBeVisible();
  await pane.getByText('Sidan ville öppna').getByRole('button', { name: 'Öppna i webbläsaren' }).click();
  await expect.poll(opened).toEqual([`${site('annan')}/4`]);
  await pane.getByRole('button', { name: 'Öppna i webbläsaren' }).first().click();
  await expect.poll(opened).toEqual([`${site('annan')}/4`, address('hostil')]);
  expect(app.windows()).toHaveLength(2);
});

test('logga in fyller bara inloggningens fält, bara på inloggningens plats, och skickar aldrig', async () => {
  await withVault({ ett: ['ett'] });
  const { app, window } = await start();
  await open(window, 'ett');
  const page = await pageAt(app, address('ett'));
  const pane = window.getByRole('region', { name: 'Kontots sida: ett' });
  const fill = pane.getByRole('button', { name: 'Logga in' });
  const values = (root: Pick<Page, 'evaluate'>) =>
    root.evaluate(() =>
      ['user', 'pass', 'new', 'find', 'reply'].map((id) => (document.getElementById(id) as HTMLInputElement).value),
    );

  await page.goto(`${site('s')}/inloggning`);
  await page.focus('#user');
  await fill.click();
  await expect(window.getByRole('dialog', { name: 'Lås upp valvet' })).toBeVisible();
  await window.keyboard.type(passphrase);
  await window.keyboard.press('Enter');
  await expect.poll(() => values(page)).toEqual(['ett@exempel.se', 'hemligt-ett', '', '', '']);
  await expect(window.getByText('Ifyllt: användarnamnet, lösenordet. Kontrollera och skicka själv.')).toBeVisible();

  const refused = async (text: string) => {
    await fill.click();
    await expect(window.getByText(text).first()).toBeVisible();
    await window.getByRole('button', { name: 'Stäng' }).last().click();
  };
  // The cursor stands in a reply, in rich text, or where a new password is chosen.
  for (const id of ['reply', 'rich']) {
    await page.goto(`${site('s')}/inloggning`);
    await page.focus(`#${id}`);
    await refused('Här finns inget fält för användarnamn, lösenord eller engångskod.');
    expect(await values(page)).toEqual(['', '', '', '', '']);
  }
  // Another site with the same form, and such a site in a frame of the right one, or the right one in a frame of such a site.
  for (const [at, frame] of [
    [`${site('annan')}/inloggning`, false],
    [`${site('s')}/ram-annan`, true],
    [`${site('annan')}/ram-annan`, true],
  ] as const) {
    await page.goto(at);
    const inner = frame ? page.frames()[1]! : page.mainFrame();
    await inner.waitForSelector('#user');
    await inner.focus('#user');
    await refused('Sidan är inte plattformens inloggningssida, så inget är ifyllt.');
    expect(await values(inner)).toEqual(['', '', '', '', '']);
  }
  // The right one in a frame of its own is filled.
  await page.goto(`${site('s')}/ram-egen`);
  const own = page.frames()[1]!;
  await own.waitForSelector('#pass');
  await own.focus('#pass');
  await fill.click();
  await expect.poll(() => values(own)).toEqual(['ett@exempel.se', 'hemligt-ett', '', '', '']);

  expect(pages.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
  await stop();
  const log = await inRegister(dataDir, async (client) => {
    const [administration] = await client.settings.administrations({});
    const { vaultId } = await client.vault.status({ administrationId: administration?.id ?? '' });
    return await client.vault.useLog({ vaultId: vaultId ?? '' });
  });
  // Two fillings, two fields each; what was refused never left the vault.
  const fills = log.filter(({ action }) => action === 'fill');
  expect(fills.map(({ field }) => field).toSorted()).toEqual(['login', 'login', 'password', 'password']);
});

test('när det sista kontot bakom en inloggning är borta tas dess mapp bort vid nästa start', async () => {
  await inRegister(dataDir, async (client) => {
    ids = await makeAccounts(client, await introduce(client), ['ett', 'tva']);
  });
  const { app, window } = await start();
  for (const name of ['ett', 'tva']) {
    await open(window, name);
    await pageAt(app, address(name));
  }
  await stop();
  const [own] = readdirSync(path.join(folder, 'kanalvakt-window'));
  const userData = path.join(folder, 'kanalvakt-window', own!);
  const folders = () => readdirSync(path.join(userData, 'Partitions'));
  const queue = path.join(userData, 'partitions-to-remove.json');
  const queued = () => (existsSync(queue) ? (JSON.parse(readFileSync(queue, 'utf8')) as string[]) : []);
  expect(folders()).toHaveLength(2);
  expect(queued()).toEqual([]);
  await inRegister(dataDir, async (client) => {
    const { id, version } = await client.accounts.get({ id: ids.get('ett') ?? '' });
    await client.accounts.void({ id, version, reason: 'Dubblett' });
  });
  await start();
  await expect.poll(() => queued().length).toBe(1);
  const [gone] = queued();
  await stop();
  expect(folders()).toContain(gone);
  await start();
  expect(folders()).toHaveLength(1);
  expect(folders()).not.toContain(gone);
});
