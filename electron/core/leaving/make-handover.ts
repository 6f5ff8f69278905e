import { recordEvents } from '../foundation/audit/record-event.ts';
import { addDays, type Day } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { setLastDay } from '../people/leave-person.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { checkReceiver, storeDraft } from './choose-receivers.ts';
import type { HandoverKind } from './contract.ts';
import { rowsOf, seenOf, type Standing, standingOf, storedDecisions } from './draft.ts';
import { providers } from './providers.ts';
import { receiptOf } from './receipt.ts';
import { draftOf, replaceHandover } from './repository.ts';
import { countMatters, isChangedSince, isDecided, withProposals } from './rules.ts';
import type { Decision } from './scene.ts';

/** How many things a refusal names. */
const namedAtMost = 3;

/** What was asked for: whose, and exactly which rows and choices were seen. */
export interface Seen {
  personId: string;
  version: number;
  seen: string;
}

/** Refuses unless the rows and choices are those that were seen, and nothing has changed since it was chosen. */
function refuseChanged(standing: Standing, given: Seen): void {
  const changed = standing.ties.filter((tie) => isChangedSince(tie, standing.decisions.get(tie.key)));
  if (changed.length > 0) {
    const names = [...new Set(changed.map(({ accountName, what }) => accountName || what))];
    throw new Refusal('handover-changed', {
      count: changed.length,
      names: names.slice(0, namedAtMost).join(', ') + (names.length > namedAtMost ? ' …' : ''),
    });
  }
  if ((standing.draft?.version ?? 0) !== given.version || seenOf(standing) !== given.seen)
    throw new Refusal('handover-changed', { count: 0, names: '' });
}

async function carryOut(
  db: Db,
  context: Context,
  standing: Standing,
  kind: HandoverKind,
  reason: string,
  decisions: ReadonlyMap<string, Decision>,
): Promise<string> {
  const { scene, ties } = standing;
  const { actor, clock } = context;
  const settings = await readSettings(db, scene.administrationId);
  const at = clock.now().toISOString();
  const proveBy = addDays(scene.today, settings.proveWithinDays.value);
  const open = ties.filter(({ key, needsChoice }) => needsChoice && !standing.settled.has(key));
  const decided = open.flatMap((tie) => {
    const decision = decisions.get(tie.key);
    return isDecided(decision) ? [{ tie, decision }] : [];
  });
  for (const receiverId of new Set(decided.flatMap(({ decision }) => decision.receiverId ?? [])))
    checkReceiver(scene, receiverId);
  const draft = found(await draftOf(db, scene.leaver.id));
  const administrations = await readAdministrations(db);
  const confirmation = kind === 'abrupt' ? ('single-hand' as const) : ('not-needed' as const);
  const receipt = receiptOf(
    {
      id: draft.id,
      kind,
      administration: administrations.find(({ id }) => id === scene.administrationId)?.name ?? '',
      from: scene.leaver.name,
      fromUnit: scene.units.get(scene.leaver.unitId ?? '') ?? '',
      madeAt: at,
      madeBy: scene.cast.get(actor.personId ?? '')?.name ?? actor.osAccount,
      reason,
      confirmation,
    },
    rowsOf({ ...standing, decisions }),
    scene.cast,
    proveBy,
  );
  const kept: Record<string, unknown> = {};
  for (const provider of providers)
    kept[provider.name] = await provider.carryOut(db, context, scene, { handoverId: draft.id, kind, decided, proveBy });
  const made = await replaceHandover(db, draft.id, draft.version, {
    kind,
    state: 'made',
    choices: storedDecisions(new Map(decided.map(({ tie, decision }) => [tie.key, decision]))),
    reason,
    made_at: at,
    made_by: actor.personId,
    made_on_device: actor.deviceId,
    receipt: JSON.stringify(receipt),
    kept: JSON.stringify(kept),
    confirmation,
    review_due_on: kind === 'abrupt' ? addDays(scene.today, settings.reviewWithinDays.value) : null,
    updated_at: at,
  });
  if (!made) throw new Refusal('changed-meanwhile');
  await recordEvents(db, context, [
    {
      action: kind === 'abrupt' ? 'departure-made' : 'handover-made',
      subjectKind: 'person',
      subjectId: scene.leaver.id,
      details: { handover: draft.id, rows: decided.length, left: open.length - decided.length },
    },
  ]);
  return draft.id;
}

function announce(context: Context, personId: string): void {
  context.announce({ room: 'leaving', ids: [personId] });
  context.announce({ room: 'people', ids: [personId] });
}

/**
 * Makes a planned handover in one transaction: duties move, ways in end and are to be proved by their receivers, the receipt and the log are written.
 * Refuses while a row has neither receiver nor end, and when anything is other than what was seen.
 */
export async function makeHandover(context: Context, given: Seen & { leavesOn?: Day | null }): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const standing = await standingOf(db, context, given.personId);
    refuseChanged(standing, given);
    const { left } = countMatters(rowsOf(standing));
    if (left > 0) throw new Refusal('handover-rows-left', { count: left });
    if (standing.draft === undefined) throw new Refusal('handover-nothing-chosen');
    await carryOut(db, context, standing, 'planned', '', standing.decisions);
    // After the rows: what they came to was seen with no last day.
    if (typeof given.leavesOn === 'string') await setLastDay(db, context, given.personId, given.leavesOn);
  });
  announce(context, given.personId);
}

/**
 * Abrupt departure (V5), in one transaction and without the leaver: their access to the app stops, duties go to whom somebody chose, else to the
 * deputy or the communicator for now, and the decision waits for a second person. What nobody can take over stays visible as left.
 */
export async function depart(context: Context, given: Seen & { reason: string }): Promise<void> {
  if (context.actor.personId === given.personId) throw new Refusal('departure-of-oneself');
  await context.db.transaction().execute(async (db) => {
    const standing = await standingOf(db, context, given.personId);
    refuseChanged(standing, given);
    const decisions = withProposals(standing.ties, standing.decisions);
    if (standing.draft === undefined) await storeDraft(db, context, standing.scene, 0, decisions);
    await carryOut(db, context, standing, 'abrupt', given.reason, decisions);
  });
  announce(context, given.personId);
}
