import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Choice } from './contract.ts';
import { decisionsIn, standingOf, storedDecisions } from './draft.ts';
import { deleteDraft, draftOf, insertHandover, replaceHandover } from './repository.ts';
import type { Decision, Scene } from './scene.ts';

/** Refuses a receiver who is not here, or is the one who leaves. */
export function checkReceiver(scene: Scene, receiverId: string): void {
  const player = scene.cast.get(receiverId);
  if (player === undefined) throw new Refusal('unknown-person');
  if (receiverId === scene.leaver.id) throw new Refusal('receiver-is-leaver');
  if (!player.active) throw new Refusal('person-has-left', { name: player.name });
}

/** Stores a draft, or its next version; refuses when somebody else has stored one since. Within a transaction. */
export async function storeDraft(
  db: Db,
  context: Context,
  scene: Scene,
  seenVersion: number,
  decisions: ReadonlyMap<string, Decision>,
): Promise<void> {
  const now = context.clock.now().toISOString();
  const draft = await draftOf(db, scene.leaver.id);
  const choices = storedDecisions(decisions);
  if (draft !== undefined) {
    if (!(await replaceHandover(db, draft.id, seenVersion, { choices, updated_at: now })))
      throw new Refusal('changed-meanwhile');
    return;
  }
  if (seenVersion !== 0) throw new Refusal('changed-meanwhile');
  await insertHandover(db, {
    id: context.ids.next(),
    administration_id: scene.administrationId,
    person_id: scene.leaver.id,
    kind: 'planned',
    state: 'draft',
    choices,
    reason: '',
    version: 1,
    made_at: null,
    made_by: null,
    made_on_device: null,
    receipt: null,
    kept: null,
    confirmation: 'not-needed',
    confirmed_at: null,
    confirmed_by: null,
    confirmation_proof: '',
    review_due_on: null,
    undone_at: null,
    undone_by: null,
    undo_reason: '',
    created_at: now,
    updated_at: now,
  });
}

/** Says what becomes of rows, in the draft that both colleagues and a restart find again; nothing else changes. */
export async function chooseReceivers(
  context: Context,
  personId: string,
  version: number,
  choices: readonly Choice[],
): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const { scene, ties, draft } = await standingOf(db, context, personId);
    const known = new Map(ties.map((tie) => [tie.key, tie]));
    const decisions = decisionsIn(draft);
    for (const receiverId of new Set(choices.flatMap((choice) => choice.receiverId ?? [])))
      checkReceiver(scene, receiverId);
    for (const { key, receiverId, ending } of choices) {
      const tie = known.get(key);
      if (receiverId === null && ending === '') decisions.delete(key);
      else if (tie?.needsChoice === true)
        decisions.set(key, { receiverId, ending: receiverId === null ? ending : '', stamp: tie.stamp });
    }
    await storeDraft(db, context, scene, version, decisions);
  });
  context.announce({ room: 'leaving', ids: [personId] });
}

/** Forgets the draft; what has been made stands. */
export async function discardDraft(context: Context, personId: string, version: number): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const draft = found(await draftOf(db, personId));
    if (draft.version !== version) throw new Refusal('changed-meanwhile');
    await deleteDraft(db, draft.id);
    await recordEvents(db, context, [
      { action: 'handover-draft-discarded', subjectKind: 'person', subjectId: personId },
    ]);
  });
  context.announce({ room: 'leaving', ids: [personId] });
}
