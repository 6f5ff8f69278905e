import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite, sqliteDialect } from '../../electron/core/foundation/database/dialect.ts';
import { migrate } from '../../electron/core/foundation/database/migrate.ts';
import { up as mergedProtected } from '../../electron/core/foundation/database/migrations/0206-merged-protected.ts';
import { up as withoutNames } from '../../electron/core/foundation/database/migrations/0205-reports-without-names.ts';
import { migrations } from '../../electron/core/foundation/database/migrations/index.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { expectedSchema } from '../../electron/core/foundation/database/schema-text.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { projectRoot, temporaryFolder } from '../register.ts';

const source = (name: string) => path.join(projectRoot, 'electron/core/foundation/database', name);

/** Tables and columns as the hand-written types have them: what `Schema` is put together of, and their `name: TypeTable` and `column: type` lines. */
function typedColumns(): Map<string, string[]> {
  const parts = readdirSync(source('tables')).map((name) => readFileSync(source(`tables/${name}`), 'utf8'));
  const interfaces = new Map(
    [...parts.join('\n').matchAll(/interface (\w+) \{\n([\s\S]*?)\n\}/g)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^ {2}(\w+): ([^;]+);/gm)].map(([, column = '', type = '']) => [column, type] as const),
    ]),
  );
  const [, rooms = ''] = readFileSync(source('schema.ts'), 'utf8').match(/interface Schema\s+extends ([^{]+)/) ?? [];
  const tables = rooms.split(',').flatMap((room) => interfaces.get(room.trim()) ?? []);
  return new Map(
    tables.map(([table, type]) => [
      table,
      (interfaces.get(type) ?? []).map(([column, type]) => `${column}${type.includes('| null') ? ' null' : ''}`),
    ]),
  );
}

async function realColumns(db: Kysely<Schema>): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables.map((table) => [
      table.name,
      table.columns.map(({ name, isNullable }) => `${name}${isNullable ? ' null' : ''}`),
    ]),
  );
}

describe.each(['sqlite', 'postgres'] as const)('the database on %s', (kind) => {
  let db: Kysely<Schema>;
  const { folder, remove } = temporaryFolder();
  beforeAll(async () => {
    db = await emptyRegister(kind, folder);
  });
  afterAll(async () => {
    await db.destroy();
    remove();
  });

  test('has exactly the tables and columns of the hand-written types', async () => {
    const typed = typedColumns();
    const real = await realColumns(db);
    expect(typed.size).toBeGreaterThan(15);
    expect([...real.keys()].toSorted()).toEqual([...typed.keys()].toSorted());
    // A primary key of one text column may be null in SQLite's own account of it, and never is in ours.
    for (const [table, columns] of typed)
      expect({
        table,
        columns: (real.get(table) ?? []).map((column) => column.replace(/^id null$/, 'id')).toSorted(),
      }).toEqual({
        table,
        columns: columns.toSorted(),
      });
  });

  test('lists that were read in before reports were kept without names name nobody any more', async () => {
    await db
      .insertInto('administration')
      .values({ id: '9', name: 'X', sort_key: 'x', settings: '{}', version: 1, created_at: '' })
      .execute();
    const differs = ['responsible', 'editors', 'responsible-phone', 'unit'].map((field) => ({
      field,
      heading: 'H',
      first: 'Anna Ask',
      second: 'Bo Ek',
    }));
    const said = {
      ends: 'i vår',
      'responsible-email': 'anna@exempel.se',
      responsible: 'Biblioteket · bo@exempel.se',
      deputy: '08-508 12 345',
    };
    // A row as it was kept then, and one from before differences were.
    const report = JSON.stringify([
      {
        row: 2,
        name: 'A',
        responsible: 'Anna Ask',
        furtherEditors: ['Bo Ek'],
        differs,
        kept: said,
      },
      { row: 3, name: 'B', kept: {} },
    ]);
    const of = { administration_id: '9', file_name: '', sha256: '', counts: '{}', made_at: '', made_by: '' };
    await db
      .insertInto('import_run')
      .values({ id: '1', report, ...of })
      .execute();
    await withoutNames(db as never);
    await mergedProtected(db as never);
    const kept = await db.selectFrom('import_run').select('report').executeTakeFirstOrThrow();
    const nobody = { first: '', second: '', withheld: true };
    expect(JSON.parse(kept.report)).toEqual([
      {
        row: 2,
        name: 'A',
        responsible: '',
        furtherEditors: [],
        differs: differs.map((one) => (one.field === 'unit' ? one : { ...one, ...nobody })),
        kept: { ends: 'i vår', responsible: 'Biblioteket' },
      },
      { row: 3, name: 'B', responsible: '', furtherEditors: [], differs: [], kept: {} },
    ]);
    await db.deleteFrom('import_run').execute();
    await db.deleteFrom('administration').execute();
  });

  test('compares sort keys as bytes and knows no other order', async () => {
    const names = sql<{ sort_key: string }>`select sort_key from administration order by sort_key`;
    for (const [id, key] of [
      ['1', 'a'],
      ['2', 'B'],
      ['3', '~'],
      ['4', 'a b'],
    ] as const)
      await db
        .insertInto('administration')
        .values({ id, name: id, sort_key: key, settings: '{}', version: 1, created_at: '' })
        .execute();
    expect((await names.execute(db)).rows.map((row) => row.sort_key)).toEqual(['B', 'a', 'a b', '~']);
    await db.deleteFrom('administration').execute();
  });

  test('a step that fails takes its whole batch back, tables and bookkeeping', async () => {
    const steps = {
      ...migrations,
      '0991-first': { up: async (on: Kysely<unknown>) => void (await sql`create table extra (name text)`.execute(on)) },
      '0992-second': {
        up: async (on: Kysely<unknown>) => {
          await sql`insert into extra values ('x')`.execute(on);
          throw new Error('half way');
        },
      },
    };
    await expect(migrate(db, steps)).rejects.toThrow('half way');
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
    expect(tables.map(({ name }) => name)).not.toContain('extra');
    const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    expect(done.rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
  });
});

test.each(databaseKinds)(
  'whom a row was merged into before that was kept is read out of the log, on %s',
  async (kind) => {
    const { folder, remove } = temporaryFolder();
    const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0203'));
    const db = await emptyRegister(kind, folder, before);
    try {
      await sql`insert into administration (id, name, sort_key, settings, version, created_at) values ('a', 'A', 'a', '{}', 1, '')`.execute(
        db,
      );
      for (const [id, leavesOn] of [
        ['tom', null],
        ['short', '2026-11-19'],
        ['typed', '2026-11-18'],
        ['back', null],
        ['undone', '2026-11-18'],
      ])
        await sql`insert into person (id, administration_id, name, sort_key, name_key, search_text, title, email, email_kind, phone,
        phone_kind, protected_identity, leaves_on, note, version, created_at, updated_at)
        values (${id}, 'a', ${id}, '', '', '', '', '', 'unknown', '', 'unknown', 0, ${leavesOn}, '', 1, '', '')`.execute(
          db,
        );
      const events = [
        ['people-merged', 'short', 'typed'],
        ['people-merged', 'tom', 'short'],
        ['people-merged', 'tom', 'back'],
        ['people-merged', 'tom', 'undone'],
        ['people-merge-undone', 'tom', 'undone'],
      ] as const;
      for (const [index, [action, kept, merged]] of events.entries()) {
        await sql`insert into audit (device_id, sequence, at, os_account, action, subject_kind, subject_id, details_hash, previous_hash, hash)
        values ('d', ${index}, ${`2026-11-2${index}`}, '', ${action}, 'person', ${kept}, '', '', '')`.execute(db);
        await sql`insert into audit_detail (device_id, sequence, details)
        values ('d', ${index}, ${JSON.stringify({ merged })})`.execute(db);
      }
      await migrate(db);
      const people = await db.selectFrom('person').select(['id', 'same_as']).where('same_as', 'is not', null).execute();
      expect(Object.fromEntries(people.map((one) => [one.id, one.same_as]))).toEqual({ short: 'tom', typed: 'tom' });
    } finally {
      await db.destroy();
      remove();
    }
  },
);

test.each(databaseKinds)('a row merged into somebody protected is protected from now on, on %s', async (kind) => {
  const { folder, remove } = temporaryFolder();
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0206'));
  const db = await emptyRegister(kind, folder, before);
  try {
    const empty = { settings: '{}', version: 1, created_at: '' };
    await db
      .insertInto('administration')
      .values({ id: 'a', name: 'A', sort_key: 'a', ...empty })
      .execute();
    const person = (id: string, isProtected: number, sameAs: string | null) => ({
      id,
      administration_id: 'a',
      unit_id: null,
      name: id,
      sort_key: `key of ${id}`,
      name_key: '',
      search_text: '',
      title: '',
      email: '',
      email_kind: 'unknown',
      phone: '',
      phone_kind: 'unknown',
      protected_identity: isProtected,
      policy_read_on: null,
      training_on: null,
      leaves_on: null,
      same_as: sameAs,
      note: '',
      version: 1,
      created_at: '',
      updated_at: '',
    });
    await db
      .insertInto('person')
      .values([person('hidden', 1, null), person('shown', 0, null)])
      .execute();
    await db
      .insertInto('person')
      .values([person('name', 0, 'hidden'), person('other', 0, 'shown')])
      .execute();
    await migrate(db);
    const people = await db.selectFrom('person').selectAll().orderBy('id').execute();
    expect(people.map((one) => [one.id, one.protected_identity, one.sort_key])).toEqual([
      ['hidden', 1, 'key of hidden'],
      ['name', 1, 'key of hidden'],
      ['other', 0, 'key of other'],
      ['shown', 0, 'key of shown'],
    ]);
  } finally {
    await db.destroy();
    remove();
  }
});

test('the snapshot of the schema is what the migrations make (renew it with npm run schema)', async () => {
  expect(await expectedSchema()).toBe(readFileSync(source('schema.snapshot.sql'), 'utf8'));
});

test('every connection of ours keeps foreign keys, waits for others, and trusts no function in a schema', () => {
  const { folder, remove } = temporaryFolder();
  const connection = openSqlite(path.join(folder, 'x.sqlite'));
  const pragma = (name: string) => connection.pragma(name, { simple: true }) as unknown;
  expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema'].map(pragma)).toEqual([
    'wal',
    2,
    1,
    5000,
    0,
  ]);
  connection.close();
  remove();
});

test('a rollback that the database has already made does not hide why', async () => {
  const connection = new Database(':memory:');
  const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
  await expect(
    db.transaction().execute(async () => {
      connection.exec('rollback');
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('the disk is full');
  await db.destroy();
});
