import Database from 'better-sqlite3';
import { type ChainReport, keyMadeAction, signedAction, type StoredLink, verifyChain } from '../audit/chain.ts';
import { signerOf } from '../audit/signature.ts';
import { expectedSchema, schemaText } from '../database/schema-text.ts';

/** How one device's signatures stand. */
export interface SignatureReport {
  signed: number;
  lastSequence: number;
  lastAt: string;
  /** The first signed link whose signature is gone, wrong, or made with a key that the chain does not know. */
  fault: { sequence: number; fault: 'missing' | 'wrong' | 'unknown-key' } | null;
  /** The key announced last in the chain; `device.signing_key` must be the same. */
  announcedKey: string | null;
  storedKey: string | null;
}

/** What one device's part of the audit says. */
export interface DeviceReport {
  deviceId: string;
  chain: ChainReport;
  /** Details without a link, at this place: the chain's tail has been cut. */
  orphanedDetails: number | null;
  signatures: SignatureReport;
  /** The hash at the place that the keychain has pinned; `null` when there is no such link. */
  hashAtPin: string | null;
}

/** What a look at every page and every link of the register's file found. */
export interface Inspection {
  /** SQLite's own words for the first fault; `null` when there is none. */
  damage: string | null;
  /** The first statement of the schema that differs from this version's; `null` when none does. */
  schemaDifference: string | null;
  accounts: number;
  devices: DeviceReport[];
}

const linksOf = `select a.device_id as deviceId, a.sequence, a.at, a.person_id as personId, a.os_account as osAccount, a.action,
  a.subject_kind as subjectKind, a.subject_id as subjectId, a.details_hash as detailsHash, a.previous_hash as previousHash,
  a.hash, a.signature, d.details
  from audit a left join audit_detail d on d.device_id = a.device_id and d.sequence = a.sequence
  where a.device_id = ? order by a.sequence`;

type SignedLink = StoredLink & { signature: string | null };

function inspectDevice(connection: Database.Database, deviceId: string, pinnedSequence: number | null): DeviceReport {
  const storedKey = connection.prepare('select signing_key from device where id = ?').pluck().get(deviceId);
  const signatures: SignatureReport = {
    signed: 0,
    lastSequence: 0,
    lastAt: '',
    fault: null,
    announcedKey: null,
    storedKey: typeof storedKey === 'string' ? storedKey : null,
  };
  const announced = new Set<string>();
  let hashAtPin: string | null = null;
  const look = (link: SignedLink) => {
    if (link.sequence === pinnedSequence) hashAtPin = link.hash;
    if (link.action === keyMadeAction && link.details !== null) {
      signatures.announcedKey = announcedKey(link.details);
      if (signatures.announcedKey !== null) announced.add(signatures.announcedKey);
    }
    if (link.action !== signedAction) return;
    const signer = link.signature === null ? null : signerOf(link.signature, link.hash);
    const fault =
      link.signature === null ? 'missing' : signer === null ? 'wrong' : announced.has(signer) ? null : 'unknown-key';
    if (fault !== null) signatures.fault ??= { sequence: link.sequence, fault };
    else Object.assign(signatures, { signed: signatures.signed + 1, lastSequence: link.sequence, lastAt: link.at });
  };
  function* links(): Iterable<StoredLink> {
    for (const row of connection.prepare(linksOf).iterate(deviceId)) {
      const link = row as SignedLink;
      look(link);
      yield link;
    }
  }
  const chain = verifyChain(links());
  const orphan = connection
    .prepare(
      'select min(sequence) from audit_detail d where device_id = ? and not exists (select 1 from audit a where a.device_id = d.device_id and a.sequence = d.sequence)',
    )
    .pluck()
    .get(deviceId) as number | null;
  return { deviceId, chain, orphanedDetails: orphan, signatures, hashAtPin };
}

function announcedKey(details: string): string | null {
  try {
    const { publicKey } = JSON.parse(details) as { publicKey?: unknown };
    return typeof publicKey === 'string' ? publicKey : null;
  } catch {
    return null;
  }
}

async function schemaDifference(connection: Database.Database): Promise<string | null> {
  const found = schemaText(connection).split(';\n');
  const expected = (await expectedSchema()).split(';\n');
  const different =
    expected.find((statement) => !found.includes(statement)) ??
    found.find((statement) => !expected.includes(statement));
  return different === undefined ? null : different.trim().replace(/\s+/g, ' ').slice(0, 200);
}

/** Reads every page, the schema and every link of the audit, in a worker and on a connection of its own; changes nothing. */
export async function inspectRegister(input: {
  file: string;
  pinned: { deviceId: string; sequence: number } | null;
}): Promise<Inspection> {
  const connection = new Database(input.file, { readonly: true, fileMustExist: true, timeout: 5000 });
  const inspection: Inspection = { damage: null, schemaDifference: null, accounts: 0, devices: [] };
  try {
    const integrity = connection.pragma('integrity_check(1)', { simple: true }) as string;
    if (integrity !== 'ok') inspection.damage = integrity.slice(0, 200);
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) inspection.damage ??= 'foreign_key_check';
    inspection.schemaDifference = await schemaDifference(connection);
    inspection.accounts = connection
      .prepare('select count(*) from account where voided_at is null')
      .pluck()
      .get() as number;
    const deviceIds = connection
      .prepare(
        'select device_id from audit union select device_id from audit_detail union select id from device order by 1',
      )
      .pluck()
      .all() as string[];
    inspection.devices = deviceIds.map((deviceId) =>
      inspectDevice(connection, deviceId, input.pinned?.deviceId === deviceId ? input.pinned.sequence : null),
    );
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    inspection.damage ??= error.message.slice(0, 200);
  } finally {
    connection.close();
  }
  return inspection;
}
