import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { hasBegun } from '../../rounds/has-begun.ts';
import type { PlanVersion, RoundWindow } from '../../rounds/plan/contract.ts';
import { readPlan } from '../../rounds/plan/read-plan.ts';
import { slotsOfDay } from '../../rounds/plan/rules.ts';
import { savePlan } from '../../rounds/plan/save-plan.ts';
import { logInCase } from '../log-in-case.ts';
import type { CrisisDeed } from './contract.ts';
import { ongoingOf } from './ongoing.ts';
import { extraWindows } from './rules.ts';

/** Windows as the log of a crisis has them. */
export const windowsText = (windows: readonly RoundWindow[]): string =>
  windows.map(({ from, to }) => `${from}–${to}`).join(', ');

/** The plan that holds on a day: of the versions, the newest first, the one with the latest first day. */
function planOn(day: Day, current: PlanVersion, versions: readonly PlanVersion[]): PlanVersion {
  const begun = versions.filter(({ validFrom }) => validFrom !== null && validFrom <= day);
  return begun.reduce(
    (best, one) => ((one.validFrom ?? '') > (best.validFrom ?? '') ? one : best),
    begun[0] ?? current,
  );
}

/**
 * Rounds more often on one day of a crisis, as extra rounds of the plan with their named decision: in office hours they fill the time between the others,
 * outside them they are the only ones. They hold for that day, and end with the crisis.
 */
export async function addRounds(
  context: Context,
  input: {
    id: string;
    day: Day;
    from: string;
    to: string;
    everyMinutes: number;
    decision: string;
    decidedBy: string;
  },
): Promise<{ windows: RoundWindow[] }> {
  const { id, day, from, to, everyMinutes, decision, decidedBy } = input;
  if (day < dayOf(context.clock.now())) throw new Refusal('round-plan-past');
  const { row } = await ongoingOf(context.db, id);
  const administrationId = row.administration_id;
  const { current, versions } = await readPlan(context, administrationId);
  const { plan } = planOn(day, current, versions);
  const windows = extraWindows(slotsOfDay(plan, day), { from, to }, everyMinutes);
  if (windows.length === 0) throw new Refusal('crisis-rounds-none', { from, to });
  await savePlan(
    context,
    {
      administrationId,
      seen: versions[0]?.id ?? null,
      validFrom: day,
      note: decision,
      plan: { ...plan, extra: [...plan.extra, { day, windows, decision, decidedBy }] },
    },
    hasBegun,
  );
  const what: CrisisDeed = 'rounds-added';
  const values = {
    day,
    windows: windowsText(windows),
    decision,
    by: decidedBy,
  };
  await context.db.transaction().execute((db) => logInCase(db, context, id, { what, values }));
  context.announce({ room: 'cases', ids: [id] });
  return { windows };
}
