import { z } from 'zod';
import { dayOf } from '../foundation/calendar.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { Shift } from '../rounds/plan/contract.ts';
import { handOverRota, rotaChangedSince, rotaTiesOf, takeBackRota } from '../rounds/plan/hand-over-rota.ts';
import { communicators, others } from './account-ties.ts';
import type { Proposal } from './contract.ts';
import { ownTie } from './own-tie.ts';
import type { ListedTie, Scene } from './scene.ts';
import type { TieProvider } from './tie-provider.ts';

const Given = z.array(z.object({ id: z.string(), receiverId: z.string().nullable() }));
const Kept = z.object({
  administrationId: z.string(),
  shifts: z.array(
    z.object({
      part: z.enum(['shift', 'deputy']),
      shift: Shift,
      place: z.int(),
      receiverId: z.string().nullable(),
    }),
  ),
  substitutions: Given,
  swaps: Given,
});

/** What a refusal calls a shift that somebody has changed. */
const rotaWords = wordsIn('sv')('roundPlan.rota');

/** Which days and rounds a shift is about, as `row-words.ts` says it. */
const whenOf = ({ weekdays, slots }: Shift) => `${weekdays.join()};${slots.join()}`;

/** Rounds, deputyships, substitutions and rounds taken over: each of them gets a receiver, or ends. */
export const rotaPart: TieProvider = {
  name: 'rota',
  async list(db, _context, scene) {
    const { shifts, deputyships, substitutions, swaps } = await rotaTiesOf(
      db,
      scene.administrationId,
      scene.leaver.id,
      scene.today,
    );
    const communicator = communicators(scene)[0];
    const byCommunicator: Proposal | null =
      communicator === undefined ? null : { personId: communicator.id, ground: 'communicator' };
    const proposedFor = ({ deputyId }: Shift): Proposal | null => {
      const deputy = deputyId === null ? undefined : others(scene, [deputyId])[0];
      return deputy === undefined ? byCommunicator : { personId: deputy.id, ground: 'deputy' };
    };
    const nameOf = (personId: string | null) => (personId === null ? '' : (scene.cast.get(personId)?.name ?? ''));
    return [
      ...shifts.map((shift) =>
        ownTie('round-shift', shift.id, whenOf(shift), shift, {
          ...unitOf(scene, shift),
          proposal: proposedFor(shift),
        }),
      ),
      ...deputyships.map((shift) =>
        ownTie('round-deputy', shift.id, whenOf(shift), shift, {
          ...unitOf(scene, shift),
          othersRemain: true,
          proposal: byCommunicator?.personId === shift.personId ? null : byCommunicator,
        }),
      ),
      ...substitutions.map((absence) =>
        ownTie('round-substitute', absence.id, nameOf(absence.personId), absence, {
          day: absence.from,
          proposal: byCommunicator?.personId === absence.personId ? null : byCommunicator,
        }),
      ),
      ...swaps.map((swap) =>
        ownTie('round-swap', swap.id, String(swap.slot), swap, { day: swap.day, proposal: byCommunicator }),
      ),
    ];
  },
  async carryOut(db, context, { administrationId, leaver }, { decided }) {
    const receivers = new Map(decided.map(({ tie: { key }, decision }) => [key, decision.receiverId]));
    return { administrationId, ...(await handOverRota(db, context, administrationId, leaver.id, receivers)) };
  },
  async changedSince(db, context, kept) {
    const { administrationId, ...parts } = Kept.parse(kept);
    const changed = await rotaChangedSince(db, administrationId, parts, dayOf(context.clock.now()));
    return changed.map((id) => ({ id, name: rotaWords }));
  },
  async takeBack(db, context, { personId, leave }, kept) {
    const { administrationId, ...parts } = Kept.parse(kept);
    const shifts = parts.shifts.filter(({ shift }) => !leave.has(shift.id));
    await takeBackRota(db, context, administrationId, personId, { ...parts, shifts });
  },
};

/** A shift of one unit stands with that unit. */
function unitOf(scene: Scene, { unitIds }: Shift): Pick<ListedTie, 'unitId' | 'unitName'> {
  const [unitId = null, more] = unitIds;
  return unitId === null || more !== undefined
    ? { unitId: null, unitName: '' }
    : { unitId, unitName: scene.units.get(unitId) ?? '' };
}
