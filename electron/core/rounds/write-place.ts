import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { sortKey } from '../foundation/text/swedish.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Place, PlaceDraft } from './contract.ts';
import { accountsTaken, insertPlace, placeRow, replacePlace } from './place-repository.ts';

const toPlace = (row: Row<'watch_place'>, draft: PlaceDraft): Place => ({ ...draft, id: row.id, version: row.version });

async function refuseTaken(db: Db, administrationId: string, draft: PlaceDraft, exceptId: string): Promise<void> {
  const { unknown, elsewhere } = await accountsTaken(db, administrationId, draft.accountIds, exceptId);
  if (unknown.length > 0) throw new Refusal('not-found');
  const [first] = elsewhere;
  if (first !== undefined)
    throw new Refusal('place-account-taken', {
      name: first.name,
      place: first.place_name ?? '',
      count: elsewhere.length,
    });
}

const columnsOf = (draft: PlaceDraft) => ({
  name: draft.name,
  sort_key: sortKey(draft.name),
  kind: draft.kind,
  url: draft.url,
  note: draft.note,
});

/** Adds a tittställe. Refuses an account that another one covers: an account is looked at in one place. */
export async function createPlace(context: Context, administrationId: string, draft: PlaceDraft): Promise<Place> {
  const row: Row<'watch_place'> = {
    id: context.ids.next(),
    administration_id: administrationId,
    ...columnsOf(draft),
    version: 1,
    created_at: context.clock.now().toISOString(),
    removed_at: null,
  };
  await context.db.transaction().execute(async (db) => {
    await readSettings(db, administrationId);
    await refuseTaken(db, administrationId, draft, row.id);
    await insertPlace(db, row, draft.accountIds);
    await tell(db, context, 'watch-place-created', row.id, draft);
  });
  context.announce({ room: 'rounds', ids: [row.id] });
  return toPlace(row, draft);
}

/** Changes a tittställe; rounds that are frozen keep what they had. */
export async function updatePlace(context: Context, id: string, version: number, draft: PlaceDraft): Promise<Place> {
  const next = await context.db.transaction().execute(async (db) => {
    const before = found(await placeRow(db, id));
    await refuseTaken(db, before.administration_id, draft, id);
    const row = { ...before, ...columnsOf(draft), version: version + 1 };
    if (!(await replacePlace(db, row, version, draft.accountIds))) throw new Refusal('changed-meanwhile');
    await tell(db, context, 'watch-place-changed', id, draft);
    return row;
  });
  context.announce({ room: 'rounds', ids: [id] });
  return toPlace(next, draft);
}

/** Takes a tittställe away; its accounts are looked at one by one from the next round that is frozen. */
export async function removePlace(context: Context, id: string, version: number): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const before = found(await placeRow(db, id));
    const row = { ...before, version: version + 1, removed_at: context.clock.now().toISOString() };
    if (!(await replacePlace(db, row, version, []))) throw new Refusal('changed-meanwhile');
    await tell(db, context, 'watch-place-removed', id, null);
  });
  context.announce({ room: 'rounds', ids: [id] });
}

async function tell(db: Db, context: Context, action: string, id: string, details: PlaceDraft | null): Promise<void> {
  await recordEvents(db, context, [{ action, subjectKind: 'watch-place', subjectId: id, details: details ?? {} }]);
}
