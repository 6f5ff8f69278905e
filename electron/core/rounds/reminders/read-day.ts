import type { Day } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { hasLooks } from '../due-repository.ts';
import { slotOf } from '../frozen.ts';
import { planAmong, staffingOf } from '../plan/read-office.ts';
import { assigneeOf, deputyOf, isHere } from '../plan/rules.ts';
import { openItems, roundsBetween } from '../repository.ts';
import { roundsAhead } from '../rounds-ahead.ts';
import type { DayRound, RemindedDay } from './rules.ts';

/** The rounds of a day with what is left of them, frozen or ahead; `null` while nobody has decided a plan or looked at anything. */
export async function readRemindedDay(
  context: Context,
  administrationId: string,
  day: Day,
): Promise<RemindedDay | null> {
  const { db, actor } = context;
  const { office, rounds } = await roundsAhead(db, context, administrationId, day, day);
  if (office.plans.length === 0 && !(await hasLooks(db, administrationId))) return null;
  const staffing = staffingOf(office, planAmong(office.plans, day));
  const accounts = new Map(office.accounts.map((account) => [account.id, account]));
  const frozen: DayRound[] = [];
  for (const round of await roundsBetween(db, administrationId, day, day)) {
    const items = await openItems(db, round.id);
    frozen.push({
      slot: slotOf(round),
      isFrozen: true,
      left: items.map(({ account_id, assignee_id }) => {
        const account = accounts.get(account_id);
        return {
          assigneeId: assignee_id,
          deputyId: account === undefined ? null : deputyOf(staffing, account, day, round.slot, assignee_id),
        };
      }),
    });
  }
  const ahead = rounds.map(
    ({ slot, accounts: due }): DayRound => ({
      slot,
      isFrozen: false,
      left: due.map((account) => ({
        assigneeId: assigneeOf(staffing, account, day, slot.slot).personId,
        deputyId: null,
      })),
    }),
  );
  return {
    administrationId,
    day,
    rounds: [...frozen, ...ahead],
    isHere: actor.personId !== null && isHere(staffing, actor.personId, day),
  };
}
