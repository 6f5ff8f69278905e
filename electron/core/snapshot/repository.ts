import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';
import type { NewRow, Row } from '../foundation/database/schema.ts';
import { shownName } from '../people/rules.ts';
import type { Heads } from './rules.ts';

/** The register's own id with the place of the snapshot it came from; `undefined` until a folder is first chosen. */
export async function sharedRegister(db: Db): Promise<Row<'shared_register'> | undefined> {
  return await db.selectFrom('shared_register').selectAll().executeTakeFirst();
}

export async function setSharedRegister(db: Db, row: NewRow<'shared_register'>): Promise<void> {
  await db.deleteFrom('shared_register').execute();
  await db.insertInto('shared_register').values(row).execute();
}

/** Whether somebody has begun this register. */
export async function isBegun(db: Db): Promise<boolean> {
  return (await db.selectFrom('administration').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Where each device's part of the audit chain ends. */
export async function chainHeads(db: Db): Promise<Heads> {
  const rows = await db
    .selectFrom('audit')
    .select(['device_id', 'sequence', 'hash'])
    .where((eb) =>
      eb(
        'sequence',
        '=',
        eb
          .selectFrom('audit as other')
          .select((inner) => inner.fn.max('other.sequence').as('last'))
          .whereRef('other.device_id', '=', 'audit.device_id'),
      ),
    )
    .execute();
  return Object.fromEntries(rows.map(({ device_id, sequence, hash }) => [device_id, { sequence, hash }]));
}

/** Events after the heads given, oldest first, with who did it. */
export async function eventsAfter(db: Db, heads: Heads, limit: number) {
  const devices = Object.keys(await chainHeads(db));
  const rows = await eventsWithDetails(db)
    .leftJoin('person', 'person.id', 'audit.person_id')
    .select(['audit.at', 'audit.action', 'audit.subject_kind', 'audit.subject_id', 'audit.os_account'])
    .select(['audit_detail.details', 'person.name', 'person.title', 'person.protected_identity'])
    .where((eb) =>
      eb.or(
        devices.map((device) =>
          eb.and([eb('audit.device_id', '=', device), eb('audit.sequence', '>', heads[device]?.sequence ?? 0)]),
        ),
      ),
    )
    .orderBy('audit.at')
    .orderBy('audit.sequence')
    .limit(limit)
    .execute();
  return rows;
}

/** What rows of these kinds are called: accounts, persons, units and credentials; others have no name here. */
export async function namesOf(
  db: Db,
  subjects: ReadonlyArray<{ kind: string; id: string }>,
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [...new Set(subjects.filter((one) => one.kind === kind).map(({ id }) => id))];
  const names = new Map<string, string>();
  const keep = (rows: ReadonlyArray<{ id: string; name: string }>) => {
    for (const { id, name } of rows) names.set(id, name);
  };
  for (let start = 0, accounts = idsOf('account'); start < accounts.length; start += 500)
    keep(
      await db
        .selectFrom('account')
        .select(['id', 'name'])
        .where('id', 'in', accounts.slice(start, start + 500))
        .execute(),
    );
  for (let start = 0, units = idsOf('unit'); start < units.length; start += 500)
    keep(
      await db
        .selectFrom('unit')
        .select(['id', 'name'])
        .where('id', 'in', units.slice(start, start + 500))
        .execute(),
    );
  for (let start = 0, people = idsOf('person'); start < people.length; start += 500)
    for (const [id, name] of await personNames(db, people.slice(start, start + 500))) names.set(id, name);
  for (let start = 0, ids = idsOf('credential'); start < ids.length; start += 500)
    keep(
      await db
        .selectFrom('vault_credential')
        .select(['id', 'label as name'])
        .where('id', 'in', ids.slice(start, start + 500))
        .execute(),
    );
  return names;
}

export async function readerLogs(db: Db): Promise<Array<Row<'reader_log'>>> {
  return await db.selectFrom('reader_log').selectAll().orderBy('fingerprint').execute();
}

export async function setReaderLog(db: Db, row: NewRow<'reader_log'>): Promise<void> {
  await db.deleteFrom('reader_log').where('fingerprint', '=', row.fingerprint).execute();
  await db.insertInto('reader_log').values(row).execute();
}

/** This computer's row and its remembered choices, to be carried over to a new copy. */
export async function ownRows(db: Db, osAccount: string, deviceId: string) {
  const device = await db.selectFrom('device').selectAll().where('os_account', '=', osAccount).executeTakeFirst();
  const preferences = await db
    .selectFrom('preference')
    .select(['key', 'value'])
    .where('owner', '=', deviceId)
    .execute();
  return { device, preferences };
}

/** Persons by id: the name, or the title of a person with skyddade personuppgifter. */
export async function personNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'title', 'protected_identity'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, shownName(row, '')]));
}
