import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultImportPreview, VaultImportResult } from '../../electron/core/vault/importing/contract.ts';
import { fixturePassword } from '../fixtures/vaults/make.ts';
import { type Client, draft, inWorkers, projectRoot, refusal, temporaryFolder } from '../register.ts';
import { credential, type Desk, foundOffice, foundOfficeAnew } from '../vault-office.ts';
import { hereGiven, runCli } from './run-cli.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const fixture = (name: string) => readFileSync(path.join(projectRoot, 'tests/fixtures/vaults', name));
const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);
const kdbx = () => fileOf('valv.kdbx', new Uint8Array(fixture('kdbx4-argon2id.kdbx')));

type OpenInput = Parameters<Client['vaultImport']['open']>[0];

/** Reads a file to the end; every step is kept, so that a test can look for what must not be there. */
async function open(desk: Desk, given: Omit<OpenInput, 'administrationId'>) {
  const steps = [];
  for await (const step of await desk.client.vaultImport.open({ administrationId: desk.administrationId, ...given }))
    steps.push(step);
  const last = steps.at(-1);
  if (last?.state !== 'done') throw new Error('No preview');
  return { preview: last.preview, steps };
}

const openKdbx = (desk: Desk) => open(desk, { file: kdbx(), format: 'kdbx', password: fixturePassword });

async function run(
  desk: Desk,
  preview: VaultImportPreview,
  rows = preview.rows.filter(({ state }) => state === 'new'),
): Promise<VaultImportResult> {
  const chosen = rows.map(({ index, accountIds }) => ({ index, accountIds }));
  for await (const step of await desk.client.vaultImport.run({ token: preview.token, rows: chosen }))
    if (step.state === 'done') return step.result;
  throw new Error('No result');
}

async function reveal(desk: Desk, label: string, field: 'login' | 'password' | 'totp' | 'recovery-codes' | 'notes') {
  const { rows } = await desk.client.vault.list({ vaultId: desk.vaultId, text: label });
  const { value } = await desk.client.vault.reveal({
    id: rows[0]?.id ?? '',
    field,
    use: 'reveal',
    reason: 'Prov av valvet',
  });
  return value;
}

test('a KeePass database goes into the vault with every secret as it was, in one transaction', async () => {
  const desk = await foundOffice(folder);
  const url = 'https://www.facebook.com/angbybibliotek';
  await desk.client.accounts.create({
    draft: draft(desk.administrationId, {
      name: 'Ängby på Facebook',
      platform: 'facebook',
      url,
      accessModel: 'personal-role',
    }),
  });
  const { preview, steps } = await openKdbx(desk);
  expect(preview).toMatchObject({ items: 4, taken: 3, notConcerned: 0, match: 'all', format: 'kdbx' });
  expect(preview.rows.map(({ label, state, by }) => [label, state, by])).toEqual([
    ['Ängby bibliotek', 'new', 'address'],
    ['Samma lösenord', 'new', null],
    ['Steam och trasig hänvisning', 'new', null],
  ]);
  expect(preview.accounts).toEqual([
    { id: preview.rows[0]?.accountIds[0], name: 'Ängby på Facebook', platformName: 'Facebook' },
  ]);
  expect(preview.rows.map(({ isPersonalRole }) => isPersonalRole)).toEqual([true, false, false]);
  expect(preview.losses.filter(({ isWhole }) => isWhole)).toEqual([
    { title: 'Bara en anteckning', what: 'without-login', name: '', why: 'only-logins', isWhole: true },
  ]);
  // The preview is read by a window: nothing secret is in it.
  expect(JSON.stringify(steps)).not.toMatch(/ömt|JBSWY3DP|1111-2222|Kajsa|angby@example/);

  expect(await run(desk, preview)).toEqual({ added: 3, replaced: 0, unchanged: 0, left: 0, canDeleteSource: false });
  expect(await reveal(desk, 'Ängby', 'password')).toBe('Åska-&-"ömt"-€-😀');
  expect(await reveal(desk, 'Ängby', 'login')).toBe('angby@example.se');
  expect(await reveal(desk, 'Ängby', 'recovery-codes')).toContain('3333-4444');
  const { rows } = await desk.client.vault.list({ vaultId: desk.vaultId });
  expect(rows.every(({ distrust, openableHere }) => distrust === null && openableHere)).toBe(true);
  const [angby] = rows.filter(({ label }) => label === 'Ängby bibliotek');
  expect(angby).toMatchObject({ hasTotp: true, recoveryCodeCount: 2, rotatedAt: null });
  expect(angby?.accounts.map(({ name }) => name)).toEqual(['Ängby på Facebook']);
  expect((await desk.client.vault.names({ id: angby?.id ?? '' })).extra).toEqual(['Säkerhetsfråga', 'Adress']);
  expect((await desk.client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
  // What was read is forgotten with the import.
  expect(await refusal(run(desk, preview))).toMatchObject({ code: 'file-token-unknown' });
  await desk.core.close();
});

test('the same file again makes no doubles; what differs is listed, and replaced only when chosen', async () => {
  const desk = await foundOffice(folder);
  await run(desk, (await openKdbx(desk)).preview);
  const before = await desk.client.vault.list({ vaultId: desk.vaultId });

  const again = (await openKdbx(desk)).preview;
  expect(again.rows.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  expect(await run(desk, again, again.rows)).toEqual({
    added: 0,
    replaced: 0,
    unchanged: 3,
    left: 0,
    canDeleteSource: false,
  });
  expect(await desk.client.vault.list({ vaultId: desk.vaultId })).toEqual(before);

  const angby = before.rows.find(({ label }) => label === 'Ängby bibliotek');
  const saved = await desk.client.vault.save({
    vaultId: desk.vaultId,
    id: angby?.id ?? null,
    version: angby?.version ?? null,
    draft: { label: 'Ängby bibliotek', kind: 'shared', accountIds: desk.accounts.slice(0, 1) },
    secrets: { password: 'nytt-i-valvet', recoveryMail: 'social@example.se', tools: [{ name: 'Planerare', note: '' }] },
  });
  const third = (await openKdbx(desk)).preview;
  expect(third.rows.map(({ state }) => state)).toEqual(['changed', 'unchanged', 'unchanged']);
  expect(third.rows.map(({ replaces }) => replaces)).toEqual([
    { label: 'Ängby bibliotek', parts: ['password'] },
    null,
    null,
  ]);
  expect(await run(desk, third)).toEqual({ added: 0, replaced: 0, unchanged: 2, left: 1, canDeleteSource: false });
  expect(await reveal(desk, 'Ängby', 'password')).toBe('nytt-i-valvet');
  const backups = async () =>
    (await desk.client.settings.backups({})).filter(({ reason }) => reason === 'before-import');
  const beforeReplacing = (await backups()).length;

  const fourth = (await openKdbx(desk)).preview;
  expect(await run(desk, fourth, fourth.rows)).toEqual({
    added: 0,
    replaced: 1,
    unchanged: 2,
    left: 0,
    canDeleteSource: false,
  });
  expect(await reveal(desk, 'Ängby', 'password')).toBe('Åska-&-"ömt"-€-😀');
  // What was replaced is in a backup.
  expect(await backups()).toHaveLength(beforeReplacing + 1);
  // What only the vault knows stays.
  expect(await desk.client.vault.get({ id: saved.id })).toMatchObject({
    version: saved.version + 1,
    toolCount: 1,
    recoveryMail: 'function',
  });
  expect((await desk.client.vault.list({ vaultId: desk.vaultId })).total).toBe(3);
  await desk.core.close();
});

test('a login that the file has twice is taken once; two logins to the same account are two', async () => {
  const desk = await foundOffice(folder);
  const rows = [
    'Björklunda,https://intra.example,a@example.se,samma',
    'Björklunda,https://intra.example,a@example.se,samma',
    'Björklunda,https://intra.example,b@example.se,annat',
  ];
  const csv = () => fileOf('l.csv', ['name,url,username,password', ...rows, ''].join('\n'));
  const given = { format: 'browser-csv' as const, match: 'all' as const };
  const { preview } = await open(desk, { file: csv(), ...given });
  expect(preview.rows.map(({ state }) => state)).toEqual(['new', 'repeated', 'new']);
  expect(await run(desk, preview)).toMatchObject({ added: 2, unchanged: 1 });
  const again = (await open(desk, { file: csv(), ...given })).preview;
  expect(again.rows.map(({ state }) => state)).toEqual(['unchanged', 'repeated', 'unchanged']);
  await desk.core.close();
});

/** Every file below a folder whose bytes hold a text, in UTF-8 or UTF-16. */
function filesWith(below: string, text: string): string[] {
  const wanted = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => wanted.some((bytes) => readFileSync(file).includes(bytes)));
}

test('private passwords of a browser’s file are a number: in no answer and in no file', async () => {
  const desk = await foundOffice(folder);
  await desk.client.accounts.create({
    draft: draft(desk.administrationId, {
      name: 'Åkeshov Facebook',
      platform: 'facebook',
      url: 'https://www.facebook.com/akeshov',
    }),
  });
  const rows = [
    'facebook.com,https://sv-se.facebook.com/akeshov/?ref=bookmarks,social@example.se,"KONTOTS,hemliga",',
    'KANARIE bank,https://kanarie.example/KANARIE,KANARIE@example.com,KANARIE-lösen,KANARIE anteckning',
    'facebook.com,https://www.facebook.com/login,KANARIE@example.com,KANARIE-lösen,',
  ];
  const file = fileOf('lösenord.csv', ['name,url,username,password,note', ...rows, ''].join('\n'));
  const { preview, steps } = await open(desk, { file, format: 'browser-csv' });
  expect(preview).toMatchObject({ items: 3, taken: 1, notConcerned: 2, match: 'accounts', losses: [] });
  expect(await run(desk, preview)).toEqual({ added: 1, replaced: 0, unchanged: 0, left: 0, canDeleteSource: false });
  expect(await reveal(desk, 'Åkeshov', 'password')).toBe('KONTOTS,hemliga');
  await desk.client.settings.backUpNow({});
  expect(JSON.stringify(steps)).not.toMatch(/KANARIE|hemliga/);
  for (const secret of ['KANARIE', 'KONTOTS,hemliga', 'social@example.se', 'akeshov/?ref'])
    expect([secret, filesWith(folder, secret)]).toEqual([secret, []]);
  await desk.core.close();
  for (const secret of ['KANARIE', 'KONTOTS,hemliga']) expect(filesWith(folder, secret)).toEqual([]);
});

test('cancelled or refused, nothing is written, and the file is still there to be taken in', async () => {
  const desk = await foundOffice(folder, { runJob: inWorkers });
  const { preview } = await openKdbx(desk);
  const rows = preview.rows.map(({ index, accountIds }) => ({ index, accountIds }));
  const stream = await desk.client.vaultImport.run({ token: preview.token, rows });
  for await (const step of stream) if (step.state === 'running') break;
  expect((await desk.client.vault.list({ vaultId: desk.vaultId })).total).toBe(0);
  const asked = async () => {
    for await (const step of await desk.client.vaultImport.run({ token: preview.token, rows }))
      if (step.state === 'running') await desk.client.vaultImport.cancel({ token: preview.token });
  };
  // Said in the middle of a stream as at the door: only so does it reach a window.
  await expect(asked()).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'import-cancelled' } });
  const elsewhere = rows.map((row) => ({ ...row, accountIds: [desk.administrationId] }));
  const wrong = desk.client.vaultImport.run({ token: preview.token, rows: elsewhere });
  const drained = async () => {
    for await (const _ of await wrong);
  };
  expect(await refusal(drained())).toMatchObject({ code: 'not-found' });
  expect((await desk.client.vault.list({ vaultId: desk.vaultId })).total).toBe(0);
  expect(await run(desk, preview)).toMatchObject({ added: 3 });
  await desk.core.close();
});

test('a locked vault takes nothing in, and what was read is forgotten', async () => {
  const desk = await foundOffice(folder);
  const { preview } = await openKdbx(desk);
  await desk.client.vault.lock({ reason: 'asked' });
  expect(await refusal(run(desk, preview))).toMatchObject({ code: 'vault-locked' });
  expect(await refusal(openKdbx(desk))).toMatchObject({ code: 'vault-locked' });
  await desk.client.vault.unlock({ vaultId: desk.vaultId, passphrase: null });
  expect(await refusal(run(desk, preview))).toMatchObject({ code: 'file-token-unknown' });
  await desk.core.close();
});

test('a wrong password, a damaged file and another kind of file are three refusals', async () => {
  const desk = await foundOffice(folder);
  const code = async (given: Omit<OpenInput, 'administrationId'>) => (await refusal(open(desk, given))).code;
  const bytes = new Uint8Array(fixture('kdbx4-argon2id.kdbx'));
  const damaged = fileOf('valv.kdbx', bytes.slice(0, 2000));
  expect(await code({ file: kdbx(), format: 'kdbx', password: 'fel' })).toBe('vault-file-wrong-password');
  expect(await code({ file: damaged, format: 'kdbx', password: fixturePassword })).toBe('vault-file-damaged');
  expect(await code({ file: kdbx(), format: 'bitwarden' })).toBe('vault-file-not-such');
  await desk.client.vault.save(credential(desk.vaultId));
  expect((await desk.client.vault.list({ vaultId: desk.vaultId })).total).toBe(1);
  await desk.core.close();
});

test('what was read is forgotten when the vault is locked, also when it is opened again at once', async () => {
  const desk = await foundOffice(folder);
  const { preview } = await openKdbx(desk);
  await desk.client.vault.lock({ reason: 'asked' });
  await desk.client.vault.unlock({ vaultId: desk.vaultId, passphrase: null });
  expect((await refusal(run(desk, preview))).code).toBe('vault-locked');
  expect((await refusal(run(desk, preview))).code).toBe('file-token-unknown');
  expect((await desk.client.vault.list({ vaultId: desk.vaultId })).total).toBe(0);
  await desk.core.close();
});

describe('a file that the host itself picked', () => {
  const content = () =>
    ['name,url,username,password', 'Åkeshov,https://exempel.se,akeshov,KANARIE-lösen', ''].join('\n');

  /** A desk whose host picks this file. */
  async function picking(place: string | null) {
    const desk = await foundOffice(path.join(folder, 'register'), { filePicker: { pick: async () => place } });
    const pick = async () => await desk.client.vaultImport.pick({});
    const read = async (picked: string) =>
      (await open(desk, { file: { picked }, format: 'browser-csv', match: 'all' })).preview;
    return { desk, pick, read };
  }

  test('is deleted where it lies once it is taken in, and not before; its place is told to nobody', async () => {
    const place = path.join(folder, 'hemlig mapp', 'lösenord.csv');
    mkdirSync(path.dirname(place));
    writeFileSync(place, content());
    const { desk, pick, read } = await picking(place);
    const chosen = await pick();
    expect(chosen).toEqual({ picked: expect.any(String), name: 'lösenord.csv', bytes: Buffer.byteLength(content()) });
    const picked = chosen?.picked ?? '';
    const remove = async () => await desk.client.vaultImport.deleteSource({ picked });
    expect((await refusal(remove())).code).toBe('file-token-unknown');
    const preview = await read(picked);
    expect(JSON.stringify([chosen, preview])).not.toContain('hemlig mapp');
    expect((await refusal(remove())).code).toBe('file-token-unknown');
    expect(await run(desk, preview)).toMatchObject({ added: 1, canDeleteSource: true });
    await remove();
    expect(existsSync(place)).toBe(false);
    expect((await refusal(remove())).code).toBe('file-token-unknown');
    await desk.core.close();
  });

  test('stays when it has changed since, when it is gone or the computer keeps it, and that is said by name', async () => {
    const place = path.join(folder, 'mapp', 'lösenord.csv');
    mkdirSync(path.dirname(place));
    writeFileSync(place, content());
    const { desk, pick, read } = await picking(place);
    const picked = (await pick())?.picked ?? '';
    await run(desk, await read(picked));
    const remove = async () => await refusal(desk.client.vaultImport.deleteSource({ picked }));
    writeFileSync(place, `${content()}Ny,https://exempel.se,ny,ny\n`);
    expect(await remove()).toEqual({ code: 'vault-source-changed', values: { file: 'lösenord.csv' } });
    expect(existsSync(place)).toBe(true);
    renameSync(place, `${place}.flyttad`);
    expect(await remove()).toEqual({ code: 'vault-source-gone', values: { file: 'lösenord.csv' } });
    // Another thing in its place is not what was read.
    mkdirSync(place);
    expect((await remove()).code).toBe('vault-source-kept');
    expect(existsSync(place)).toBe(true);
    await desk.core.close();
  });

  test('may be a link: the file behind it goes', async () => {
    const place = path.join(folder, 'lösenord.csv');
    const link = path.join(folder, 'länk.csv');
    writeFileSync(place, content());
    symlinkSync(place, link);
    const { desk, pick, read } = await picking(link);
    const picked = (await pick())?.picked ?? '';
    await run(desk, await read(picked));
    await desk.client.vaultImport.deleteSource({ picked });
    expect(existsSync(place)).toBe(false);
    await desk.core.close();
  });

  test('is refused when it is too large or no file, and nothing is chosen where nobody chose', async () => {
    const none = await picking(null);
    expect(await none.pick()).toBeNull();
    await none.desk.core.close();
    rmSync(path.join(folder, 'register'), { recursive: true });
    const large = path.join(folder, 'stor.kdbx');
    writeFileSync(large, Buffer.alloc(51_000_000));
    const big = await picking(large);
    expect((await refusal(big.pick())).code).toBe('vault-file-too-large');
    await big.desk.core.close();
    rmSync(path.join(folder, 'register'), { recursive: true });
    const directory = await picking(folder);
    expect((await refusal(directory.pick())).code).toBe('vault-source-unreadable');
    await directory.desk.core.close();
  });
});

test('passwords are made and measured with what is known of the account', async () => {
  const desk = await foundOffice(folder);
  const { password } = await desk.client.passwords.generate({
    kind: 'phrase',
    words: 5,
    separator: '-',
    capitals: false,
    digit: false,
  });
  expect(password.split('-')).toHaveLength(5);
  const { administrationId, accounts } = desk;
  const estimate = async (text: string, accountIds: string[]) =>
    await desk.client.passwords.estimate({ password: text, administrationId, accountIds });
  expect(await estimate('Björklunda2026', accounts)).toEqual({ score: 1, reason: 'about-you' });
  expect((await estimate(password, accounts)).score).toBeGreaterThanOrEqual(3);
  await desk.core.close();
});

describe('on the command line', () => {
  /** Never on this user's own register. */
  const cli = (args: readonly string[], input = '') =>
    hereGiven(input, 'vault', 'import', '--data', path.join(folder, 'ingen'), ...args);
  const asProcess = (args: readonly string[], input: string) => runCli(folder, ['vault', 'import', ...args], { input });

  test('a dry run needs no vault and no register, counts everything, and leaves nothing behind', async () => {
    const file = path.join(projectRoot, 'tests/fixtures/vaults/kdbx4-argon2id.kdbx');
    const given = [file, '--format', 'kdbx', '--password-stdin', '--dry-run', '--json'];
    const { code, out, error } = await asProcess(given, `${fixturePassword}\n`);
    expect([code, error]).toEqual([0, '']);
    const answer = JSON.parse(out) as { items: number; taken: number; notConcerned: number; lost: unknown[] };
    expect(answer).toMatchObject({ items: 4, taken: 3, notConcerned: 0 });
    expect(answer.lost).toContainEqual({
      item: 'Bara en anteckning',
      what: 'Hela posten: ingen inloggning',
      why: 'Bara inloggningar läses in.',
    });
    expect(answer.lost).toContainEqual(
      expect.objectContaining({ item: 'Ängby bibliotek', what: 'Bilagan ”koder.txt”' }),
    );
    expect(out).not.toMatch(/ömt|JBSWY3DP|1111-2222|Kajsa|angby@example/);
    expect(readdirSync(folder, { recursive: true })).toEqual([]);
  });

  test('logins go into a vault that a passphrase opens; both secrets come by standard input, and again makes no doubles', async () => {
    const data = path.join(folder, 'data');
    const osAccount = `${userInfo().username}@${hostname()}`;
    const desk = await foundOfficeAnew(data, { osAccount }, 'passphrase', 'en lång valvfras');
    await desk.core.close();
    const file = path.join(projectRoot, 'tests/fixtures/vaults/kdbx4-argon2id.kdbx');
    const given = [file, '--format', 'kdbx', '--password-stdin', '--pin-stdin', '--json', '--data', data];
    const first = await asProcess(given, `${fixturePassword}\nen lång valvfras\n`);
    expect([first.code, first.error]).toEqual([0, '']);
    expect(JSON.parse(first.out)).toMatchObject({ items: 4, taken: 3, added: 3, unchanged: 0, changed: 0 });
    const second = await cli(given, `${fixturePassword}\nen lång valvfras\n`);
    expect(JSON.parse(second.out)).toMatchObject({ items: 4, taken: 3, added: 0, unchanged: 3, changed: 0 });
    expect(first.out + second.out).not.toMatch(/ömt|JBSWY3DP|1111-2222|Kajsa|angby@example/);
    const refused = await cli(given, `${fixturePassword}\nfel fras\n`);
    expect([refused.code, refused.out]).toEqual([1, '']);
  });

  test('the file is deleted when everything in it is taken in, stays when it holds more, and never goes with a dry run', async () => {
    const data = path.join(folder, 'data');
    const osAccount = `${userInfo().username}@${hostname()}`;
    const desk = await foundOfficeAnew(data, { osAccount }, 'passphrase', 'en lång valvfras');
    await desk.core.close();
    const pin = 'en lång valvfras\n';
    const file = path.join(folder, 'lösenord.csv');
    const write = (password: string, ...more: string[]) =>
      writeFileSync(
        file,
        ['name,url,username,password', `Ängby,https://exempel.se,angby,${password}`, ...more, ''].join('\n'),
      );
    const given = [file, '--format', 'browser-csv', '--match', 'all', '--json', '--delete-source'];
    write('första');
    expect((await cli([...given, '--dry-run'])).code).toBe(2);
    expect((await cli([...given, '--data', data])).code).toBe(1);
    expect(existsSync(file)).toBe(true);
    const taken = await asProcess([...given, '--data', data, '--pin-stdin'], pin);
    expect([taken.code, taken.error]).toEqual([0, '']);
    expect(JSON.parse(taken.out)).toMatchObject({ added: 1, source: { deleted: true, why: '' } });
    expect(existsSync(file)).toBe(false);
    // What the vault has otherwise is only in the file: it stays, and whoever asked is told.
    write('andra');
    const kept = await cli([...given, '--data', data, '--pin-stdin'], pin);
    expect([kept.code, kept.error]).toEqual([1, '']);
    expect(JSON.parse(kept.out)).toMatchObject({ changed: 1, source: { deleted: false } });
    expect(existsSync(file)).toBe(true);
    const note = path.join(folder, 'valv.kdbx');
    writeFileSync(note, fixture('kdbx4-argon2id.kdbx'));
    const more = await cli(
      [note, '--format', 'kdbx', '--password-stdin', '--pin-stdin', '--delete-source', '--data', data],
      `${fixturePassword}\n${pin}`,
    );
    expect(more.code).toBe(1);
    expect(more.out).toContain('Filen är inte borttagen: den innehåller mer');
    expect(existsSync(note)).toBe(true);
  });

  test('a wrong password, a missing format and a file that is too large are said, with exit code', async () => {
    const file = path.join(projectRoot, 'tests/fixtures/vaults/kdbx4-aes.kdbx');
    const wrong = await cli([file, '--format', 'kdbx', '--password-stdin', '--dry-run'], 'fel\n');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.error).toContain('Lösenordet');
    expect((await cli([file, '--dry-run'])).code).toBe(2);
    const large = path.join(folder, 'stor.kdbx');
    writeFileSync(large, Buffer.alloc(51_000_000));
    const refused = await cli([large, '--format', 'kdbx', '--dry-run']);
    expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('51 MB; gränsen är 50 MB')]);
  });
});

// Installed by .ci/run; the files in tests/fixtures/vaults were made with it too.
const keepassProgram = '/usr/bin/keepassxc-cli';
const hasKeepass = existsSync(keepassProgram);
test.skipIf(!hasKeepass)(
  `a database made just now by keepassxc-cli is read${hasKeepass ? '' : ' (skipped: it is not installed)'}`,
  async () => {
    const desk = await foundOffice(folder);
    const file = path.join(folder, 'nytt.kdbx');
    const keepassxc = (args: readonly string[], input: string) =>
      execFileSync(keepassProgram, args, {
        input,
        env: { ...process.env, QT_QPA_PLATFORM: 'offscreen', HOME: folder },
      });
    keepassxc(['db-create', '-q', '-p', '-t', '100', file], 'ett-lösen\nett-lösen\n');
    const entry = ['-q', '-u', 'bjorklunda@example.se', '--url', 'https://www.facebook.com/bjorklunda', '-p'];
    keepassxc(['add', ...entry, file, 'Slängd'], 'ett-lösen\nÅäö "1"\n');
    keepassxc(['rm', '-q', file, 'Slängd'], 'ett-lösen\n');
    keepassxc(['add', ...entry, file, 'Björklunda'], 'ett-lösen\nÅäö "2"\n');
    const bytes = new Uint8Array(readFileSync(file));
    const { preview } = await open(desk, { file: fileOf('nytt.kdbx', bytes), format: 'kdbx', password: 'ett-lösen' });
    expect(preview).toMatchObject({ items: 1, taken: 1, losses: [{ what: 'recycle-bin', name: '1' }] });
    await run(desk, preview);
    expect(await reveal(desk, 'Björklunda', 'password')).toBe('Åäö "2"');
    await desk.core.close();
  },
);
