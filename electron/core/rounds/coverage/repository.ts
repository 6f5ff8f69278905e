import { sql } from 'kysely';
import type { Db } from '../../foundation/context.ts';
import type { Figures } from '../contract.ts';
import { figureColumns, toFigures } from '../repository.ts';

/** What figures can be counted by in the database; weeks, months and years are sums of days. */
export type Grouping = 'account' | 'unit' | 'day';

const columns = { account: 'round_item.account_id', unit: 'round_item.unit_id', day: 'round.day' } as const;

const items = (db: Db, administrationId: string, from: string, to: string) =>
  db
    .selectFrom('round')
    .innerJoin('round_item', 'round_item.round_id', 'round.id')
    .where('round.administration_id', '=', administrationId)
    .where('round.day', '>=', from)
    .where('round.day', '<=', to);

/** The frozen figures of a period: one reading of the period's items, whatever else the register holds. */
export async function countCoverage(
  db: Db,
  administrationId: string,
  from: string,
  to: string,
  by: Grouping,
  now: string,
): Promise<Map<string, Figures>> {
  const rows = await items(db, administrationId, from, to)
    .select(`${columns[by]} as key`)
    .select([...figureColumns(now)])
    .groupBy(columns[by])
    .execute();
  return new Map(rows.map((row) => [row.key ?? '', toFigures(row)]));
}

/** Names of accounts, voided ones too: what was due then is told by the name it has now. */
export async function accountNames(db: Db, administrationId: string) {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'platform_name', 'sort_key'])
    .where('administration_id', '=', administrationId)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of units, removed ones too. */
export async function unitNames(db: Db, administrationId: string) {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name', 'sort_key'])
    .where('administration_id', '=', administrationId)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many items of a period ended in each outcome, by each method. */
export async function countOutcomes(db: Db, administrationId: string, from: string, to: string) {
  const rows = await items(db, administrationId, from, to)
    .innerJoin('look', 'look.id', 'round_item.look_id')
    .select(['look.outcome', 'look.method', 'look.reason', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['look.outcome', 'look.method', 'look.reason'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

const why = sql<string>`case when round_item.assignee_id is null then 'nobody-assigned'
  when round.frozen_at > round.grace_until then 'not-opened' else 'left' end`;

const missed = (db: Db, administrationId: string, from: string, to: string, now: string) =>
  items(db, administrationId, from, to).where('round_item.outcome', '=', '').where('round.grace_until', '<=', now);

/** How many items of a period were missed, by why. */
export async function countMissed(db: Db, administrationId: string, from: string, to: string, now: string) {
  const rows = await missed(db, administrationId, from, to, now)
    .select([why.as('why'), (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(why)
    .execute();
  return new Map(rows.map((row) => [row.why, Number(row.count)]));
}

/** The missed items of a period, latest first. */
export async function listMissed(
  db: Db,
  administrationId: string,
  from: string,
  to: string,
  now: string,
  limit: number,
) {
  return await missed(db, administrationId, from, to, now)
    .innerJoin('account', 'account.id', 'round_item.account_id')
    .leftJoin('unit', 'unit.id', 'round_item.unit_id')
    .select([
      'round.day',
      'round.from_time',
      'round.to_time',
      'round_item.account_id',
      'account.name',
      'account.platform_name',
      'unit.name as unit_name',
      why.as('why'),
    ])
    .orderBy('round.day', 'desc')
    .orderBy('round.slot', 'desc')
    .orderBy('account.sort_key')
    .orderBy('account.id')
    .limit(limit)
    .execute();
}

/** The rounds of a period in which somebody looked, those that ended before anybody did, and which accounts were due. */
export async function countScope(db: Db, administrationId: string, from: string, to: string, now: string) {
  const rounds = await items(db, administrationId, from, to)
    .select(['round.id', 'round.grace_until'])
    .select(sql<number>`max(case when round_item.outcome = '' then 0 else 1 end)`.as('looked'))
    .groupBy(['round.id', 'round.grace_until'])
    .execute();
  const untouched = rounds.filter(({ looked }) => Number(looked) === 0);
  const accounts = await items(db, administrationId, from, to).select('round_item.account_id').distinct().execute();
  return {
    roundsDone: rounds.length - untouched.length,
    roundsUndone: untouched.filter(({ grace_until }) => grace_until <= now).length,
    accountIds: accounts.map(({ account_id }) => account_id),
  };
}

/** Rounds outside office days and hours, with the decision behind each. */
export async function extraRounds(db: Db, administrationId: string, from: string, to: string) {
  return await db
    .selectFrom('round')
    .select(['day', 'from_time', 'to_time', 'decision'])
    .where('administration_id', '=', administrationId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('origin', '=', 'extra')
    .orderBy('day')
    .orderBy('slot')
    .execute();
}
