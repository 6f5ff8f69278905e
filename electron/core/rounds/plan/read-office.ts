import { type WatchedAccount, watchedAccounts } from '../../accounts/watched-accounts.ts';
import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { type CastMember, castOf } from '../../people/leave-person.ts';
import type { Absence, PlanVersion, RoundPlan, Swap } from './contract.ts';
import { presetPlan } from './preset.ts';
import { absencesBetween, logHasBegun, plansOf, type StoredPlan, swapsBetween } from './repository.ts';
import type { Staffing } from './rules.ts';

/** Everything that decides who looks at what in a span of days. */
export interface Office {
  plans: readonly StoredPlan[];
  accounts: readonly WatchedAccount[];
  cast: ReadonlyMap<string, CastMember>;
  absences: readonly Absence[];
  swaps: readonly Swap[];
  /** Rounds are written down; whoever begins in the middle of a window gets everything that is there. */
  logHasBegun: boolean;
}

/** Of the plans in the order they were decided, the one that holds on a day; `undefined` before the first, when the preset holds. */
export function holding<T extends { valid_from: Day }>(plans: readonly T[], day: Day): T | undefined {
  let best: T | undefined;
  for (const plan of plans)
    if (plan.valid_from <= day && (best === undefined || plan.valid_from >= best.valid_from)) best = plan;
  return best;
}

/** The plan of a day among those that an administration has decided. */
export function planAmong(plans: readonly StoredPlan[], day: Day): RoundPlan {
  return holding(plans, day)?.plan ?? presetPlan;
}

/** Reads what decides who looks at what from one day to another. For other rooms too. */
export async function readOffice(
  db: Db,
  context: Context,
  administrationId: string,
  from: Day,
  to: Day,
): Promise<Office> {
  return {
    plans: await plansOf(db, administrationId),
    accounts: await watchedAccounts(db, administrationId),
    cast: await castOf(db, administrationId, dayOf(context.clock.now())),
    absences: await absencesBetween(db, administrationId, from, to),
    swaps: await swapsBetween(db, administrationId, from, to),
    logHasBegun: await logHasBegun(db, administrationId),
  };
}

/** Whether somebody has not left on a day. */
export const activeIn =
  (cast: Office['cast']): Staffing['isActive'] =>
  (personId, day) => {
    const person = cast.get(personId);
    return person !== undefined && (person.leavesOn === null || person.leavesOn >= day);
  };

/** Who is there to look at things on a day. */
export function staffingOf(office: Office, plan: RoundPlan): Staffing {
  return { plan, absences: office.absences, swaps: office.swaps, isActive: activeIn(office.cast) };
}

/** A stored plan as it is shown. */
export function toVersion(row: StoredPlan, cast: ReadonlyMap<string, CastMember>): PlanVersion {
  return {
    id: row.id,
    validFrom: row.valid_from,
    madeAt: row.made_at,
    madeBy: row.made_by === null ? '' : (cast.get(row.made_by)?.name ?? ''),
    note: row.note,
    plan: row.plan,
  };
}
