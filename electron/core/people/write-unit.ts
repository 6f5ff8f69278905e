import { refreshFacts } from '../accounts/refresh-facts.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import type { Unit } from './contract.ts';
import { insertUnits, listUnits, replaceUnit, unitNamed, unitRow } from './unit-repository.ts';

/** The row of a new unit. */
export function unitToWrite(
  context: Context,
  administrationId: string,
  name: string,
  parentId: string | null,
): Row<'unit'> {
  return {
    id: context.ids.next(),
    administration_id: administrationId,
    parent_id: parentId,
    name,
    sort_key: sortKey(name),
    name_key: searchText(name),
    version: 1,
    voided_at: null,
    created_at: context.clock.now().toISOString(),
  };
}

async function checkName(db: Db, administrationId: string, name: string, own: string | null): Promise<void> {
  const existing = await unitNamed(db, administrationId, searchText(name));
  if (existing !== undefined && existing.id !== own) throw new Refusal('already-exists');
}

/** A parent is a unit of the same administration, and never the unit itself or one below it. */
async function checkParent(
  db: Db,
  administrationId: string,
  parentId: string | null,
  own: string | null,
): Promise<void> {
  for (let id = parentId; id !== null; ) {
    const parent = await unitRow(db, id);
    if (parent?.administration_id !== administrationId || parent.id === own) throw new Refusal('unknown-unit');
    id = parent.parent_id;
  }
}

async function readUnit(db: Db, administrationId: string, id: string): Promise<Unit> {
  return found((await listUnits(db, administrationId)).find((unit) => unit.id === id));
}

/** Adds a unit; refuses a name that the administration already has. */
export async function createUnit(
  context: Context,
  administrationId: string,
  name: string,
  parentId: string | null,
): Promise<Unit> {
  const unit = await context.db.transaction().execute(async (db) => {
    await checkName(db, administrationId, name, null);
    await checkParent(db, administrationId, parentId, null);
    const row = unitToWrite(context, administrationId, name, parentId);
    await insertUnits(db, [row]);
    await recordEvents(db, context, [
      { action: 'unit-created', subjectKind: 'unit', subjectId: row.id, details: { name } },
    ]);
    return await readUnit(db, administrationId, row.id);
  });
  context.announce({ room: 'people', ids: [unit.id] });
  return unit;
}

/** Renames or moves a unit; its accounts become findable by the new name. */
export async function updateUnit(
  context: Context,
  id: string,
  version: number,
  name: string,
  parentId: string | null,
): Promise<Unit> {
  const unit = await context.db.transaction().execute(async (db) => {
    const row = found(await unitRow(db, id));
    await checkName(db, row.administration_id, name, id);
    await checkParent(db, row.administration_id, parentId, id);
    const next = {
      ...row,
      name,
      parent_id: parentId,
      sort_key: sortKey(name),
      name_key: searchText(name),
      version: version + 1,
    };
    if (!(await replaceUnit(db, next, version))) throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [
      { action: 'unit-changed', subjectKind: 'unit', subjectId: id, details: { name } },
    ]);
    await refreshFacts(db, context, { unitId: id });
    return await readUnit(db, row.administration_id, id);
  });
  context.announce({ room: 'people', ids: [id] });
  context.announce({ room: 'accounts', ids: [] });
  return unit;
}

/** Voids a unit that no account, no person and no other unit belongs to. */
export async function voidUnit(context: Context, id: string, version: number): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const row = found(await unitRow(db, id));
    const units = await listUnits(db, row.administration_id);
    const unit = found(units.find((one) => one.id === id));
    const count = unit.accountCount + unit.personCount + units.filter((one) => one.parentId === id).length;
    if (count > 0) throw new Refusal('unit-in-use', { count });
    if (
      !(await replaceUnit(db, { ...row, voided_at: context.clock.now().toISOString(), version: version + 1 }, version))
    )
      throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [{ action: 'unit-voided', subjectKind: 'unit', subjectId: id }]);
  });
  context.announce({ room: 'people', ids: [id] });
}
