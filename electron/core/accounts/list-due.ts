import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { AccountFilter, type DueItem } from './contract.ts';
import { type DueAccount, dueItems, type Matter, namedInRow, rowEach, severities } from './due.ts';
import { communicatorOf, type DueBy, dueAccounts } from './due-repository.ts';
import type { Reader } from './filter-repository.ts';
import { countViews } from './list-repository.ts';

type Kind = keyof typeof severities;

/** The day that each dated kind of work falls due by. */
const dueBy: Partial<Record<Kind, DueBy>> = {
  'contract-end': 'contract_ends_on',
  'end-date': 'ends_on',
  'goal-follow-up': 'follow_up_on',
};

/** No administration has more notices than this; a register of ten thousand accounts is read whole. */
const allNotices = 50_000;

/** What the register asks of people today, worst first; every row counts by the view that it opens, so that its figure is the list's. */
export async function listDue(context: Context, administrationId: string): Promise<DueItem[]> {
  const { db } = context;
  const reader: Reader = { personId: context.actor.personId, today: dayOf(context.clock.now()) };
  const kinds = Object.keys(severities) as Kind[];
  const counts = await countViews(db, administrationId, kinds, reader);
  const matters: Matter[] = [];
  for (const kind of kinds.filter((one) => counts[one] > 0)) {
    const filter = AccountFilter.parse({ administrationId, view: kind });
    const first = await dueAccounts(db, filter, reader, dueBy[kind] ?? null, namedInRow);
    const persons = new Map<DueAccount | null, string>();
    if (kind === 'communicator-without-access')
      for (const account of counts[kind] > rowEach ? [null] : first)
        persons.set(account, await communicatorOf(db, filter, reader, account?.id ?? null));
    matters.push({ kind, count: counts[kind], first, person: (account) => persons.get(account) ?? '' });
  }
  const noticed = AccountFilter.parse({ administrationId, view: 'pedagogical-due' });
  const notices = await dueAccounts(db, noticed, reader, 'ends_on', allNotices);
  return dueItems(matters, notices, administrationId, reader.today);
}
