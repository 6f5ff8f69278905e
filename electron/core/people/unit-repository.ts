import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Unit } from './contract.ts';

/** Units of an administration that are not voided, in Swedish order. */
export async function listUnits(db: Db, administrationId: string): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .select([
      sql<number>`(select count(*) from account where account.unit_id = unit.id and account.voided_at is null)`.as(
        'account_count',
      ),
      sql<number>`(select count(*) from person where person.unit_id = unit.id)`.as('person_count'),
    ])
    .where('administration_id', '=', administrationId)
    .where('voided_at', 'is', null)
    .orderBy('sort_key')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    administrationId: row.administration_id,
    name: row.name,
    parentId: row.parent_id,
    version: row.version,
    accountCount: Number(row.account_count),
    personCount: Number(row.person_count),
  }));
}

export async function insertUnits(db: Db, rows: ReadonlyArray<Row<'unit'>>): Promise<void> {
  await insertRows(db, 'unit', rows);
}

export async function unitRow(db: Db, id: string): Promise<Row<'unit'> | undefined> {
  return await db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A unit with this normalised name that is not voided. */
export async function unitNamed(db: Db, administrationId: string, nameKey: string): Promise<Row<'unit'> | undefined> {
  return await db
    .selectFrom('unit')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('name_key', '=', nameKey)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
}

/** Replaces a unit's columns if the version is still the one seen. */
export async function replaceUnit(db: Db, { id, ...columns }: Row<'unit'>, seenVersion: number): Promise<boolean> {
  const result = await db
    .updateTable('unit')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Ids of an administration's units that are not voided, by normalised name. */
export async function unitsByName(db: Db, administrationId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name_key'])
    .where('administration_id', '=', administrationId)
    .where('voided_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.name_key, row.id]));
}
