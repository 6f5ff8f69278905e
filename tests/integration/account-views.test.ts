import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AccountViews, LoginLook, PageEvent, PageToOpen } from '../../electron/core/foundation/ports.ts';
import type { AccountPage, ViewEvent } from '../../electron/core/views/contract.ts';
import { draft, memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice } from '../vault-office.ts';

const bounds = { x: 300, y: 120, width: 800, height: 600 };
const page: AccountPage = {
  accountId: '00000000-0000-4000-8000-000000000000',
  phase: 'loading',
  reason: '',
  host: '',
  isHome: false,
  title: '',
  canGoBack: false,
  isShown: true,
  hasFocus: false,
  refusesEmbedding: false,
  refusedHost: '',
};

/** A window without pages: remembers what it was told, and tells what a test says. */
class Window implements AccountViews {
  readonly told: string[] = [];
  readonly opened: PageToOpen[] = [];
  kept: readonly string[] | null = null;
  login: LoginLook = { fields: ['login', 'password'] };
  filled: Array<Readonly<Record<string, string>>> = [];
  origins: readonly string[] = [];
  tell: (event: PageEvent) => void = () => {};

  async show(opened: PageToOpen): Promise<AccountPage> {
    this.told.push(`show ${opened.url}`);
    this.opened.push(opened);
    return { ...page, accountId: opened.accountId };
  }
  async preload(opened: PageToOpen): Promise<void> {
    this.told.push(`preload ${opened.url}`);
  }
  async place(): Promise<void> {
    this.told.push('place');
  }
  async hide(): Promise<void> {
    this.told.push('hide');
  }
  async reload(): Promise<void> {}
  async back(): Promise<void> {}
  async focus(where: 'page' | 'app'): Promise<void> {
    this.told.push(`focus ${where}`);
  }
  async openOutside(url: string): Promise<void> {
    this.told.push(`outside ${url}`);
  }
  async openRefused(): Promise<void> {}
  async capture(): ReturnType<AccountViews['capture']> {
    return { refused: 'asleep' };
  }
  async state(): ReturnType<AccountViews['state']> {
    return { awake: [], megabytes: 0 };
  }
  async loginFields(_accountId: string, origins: readonly string[]): Promise<LoginLook> {
    this.told.push('look');
    this.origins = origins;
    return this.login;
  }
  async fill(_a: string, _o: readonly string[], values: Readonly<Record<string, string>>): Promise<LoginLook> {
    this.filled.push(values);
    return { fields: ['login', 'password'] };
  }
  async keepPartitions(names: readonly string[]): Promise<void> {
    this.kept = names.toSorted();
  }
  listen(listener: (event: PageEvent) => void): void {
    this.tell = listener;
  }
}

let folder: string;
let remove: () => void;
let window: Window;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  window = new Window();
});
afterEach(() => remove());

async function open() {
  const opened = await openRegister(folder, { accountViews: window });
  const me = await opened.client.people.introduce({ administrationName: 'Kultur', name: 'Karin Ek' });
  const administrationId = me.administrationId ?? '';
  const account = async (url: string, more: object = {}) =>
    await opened.client.accounts.create({ draft: draft(administrationId, { name: `Konto ${url}`, url, ...more }) });
  return { ...opened, administrationId, account };
}

test('the core opens the register’s own address, and never one that is not https', async () => {
  const { client, core, account } = await open();
  const { id } = await account('https://www.facebook.com/angby', {
    platform: 'facebook',
    accessModel: 'personal-role',
  });
  expect((await client.views.show({ accountId: id, bounds })).accountId).toBe(id);
  expect(window.opened[0]).toMatchObject({ accountId: id, url: 'https://www.facebook.com/angby' });
  expect(window.opened[0]?.partition).toMatch(/^login-[0-9a-f]{32}$/);
  expect(window.opened[0]?.hosts).toContain('facebook.com');
  const plain = await account('http://angby.se/forum');
  for (const accountId of [plain.id, (await account('')).id])
    expect((await refusal(client.views.show({ accountId, bounds }))).code).toBe('views-no-address');
  // A window says where the page lies, in whole pixels, and nothing else.
  for (const given of [
    { accountId: id, bounds: { ...bounds, x: -1 } },
    { accountId: id, bounds: { ...bounds, width: 0.5 } },
    { accountId: id, bounds: { ...bounds, height: 1e9 } },
    { accountId: id, bounds, url: 'https://exempel.se/' },
  ])
    await expect(client.views.show(given)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(window.told).toEqual(['show https://www.facebook.com/angby']);
  await core.close();
});

test('a call to hide is never overtaken by a show before it', async () => {
  const { client, core, account } = await open();
  const { id } = await account('https://x.com/angby', { platform: 'x' });
  await Promise.all([client.views.show({ accountId: id, bounds }), client.views.hide({})]);
  expect(window.told).toEqual(['show https://x.com/angby', 'hide']);
  await core.close();
});

test('what happens to a page reaches the windows; three seconds on screen are kept by the core’s clock', async () => {
  const { client, core, account } = await open();
  const { id } = await account('https://x.com/angby', { platform: 'x' });
  const context = await core.context();
  expect(context.seenSince?.(id)).toBe(null);
  const events: ViewEvent[] = [];
  const stop = new AbortController();
  const listening = (async () => {
    for await (const event of await client.views.events({}, { signal: stop.signal })) events.push(event);
  })().catch(() => {});
  await vi.waitFor(() => {
    window.tell({ type: 'key', accountId: id, key: '1' });
    expect(events.length).toBeGreaterThan(0);
  });
  window.tell({ type: 'seen', accountId: id });
  await vi.waitFor(() =>
    expect(events.at(-1)).toEqual({ type: 'seen', accountId: id, at: '2026-05-04T10:00:00.000Z' }),
  );
  expect(context.seenSince?.(id)).toEqual(new Date('2026-05-04T10:00:00Z'));
  stop.abort();
  await listening;
  // The last window is gone: nothing lies over anything.
  await vi.waitFor(() => expect(window.told).toEqual(['hide']));
  await core.close();
});

test('the host is told which logins still have an account, after each change that may matter', async () => {
  const { client, core, account } = await open();
  const fb = { platform: 'facebook', accessModel: 'personal-role' as const };
  const one = await account('https://www.facebook.com/ett', fb);
  const two = await account('https://www.facebook.com/tva', fb);
  const own = await account('https://angby.se/forum');
  await vi.waitFor(() => expect(window.kept).toHaveLength(2));
  await client.accounts.void({ id: own.id, version: own.version, reason: 'Dubblett' });
  await vi.waitFor(() => expect(window.kept).toHaveLength(1));
  await client.accounts.void({ id: one.id, version: one.version, reason: 'Dubblett' });
  const closed = { since: null, reason: 'Klar', decidedBy: '', registrationNumber: '' };
  await client.accounts.setStatus({ id: two.id, version: two.version, change: { ...closed, status: 'closed' } });
  await vi.waitFor(() => expect(window.kept).toEqual([]));
  await core.close();
});

test('a login is looked for on the page first; only then is the vault opened, and each field logged', async () => {
  const office = await foundOffice(folder, { accountViews: window, keychain: memoryKeychain() });
  const { client, vaultId, administrationId, personId } = office;
  const made = await client.accounts.create({
    draft: draft(administrationId, {
      platform: 'instagram',
      url: 'https://www.instagram.com/angby',
      accessModel: 'shared',
      roles: [{ role: 'responsible', personId }],
    }),
  });
  const fill = () => client.views.fill({ accountId: made.id });
  const uses = async () => (await client.vault.useLog({ vaultId })).map(({ action, field }) => `${action} ${field}`);
  expect((await refusal(fill())).code).toBe('views-no-login');
  await client.vault.save(credential(vaultId, { accountIds: [made.id] }));

  for (const [look, code] of [
    ['elsewhere', 'views-login-elsewhere'],
    ['no-field', 'views-no-login-field'],
    ['asleep', 'views-not-shown'],
  ] as const) {
    window.login = { refused: look };
    expect((await refusal(fill())).code).toBe(code);
  }
  expect([window.filled, await uses()]).toEqual([[], []]);

  window.login = { fields: ['login', 'password', 'totp'] };
  expect(await fill()).toEqual({ filled: ['login', 'password'] });
  expect(window.filled).toEqual([{ login: 'angby@exempel.se', password: 'hemligt-1' }]);
  expect(window.origins).toEqual(['https://www.instagram.com', 'https://www.facebook.com']);
  expect((await uses()).toSorted()).toEqual(['fill login', 'fill password']);

  await client.vault.lock({ reason: 'asked' });
  expect((await refusal(fill())).code).toBe('vault-locked');
  await client.vault.unlock({ vaultId, passphrase: null });
  await client.vault.save(credential(vaultId, { accountIds: [made.id], label: 'En till' }));
  expect((await refusal(fill())).code).toBe('views-choose-login');
  // A credential of another account is not this one's.
  const { id: other } = await client.vault.save(credential(vaultId, { accountIds: [office.accounts[0] ?? ''] }));
  expect((await refusal(client.views.fill({ accountId: made.id, credentialId: other }))).code).toBe('views-no-login');
  const unknown = await client.accounts.create({
    draft: draft(administrationId, { url: 'https://angby.se/forum', accessModel: 'shared' }),
  });
  expect((await refusal(client.views.fill({ accountId: unknown.id }))).code).toBe('views-no-login-list');
  await office.core.close();
});

test('a host without pages refuses them, and gives the address for a link', async () => {
  const { client, core } = await openRegister(folder);
  const me = await client.people.introduce({ administrationName: 'Kultur', name: 'Karin Ek' });
  const { id } = await client.accounts.create({
    draft: draft(me.administrationId ?? '', { url: 'https://x.com/angby', platform: 'x' }),
  });
  expect((await refusal(client.views.show({ accountId: id, bounds }))).code).toBe('views-not-here');
  expect((await refusal(client.views.state({}))).code).toBe('views-not-here');
  expect(await client.views.openOutside({ accountId: id })).toEqual({ url: 'https://x.com/angby', opened: false });
  await core.close();
});
