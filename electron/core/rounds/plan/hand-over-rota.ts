import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { RoundPlan, Shift } from './contract.ts';
import { holding } from './read-office.ts';
import {
  absenceRow,
  moveSwap,
  plansOf,
  removeSwapById,
  type StoredPlan,
  setSubstitute,
  substitutionsBy,
  swapById,
  swapsTo,
} from './repository.ts';
import { addPlan } from './save-plan.ts';

/** What a person has in a shift: the rounds themselves, or to step in. */
type Part = 'shift' | 'deputy';

/** A shift as it was before it was handed over, and where in the rota it stood. */
interface Moved {
  part: Part;
  shift: Shift;
  place: number;
  receiverId: string | null;
}

/** Everything of the coming rounds that a handover moved, to take it back. */
export interface HandedOverRota {
  shifts: Moved[];
  substitutions: Array<{ id: string; receiverId: string | null }>;
  swaps: Array<{ id: string; receiverId: string | null }>;
}

const column = (part: Part) => (part === 'shift' ? 'personId' : 'deputyId');

/** The plan of today and those that are decided for later, each as the last one that holds from its day. */
function comingPlans(plans: readonly StoredPlan[], today: Day): StoredPlan[] {
  const current = holding(plans, today);
  const later = plans.filter((plan) => plan.valid_from > today && holding(plans, plan.valid_from) === plan);
  return current === undefined ? later : [current, ...later];
}

/** What ties a person to coming rounds: shifts and deputyships of the plan of today and of later ones, substitutions, and rounds taken over. */
export async function rotaTiesOf(db: Db, administrationId: string, personId: string, today: Day) {
  const plans = comingPlans(await plansOf(db, administrationId), today);
  const shifts = new Map(plans.flatMap(({ plan }) => plan.rota).map((shift) => [shift.id, shift]));
  const having = (part: Part) =>
    [...shifts.values()].filter(({ id }) =>
      plans.some(({ plan }) => plan.rota.some((shift) => shift.id === id && shift[column(part)] === personId)),
    );
  return {
    shifts: having('shift'),
    deputyships: having('deputy'),
    substitutions: await substitutionsBy(db, personId, today),
    swaps: await swapsTo(db, personId, today),
  };
}

/** The rota with one shift given to another, or without it. A receiver who was the deputy has nobody behind them. */
function moved(rota: readonly Shift[], { part, shift: { id }, receiverId }: Moved, personId: string): Shift[] {
  return rota.flatMap((shift) => {
    if (shift.id !== id || shift[column(part)] !== personId) return [shift];
    if (part === 'deputy') return [{ ...shift, deputyId: receiverId === shift.personId ? null : receiverId }];
    if (receiverId === null) return [];
    return [{ ...shift, personId: receiverId, deputyId: shift.deputyId === receiverId ? null : shift.deputyId }];
  });
}

/** The rota as it was before a shift was given away; a shift that somebody has changed since is left. */
function movedBack(rota: readonly Shift[], { part, shift: before, place, receiverId }: Moved): Shift[] {
  const now = rota.find(({ id }) => id === before.id);
  if (now === undefined) return part === 'shift' && receiverId === null ? rota.toSpliced(place, 0, before) : [...rota];
  if (now[column(part)] !== receiverId && !(part === 'deputy' && now.deputyId === null)) return [...rota];
  return rota.map((shift) =>
    shift.id !== before.id
      ? shift
      : part === 'deputy'
        ? { ...shift, deputyId: before.deputyId }
        : { ...shift, personId: before.personId, deputyId: shift.deputyId ?? before.deputyId },
  );
}

/** Follows every coming plan by one with another rota, from today or from the day it holds. */
async function rewrite(
  db: Db,
  context: Context,
  administrationId: string,
  change: (rota: RoundPlan['rota']) => Shift[],
): Promise<void> {
  const today = dayOf(context.clock.now());
  for (const { plan, valid_from: from, note } of comingPlans(await plansOf(db, administrationId), today)) {
    const rota = change(plan.rota);
    if (JSON.stringify(rota) === JSON.stringify(plan.rota)) continue;
    await addPlan(db, context, administrationId, {
      validFrom: from < today ? today : from,
      plan: { ...plan, rota },
      note,
    });
  }
}

/** Writes one person instead of another in the rota of today and of later plans, within a transaction. */
export async function moveInRota(
  db: Db,
  context: Context,
  administrationId: string,
  from: string,
  to: string,
): Promise<void> {
  const now = (id: string | null) => (id === from ? to : id);
  await rewrite(db, context, administrationId, (rota) =>
    rota.map((shift) => {
      const [personId, deputyId] = [now(shift.personId), now(shift.deputyId)];
      return { ...shift, personId: personId ?? to, deputyId: deputyId === personId ? null : deputyId };
    }),
  );
}

/** The rotas of the plan of today and of later ones, in their order. */
export async function comingRotas(db: Db, context: Context, administrationId: string): Promise<Shift[][]> {
  const plans = comingPlans(await plansOf(db, administrationId), dayOf(context.clock.now()));
  return plans.map(({ plan }) => plan.rota);
}

/** Follows the coming plans by ones with these rotas, in the order of `comingRotas`, within a transaction. */
export async function putRotas(
  db: Db,
  context: Context,
  administrationId: string,
  rotas: ReadonlyArray<readonly Shift[]>,
): Promise<void> {
  const left = [...rotas];
  await rewrite(db, context, administrationId, (rota) => [...(left.shift() ?? rota)]);
}

/** Gives a person's coming rounds to those who were chosen, or ends them, within a transaction; answers what is needed to take it back. */
export async function handOverRota(
  db: Db,
  context: Context,
  administrationId: string,
  personId: string,
  receivers: ReadonlyMap<string, string | null>,
): Promise<HandedOverRota> {
  const ties = await rotaTiesOf(db, administrationId, personId, dayOf(context.clock.now()));
  const rota = comingPlans(await plansOf(db, administrationId), dayOf(context.clock.now())).flatMap(
    ({ plan }) => plan.rota,
  );
  const parts: Array<[Part, readonly Shift[]]> = [
    ['shift', ties.shifts],
    ['deputy', ties.deputyships],
  ];
  const shifts = parts.flatMap(([part, own]) =>
    own.flatMap((shift): Moved[] => {
      const receiverId = receivers.get(`round-${part}:${shift.id}`);
      return receiverId === undefined
        ? []
        : [{ part, shift, place: rota.findIndex(({ id }) => id === shift.id), receiverId }];
    }),
  );
  await rewrite(db, context, administrationId, (before) =>
    shifts.reduce<Shift[]>((now, one) => moved(now, one, personId), [...before]),
  );
  const chosen = (kind: string, rows: ReadonlyArray<{ id: string }>) =>
    rows.flatMap(({ id }) => {
      const receiverId = receivers.get(`${kind}:${id}`);
      return receiverId === undefined ? [] : [{ id, receiverId }];
    });
  const substitutions = chosen('round-substitute', ties.substitutions);
  for (const { id, receiverId } of substitutions) await setSubstitute(db, id, receiverId, context.actor.personId);
  const swaps = chosen('round-swap', ties.swaps);
  for (const { id, receiverId } of swaps)
    await (receiverId === null ? removeSwapById(db, id) : moveSwap(db, id, receiverId));
  return { shifts, substitutions, swaps };
}

/** Gives coming rounds back to the one they came from, within a transaction; what somebody has changed since is left. */
export async function takeBackRota(
  db: Db,
  context: Context,
  administrationId: string,
  personId: string,
  kept: HandedOverRota,
): Promise<void> {
  await rewrite(db, context, administrationId, (before) =>
    kept.shifts.toReversed().reduce<Shift[]>((now, one) => movedBack(now, one), [...before]),
  );
  for (const { id, receiverId } of kept.substitutions) {
    const row = await absenceRow(db, id);
    if (row !== undefined && row.substitute_id === receiverId)
      await setSubstitute(db, id, personId, context.actor.personId);
  }
  for (const { id, receiverId } of kept.swaps) {
    const row = await swapById(db, id);
    if (row !== undefined && row.to_person_id === receiverId) await moveSwap(db, id, personId);
  }
}

/** Shifts of a handover that somebody has given to yet another since. */
export async function rotaChangedSince(
  db: Db,
  administrationId: string,
  kept: HandedOverRota,
  today: Day,
): Promise<string[]> {
  const plans = comingPlans(await plansOf(db, administrationId), today);
  return kept.shifts
    .filter(({ part, shift: { id }, receiverId }) =>
      plans.some(({ plan }) =>
        plan.rota.some((now) => now.id === id && receiverId !== null && now[column(part)] !== receiverId),
      ),
    )
    .map(({ shift: { id } }) => id);
}
