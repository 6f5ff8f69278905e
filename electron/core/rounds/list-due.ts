import { dayOf } from '../foundation/calendar.ts';
import { accountsManagedBy } from '../accounts/managed-accounts.ts';
import type { Context } from '../foundation/context.ts';
import type { RoundDue } from './contract.ts';
import { roundDues, type UnlookedItem } from './due.ts';
import { hasLooks, roundDayBefore, unlookedItems } from './due-repository.ts';
import { freezeRounds, mayFreeze } from './freeze-rounds.ts';
import { windowOf } from './frozen.ts';
import { plansOf } from './plan/repository.ts';
import { itemState } from './rules.ts';

/** What rounds ask of people now: today's, and what was missed on the last day with rounds. Nothing until somebody has decided a plan or looked at something. */
export async function listDue(context: Context, administrationId: string): Promise<RoundDue[]> {
  const { db, clock, actor } = context;
  const now = clock.now();
  if (mayFreeze(context)) await freezeRounds(context, administrationId);
  if ((await plansOf(db, administrationId)).length === 0 && !(await hasLooks(db, administrationId))) return [];
  const today = dayOf(now);
  const before = await roundDayBefore(db, administrationId, today);
  const rows = await unlookedItems(db, administrationId, before === null ? [today] : [before, today]);
  const managed = await accountsManagedBy(db, administrationId, actor.personId);
  const items = rows.flatMap((row): UnlookedItem[] => {
    const state = itemState('', windowOf(row), now);
    if (state !== 'waiting' && state !== 'late' && state !== 'missed') return [];
    return [
      {
        roundId: row.round_id,
        day: row.day,
        slot: row.slot,
        state,
        accountId: row.account_id,
        name: row.name,
        assigneeId: row.assignee_id,
        isManaged: managed.has(row.account_id),
        closesAt: row.closes_at,
        graceUntil: row.grace_until,
      },
    ];
  });
  return roundDues(items, {
    personId: actor.personId,
    isManager: actor.roles.includes('manager') || actor.roles.includes('strategist'),
  });
}
