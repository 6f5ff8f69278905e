import { accountNamesIn } from '../accounts/gaps-of-accounts.ts';
import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { castOf } from '../people/leave-person.ts';
import { substitutesOn } from '../rounds/plan/who-is-away.ts';
import { type CaseDue, WorkflowId } from './contract.ts';
import { StepRole } from './engine/contract.ts';
import { accountsOfCases, editionById, readyRows } from './repository.ts';
import { bearersOn, isLate, shownNumber } from './see-case.ts';

/** How far ahead Idag looks. */
const daysAhead = 7;

/** Cases with a step that waits for the one who asks, for somebody who is away and has the one who asks in their place, or for nobody who is named: a row a case, by what is to be done first. */
export async function listCaseDue(context: Context, administrationId: string): Promise<CaseDue[]> {
  const { db, clock, actor } = context;
  const now = clock.now();
  const today = dayOf(now);
  const me = actor.personId;
  const cast = await castOf(db, administrationId, today);
  const replaced = (await substitutesOn(db, administrationId, today)).filter(({ substituteId }) => substituteId === me);
  const mine = new Set([...(me === null ? [] : [me]), ...replaced.map(({ personId }) => personId)]);
  const bearers = await bearersOn(db, administrationId, cast, today);
  const isForMe = (bearer: string | null) => bearer === null || mine.has(bearer);
  const roles = StepRole.options.filter((role) =>
    WorkflowId.options.some((workflow) => isForMe(bearers(role, null, workflow))),
  );
  const rows = await readyRows(
    db,
    administrationId,
    { personIds: [...mine], roles },
    { today, by: addDays(today, daysAhead) },
  );
  const accountsOf = await accountsOfCases(db, [...new Set(rows.map(({ case_id }) => case_id))]);
  const names = await accountNamesIn(db, [...accountsOf.values()].flat());
  const due = new Map<string, CaseDue>();
  for (const row of rows) {
    const step = (await editionById(db, row.edition_id)).steps.find(({ id }) => id === row.step);
    if (step === undefined) continue;
    const bearer = bearers(step.role, row.person_id, row.workflow);
    if (!isForMe(bearer)) continue;
    const first = due.get(row.case_id);
    if (first !== undefined) {
      due.set(row.case_id, { ...first, more: first.more + 1 });
      continue;
    }
    due.set(row.case_id, {
      caseId: row.case_id,
      number: shownNumber(row.number),
      workflow: row.workflow,
      title: row.title,
      accounts: (accountsOf.get(row.case_id) ?? []).map((id) => ({ id, name: names[id] ?? '' })),
      dnr: row.dnr,
      step: row.step,
      stepTitle: step.title,
      more: 0,
      role: step.role,
      dueOn: row.due_on,
      dueAt: row.due_at,
      isOverdue: isLate(row, now),
      isMine: bearer !== null && mine.has(bearer),
      insteadOf: bearer === null || bearer === me ? '' : (cast.get(bearer)?.name ?? ''),
    });
  }
  return [...due.values()];
}
