import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { GoneWhy } from '../cases/engine/contract.ts';

/** What the chain calls a pack that was kept, and one that is gone. */
export const keptAction = 'evidence-kept';
export const goneAction = 'evidence-gone';

export async function insertPack(
  db: Db,
  pack: Row<'evidence_pack'>,
  parts: ReadonlyArray<Row<'evidence_part'>>,
): Promise<void> {
  await db.insertInto('evidence_pack').values(pack).execute();
  await insertRows(db, 'evidence_part', parts);
}

/** Packs of a case, also those that are gone. */
export async function packsOf(db: Db, caseId: string): Promise<Array<Row<'evidence_pack'>>> {
  return await db.selectFrom('evidence_pack').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
}

export async function packRow(db: Db, id: string): Promise<Row<'evidence_pack'> | undefined> {
  return await db.selectFrom('evidence_pack').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function allPacks(db: Db) {
  return await db
    .selectFrom('evidence_pack')
    .innerJoin('cases', 'cases.id', 'evidence_pack.case_id')
    .selectAll('evidence_pack')
    .select('cases.number')
    .orderBy('evidence_pack.id')
    .execute();
}

export async function allParts(db: Db): Promise<Array<Row<'evidence_part'>>> {
  return await db.selectFrom('evidence_part').selectAll().orderBy('pack_id').orderBy('place').execute();
}

export async function partsOf(db: Db, packIds: readonly string[]): Promise<Array<Row<'evidence_part'>>> {
  if (packIds.length === 0) return [];
  return await db.selectFrom('evidence_part').selectAll().where('pack_id', 'in', packIds).execute();
}

/** Every file with the pack that it is part of. */
const filesInPacks = (db: Db) =>
  db.selectFrom('evidence_part').innerJoin('evidence_pack', 'evidence_pack.id', 'evidence_part.pack_id');

/** Packs, not gone, that hold one of these files. */
export async function packsHolding(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await filesInPacks(db)
    .select('evidence_pack.id')
    .distinct()
    .where('evidence_part.sha256', 'in', hashes)
    .where('evidence_pack.gone_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of these files, those that a pack still holds. */
export async function heldHashes(db: Db): Promise<Set<string>> {
  const rows = await filesInPacks(db)
    .select('evidence_part.sha256')
    .distinct()
    .where('evidence_pack.gone_at', 'is', null)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Empties a pack's row: what is left is that it was there, and why it is not. */
export async function markGone(db: Db, ids: readonly string[], at: string, why: GoneWhy): Promise<void> {
  await db
    .updateTable('evidence_pack')
    .set({ manifest: '', gone_at: at, gone_why: why })
    .where('id', 'in', ids)
    .where('gone_at', 'is', null)
    .execute();
}

/** Of these files, those that were destroyed as suspected child-abuse material. */
export async function destroyedOf(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await filesInPacks(db)
    .select('evidence_part.sha256')
    .distinct()
    .where('evidence_part.sha256', 'in', hashes)
    .where('evidence_pack.gone_why', '=', 'child-abuse')
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

export async function isStopped(db: Db, caseId: string): Promise<boolean> {
  const row = await db.selectFrom('evidence_stop').select('at').where('case_id', '=', caseId).executeTakeFirst();
  return row !== undefined;
}

export async function stopCase(db: Db, caseId: string, at: string): Promise<void> {
  await db
    .insertInto('evidence_stop')
    .values({ case_id: caseId, at })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .execute();
}

/** Every link of the chain about packs, with its own details. */
export async function packLinks(db: Db) {
  return await eventsWithDetails(db)
    .select(['audit.action', 'audit.subject_id', 'audit.details_hash', 'audit_detail.details'])
    .where('audit.subject_kind', '=', 'evidence')
    .where('audit.action', 'in', [keptAction, goneAction])
    .execute();
}

export async function insertDecision(db: Db, row: Row<'disposal_decision'>): Promise<void> {
  await db.insertInto('disposal_decision').values(row).execute();
}

export async function decisionRow(db: Db, id: string): Promise<Row<'disposal_decision'> | undefined> {
  return await db.selectFrom('disposal_decision').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Decisions of an administration, the latest first. */
export async function decisionRows(db: Db, administrationId: string): Promise<Array<Row<'disposal_decision'>>> {
  return await db
    .selectFrom('disposal_decision')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
}

export async function setDecisionEnd(db: Db, id: string, toOn: string): Promise<void> {
  await db.updateTable('disposal_decision').set({ to_on: toOn }).where('id', '=', id).execute();
}

/** Cases of an administration that hold files. */
export async function casesHolding(db: Db, administrationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence_pack')
    .innerJoin('cases', 'cases.id', 'evidence_pack.case_id')
    .select('cases.id')
    .distinct()
    .where('cases.administration_id', '=', administrationId)
    .where('evidence_pack.gone_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Cases where one of these steps was once answered with what may be a day to come back to. */
export async function casesAnswering(db: Db, administrationId: string, steps: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('case_event')
    .innerJoin('cases', 'cases.id', 'case_event.case_id')
    .select('cases.id')
    .distinct()
    .where('cases.administration_id', '=', administrationId)
    .where((eb) => eb.or(steps.map((step) => eb('case_event.body', 'like', `{"kind":"done","step":"${step}",%":"2%`))))
    .orderBy('cases.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Cases of an administration that have ended since an instant without a diarienummer. */
export async function casesEndedUnregistered(db: Db, administrationId: string, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('administration_id', '=', administrationId)
    .where('ended_at', '>=', since)
    .where('dnr', '=', '')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
