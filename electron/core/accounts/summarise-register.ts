import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { AccountView, type RegisterSummary } from './contract.ts';
import { countVoided } from './filter-repository.ts';
import { countBy, countComplete, countNotices, countViews } from './list-repository.ts';

/** The figures of Idag and the counts of Konton's views, counted from the stored facts. */
export async function summariseRegister(context: Context, administrationId: string): Promise<RegisterSummary> {
  const reader = { personId: context.actor.personId, today: dayOf(context.clock.now()) };
  return {
    complete: await countComplete(context.db, administrationId),
    notices: await countNotices(context.db, administrationId),
    byView: {
      ...(await countViews(context.db, administrationId, AccountView.options, reader)),
      voided: await countVoided(context.db, administrationId),
    },
    ...(await countBy(context.db, administrationId)),
  };
}
