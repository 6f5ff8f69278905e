import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { castOf } from '../people/leave-person.ts';
import type { CaseDue } from './contract.ts';
import { StepRole } from './engine/contract.ts';
import { editionById, readyRows } from './repository.ts';
import { bearerOf, isLate, shownNumber } from './see-case.ts';

/** How far ahead Idag looks. */
const daysAhead = 7;

/** Steps that wait for the one who asks, or for nobody who is named. */
export async function listCaseDue(context: Context, administrationId: string): Promise<CaseDue[]> {
  const { db, clock, actor } = context;
  const now = clock.now();
  const today = dayOf(now);
  const cast = await castOf(db, administrationId, today);
  const bearers = new Map(StepRole.options.map((role) => [role, bearerOf(role, null, cast)]));
  const roles = StepRole.options.filter((role) => [null, actor.personId].includes(bearers.get(role) ?? null));
  const rows = await readyRows(db, administrationId, { personId: actor.personId, roles }, addDays(today, daysAhead));
  const due: CaseDue[] = [];
  for (const row of rows) {
    const step = (await editionById(db, row.edition_id)).steps.find(({ id }) => id === row.step);
    if (step === undefined) continue;
    due.push({
      key: `${row.case_id} ${row.step}`,
      caseId: row.case_id,
      number: shownNumber(row.number),
      workflow: row.workflow,
      title: row.title,
      dnr: row.dnr,
      step: row.step,
      stepTitle: step.title,
      role: step.role,
      dueOn: row.due_on,
      dueAt: row.due_at,
      isOverdue: isLate(row, now),
      isMine: (row.person_id ?? bearers.get(step.role)) === actor.personId && actor.personId !== null,
    });
  }
  return due;
}
