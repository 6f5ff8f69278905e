import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { newSigningKey, publicHalf } from '../../electron/core/foundation/audit/signature.ts';
import { newDeviceKeys, type PrivateKeys } from '../../electron/core/vault/device-keys.ts';
import { emptyList, state } from '../../electron/core/vault/statements.ts';
import { recipientOf } from '../../electron/core/vault/sealing.ts';
import { readManifest, signClaim, signManifest } from '../../electron/core/snapshot/manifest.ts';
import { writeSealed } from '../../electron/core/snapshot/write-sealed.ts';
import { draft, memoryKeychain, refusal, verifyHere } from '../register.ts';
import { officeForEach } from '../office-for-each.ts';
import { passwordOf, type SharedOffice } from '../shared-office.ts';
import { type Desk, sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const secret = 'Kanariefågel-7781';
const ageCommand = 'age';
let office: SharedOffice;
officeForEach((copy) => {
  office = copy;
}, secret);

const inShared = (pattern: RegExp) =>
  readdirSync(office.shared)
    .filter((name) => pattern.test(name))
    .toSorted()
    .map((name) => path.join(office.shared, name));
const sealedFiles = () => inShared(/\.age$/);
const head = () => inShared(/^kanalvakt-[0-9a-f]{8}\.json$/)[0] ?? '';
const newest = () => {
  const manifest = readManifest(readFileSync(head(), 'utf8'));
  if (typeof manifest === 'string') throw new Error(manifest);
  return manifest;
};

/** A computer's own keys in the vault, as its keychain has them. */
async function keysOf({ keychain, vaultId }: Desk): Promise<PrivateKeys & { fingerprint: string }> {
  const kept = JSON.parse((await keychain.getPassword('se.kanalvakt', vaultId)) ?? '') as {
    keys: string;
    fingerprint: string;
  };
  return { ...(JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as PrivateKeys), fingerprint: kept.fingerprint };
}

/** The writer puts out something new. */
async function writeMore(name = 'Nytt konto'): Promise<void> {
  await office.one.client.accounts.create({ draft: draft(office.one.administrationId, { name }) });
  await office.one.client.snapshot.write({});
}

/** Nothing of what the reader had has changed. */
async function readerIsUntouched(): Promise<void> {
  const { two } = office;
  expect((await two.client.accounts.list({ filter: { administrationId: two.administrationId } })).total).toBe(3);
  expect(await passwordOf(two, office.credentialId)).toBe(secret);
}

describe('what somebody does to the shared folder is seen, named, and opens nothing', () => {
  test.each<[string, (newestFile: string, older: string) => void, string]>([
    [
      'a changed byte',
      (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
      'snapshot-damaged',
    ],
    ['a cut file', (file) => truncateSync(file, 1000), 'snapshot-damaged'],
    ['a file that is gone', (file) => rmSync(file), 'snapshot-damaged'],
    ['an older snapshot under the new one’s name', (file, older) => copyFileSync(older, file), 'snapshot-damaged'],
    [
      'a head that points at another file',
      (_, older) =>
        writeFileSync(head(), readFileSync(head(), 'utf8').replace(/kanalvakt-[^"\\]*\.age/, path.basename(older))),
      'snapshot-forged',
    ],
    ['a head that is no head', () => writeFileSync(head(), 'nej'), 'snapshot-forged'],
  ])('%s', async (_, harm, code) => {
    const older = sealedFiles().at(-1) ?? '';
    await writeMore();
    harm(path.join(office.shared, newest().file), older);
    const opening = office.two.client.snapshot.open({ folder: office.shared, registerId: registerId() });
    expect(await refusal(opening)).toMatchObject({ code });
    await readerIsUntouched();
  });

  test('the whole folder put back to yesterday', async () => {
    const yesterday = path.join(office.root, 'igår');
    cpSync(office.shared, yesterday, { recursive: true });
    await writeMore();
    await office.two.client.snapshot.refresh({});
    rmSync(office.shared, { recursive: true });
    renameSync(yesterday, office.shared);
    expect(await refusal(office.two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-rolled-back' });
    await office.two.core.snapshots();
    expect((await office.two.client.snapshot.status({})).trouble).toMatchObject({ code: 'snapshot-rolled-back' });
  });

  test('a snapshot from a stranger who knows everything but a custodian’s key', async () => {
    await plant({ signingKey: newSigningKey() });
    expect(await refusal(office.two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-stranger' });
    await readerIsUntouched();
  });

  test('a snapshot from a stranger who has put a vault of their own in it', async () => {
    await plantOwnVault('främling');
    const values = { computer: 'främling' };
    expect(await refusal(office.two.client.snapshot.refresh({}))).toMatchObject({
      code: 'snapshot-writer-unknown',
      values,
    });
    const trusting = office.two.client.snapshot.open({ folder: office.shared, trust: office.trust });
    expect(await refusal(trusting)).toMatchObject({ code: 'snapshot-writer-unknown' });
    await readerIsUntouched();
  });

  test('a stranger’s own vault under the writer’s fingerprint, on a computer that trusts for the first time', async () => {
    // The stranger’s device says that it has the writing computer’s fingerprint.
    await plantOwnVault('främling', office.trust);
    expect(await refusal(office.two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-list-broken' });
    await office.two.core.close();
    const folder = path.join(office.root, 'dator-3');
    mkdirSync(folder);
    const { keychain } = office.two;
    cpSync(path.join(office.second, 'vault'), path.join(folder, 'vault'), { recursive: true });
    rmSync(path.join(folder, 'vault', `${office.two.vaultId}.known.jsonl`));
    const three = await sitDown(folder, 'siv@biblioteket', keychain);
    const first = three.client.snapshot.open({ folder: office.shared, trust: office.trust });
    expect(await refusal(first)).toMatchObject({ code: 'snapshot-list-broken' });
    await three.core.close();
  });

  test('a stranger’s own vault, on an empty computer with the recovery key', async () => {
    await plantOwnVault('främling');
    const folder = path.join(office.root, 'dator-3');
    mkdirSync(folder);
    const three = await sitDown(folder, 'alva@hemma', memoryKeychain());
    const restoring = three.client.snapshot.openWithKit({ folder: office.shared, shares: office.shares.slice(0, 2) });
    expect(await refusal(restoring)).toEqual({ code: 'snapshot-kit-not-writers', values: { computer: 'främling' } });
    expect(await three.client.snapshot.status({})).toMatchObject({ side: 'none' });
    await three.core.close();
  });

  test('a writing computer does not stand aside for a stranger’s own vault', async () => {
    await plantOwnVault('främling');
    expect(await refusal(office.one.client.snapshot.write({}))).toMatchObject({ code: 'snapshot-unknown-writer' });
    expect(await office.one.client.snapshot.status({})).toMatchObject({ side: 'writer' });
  });

  test('a snapshot by a custodian whose list lacks the last statement: a removed computer would come back', async () => {
    const { signingKey } = await keysOf(office.one);
    await plant(
      { signingKey },
      changed('delete from vault_statement where sequence = (select max(sequence) from vault_statement)'),
    );
    expect(await refusal(office.two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-list-rolled-back' });
    await readerIsUntouched();
  });

  test('a snapshot whose list somebody has written in', async () => {
    const { signingKey } = await keysOf(office.one);
    await plant(
      { signingKey },
      changed(`update vault_statement set body = replace(body, 'full', 'Full') where sequence = 3`),
    );
    expect(await refusal(office.two.client.snapshot.refresh({}))).toMatchObject({ code: 'snapshot-list-broken' });
  });
});

/** A change that somebody makes in the copy, which must find something to change. */
const changed = (sql: string) => (changing: Database.Database) =>
  expect(changing.prepare(sql).run().changes).toBeGreaterThan(0);

const registerId = () => {
  const side = JSON.parse(readFileSync(path.join(office.second, 'snapshot/side.json'), 'utf8')) as {
    registerId: string;
  };
  return side.registerId;
};

/** Puts a snapshot of a later term in the folder that carries a vault of a stranger's own, sealed to both computers and the kit, and claimed as that vault's custodian. */
async function plantOwnVault(name: string, fingerprint?: string): Promise<void> {
  const made = await newDeviceKeys(name);
  const device = { ...made.device, fingerprint: fingerprint ?? made.device.fingerprint };
  const vaultId = randomUUID();
  const at = '2026-05-04T11:00:00.000Z';
  const { signingKey } = made.keys;
  const founded = state(
    emptyList(vaultId),
    { kind: 'founded', personId: office.two.personId, device },
    { by: device.fingerprint, signingKey, at },
  );
  await plant({ signingKey, vaultId, by: device.fingerprint }, (changing) => {
    const put = (table: string, row: Record<string, unknown>) =>
      changing
        .prepare(
          `insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row)
            .map((key) => `@${key}`)
            .join()})`,
        )
        .run(row);
    const administration = changing.prepare('select * from administration').get() as Record<string, unknown>;
    const administrationId = randomUUID();
    put('administration', { ...administration, id: administrationId, name: 'Påhittad' });
    put('vault', {
      id: vaultId,
      administration_id: administrationId,
      off_site_kind: '',
      off_site_text: '',
      created_at: at,
    });
    put('vault_statement', { vault_id: vaultId, ...founded });
    changing.prepare(`update account set name = 'Främlingens konto'`).run();
  });
}

/** Puts a snapshot of a later term in the folder, sealed to both computers and the kit, claimed in the writing computer's name, or another's, with a key of one's own. */
async function plant(
  with_: { signingKey: string; vaultId?: string; by?: string },
  change?: (changing: Database.Database) => void,
): Promise<void> {
  const { two, shared, trust } = office;
  const copy = path.join(office.root, 'stulen.sqlite');
  const connection = new Database(path.join(two.folder, 'kanalvakt.sqlite'), { readonly: true });
  connection.prepare('vacuum into ?').run(copy);
  connection.close();
  if (change !== undefined) {
    const changing = new Database(copy);
    change(changing);
    changing.close();
  }
  const copied = new Database(copy, { readonly: true });
  const issued = copied
    .prepare(`select body from vault_statement where body like '%kit-issued%'`)
    .pluck()
    .get() as string;
  copied.close();
  const { recipient: kitRecipient } = (JSON.parse(issued) as { said: { recipient: string } }).said;
  const writerKey = newSigningKey();
  const { serial, vaultIds, kitIds, hash } = newest();
  const place = { registerId: registerId(), term: 9, serial: serial + 1, madeAt: '2026-05-04T11:00:00.000Z' };
  await writeSealed({
    dataDir: path.join(office.root, 'främling'),
    file: copy,
    named: { recipients: [], people: [], today: '2026-05-04' },
    folder: shared,
    recipients: [
      await recipientOf((await keysOf(two)).identity),
      await recipientOf((await keysOf(office.one)).identity),
      kitRecipient,
    ],
    writerKey,
    claim: signClaim(
      {
        registerId: place.registerId,
        term: place.term,
        vaultId: with_.vaultId ?? two.vaultId,
        by: with_.by ?? trust,
        writerKey: publicHalf(writerKey),
        from: null,
        at: place.madeAt,
      },
      with_.signingKey,
    ),
    place: { ...place, previous: hash, vaultIds, kitIds },
    known: [],
    remove: [],
    pending: [],
  });
}

test('a copy in a format of a later version is named as such: nothing is read, nothing is written over it', async () => {
  const { one, two } = office;
  const writerKey = newSigningKey();
  const { hash, serial, file, bytes, sha256, vaultIds, kitIds, madeAt, registerId: id } = newest();
  const { fingerprint, signingKey } = await keysOf(two);
  const claim = { registerId: id, term: 2, vaultId: two.vaultId, by: fingerprint, from: null, at: madeAt };
  const body = {
    registerId: id,
    term: 2,
    serial: serial + 1,
    file,
    bytes,
    sha256,
    previous: hash,
    madeAt,
    vaultIds,
    kitIds,
  };
  const newer = { ...body, format: 'kanalvakt-snapshot/2' };
  const text = signManifest(newer, writerKey, signClaim({ ...claim, writerKey: publicHalf(writerKey) }, signingKey));
  writeFileSync(head(), text);
  writeFileSync(head().replace('.json', '-0002-00000009-0123456789ab.json'), text);
  const refused = { code: 'snapshot-newer', values: { folder: office.shared } };
  expect(await refusal(two.client.snapshot.refresh({}))).toEqual(refused);
  expect(await refusal(one.client.snapshot.write({}))).toEqual(refused);
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'writer' });
  expect(readFileSync(head(), 'utf8')).toBe(text);
});

test('verify names a damaged file of the shared folder, a missing one and a stranger’s', async () => {
  const { one } = office;
  const part = async () => {
    const report = await verifyHere(one.core);
    return report.parts.find((each) => each.part === 'shared');
  };
  expect(await part()).toMatchObject({ ok: true, code: 'shared-ok' });
  const { file } = newest();
  const sealed = path.join(office.shared, file);
  const whole = readFileSync(sealed);
  const changedByte = Buffer.from(whole);
  changedByte[whole.length - 100] = (whole[whole.length - 100] ?? 0) ^ 1;
  writeFileSync(sealed, changedByte);
  expect(await part()).toEqual({ part: 'shared', ok: false, code: 'shared-damaged', values: { file } });
  rmSync(sealed);
  expect(await part()).toMatchObject({ ok: false, code: 'shared-missing', values: { file } });
  writeFileSync(sealed, whole);
  const text = readFileSync(head(), 'utf8');
  writeFileSync(head(), 'nej');
  expect(await part()).toMatchObject({ code: 'shared-damaged', values: { file: path.basename(head()) } });
  writeFileSync(head(), text);
  await plantOwnVault('främling');
  expect(await part()).toMatchObject({ ok: false, code: 'shared-foreign', values: { file: path.basename(head()) } });
  // The head is put back; what the stranger has left beside it is named all the same.
  const planted = newest().file;
  writeFileSync(head(), text);
  expect(await part()).toMatchObject({ code: 'shared-foreign', values: { file: planted } });
});

test('nothing in the shared folder can be read: no secret, no name, no reason, in any spelling', async () => {
  await passwordOf(office.two, office.credentialId);
  await office.two.core.snapshots();
  const files = readdirSync(office.shared);
  expect(files.some((name) => name.includes('-log-'))).toBe(true);
  // Each so long that sealed bytes, which are any bytes, do not spell it by chance.
  const words = [
    secret,
    'Ängby',
    'Biblioteket på Torget',
    'Karin',
    'karin@',
    'Siv Dal',
    'siv@biblioteket',
    'Datorn är borta',
    'Kulturförvaltningen',
    'SQLite format',
  ];
  for (const name of files) {
    const bytes = readFileSync(path.join(office.shared, name));
    for (const word of words)
      for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
        expect({ name, word, found: bytes.includes(Buffer.from(word, encoding)) }).toEqual({
          name,
          word,
          found: false,
        });
  }
});

test('the age command opens a snapshot with a custodian’s key, and finds an ordinary database', async () => {
  const identity = path.join(office.root, 'identity.txt');
  const opened = path.join(office.root, 'opened.sqlite');
  writeFileSync(identity, `${(await keysOf(office.two)).identity}\n`);
  execFileSync(ageCommand, ['-d', '-i', identity, '-o', opened, path.join(office.shared, newest().file)]);
  const database = new Database(opened, { readonly: true });
  expect(database.prepare('select name from administration').pluck().all()).toEqual(['Kulturförvaltningen']);
  database.close();
});

test('a computer that was not let in is told who can; one that was is asked whom it trusts', async () => {
  const folder = path.join(office.root, 'dator-3');
  mkdirSync(folder);
  const three = await sitDown(folder, 'alva@hemma', memoryKeychain());
  const open = { folder: office.shared };
  expect(await refusal(three.client.snapshot.open(open))).toMatchObject({ code: 'snapshot-no-keys' });
  await office.one.client.vault.unlock({ vaultId: office.one.vaultId, passphrase: null });
  const { invitation } = await office.one.client.snapshot.invite({
    vaultId: office.one.vaultId,
    personId: office.one.personId,
  });
  const asked = await three.client.snapshot.requestToJoin({ invitation, keep: 'keychain' });
  expect(await three.client.snapshot.requestToJoin({ invitation, keep: 'keychain' })).toMatchObject({
    fingerprint: asked.fingerprint,
  });
  expect(await refusal(three.client.snapshot.open(open))).toEqual({
    code: 'snapshot-not-for-this-computer',
    values: { fingerprint: asked.fingerprint },
  });
  // With skyddade personuppgifter the title stands for the name, also to a computer that is not in yet.
  const { db } = await office.one.core.context();
  await db
    .updateTable('person')
    .set({ protected_identity: 1, title: 'Kommunikatör' })
    .where('id', '=', office.one.personId)
    .execute();
  const reading = office.one.client.vault.readRequest({ vaultId: office.one.vaultId, request: asked.request });
  expect(await reading).toMatchObject({ personName: 'Kommunikatör', fingerprint: asked.fingerprint });
  await office.one.client.vault.addDevice({ vaultId: office.one.vaultId, ...asked, standing: 'full' });
  await office.one.client.snapshot.write({});
  expect(await refusal(three.client.snapshot.open(open))).toEqual({
    code: 'snapshot-writer-unknown',
    values: { computer: 'karin@kontoret', person: 'Kommunikatör', fingerprint: office.trust },
  });
  const mistaken = three.client.snapshot.open({ ...open, trust: 'AAAAA-AAAAA-AAAAA-AAAAA' });
  expect(await refusal(mistaken)).toMatchObject({ code: 'snapshot-writer-unknown' });
  expect(await three.client.snapshot.status({})).toMatchObject({ side: 'none' });
  expect(await three.client.snapshot.open({ ...open, trust: office.trust })).toMatchObject({ side: 'reader' });
  await three.core.close();
});

test('a reader’s log that somebody has written in or cut is named, and nothing of it is taken in', async () => {
  const { one, two, credentialId } = office;
  await one.client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
  for (const _ of [1, 2]) await passwordOf(two, credentialId);
  await two.core.snapshots();
  const log = inShared(/-log-/)[0] ?? '';
  const whole = readFileSync(log, 'utf8');
  writeFileSync(log, whole.replace('\\"sequence\\":1', '\\"sequence\\":7'));
  await one.client.snapshot.write({});
  expect((await one.client.snapshot.status({})).readers).toMatchObject([
    { takenIn: 0, fault: 'forged', faultSequence: 1 },
  ]);
  expect((await one.client.snapshot.due({})).map(({ kind }) => kind)).toEqual(['reader-log']);
  writeFileSync(log, whole);
  await one.client.snapshot.write({});
  expect((await one.client.snapshot.status({})).readers).toMatchObject([{ takenIn: 2, fault: null }]);
  writeFileSync(log, whole.split('\n').slice(0, 1).join('\n'));
  await one.client.snapshot.write({});
  expect((await one.client.snapshot.status({})).readers).toMatchObject([
    { takenIn: 2, fault: 'cut', faultSequence: 2 },
  ]);
  expect(
    (await one.client.vault.useLog({ vaultId: one.vaultId })).filter(({ action }) => action === 'reveal'),
  ).toHaveLength(2);
});
