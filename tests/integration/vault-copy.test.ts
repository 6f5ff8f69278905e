import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Clipboard, ClipboardUnavailable } from '../../electron/core/foundation/ports.ts';
import { readForFill, revealField, totpCode } from '../../electron/core/vault/reveal-field.ts';
import { credential, foundOffice } from '../vault-office.ts';
import { here } from './run-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-copy-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

/** A clipboard that can be looked at; what each system's own program does is proved in `clipboard.test.ts`. */
function visibleClipboard(): Clipboard & { text: string } {
  const clipboard = {
    text: '',
    write: async (text: string) => void (clipboard.text = text),
    clear: async (text: string) => {
      if (clipboard.text === text) clipboard.text = '';
    },
  };
  return clipboard;
}

async function officeWith(clipboard: Clipboard | null) {
  const office = await foundOffice(folder, { clipboard });
  const { id } = await office.client.vault.save(
    credential(office.vaultId, {}, { totp: 'JBSWY3DPEHPK3PXP', password: 'hemligt-1' }),
  );
  return { ...office, id };
}
const copyPassword = { field: 'password', position: 0, use: 'copy', reason: 'Prov av valvet' } as const;

test('en kopia går förbi fönstret, loggas, och försvinner efter en stund om den ligger kvar', async () => {
  const clipboard = visibleClipboard();
  const { client, core, id, vaultId } = await officeWith(clipboard);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  expect(await client.vault.reveal({ id, ...copyPassword })).toEqual({ value: '' });
  expect(clipboard.text).toBe('hemligt-1');
  expect((await client.vault.useLog({ vaultId })).map(({ action }) => action)).toContain('copy');
  vi.advanceTimersByTime(9_900);
  expect(clipboard.text).toBe('hemligt-1');
  vi.advanceTimersByTime(200);
  expect(clipboard.text).toBe('');

  const { code } = await client.vault.totpCode({ id, use: 'copy', reason: 'Prov av valvet' });
  expect(code).toBe('');
  expect(clipboard.text).toMatch(/^\d{6}$/);
  clipboard.text = 'en adress som någon kopierade';
  vi.advanceTimersByTime(10_100);
  expect(clipboard.text).toBe('en adress som någon kopierade');
  vi.useRealTimers();
  await core.close();
});

test('när valvet låses eller appen stängs går kopian med', async () => {
  const clipboard = visibleClipboard();
  const { client, core, id } = await officeWith(clipboard);
  await client.vault.reveal({ id, ...copyPassword });
  core.lockVaults('os-lock');
  expect(clipboard.text).toBe('');
  await expect(client.vault.reveal({ id, ...copyPassword })).rejects.toMatchObject({ data: { code: 'vault-locked' } });
  await core.close();
});

test('låses valvet mellan loggningen och svaret lämnas inget värde ut och inget kopieras', async () => {
  const clipboard = visibleClipboard();
  const { client, core, id, vaultId } = await officeWith(clipboard);
  const context = { ...(await core.context()), announce: () => core.lockVaults('os-lock') };
  const uses = {
    reveal: () => revealField(context, { id, ...copyPassword, use: 'reveal' }),
    copy: () => revealField(context, { id, ...copyPassword }),
    fill: () => readForFill(context, id, ['login', 'password'], 'prov'),
    code: () => totpCode(context, { id, use: 'reveal', reason: 'Prov av valvet' }),
  };
  for (const use of Object.values(uses)) {
    await client.vault.unlock({ vaultId, passphrase: null });
    await expect(use()).rejects.toMatchObject({ code: 'vault-locked' });
    expect(clipboard.text).toBe('');
  }
  await core.close();
});

test('den som ännu håller i ett valv som har låsts får veta att det är låst', async () => {
  const { core, vaultId } = await officeWith(null);
  const open = (await core.context()).vaults.get(vaultId);
  expect(open?.keys().identity).toMatch(/^AGE-SECRET-KEY-/);
  core.lockVaults('os-lock');
  expect(() => open?.keys()).toThrow(expect.objectContaining({ code: 'vault-locked' }));
  await core.close();
});

test.each(['valvet låses', 'appen stängs'])(
  '%s medan något skrivs till urklippet: det är tomt efteråt',
  async (end) => {
    const clipboard = visibleClipboard();
    let isBegun = () => {};
    let goOn = () => {};
    const slow: Clipboard = {
      clear: (text) => clipboard.clear(text),
      write: async (text) => {
        isBegun();
        await new Promise<void>((resolve) => (goOn = resolve));
        await clipboard.write(text);
      },
    };
    const { client, core, id } = await officeWith(slow);
    const begun = new Promise<void>((resolve) => (isBegun = resolve));
    const answer = client.vault.reveal({ id, ...copyPassword }).catch((error: unknown) => error);
    await begun;
    if (end === 'valvet låses') core.lockVaults('os-lock');
    const closed = end === 'appen stängs' ? core.close() : null;
    goOn();
    expect(await answer).toMatchObject({ data: { code: 'vault-locked' } });
    await (closed ?? core.close());
    expect(clipboard.text).toBe('');
  },
);

test('utan urklipp, eller med ett som inte svarar, får fönstret värdet och det sägs att det ligger kvar', async () => {
  const { client, core, id } = await officeWith(null);
  expect(await client.vault.reveal({ id, ...copyPassword })).toEqual({ value: 'hemligt-1' });
  await core.close();
  await rm(folder, { recursive: true, force: true });

  const refuse = () => Promise.reject(new ClipboardUnavailable('xclip: ended with 1'));
  const logged: string[] = [];
  const office = await foundOffice(folder, {
    clipboard: { write: refuse, clear: refuse },
    log: { info: () => {}, error: (message, error) => void logged.push(`${message} ${String(error)}`) },
  });
  const saved = await office.client.vault.save(credential(office.vaultId));
  expect(await office.client.vault.reveal({ id: saved.id, ...copyPassword })).toEqual({ value: 'hemligt-1' });
  expect(logged.join('\n')).toContain('a secret was not copied');
  expect(logged.join('\n')).not.toContain('hemligt');
  await office.core.close();
});

test('kommandoraden säger hur valvet står, utan att öppna något', async () => {
  const { core, id, vaultId } = await officeWith(null);
  await core.close();
  const status = (...more: string[]) => here('vault', 'status', '--data', folder, ...more);
  const asJson = await status('--json');
  expect(asJson.code).toBe(0);
  expect(JSON.parse(asJson.out)).toMatchObject({
    protection: 'keychain',
    custodians: 1,
    credentials: 1,
    kit: { number: 1 },
    snapshot: null,
  });
  const asText = await status();
  expect([asText.code, asText.error]).toEqual([0, '']);
  expect(asText.out).toContain('Nyckelinnehavare: 1. Inloggningar: 1.');
  expect(asText.out).not.toMatch(new RegExp(`hemligt|${id}|${vaultId}`));
});
