import { sql } from 'kysely';
import type { Day } from '../foundation/calendar.ts';
import type { Db } from '../foundation/context.ts';
import type { AccountFilter } from './contract.ts';
import type { DueAccount } from './due.ts';
import { filtered, type Reader, type Where } from './filter-repository.ts';
import { bearer, shownName, unitName } from './list-repository.ts';

/** The days that a matter can fall due by. */
export type DueBy = 'contract_ends_on' | 'ends_on' | 'follow_up_on';

/** A person counts until and including the last day. */
const isHere = (today: Day) => sql<boolean>`(person.leaves_on is null or person.leaves_on >= ${today})`;

const dueDay = (eb: Where, by: DueBy) =>
  by === 'follow_up_on'
    ? eb
        .selectFrom('account_goal')
        .select((goal) => goal.fn.min<Day | null>('follow_up_on').as('day'))
        .whereRef('account_goal.account_id', '=', 'account.id')
        .where('result', '=', '')
    : eb.selectFrom('account as same').select(`same.${by} as day`).whereRef('same.id', '=', 'account.id');

/** Accounts that a filter shows, first the one that is due first, then by name; at most `limit`. */
export async function dueAccounts(
  db: Db,
  filter: AccountFilter,
  reader: Reader,
  by: DueBy | null,
  limit: number,
): Promise<DueAccount[]> {
  const rows = await filtered(db, filter, reader)
    .select(['account.id', 'account.name', 'account.platform_name', 'account.unit_id'])
    .select((eb) => [
      unitName(eb).as('unit_name'),
      bearer(eb, 'responsible').where(isHere(reader.today)).select(shownName.as('shown')).as('responsible_name'),
      dueDay(eb, by ?? 'ends_on').as('due_on'),
    ])
    // Where a matter has no day of its own the order is the name's alone.
    .$if(by !== null, (query) =>
      query
        .orderBy((eb) =>
          eb
            .case()
            .when(dueDay(eb, by ?? 'ends_on'), 'is', null)
            .then(1)
            .else(0)
            .end(),
        )
        .orderBy('due_on'),
    )
    .orderBy('account.sort_key')
    .orderBy('account.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    platformName: row.platform_name,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    responsibleName: row.responsible_name ?? '',
    dueOn: by === null ? null : row.due_on,
  }));
}

/**
 * Who the communicator of these accounts is, as shown outside Personer: the one person who is named as such and is here,
 * else the administration's only communicator. Empty when there are several, or none.
 */
export async function communicatorOf(
  db: Db,
  filter: AccountFilter,
  reader: Reader,
  id: string | null,
): Promise<string> {
  const accounts = filtered(db, filter, reader)
    .select('account.id')
    .$if(id !== null, (query) => query.where('account.id', '=', id ?? ''));
  const here = db
    .selectFrom('person')
    .select(['person.id', shownName.as('shown')])
    .where(isHere(reader.today))
    .limit(2);
  const named = await here
    .where('person.id', 'in', (eb) =>
      eb
        .selectFrom('account_role')
        .select('person_id')
        .where('role', '=', 'communicator')
        .where('account_id', 'in', accounts),
    )
    .execute();
  if (named.length > 0) return named.length === 1 ? (named[0]?.shown ?? '') : '';
  const byProfession = await here
    .where('person.administration_id', '=', filter.administrationId)
    .where('person.id', 'in', (eb) =>
      eb.selectFrom('person_role').select('person_id').where('role', '=', 'communicator'),
    )
    .execute();
  return byProfession.length === 1 ? (byProfession[0]?.shown ?? '') : '';
}
