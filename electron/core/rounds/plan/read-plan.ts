import { watchedAccounts } from '../../accounts/watched-accounts.ts';
import { addDays, type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { castOf } from '../../people/leave-person.ts';
import type { Absence, PlanDay, PlanFault, PlanVersion, PlanWeek, RoundPlan } from './contract.ts';
import { daysFrom, pictureOf, previewOf } from './picture.ts';
import { presetPlan } from './preset.ts';
import { holding, readOffice, toVersion } from './read-office.ts';
import { absencesBetween, plansOf } from './repository.ts';
import { faultsOf } from './rules.ts';

/** Later than anybody is away. */
const farAhead = '9999-12-31';

/** The plan of today, and everything that has been decided, the newest first. */
export async function readPlan(
  context: Context,
  administrationId: string,
): Promise<{ current: PlanVersion; versions: PlanVersion[] }> {
  const today = dayOf(context.clock.now());
  const plans = await plansOf(context.db, administrationId);
  const cast = await castOf(context.db, administrationId, today);
  const current = holding(plans, today);
  return {
    current:
      current === undefined
        ? { id: null, validFrom: null, madeAt: null, madeBy: '', note: '', plan: presetPlan }
        : toVersion(current, cast),
    versions: plans.toReversed().map((row) => toVersion(row, cast)),
  };
}

/** What days would look like by a plan, and what is wrong with it. */
export async function previewPlan(
  context: Context,
  input: { administrationId: string; plan: RoundPlan; from: Day; days: number },
): Promise<{ faults: PlanFault[]; days: PlanDay[] }> {
  const accounts = await watchedAccounts(context.db, input.administrationId);
  return { faults: faultsOf(input.plan), days: previewOf(input.plan, accounts, daysFrom(input.from, input.days)) };
}

/** The week picture, from a day on. */
export async function readWeek(context: Context, administrationId: string, from: Day, days: number): Promise<PlanWeek> {
  const office = await readOffice(context.db, context, administrationId, from, addDays(from, days - 1));
  const picture = pictureOf(office, daysFrom(from, days));
  const named = new Set([
    ...picture.days.flatMap(({ parts }) => parts.flat().flatMap(({ ownerId, personId }) => [ownerId, personId])),
    ...office.absences.flatMap(({ personId, substituteId }) => [personId, substituteId]),
    ...office.swaps.flatMap(({ fromId, toId }) => [fromId, toId]),
  ]);
  return {
    ...picture,
    absences: [...office.absences],
    swaps: [...office.swaps],
    people: [...office.cast.values()]
      .filter(({ id }) => named.has(id))
      .map(({ id, name, unitName, active }) => ({ id, name, unitName, active })),
  };
}

/** Who is away now and later. */
export async function listAbsences(context: Context, administrationId: string): Promise<Absence[]> {
  const today = dayOf(context.clock.now());
  const absences = await absencesBetween(context.db, administrationId, today, farAhead);
  return absences.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
