import type { Context } from '../foundation/context.ts';
import type { OwnChange } from './contract.ts';
import type { LocalSide } from './local-side.ts';
import { eventsAfter, namesOf } from './repository.ts';
import type { Heads } from './rules.ts';

/** What the register says of itself, and no person has to do again. */
const ownActions = new Set([
  'chain-signed',
  'signing-key-made',
  'register-shared',
  'register-taken-over',
  'reader-log-faulty',
]);

/** More than this many changes are not listed one by one. */
const most = 5000;

/** How far the chain went in the snapshot that was taken over; what came later is known here only. */
function takenOverHeads(side: LocalSide): Heads {
  const from = side.takenOverFrom;
  const exact = side.written.find(({ hash }) => hash === from?.hash);
  if (exact !== undefined) return exact.heads;
  // Not one that this computer remembers: what may have been in it is shown again rather than lost.
  const before = side.written.find(({ term, serial }) => from !== null && term === from.term && serial <= from.serial);
  return before?.heads ?? side.begun;
}

async function changes(context: Context) {
  const { side } = context.shared;
  if (side?.side !== 'former') return [];
  const rows = await eventsAfter(context.db, takenOverHeads(side), most);
  return rows.filter(({ action }) => !ownActions.has(action));
}

/** How many changes were made here after the snapshot that was taken over. */
export async function countOwnChanges(context: Context): Promise<number> {
  return (await changes(context)).length;
}

/** The changes made here after the snapshot that was taken over, oldest first, for a person to enter on the new writer; nothing merges them. */
export async function listOwnChanges(context: Context): Promise<OwnChange[]> {
  const rows = await changes(context);
  const names = await namesOf(
    context.db,
    rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
  );
  return rows.map((row) => ({
    at: row.at,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: names.get(row.subject_id) ?? '',
    personName: (row.protected_identity === 1 ? row.title : row.name) ?? '',
    osAccount: row.os_account,
    details: row.details ?? '',
  }));
}
