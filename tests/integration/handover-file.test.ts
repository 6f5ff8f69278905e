import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HandoverReceiver } from '../../electron/core/vault/handover/contract.ts';
import { newDeviceKeys, type PrivateKeys } from '../../electron/core/vault/device-keys.ts';
import {
  type HandoverContent,
  passphraseMark,
  readHandover,
  writeHandover,
} from '../../electron/core/vault/handover/handover-file.ts';
import { newIdentity, open as openSealed, seal, sealWithPassphrase } from '../../electron/core/vault/sealing.ts';
import { writeRequest } from '../../electron/core/vault/join-vault.ts';
import { codeOf, draft, refusal, temporaryFolder } from '../register.ts';
import { alsoTypedBy, addPerson, credential, type Desk, foundOffice, foundOfficeAnew } from '../vault-office.ts';
import { hereGiven, runCli } from './run-cli.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const canary = 'KANARIE-lösen-71';
const phrase = 'fyra ganska vanliga ord';

/** Two administrations, each with its own register, vault and computer. */
async function twoOffices() {
  const here = await foundOffice(path.join(folder, 'a'));
  const there = await foundOfficeAnew(path.join(folder, 'b'), { osAccount: 'karin@kontoret' });
  return { here, there };
}

const address = (desk: Desk) => desk.client.handoverFile.address({ vaultId: desk.vaultId });

/** Makes a file as a window does, and answers its bytes. */
async function make(desk: Desk, ids: string[], to: HandoverReceiver, reason = 'Byter förvaltning') {
  const ready = await desk.client.handoverFile.make({ vaultId: desk.vaultId, ids, to, reason });
  const held = desk.core.takeFile(ready.token);
  if (held === null) throw new Error('No file');
  return { ready, bytes: new Uint8Array(held.bytes) };
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'fil.age');
const open = (desk: Desk, bytes: Uint8Array<ArrayBuffer>, given: { passphrase?: string; trust?: string } = {}) =>
  desk.client.handoverFile.open({ vaultId: desk.vaultId, file: fileOf(bytes), ...given });
const stateIn = ({ rows }: Awaited<ReturnType<typeof open>>) => rows.map(({ state }) => state);
const reveal = async (desk: Desk, id: string) =>
  (await desk.client.vault.reveal({ id, field: 'password', use: 'reveal', reason: 'Prov av valvet' })).value;

/** The keys of an open desk, for files that somebody makes by hand. */
async function keysOf(desk: Desk): Promise<PrivateKeys> {
  const keys = (await desk.core.context()).vaults.get(desk.vaultId)?.keys();
  if (keys === undefined) throw new Error('The vault is locked');
  return keys;
}

/** What a desk's owner reads in a file that was sealed to them. */
async function contentOf(desk: Desk, bytes: Uint8Array): Promise<HandoverContent> {
  const content = readHandover(await openSealed(bytes, (await keysOf(desk)).identity));
  if (typeof content === 'string') throw new Error(content);
  return content;
}

/** Every file below a folder whose bytes hold a text, in UTF-8 or UTF-16. */
function filesWith(below: string, text: string): string[] {
  const wanted = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => wanted.some((bytes) => readFileSync(file).includes(bytes)));
}

test('logins and their accounts go to another administration; a higher version applies, the same with other content picks none, a lower is left', async () => {
  const { here, there } = await twoOffices();
  const account = await here.client.accounts.create({
    draft: draft(here.administrationId, {
      name: 'Bokbussen',
      platform: 'facebook',
      url: 'https://www.facebook.com/bokbussen',
    }),
  });
  const saved = await here.client.vault.save(
    credential(here.vaultId, { label: 'Bokbussen, Facebook', accountIds: [account.id] }, { password: canary }),
  );
  const to: HandoverReceiver = { kind: 'recipient', recipient: (await address(there)).recipient };
  // Outside own duty it is nödöppning, and needs a reason.
  await alsoTypedBy(here.core, saved.id, here.holders[0] ?? '');
  expect(await codeOf(make(here, [saved.id], to, ''))).toBe('vault-break-glass');
  const first = await make(here, [saved.id], to);
  expect(first.ready).toMatchObject({ logins: 1, accounts: 1, name: 'kanalvakt-overlamning-2026-05-04.age' });
  const log = await here.client.vault.useLog({ vaultId: here.vaultId });
  expect(log).toMatchObject([{ action: 'export', breakGlass: true, reason: 'Byter förvaltning' }]);

  // The sender is unknown here until somebody has compared the fingerprint, which stands on the sender's screen.
  const unknown = await refusal(open(there, first.bytes));
  expect(unknown).toEqual({
    code: 'handover-file-signer-unknown',
    values: { person: 'Karin Ek', computer: 'karin@kontoret', administration: 'Kulturförvaltningen' },
  });
  const { fingerprint: own } = await address(there);
  expect(await codeOf(open(there, first.bytes, { trust: own }))).toBe('handover-file-fingerprint-differs');
  const trust = first.ready.fingerprint.toLowerCase().replaceAll('-', ' ');
  const preview = await open(there, first.bytes, { trust });
  expect(preview.rows).toMatchObject([
    { label: 'Bokbussen, Facebook', state: 'new', isChosen: true, here: null, accounts: [{ isNew: true }] },
  ]);
  // A window reads this: nothing secret is in it.
  expect(JSON.stringify(preview)).not.toMatch(/KANARIE|angby@exempel/);
  const beforeImport = async () =>
    (await there.client.settings.backups({})).filter(({ reason }) => reason === 'before-import');
  expect(await beforeImport()).toEqual([]);
  expect(await there.client.handoverFile.run({ token: preview.token, rows: [0] })).toEqual({
    added: 1,
    replaced: 0,
    accountsAdded: 1,
    left: 0,
  });
  // The register as it was is kept first: without the login and its account.
  const [kept] = await beforeImport();
  const before = new Database(path.join(there.folder, 'backups', kept?.name ?? ''), { readonly: true });
  expect(before.prepare('select count(*) as n from vault_credential').get()).toEqual({ n: 0 });
  expect(before.prepare("select count(*) as n from account where name = 'Bokbussen'").get()).toEqual({ n: 0 });
  before.close();
  const list = async () => (await there.client.vault.list({ vaultId: there.vaultId })).rows;
  const [taken] = await list();
  expect(taken).toMatchObject({
    version: 1,
    distrust: null,
    accounts: [{ name: 'Bokbussen' }],
    rotatedAt: saved.rotatedAt,
  });
  expect(await reveal(there, taken?.id ?? '')).toBe(canary);

  // The same file once more, by a sender that is known by now: nothing happens.
  const again = await open(there, first.bytes);
  expect(stateIn(again)).toEqual(['same']);
  expect(await codeOf(there.client.handoverFile.run({ token: again.token, rows: [0] }))).toBe('changed-meanwhile');
  expect(await there.client.handoverFile.run({ token: again.token, rows: [] })).toMatchObject({ added: 0, left: 1 });
  // What was refused, and what takes nothing in, needs none.
  expect(await beforeImport()).toHaveLength(1);

  const change = async (desk: Desk, id: string, version: number, password: string) =>
    await desk.client.vault.save({
      ...credential(desk.vaultId, { label: 'Bokbussen, Facebook' }, { password }),
      id,
      version,
    });
  await change(here, saved.id, 1, 'andra');
  const second = await make(here, [saved.id], to);
  const newer = await open(there, second.bytes);
  expect(newer.rows).toMatchObject([{ state: 'newer', isChosen: true, differing: ['password'], here: { version: 1 } }]);
  await there.client.handoverFile.run({ token: newer.token, rows: [0] });
  expect(await reveal(there, taken?.id ?? '')).toBe('andra');
  // An old file again: told, and left alone.
  expect(stateIn(await open(there, first.bytes))).toEqual(['older']);

  await change(here, saved.id, 2, 'tredje hos avsändaren');
  await change(there, taken?.id ?? '', 2, 'tredje hos mottagaren');
  const third = await open(there, (await make(here, [saved.id], to)).bytes);
  expect(third.rows).toMatchObject([
    { state: 'differs', isTakeable: true, isChosen: false, file: { version: 3 }, here: { version: 3 } },
  ]);
  expect(await reveal(there, taken?.id ?? '')).toBe('tredje hos mottagaren');
  await there.client.handoverFile.run({ token: third.token, rows: [0] });
  expect(await reveal(there, taken?.id ?? '')).toBe('tredje hos avsändaren');
  expect(await list()).toMatchObject([{ version: 4, distrust: null }]);

  // What was destroyed here is not brought back by a file, however new.
  await there.client.vault.remove({ id: taken?.id ?? '', version: 4, reason: 'Kontot är avslutat' });
  expect(stateIn(await open(there, second.bytes))).toEqual(['removed']);

  for (const desk of [here, there]) {
    await desk.client.settings.backUpNow({});
    expect((await desk.client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
    await desk.core.close();
  }
  for (const secret of [canary, 'tredje hos', 'angby@exempel.se']) expect(filesWith(folder, secret)).toEqual([]);
});

test('a file from nobody, changed, sealed anew by somebody between, or for another is seen, named and opens nothing', async () => {
  const { here, there } = await twoOffices();
  const saved = await here.client.vault.save(credential(here.vaultId, {}, { password: canary }));
  const theirs = (await address(there)).recipient;
  const { bytes, ready } = await make(here, [saved.id], { kind: 'recipient', recipient: theirs });
  const trust = ready.fingerprint;
  const content = await contentOf(there, bytes);
  const mine = await keysOf(here);
  const sealedAs = async (given: unknown) => new Uint8Array(await seal(JSON.stringify(given), [theirs]));
  const resigned = async (changed: HandoverContent, key = mine.signingKey) =>
    new Uint8Array(await seal(writeHandover(changed, key), [theirs]));
  const refusedAs = async (given: Uint8Array<ArrayBuffer>, passphrase?: string) =>
    await codeOf(open(there, given, { trust, ...(passphrase !== undefined && { passphrase }) }));

  // Nobody: no signature, another's signature, and a stranger's that calls itself this sender.
  expect(await refusedAs(await sealedAs({ content, signature: '' }))).toBe('handover-file-unsigned');
  const stranger = await newDeviceKeys('karin@kontoret');
  expect(await refusedAs(await resigned(content, stranger.keys.signingKey))).toBe('handover-file-unsigned');
  const posing = { ...content, author: { ...content.author, device: stranger.device } };
  expect(await refusedAs(await resigned(posing, stranger.keys.signingKey))).toBe('handover-file-fingerprint-differs');
  const borrowed = { ...stranger.device, fingerprint: content.author.device.fingerprint };
  const lying = { ...content, author: { ...content.author, device: borrowed } };
  expect(await refusedAs(await resigned(lying, stranger.keys.signingKey))).toBe('handover-file-unsigned');
  // One that says to be of this very vault is held against its list, whatever a person says.
  const claimed = { ...posing, vault: { ...content.vault, id: there.vaultId } };
  expect(await refusedAs(await resigned(claimed, stranger.keys.signingKey))).toBe('handover-file-signer-not-of-vault');

  // One word changed under the signature; one byte changed, and the end cut, in the file itself.
  const { signature } = JSON.parse(writeHandover(content, mine.signingKey)) as { signature: string };
  expect(stateIn(await open(there, await sealedAs({ content, signature }), { trust }))).toEqual(['new']);
  const [login] = content.credentials;
  const changed = { ...content, credentials: [{ ...login, version: 7 }] };
  expect(await refusedAs(await sealedAs({ content: changed, signature }))).toBe('handover-file-unsigned');
  const bent = bytes.slice();
  bent[bent.length - 20] = (bent[bent.length - 20] ?? 0) ^ 1;
  expect(await refusedAs(bent)).toBe('handover-file-damaged');
  expect(await refusedAs(bytes.slice(0, -30))).toBe('handover-file-damaged');
  expect(await refusedAs(new Uint8Array(Buffer.from('inte alls')))).toBe('handover-file-not-such');
  expect(await refusedAs(await sealedAs({ format: 'något annat' }))).toBe('handover-file-not-such');

  // Somebody who got a file seals it on to another: the signature holds, and it names them and not us.
  const between = await newIdentity();
  const toBetween: HandoverContent = { ...content, receiver: { kind: 'device', recipient: between.recipient } };
  expect(await refusal(open(there, await resigned(toBetween), { trust }))).toMatchObject({
    code: 'handover-file-resealed',
    values: { person: 'Karin Ek', computer: 'karin@kontoret' },
  });
  const withPhrase: HandoverContent = {
    ...content,
    receiver: { kind: 'passphrase', salt: 's', mark: passphraseMark('s', phrase) },
  };
  expect(await refusedAs(await resigned(withPhrase))).toBe('handover-file-resealed');
  const asPhrase = async (given: HandoverContent, passphrase: string) =>
    new Uint8Array(await sealWithPassphrase({ text: writeHandover(given, mine.signingKey), passphrase, work: 8 }));
  expect(await refusedAs(await asPhrase(withPhrase, 'en annan lång fras'), 'en annan lång fras')).toBe(
    'handover-file-resealed',
  );

  // For another computer, and with another passphrase: two other messages than damage.
  const elsewhere = await make(here, [saved.id], { kind: 'recipient', recipient: between.recipient });
  expect(await refusedAs(elsewhere.bytes)).toBe('handover-file-other-receiver');
  const byPhrase = await make(here, [saved.id], { kind: 'passphrase', passphrase: phrase });
  expect(await refusedAs(byPhrase.bytes)).toBe('handover-file-passphrase-needed');
  expect(await refusedAs(byPhrase.bytes, 'fel lösenfras här')).toBe('handover-file-wrong-passphrase');
  expect(stateIn(await open(there, byPhrase.bytes, { trust, passphrase: phrase }))).toEqual(['new']);

  expect((await there.client.vault.list({ vaultId: there.vaultId })).total).toBe(0);
  const short = make(here, [saved.id], { kind: 'passphrase', passphrase: 'för kort' });
  expect(await codeOf(short)).toBe('handover-file-weak-passphrase');
  const guessable = make(here, [saved.id], { kind: 'passphrase', passphrase: 'aaaaaaaaaaaa' });
  expect(await codeOf(guessable)).toBe('vault-passphrase-weak');
  expect(await codeOf(make(here, [saved.id], { kind: 'recipient', recipient: 'age1inte' }))).toBe(
    'handover-file-bad-recipient',
  );
  await here.client.vault.lock({ reason: 'asked' });
  expect(await codeOf(make(here, [saved.id], { kind: 'recipient', recipient: theirs }))).toBe('vault-locked');
  for (const desk of [here, there]) await desk.core.close();
});

test('whoever was handed a login counts as able to open it until the password is changed; a computer that was put out gets none and is not believed', async () => {
  const desk = await foundOffice(folder);
  const { client, vaultId, administrationId, accounts } = desk;
  const saved = await client.vault.save(
    credential(vaultId, { accountIds: accounts.slice(0, 1) }, { password: canary }),
  );
  const nils = await addPerson(client, administrationId, 'Nils Dahl');
  const made = await newDeviceKeys('nils@hemma');
  const request = writeRequest({ vaultId, personId: nils.id, device: made.device }, made.keys.signingKey);
  const { fingerprint } = made.device;
  await client.vault.addDevice({ vaultId, request, fingerprint, standing: 'named' });
  const { bytes } = await make(desk, [saved.id], { kind: 'device', fingerprint });

  // He may open nothing here, so what he signs of it is not his to say.
  const [own] = (await client.vault.custodians({ vaultId })).flatMap(({ devices }) =>
    devices.filter((one) => one.here),
  );
  const toHere = { kind: 'device' as const, recipient: (await address(desk)).recipient };
  const content = readHandover(await openSealed(bytes, made.keys.identity));
  if (typeof content === 'string') throw new Error(content);
  const planted: HandoverContent = {
    ...content,
    author: { personId: nils.id, person: 'Nils Dahl', device: made.device },
    receiver: toHere,
    credentials: content.credentials.map((one) => ({ ...one, version: 9 })),
  };
  const file = new Uint8Array(await seal(writeHandover(planted, made.keys.signingKey), [toHere.recipient]));
  expect(stateIn(await open(desk, file))).toEqual(['not-theirs']);
  expect(own?.fingerprint).toBeDefined();

  await client.vault.removePerson({ vaultId, personId: nils.id, immediate: false });
  expect(await client.vault.rotations({ vaultId })).toMatchObject([
    { credentialId: saved.id, personId: nils.id, basis: 'received', openedAt: expect.any(String) },
  ]);
  expect(await client.vault.useLog({ vaultId })).toMatchObject([
    { action: 'export', sent: { to: 'computer', mark: fingerprint, person: 'Nils Dahl', file: content.id } },
  ]);
  const ids = (await client.vault.rotations({ vaultId })).map(({ id }) => id);
  expect(await refusal(client.vault.closeUnopened({ ids, reason: 'Aldrig öppnad' }))).toMatchObject({
    code: 'vault-rotation-opened',
  });
  expect(await codeOf(open(desk, file))).toBe('handover-file-signer-removed');
  expect(await codeOf(make(desk, [saved.id], { kind: 'device', fingerprint }))).toBe('handover-file-no-such-device');
  expect(await codeOf(make(desk, [saved.id], { kind: 'request', request, fingerprint }))).toBe(
    'handover-file-receiver-removed',
  );
  expect(await codeOf(make(desk, [saved.id], { kind: 'request', request, fingerprint: 'AAAAA' }))).toBe(
    'handover-file-receiver-fingerprint',
  );
  await desk.core.close();
});

test('where no backup can be made nothing is taken in, and the file can be tried again', async () => {
  const { here, there } = await twoOffices();
  const saved = await here.client.vault.save(credential(here.vaultId, {}, { password: canary }));
  const to: HandoverReceiver = { kind: 'recipient', recipient: (await address(there)).recipient };
  const { bytes, ready } = await make(here, [saved.id], to);
  const { token } = await open(there, bytes, { trust: ready.fingerprint });
  // A file lies where the folder of backups would be made.
  const place = path.join(there.folder, 'backups');
  rmSync(place, { recursive: true, force: true });
  writeFileSync(place, '');
  expect(await codeOf(there.client.handoverFile.run({ token, rows: [0] }))).toBe('internal');
  expect((await there.client.vault.list({ vaultId: there.vaultId })).rows).toEqual([]);
  rmSync(place);
  expect(await there.client.handoverFile.run({ token, rows: [0] })).toMatchObject({ added: 1 });
  for (const desk of [here, there]) await desk.core.close();
});

/** Debian's package of the same name, and the terminal that it asks for a passphrase. */
const command = 'age';
const terminal = 'script';
const age = (args: string[], input: Uint8Array) => spawnSync(command, args, { input });
const hasAge = spawnSync('which', [command]).status === 0;
const hasTerminal = hasAge && spawnSync('which', [terminal]).status === 0;

test.skipIf(!hasTerminal)(
  `a file to a passphrase is opened by the age command, which asks for it${hasTerminal ? '' : ' (skipped: age or script is not installed)'}`,
  async () => {
    const desk = await foundOffice(path.join(folder, 'a'));
    const saved = await desk.client.vault.save(credential(desk.vaultId, {}, { password: canary }));
    const { bytes } = await make(desk, [saved.id], { kind: 'passphrase', passphrase: phrase });
    await desk.core.close();
    writeFileSync(path.join(folder, 'fil.age'), bytes);
    const typed = { cwd: folder, input: `${phrase}\n`, timeout: 50_000 };
    expect(spawnSync(terminal, ['-qec', `${command} -d -o ut.json fil.age`, '/dev/null'], typed).status).toBe(0);
    const opened = readHandover(readFileSync(path.join(folder, 'ut.json'), 'utf8'));
    expect(opened).toMatchObject({
      receiver: { kind: 'passphrase' },
      credentials: [{ secrets: { password: canary } }],
    });
  },
);

describe('on the command line', () => {
  const given = ['--pin-stdin', '--json', '--data'];
  const lineOf = (data: string, args: readonly string[]) => ['vault', ...args, ...given, data];
  const cli = (data: string, args: readonly string[], input: string) => hereGiven(input, ...lineOf(data, args));
  const asProcess = (data: string, args: readonly string[], input: string) =>
    runCli(folder, lineOf(data, args), { input });

  test.skipIf(!hasAge)(
    `a file is made, the age command opens it, and another computer takes it in; no secret on stdout${hasAge ? '' : ' (skipped: age is not installed)'}`,
    async () => {
      const osAccount = `${userInfo().username}@${hostname()}`;
      const pin = 'en lång valvfras';
      const [a, b] = [path.join(folder, 'a'), path.join(folder, 'b')];
      const here = await foundOfficeAnew(a, { osAccount }, 'passphrase', pin);
      const saved = await here.client.vault.save(
        credential(here.vaultId, { label: 'Ängby', accountIds: here.accounts.slice(0, 1) }, { password: canary }),
      );
      await alsoTypedBy(here.core, saved.id, here.holders[0] ?? '');
      await here.core.close();
      const there = await foundOfficeAnew(b, { osAccount }, 'passphrase', pin);
      const { recipient } = await address(there);
      const { identity } = await keysOf(there);
      await there.core.close();
      const out = path.join(folder, 'till-grannen.age');
      const refused = await cli(a, ['export', '--to', recipient, '--out', out], `${pin}\n`);
      expect([refused.code, existsSync(out)]).toEqual([2, false]);
      expect(refused.error).toContain('Ingen fil är gjord. Skriv varför med --reason');
      const made = await asProcess(
        a,
        ['export', '--to', recipient, '--out', out, '--reason', 'Byter dator'],
        `${pin}\n`,
      );
      expect([made.code, made.error]).toEqual([0, '']);
      const answer = JSON.parse(made.out) as { logins: number; fingerprint: string; sha256: string };
      expect(answer).toMatchObject({ logins: 1, accounts: 1, file: out });
      const again = await cli(a, ['export', '--to', recipient, '--out', out, '--reason', 'Byter dator'], `${pin}\n`);
      expect([again.code, again.error]).toEqual([1, expect.stringContaining('finns redan. Inget är skrivet')]);

      const key = path.join(folder, 'nyckel.txt');
      writeFileSync(key, `${identity}\n`, { mode: 0o600 });
      const opened = age(['-d', '-i', key], readFileSync(out));
      expect(opened.status).toBe(0);
      expect(JSON.parse(opened.stdout.toString('utf8'))).toMatchObject({
        content: {
          format: 'kanalvakt-handover-file/1',
          vault: { administration: 'Kulturförvaltningen' },
          receiver: { kind: 'device', recipient },
          accounts: [{ name: 'Ängby bibliotek' }],
          credentials: [{ label: 'Ängby', version: 1, secrets: { password: canary } }],
        },
        signature: expect.stringMatching(/^ed25519:/),
      });

      const unknown = await cli(b, ['take-in', out], `${pin}\n`);
      expect([unknown.code, unknown.out]).toEqual([1, '']);
      expect(unknown.error).toContain('Den avsändaren är inte känd här');
      const taken = await asProcess(b, ['take-in', out, '--trust', answer.fingerprint], `${pin}\n`);
      expect([taken.code, taken.error]).toEqual([0, '']);
      expect(JSON.parse(taken.out)).toMatchObject({
        logins: [{ login: 'Ängby', state: 'new' }],
        added: 1,
        replaced: 0,
        accountsAdded: 0,
      });
      const text = [made, unknown, taken].map((one) => one.out + one.error).join();
      expect(text).not.toContain('KANARIE');
    },
  );
});
