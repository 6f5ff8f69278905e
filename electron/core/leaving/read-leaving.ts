import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { bindingsOf } from '../people/leave-person.ts';
import { endedBefore } from '../people/rules.ts';
import { handlesHandovers } from '../permissions.ts';
import { readSettings } from '../settings/read-settings.ts';
import { AccessProof, Confirmation, type Handover, HandoverKind, type Leaving, type Tie } from './contract.ts';
import { decidedDeparture } from './confirm-departure.ts';
import { decisionsIn, rowsOf, seenOf, standingOf } from './draft.ts';
import { openProofs } from './repository.ts';
import { countMatters, isDecided } from './rules.ts';
import type { Player, Scene } from './scene.ts';
import { mayStandBehind } from './second-person.ts';
import { listTies, setScene } from './set-scene.ts';
import { readVaultPart } from './vault-part.ts';

/** Everything tied to a person. */
export async function tiesOf(context: Context, personId: string): Promise<Tie[]> {
  const scene = await setScene(context.db, context, personId);
  return (await listTies(context.db, context, scene)).map((listed) => {
    const { stamp: _stamp, ...tie } = listed;
    return tie;
  });
}

function handoverOf(context: Context, scene: Scene, row: Row<'handover'>): Handover {
  const nameOf = (id: string | null) => (id === null ? '' : (scene.cast.get(id)?.name ?? ''));
  return {
    id: row.id,
    kind: HandoverKind.parse(row.kind),
    madeAt: row.made_at ?? row.updated_at,
    madeBy: nameOf(row.made_by),
    reason: row.reason,
    rows: [...decisionsIn(row).values()].filter(isDecided).length,
    confirmation: Confirmation.parse(row.confirmation),
    confirmedBy: nameOf(row.confirmed_by),
    confirmedAt: row.confirmed_at,
    reviewDueOn: row.review_due_on,
    undoneAt: row.undone_at,
    undoReason: row.undo_reason,
    mayConfirm:
      row.state === 'made' && row.confirmation === 'single-hand' && mayStandBehind(context, decidedDeparture(row)),
  };
}

/** Proofs as whoever looks sees them. */
export function proofsFor(
  context: Context,
  rows: Awaited<ReturnType<typeof openProofs>>,
  cast: ReadonlyMap<string, Player>,
): AccessProof[] {
  const today = dayOf(context.clock.now());
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    platformName: row.platform_name,
    personId: row.person_id,
    personName: cast.get(row.person_id)?.name ?? '',
    needsClose: row.needs_close === 1,
    dueOn: row.due_on,
    isLate: row.due_on <= today,
    isMine: row.person_id === context.actor.personId,
    mayRecord: row.person_id === context.actor.personId || handlesHandovers(context.actor.roles),
  }));
}

/** How a person's leaving stands: every row, what has been made, and what is left to do. */
export async function readLeaving(context: Context, personId: string, db: Db = context.db): Promise<Leaving> {
  const standing = await standingOf(db, context, personId);
  const { scene, draft, decisions, made } = standing;
  const rows = rowsOf(standing);
  const counts = countMatters(rows);
  const keys = new Set(rows.map(({ key }) => key));
  const stands = made.filter(({ state }) => state === 'made');
  const proofs = proofsFor(context, await openProofs(db, { handoverIds: stands.map(({ id }) => id) }), scene.cast);
  const vault = await readVaultPart(db, context, standing, stands.length > 0);
  const { leaver } = scene;
  const settings = await readSettings(db, scene.administrationId);
  const concerned = new Set(
    rows.flatMap(({ receiverId, proposal }) => [receiverId, proposal?.personId ?? null]).filter((id) => id !== null),
  );
  return {
    person: {
      id: leaver.id,
      name: leaver.name,
      title: leaver.title,
      unitName: leaver.unitId === null ? '' : (scene.units.get(leaver.unitId) ?? ''),
      leavesOn: leaver.leavesOn,
      lastDayIfAbrupt: endedBefore(leaver.leavesOn, scene.today),
      active: leaver.active,
      frozen: (await bindingsOf(db, personId)).frozen && !leaver.active,
    },
    version: draft?.version ?? 0,
    seen: seenOf(standing),
    rows,
    ...counts,
    proveBy: addDays(scene.today, settings.proveWithinDays.value),
    gone: [...decisions].filter(([key, decision]) => isDecided(decision) && !keys.has(key)).length,
    people: [...concerned].flatMap((id) => {
      const player = scene.cast.get(id);
      if (player === undefined) return [];
      return [{ id, name: player.name, unitName: scene.units.get(player.unitId ?? '') ?? '', active: player.active }];
    }),
    made: made.map((row) => handoverOf(context, scene, row)),
    proofs,
    vault,
    done:
      stands.length > 0 &&
      counts.left === 0 &&
      proofs.length === 0 &&
      vault.open === 0 &&
      vault.rotations === 0 &&
      stands.every(({ confirmation }) => confirmation !== 'single-hand'),
  };
}
