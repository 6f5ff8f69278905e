import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { NewRow, Row } from '../foundation/database/schema.ts';

/** The draft of a person's handover; `undefined` when nobody has begun. */
export async function draftOf(db: Db, personId: string): Promise<Row<'handover'> | undefined> {
  return await db
    .selectFrom('handover')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
}

export async function insertHandover(db: Db, row: NewRow<'handover'>): Promise<void> {
  await db.insertInto('handover').values(row).execute();
}

/** Replaces a handover's columns if its version is still the one seen; `false` when somebody was first. */
export async function replaceHandover(
  db: Db,
  id: string,
  seenVersion: number,
  columns: Partial<Omit<Row<'handover'>, 'id' | 'version'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('handover')
    .set({ ...columns, version: seenVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Forgets a draft; what has been made is never removed. */
export async function deleteDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom('handover').where('id', '=', id).where('state', '=', 'draft').execute();
}

export async function handoverRow(db: Db, id: string): Promise<Row<'handover'> | undefined> {
  return await db.selectFrom('handover').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A person's handovers that have been made, undone ones too, latest first. */
export async function handoversFrom(db: Db, personId: string): Promise<Array<Row<'handover'>>> {
  return await db
    .selectFrom('handover')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '!=', 'draft')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Departures that one person decided alone and nobody has stood behind since. */
export async function singleHanded(db: Db, administrationId: string): Promise<Array<Row<'handover'>>> {
  return await db
    .selectFrom('handover')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('state', '=', 'made')
    .where('confirmation', '=', 'single-hand')
    .orderBy('review_due_on')
    .execute();
}

export async function insertProofs(db: Db, rows: ReadonlyArray<NewRow<'handover_proof'>>): Promise<void> {
  await insertRows(db, 'handover_proof', rows);
}

/**
 * Ways in that nobody has been seen to have yet. One that somebody has tried since the handover, on the account's page or in a list, is proved by itself;
 * so is one whose holder has left, or is no longer named, or whose account is closed.
 */
export async function openProofs(db: Db, of: { administrationId: string } | { handoverIds: readonly string[] }) {
  if ('handoverIds' in of && of.handoverIds.length === 0) return [];
  const rows = await db
    .selectFrom('handover_proof as proof')
    .innerJoin('account', 'account.id', 'proof.account_id')
    .innerJoin('account_access as access', (join) =>
      join.onRef('access.account_id', '=', 'proof.account_id').onRef('access.person_id', '=', 'proof.person_id'),
    )
    .selectAll('proof')
    .select(['account.name as account_name', 'account.platform_name', 'account.administration_id'])
    .select(['access.can_log_in', 'access.can_close', 'access.verified_on'])
    .where('proof.proved_on', 'is', null)
    .where('proof.withdrawn_at', 'is', null)
    .where('account.voided_at', 'is', null)
    .where('account.status', '!=', 'closed')
    .$if('administrationId' in of, (query) =>
      query.where('account.administration_id', '=', 'administrationId' in of ? of.administrationId : ''),
    )
    .$if('handoverIds' in of, (query) =>
      query.where('proof.handover_id', 'in', 'handoverIds' in of ? [...of.handoverIds] : []),
    )
    .orderBy('proof.due_on')
    .orderBy('account.sort_key')
    .orderBy('proof.id')
    .execute();
  return rows.filter(
    (row) =>
      !(
        row.verified_on !== null &&
        row.verified_on >= row.from_on &&
        row.can_log_in === 1 &&
        (row.needs_close === 0 || row.can_close !== null)
      ),
  );
}

export async function proofRow(db: Db, id: string): Promise<Row<'handover_proof'> | undefined> {
  return await db.selectFrom('handover_proof').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes that a way in was seen to work; `false` when it was noted already or is not asked for any more. */
export async function setProved(db: Db, id: string, day: string, recordedBy: string | null): Promise<boolean> {
  const result = await db
    .updateTable('handover_proof')
    .set({ proved_on: day, recorded_by: recordedBy })
    .where('id', '=', id)
    .where('proved_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** A handover that is taken back asks for no proofs, except on accounts that were left as they are. */
export async function withdrawProofs(db: Db, handoverId: string, at: string, except: readonly string[]): Promise<void> {
  await db
    .updateTable('handover_proof')
    .set({ withdrawn_at: at })
    .where('handover_id', '=', handoverId)
    .where('proved_on', 'is', null)
    .$if(except.length > 0, (query) => query.where('account_id', 'not in', [...except]))
    .execute();
}
