import { recordEvents } from '../../foundation/audit/record-event.ts';
import { addDays, type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { castOf } from '../../people/leave-person.ts';
import { readSettings } from '../../settings/read-settings.ts';
import type { PlanVersion, RoundPlan } from './contract.ts';
import { planAmong, toVersion } from './read-office.ts';
import { insertPlan, plansOf } from './repository.ts';
import { faultsOf, leavesRoundsOf } from './rules.ts';

/** Whether a round of a day has begun, so that its accounts and who has them are written down. */
export type HasBegun = (db: Db, administrationId: string, day: Day) => Promise<boolean>;

/** Adds a plan after those that are decided, within a transaction. */
export async function addPlan(
  db: Db,
  context: Context,
  administrationId: string,
  decided: { validFrom: Day; plan: RoundPlan; note: string },
): Promise<string> {
  const id = context.ids.next();
  const last = (await plansOf(db, administrationId)).at(-1);
  await insertPlan(db, {
    id,
    administration_id: administrationId,
    sequence: (last?.sequence ?? 0) + 1,
    valid_from: decided.validFrom,
    plan: JSON.stringify(decided.plan),
    note: decided.note,
    made_at: context.clock.now().toISOString(),
    made_by: context.actor.personId,
  });
  return id;
}

/** The earliest day from which a plan with other rounds can hold: today, until a round of today has begun. */
export async function earliestDay(context: Context, administrationId: string, hasBegun: HasBegun): Promise<Day> {
  const today = dayOf(context.clock.now());
  return (await hasBegun(context.db, administrationId, today)) ? addDays(today, 1) : today;
}

/**
 * Decides a plan from a day on; what held before is kept. Refuses a day that has passed, a plan that contradicts itself, and one that somebody else has changed since.
 * Once a round of today has begun, a plan from today may only add rounds after the others or change who takes them.
 */
export async function savePlan(
  context: Context,
  input: { administrationId: string; seen: string | null; validFrom: Day; note: string; plan: RoundPlan },
  hasBegun: HasBegun,
): Promise<PlanVersion> {
  const { administrationId, plan, validFrom } = input;
  const today = dayOf(context.clock.now());
  if (validFrom < today) throw new Refusal('round-plan-past');
  if (faultsOf(plan).length > 0) throw new Refusal('round-plan-faulty');
  const version = await context.db.transaction().execute(async (db) => {
    await readSettings(db, administrationId);
    const plans = await plansOf(db, administrationId);
    if ((plans.at(-1)?.id ?? null) !== input.seen) throw new Refusal('changed-meanwhile');
    const before = planAmong(plans, validFrom);
    if (
      validFrom === today &&
      (await hasBegun(db, administrationId, today)) &&
      !leavesRoundsOf(planAmong(plans, today), plan, today)
    )
      throw new Refusal('round-plan-begun');
    const cast = await castOf(db, administrationId, today);
    const named = plan.rota.flatMap(({ personId, deputyId }) => [personId, ...(deputyId === null ? [] : [deputyId])]);
    if (named.some((id) => !cast.has(id))) throw new Refusal('unknown-person');
    const id = await addPlan(db, context, administrationId, { validFrom, plan, note: input.note });
    const changed = (Object.keys(plan) as Array<keyof RoundPlan>).filter(
      (part) => JSON.stringify(plan[part]) !== JSON.stringify(before[part]),
    );
    await recordEvents(db, context, [
      {
        action: 'round-plan-decided',
        subjectKind: 'administration',
        subjectId: administrationId,
        details: { plan: id, validFrom, note: input.note, changed },
      },
    ]);
    return toVersion(found((await plansOf(db, administrationId)).at(-1)), cast);
  });
  context.announce({ room: 'rounds', ids: [administrationId] });
  return version;
}
