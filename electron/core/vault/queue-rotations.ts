import type { AuditEvent } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { tiesOf, verifiedList } from './access.ts';
import { type Rotation, RotationStep } from './contract.ts';
import { isOver, knownRemoved } from './known-removed.ts';
import { credentialsById } from './repository.ts';
import { firstSteps, recipientsOf } from './rules.ts';
import type { CustodianList } from './statements.ts';
import {
  insertRotations,
  isOpening,
  lastKnown,
  openRotationsOf,
  reachedBy,
  replaceRotation,
  rotationsFor,
} from './use-repository.ts';

/**
 * Puts into "Lösenord att byta" every credential that a person's devices could open at any time since its last change (design.md §5.6):
 * what they opened, were sent or wrote as such, the rest as "kunde öppnas, ingen öppning loggad"; and what they knew and was taken away from the vault since (`knownRemoved`).
 * An open row for the same person is not doubled. Within a transaction.
 * Answers how many rows were added.
 */
export async function queueRotations(
  db: Db,
  context: Context,
  of: {
    vaultId: string;
    personId: string;
    cause: Rotation['cause'];
    immediate: boolean;
    /** Only what this device could open. */
    device?: string;
    credentialIds?: readonly string[];
    /** Only what the person can no longer open. */
    lost?: { list: CustodianList; next: CustodianList };
  },
): Promise<number> {
  const { vaultId, personId } = of;
  let ids = await reachedBy(db, vaultId, personId, {
    ...(of.device !== undefined && { device: of.device }),
    ...(of.credentialIds !== undefined && { credentialIds: of.credentialIds }),
  });
  const only = of.credentialIds === undefined ? null : new Set(of.credentialIds);
  // Which of a person's computers knew it nobody can say: it is asked about when the person goes.
  const removed = of.device === undefined ? await knownRemoved(db, vaultId, personId) : [];
  const gone = removed.filter(({ id }) => only?.has(id) ?? true);
  const rows = [...(await credentialsById(db, ids)), ...gone];
  ids = [...ids, ...gone.map(({ id }) => id)];
  if (of.lost !== undefined) {
    const { list, next } = of.lost;
    const ties = await tiesOf(db, vaultId, rows);
    const opens = (at: CustodianList, id: string) =>
      recipientsOf(at, ties.get(id) ?? { id, accountIds: [], unitIds: [] }).some((one) => one.personId === personId);
    const isGone = new Set(gone.map(({ id }) => id));
    ids = ids.filter((id) => !opens(next, id) && (!isGone.has(id) || opens(list, id)));
  }
  const already = new Set(
    (await openRotationsOf(db, ids)).filter((row) => row.person_id === personId).map((row) => row.credential_id),
  );
  const known = await lastKnown(db, personId, ids);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const now = context.clock.now().toISOString();
  const added = ids
    .filter((id) => !already.has(id))
    .map((id) => {
      const last = known.get(id);
      const since = last !== undefined && last.at >= (rowOf.get(id)?.rotated_at ?? '') ? last : null;
      return {
        id: context.ids.next(),
        vault_id: vaultId,
        credential_id: id,
        person_id: personId,
        cause: of.cause,
        basis: since?.basis ?? 'could-open',
        opened_at: since?.at ?? null,
        immediate: of.immediate ? 1 : 0,
        steps: JSON.stringify(stepsFor(rowOf.get(id)?.has_password === 1)),
        version: 1,
        created_at: now,
        closed_at: null,
        close_reason: '',
        second_person_id: null,
        closing_id: null,
      };
    });
  await insertRotations(db, added);
  return added.length;
}

/** The steps of an item as it begins; where there is no password there is none to set. */
function stepsFor(hasPassword: boolean) {
  return firstSteps(RotationStep.options.filter((step) => hasPassword || step !== 'new-password'));
}

/**
 * Openings that are heard of only now, from a reader's log: what stands as "kunde öppnas, ingen öppning loggad" was opened after all,
 * and what was closed as such comes back, also where the login has been taken away and its accounts are not closed. What has been changed since is left. Within a transaction.
 */
export async function noteLateOpenings(
  db: Db,
  context: Context,
  personId: string,
  events: readonly AuditEvent[],
): Promise<void> {
  for (const { action, subjectId: credentialId, elsewhere } of events)
    if (isOpening(action) && elsewhere !== undefined)
      await noteOpening(db, context, { credentialId, personId, at: elsewhere.at });
}

async function noteOpening(
  db: Db,
  context: Context,
  { credentialId, personId, at }: { credentialId: string; personId: string; at: string },
): Promise<void> {
  const [credential] = await credentialsById(db, [credentialId]);
  if (credential === undefined || at < (credential.rotated_at ?? '')) return;
  const rows = await rotationsFor(db, credentialId, personId);
  const opened = { basis: 'opened', opened_at: at };
  const open = rows.find(({ closed_at }) => closed_at === null);
  if (open !== undefined) {
    if (open.basis !== 'opened' || (open.opened_at ?? '') < at)
      await replaceRotation(db, { ...open, ...opened }, open.version);
    return;
  }
  const [last] = rows;
  const isClosedUnopened = last !== undefined && last.closing_id !== null && last.basis === 'could-open';
  if (credential.removed_at !== null && !isClosedUnopened) {
    // Nobody knew of it when the person went, and it was not there any more.
    const { vault_id: vaultId } = credential;
    const { list } = await verifiedList(context, vaultId, db);
    const of = { vaultId, personId, immediate: false, credentialIds: [credentialId] };
    if (!list.standing.has(personId)) await queueRotations(db, context, { ...of, cause: 'removed' });
    return;
  }
  if (!isClosedUnopened || (credential.removed_at !== null && (await isOver(db, credential)))) return;
  await insertRotations(db, [
    {
      ...last,
      ...opened,
      id: context.ids.next(),
      version: 1,
      created_at: context.clock.now().toISOString(),
      closed_at: null,
      close_reason: '',
      second_person_id: null,
      closing_id: null,
    },
  ]);
}
