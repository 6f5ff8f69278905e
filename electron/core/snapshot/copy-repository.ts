import type Database from 'better-sqlite3';
import { openSqlite } from '../foundation/database/dialect.ts';
import { migrateConnection } from '../foundation/database/migrate.ts';
import type { Row } from '../foundation/database/schema.ts';
import { shownName } from '../people/rules.ts';
import type { Statement } from '../vault/statements.ts';
import type { Heads } from './rules.ts';

// A copy of the register in a file of its own, in a worker: never the register that is open.

/** Work on a copy, which is one file again afterwards. */
function onCopy<T>(file: string, work: (connection: Database.Database) => T): T {
  const connection = openSqlite(file);
  try {
    const result = work(connection);
    connection.pragma('journal_mode = DELETE');
    return result;
  } finally {
    connection.close();
  }
}

/** Writes a snapshot's place into the copy that becomes it; answers where each device's chain ends in it. */
export function stampPlace(file: string, place: { registerId: string; term: number; serial: number }): Heads {
  return onCopy(file, (connection) => {
    connection.prepare('delete from shared_register').run();
    connection
      .prepare('insert into shared_register (id, term, serial) values (?, ?, ?)')
      .run(place.registerId, place.term, place.serial);
    const rows = connection
      .prepare(
        'select device_id as device, sequence, hash from audit a where sequence = (select max(sequence) from audit b where b.device_id = a.device_id)',
      )
      .all() as Array<{ device: string; sequence: number; hash: string }>;
    return Object.fromEntries(rows.map(({ device, sequence, hash }) => [device, { sequence, hash }]));
  });
}

/** What a copy says of itself and of its vaults. */
export interface CopyContent {
  place: { id: string; term: number; serial: number } | null;
  vaults: Array<{
    vaultId: string;
    statements: Statement[];
    /** The version of each credential, also removed ones. */
    versions: Array<{ credential: string; version: number }>;
  }>;
  /** By name, or by title with skyddade personuppgifter. */
  people: Array<{ id: string; name: string }>;
}

/** Brings a copy to this version and reads what decides whether it is to be trusted. */
export async function readCopy(file: string): Promise<CopyContent> {
  const migrating = openSqlite(file);
  try {
    await migrateConnection(migrating);
  } finally {
    migrating.close();
  }
  return onCopy(file, (connection) => {
    const place = connection.prepare('select id, term, serial from shared_register').get() as CopyContent['place'];
    const ids = connection.prepare('select id from vault order by id').pluck().all() as string[];
    const statements = connection.prepare(
      'select sequence, body, hash, signature from vault_statement where vault_id = ? order by sequence',
    );
    const versions = connection.prepare(
      'select id as credential, version from vault_credential where vault_id = ? order by id',
    );
    return {
      place: place ?? null,
      vaults: ids.map((vaultId) => ({
        vaultId,
        statements: statements.all(vaultId) as Statement[],
        versions: versions.all(vaultId) as Array<{ credential: string; version: number }>,
      })),
      people: (
        connection.prepare('select id, name, title, protected_identity from person order by id').all() as Array<
          Pick<Row<'person'>, 'id' | 'name' | 'title' | 'protected_identity'>
        >
      ).map((row) => ({ id: row.id, name: shownName(row, '') })),
    };
  });
}

/** What this computer adds to its copy: who sits at it, and the choices that it remembers. */
export interface OwnRows {
  device: { id: string; personId: string | null; osAccount: string; createdAt: string };
  /** Where it is nobody's copy: people whom whoever sits here is not taken for, though the account is theirs; also those whose last day is before `today`. */
  gone: readonly string[];
  today: string;
  preferences: ReadonlyArray<{ key: string; value: string }>;
}

/** Adds this computer's own rows to a copy that is about to take the register's place here; answers the device's id in it. */
export function addOwnRows(file: string, own: OwnRows): string {
  return onCopy(file, (connection) => {
    const { id, personId, osAccount, createdAt } = own.device;
    // In an extract the account of somebody with skyddade personuppgifter is not told; the computer knows its own row by its id.
    connection.prepare('update device set os_account = ? where id = ? and os_account = id').run(osAccount, id);
    const there = connection.prepare('select id from device where os_account = ?').pluck().get(osAccount) as
      | string
      | undefined;
    const deviceId = there ?? id;
    if (there === undefined)
      connection
        .prepare('insert into device (id, person_id, os_account, signing_key, created_at) values (?, ?, ?, null, ?)')
        .run(id, personId, osAccount, createdAt);
    else if (personId !== null) connection.prepare('update device set person_id = ? where id = ?').run(personId, there);
    else
      connection
        .prepare(
          `update device set person_id = null where id = ? and person_id in
            (select id from person where leaves_on < ? union select value from json_each(?))`,
        )
        .run(there, own.today, JSON.stringify(own.gone));
    const keep = connection.prepare('insert or replace into preference (owner, key, value) values (?, ?, ?)');
    for (const { key, value } of own.preferences) keep.run(deviceId, key, value);
    return deviceId;
  });
}
