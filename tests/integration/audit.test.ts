import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chainStart, type Link, linkHash, sha256 } from '../../electron/core/foundation/audit/chain.ts';
import { recordEvents } from '../../electron/core/foundation/audit/record-event.ts';
import { signHead } from '../../electron/core/foundation/audit/sign-head.ts';
import { newSigningKey, publicHalf, signHash } from '../../electron/core/foundation/audit/signature.ts';
import type { Db } from '../../electron/core/foundation/context.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import { type Keychain, KeychainUnavailable } from '../../electron/core/foundation/ports.ts';
import { type VerifyCode, type VerifyReport, verifyState } from '../../electron/core/settings/contract.ts';
import { draft, memoryKeychain, openRegister, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
let keychain: ReturnType<typeof memoryKeychain>;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  keychain = memoryKeychain();
});
afterEach(() => remove());

/** A register whose chain has some links, the last of them signed at a backup, and then a few more. */
async function signedRegister(): Promise<void> {
  const { core, client } = await openRegister(folder, { keychain });
  const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  for (const name of ['Ängby', 'Björklunda', 'Åkeshov']) await client.accounts.create({ draft: draft(id, { name }) });
  await client.settings.backUpNow({});
  await client.accounts.create({ draft: draft(id, { name: 'Efter signaturen' }) });
  await core.close();
}

test('events of several calls and transactions are one chain', async () => {
  const { core, client } = await openRegister(folder);
  await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  const context = await core.context();
  const record = async (db: Db, ...actions: string[]) =>
    await recordEvents(
      db,
      context,
      actions.map((action) => ({ action, subjectKind: 'account', subjectId: action })),
    );
  const both = async () =>
    await context.db.transaction().execute(async (db) => {
      await record(db, 'a', 'b');
      await record(db, 'c');
    });
  await both();
  await record(context.db, 'd');
  await record(context.db, 'e');
  await both();
  const undone = context.db.transaction().execute(async (db) => {
    await record(db, 'f');
    throw new Error('Tas tillbaka');
  });
  await expect(undone).rejects.toThrow('Tas tillbaka');
  await record(context.db, 'g');
  const { db } = context;
  const actions = await db.selectFrom('audit').select('action').orderBy('sequence').execute();
  expect(
    actions
      .slice(-9)
      .map(({ action }) => action)
      .join(''),
  ).toBe('abcdeabcg');
  expect((await verifyHere(core)).parts.filter(({ ok }) => !ok)).toEqual([]);
  await core.close();
});

function forge(change: (connection: Database.Database) => void): void {
  const connection = new Database(path.join(folder, 'kanalvakt.sqlite'));
  connection.pragma('foreign_keys = OFF');
  change(connection);
  connection.close();
}

async function verify(given: Keychain | null = keychain): Promise<VerifyReport> {
  const { core, client } = await openRegister(folder, { keychain: given, readOnly: true });
  const report = await client.settings.verify({});
  await core.close();
  return report;
}

const codes = (report: VerifyReport): VerifyCode[] => report.parts.map(({ code }) => code);
const faults = (report: VerifyReport): VerifyCode[] => report.parts.filter(({ ok }) => !ok).map(({ code }) => code);

/** Calculates a chain anew, so that every link fits the next: what somebody does who knows how it is made. */
function recompute(connection: Database.Database): void {
  let previousHash = chainStart;
  const links = connection
    .prepare(
      `select a.device_id as deviceId, a.sequence, a.at, a.person_id as personId, a.os_account as osAccount, a.action,
       a.subject_kind as subjectKind, a.subject_id as subjectId, a.details_hash as detailsHash, a.previous_hash as previousHash, d.details
       from audit a join audit_detail d using (device_id, sequence) order by a.sequence`,
    )
    .all() as Array<Link & { details: string }>;
  for (const link of links) {
    const next: Link = { ...link, detailsHash: sha256(link.details), previousHash };
    previousHash = linkHash(next);
    connection
      .prepare('update audit set details_hash = ?, previous_hash = ?, hash = ? where sequence = ?')
      .run(next.detailsHash, next.previousHash, previousHash, link.sequence);
  }
}

test('a register that nobody has touched holds in every part', async () => {
  await signedRegister();
  const report = await verify();
  expect(report.ok).toBe(true);
  expect(codes(report)).toEqual(['database-ok', 'schema-ok', 'chain-ok', 'signature-ok', 'details-ok', 'backups-ok']);
  expect([...keychain.entries.keys()]).toHaveLength(1);
  expect(JSON.stringify([...keychain.entries.values()])).toContain('privateKey');
});

describe('a forged chain is seen', () => {
  beforeEach(signedRegister);

  test('a link that is changed', async () => {
    forge((db) => db.prepare("update audit set os_account = 'någon annan' where sequence = 3").run());
    expect(faults(await verify())).toEqual(['chain-changed']);
  });
  test('a link that is removed', async () => {
    forge((db) => db.prepare('delete from audit where sequence = 3').run());
    expect(faults(await verify())).toContain('chain-missing');
  });
  test('two links that have changed places', async () => {
    forge((db) => {
      db.exec('update audit set sequence = 903 where sequence = 3; update audit set sequence = 3 where sequence = 2');
      db.exec('update audit set sequence = 2 where sequence = 903');
    });
    expect(faults(await verify())).toContain('chain-missing');
  });
  test('a tail that is cut past the last signature, also with its details', async () => {
    forge((db) => db.exec('delete from audit where sequence >= 6; delete from audit_detail where sequence >= 6'));
    expect(faults(await verify())).toEqual(['chain-cut']);
  });
  test('a tail that is cut after the signature is seen by the details it left', async () => {
    forge((db) => db.exec('delete from audit where sequence = (select max(sequence) from audit)'));
    expect(faults(await verify(null))).toEqual(['chain-cut']);
  });
  test('a chain that is calculated anew', async () => {
    forge((db) => {
      db.prepare("update audit set action = 'account-created' where sequence = 1").run();
      recompute(db);
    });
    expect(faults(await verify())).toEqual(['chain-recomputed', 'signature-wrong']);
    // Without the keychain the signature in the register still tells.
    expect(faults(await verify(null))).toEqual(['signature-wrong']);
  });
  test('a chain that is calculated and signed anew with another key', async () => {
    const other = newSigningKey();
    forge((db) => {
      const made = JSON.stringify({ publicKey: publicHalf(other) });
      db.prepare("update audit set os_account = 'någon annan'").run();
      db.prepare(
        "update audit_detail set details = ? where sequence = (select sequence from audit where action = 'signing-key-made')",
      ).run(made);
      recompute(db);
      const signed = db.prepare("select sequence, hash from audit where action = 'chain-signed'").get() as {
        sequence: number;
        hash: string;
      };
      db.prepare('update audit set signature = ? where sequence = ?').run(
        signHash(other, signed.hash),
        signed.sequence,
      );
      db.prepare('update device set signing_key = ?').run(publicHalf(other));
    });
    expect(faults(await verify())).toEqual(['chain-recomputed', 'signing-key-replaced']);
  });
  test('a signature that is removed, and one that is made with a key that the chain does not know', async () => {
    forge((db) => db.prepare('update audit set signature = null').run());
    expect(faults(await verify())).toEqual(['signature-missing']);
    forge((db) => {
      const link = db.prepare("select sequence, hash from audit where action = 'chain-signed'").get() as {
        sequence: number;
        hash: string;
      };
      db.prepare('update audit set signature = ? where sequence = ?').run(
        signHash(newSigningKey(), link.hash),
        link.sequence,
      );
    });
    expect(faults(await verify())).toEqual(['signature-unknown-key']);
  });
  test('another public key on the device', async () => {
    forge((db) => db.prepare('update device set signing_key = ?').run(publicHalf(newSigningKey())));
    expect(faults(await verify())).toEqual(['signing-key-replaced']);
    expect(faults(await verify(null))).toEqual(['signing-key-replaced']);
  });
  test('details that are changed; details that are gallrade break nothing', async () => {
    forge((db) => db.prepare("update audit_detail set details = '{}' where sequence = 2").run());
    expect(faults(await verify())).toEqual(['details-changed']);
    forge((db) => db.prepare('delete from audit_detail where sequence = 2').run());
    const report = await verify();
    expect(report.ok).toBe(true);
    expect(report.parts[4]).toMatchObject({ code: 'details-gone', values: { count: 1 } });
  });
});

describe('other damage is seen', () => {
  beforeEach(signedRegister);

  test('a table that somebody has changed', async () => {
    forge((db) => db.exec('alter table account add column smuggled text'));
    expect(faults(await verify())).toEqual(['schema-differs']);
  });
  test('an index that is gone', async () => {
    forge((db) => db.exec('drop index account_key'));
    const report = await verify();
    expect(faults(report)).toEqual(['schema-differs']);
    expect(report.parts[1]?.values['detail']).toContain('account_key');
  });
  test('a row that points nowhere', async () => {
    forge((db) => db.prepare("update account set unit_id = 'borta'").run());
    expect(faults(await verify())).toEqual(['database-broken']);
  });
  test('a backup that is changed', async () => {
    const { core, client } = await openRegister(folder, { keychain });
    const [backup] = await client.settings.backups({});
    await core.close();
    writeFileSync(path.join(folder, 'backups', backup?.name ?? ''), 'x'.repeat(backup?.bytes ?? 0));
    expect(faults(await verify())).toEqual(['backup-damaged']);
  });
});

describe('signing', () => {
  test('without a keychain nothing is signed, which is said and breaks nothing', async () => {
    const { core, client } = await openRegister(folder, { keychain: null });
    await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    await client.settings.backUpNow({});
    await core.close();
    const report = await verify(null);
    expect(report.ok).toBe(true);
    expect(report.parts[3]).toEqual({ part: 'signature', ok: true, code: 'signature-no-keychain', values: {} });
    expect(report.parts.map(verifyState)).toEqual(['holds', 'holds', 'holds', 'unsigned', 'holds', 'holds']);
    expect(wordsIn('sv')('settings.verify.signature-no-keychain')).toMatch(/^Loggen stämmer, men är inte signerad/);
  });

  test('a keychain that is locked counts as none: the backup is made', async () => {
    const shut = async () => {
      throw new KeychainUnavailable('locked');
    };
    const given: Keychain = { getPassword: shut, setPassword: shut, deletePassword: shut, findCredentials: shut };
    const { core, client } = await openRegister(folder, { keychain: given });
    await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    expect((await client.settings.backUpNow({})).reason).toBe('asked');
    expect(codes(await client.settings.verify({}))[3]).toBe('signature-no-keychain');
    await core.close();
  });

  test('a public list that leaves is signed for, as other reports are', async () => {
    const { core, client } = await openRegister(folder, { keychain });
    const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    expect(codes(await client.settings.verify({}))[3]).toBe('signature-none-yet');
    await client.inventory.exportPublicList({ administrationId: id });
    expect(codes(await client.settings.verify({}))[3]).toBe('signature-ok');
    await core.close();
  });

  test('the keychain is not touched until something is signed or checked', async () => {
    let touched = 0;
    const touch = async () => {
      touched += 1;
      return null;
    };
    const given = { getPassword: touch, setPassword: touch, deletePassword: touch, findCredentials: touch } as unknown;
    const { core, client } = await openRegister(folder, { keychain: given as Keychain });
    const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    await client.accounts.create({ draft: draft(id) });
    await core.close();
    expect(touched).toBe(0);
  });

  test('a chain that has lost its tail is not signed again, since that would hide the loss', async () => {
    await signedRegister();
    const pinned = [...keychain.entries.values()];
    forge((db) => db.exec('delete from audit where sequence >= 6; delete from audit_detail where sequence >= 6'));
    const { core } = await openRegister(folder, { keychain });
    expect(await signHead(await core.context(), 'export')).toBe('tail-missing');
    await core.close();
    expect([...keychain.entries.values()]).toEqual(pinned);
    expect(faults(await verify())).toEqual(['chain-cut']);
  });

  test('after a restore the shorter chain is the right one, and says so', async () => {
    await signedRegister();
    const { core, client } = await openRegister(folder, { keychain });
    const [backup] = await client.settings.backups({});
    await signHead(await core.context(), 'report');
    await client.settings.restore({ name: backup?.name ?? '' });
    const report = await client.settings.verify({});
    expect(faults(report)).toEqual([]);
    expect(report.parts[3]).toMatchObject({ code: 'signature-ok' });
    await core.close();
  });

  test('a lost key is said, and a new one takes over without hiding the old signatures', async () => {
    await signedRegister();
    keychain.entries.clear();
    const lost = await verify();
    expect([lost.ok, codes(lost)[3]]).toEqual([true, 'signing-key-lost']);
    const { core, client } = await openRegister(folder, { keychain });
    await client.settings.backUpNow({});
    expect(faults(await client.settings.verify({}))).toEqual([]);
    expect(codes(await client.settings.verify({}))[3]).toBe('signature-ok');
    await core.close();
  });
});
