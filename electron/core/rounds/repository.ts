import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Figures, LookOutcome } from './contract.ts';
import { checkedOutcomes, notPossibleOutcomes } from './rules.ts';

const one = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
const has = (outcomes: readonly LookOutcome[]) =>
  sql<boolean>`round_item.outcome in (${sql.join(outcomes.map((outcome) => sql.lit(outcome)))})`;

/** The figures of some items, beside their round; one reading of each row. */
export const figureColumns = (now: string) =>
  [
    sql<number>`count(*)`.as('due'),
    one(has(checkedOutcomes)).as('checked'),
    one(has(notPossibleOutcomes)).as('not_possible'),
    one(sql<boolean>`round_item.outcome = '' and round.grace_until <= ${now}`).as('missed'),
    one(sql<boolean>`round_item.outcome = '' and round.grace_until > ${now}`).as('waiting'),
    sql<number>`sum(round_item.late)`.as('late'),
    sql<number>`sum(round_item.backfilled)`.as('backfilled'),
  ] as const;

export interface FigureRow {
  due: number;
  checked: number;
  not_possible: number;
  missed: number;
  waiting: number;
  late: number;
  backfilled: number;
}

/** PostgreSQL counts in text, and a sum over nothing is null. */
export const toFigures = (row: FigureRow): Figures => ({
  due: Number(row.due),
  checked: Number(row.checked ?? 0),
  notPossible: Number(row.not_possible ?? 0),
  missed: Number(row.missed ?? 0),
  waiting: Number(row.waiting ?? 0),
  late: Number(row.late ?? 0),
  backfilled: Number(row.backfilled ?? 0),
});

/** The last day of which a round is frozen. */
export async function lastFrozenDay(db: Db, administrationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('round')
    .select((eb) => eb.fn.max<string | null>('day').as('day'))
    .where('administration_id', '=', administrationId)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** The frozen rounds of some days, in order. */
export async function roundsBetween(
  db: Db,
  administrationId: string,
  from: string,
  to: string,
): Promise<Array<Row<'round'>>> {
  return await db
    .selectFrom('round')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('slot')
    .execute();
}

export async function roundById(db: Db, id: string): Promise<Row<'round'> | undefined> {
  return await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Freezes a round with what is due in it; `false` when somebody was first. */
export async function insertRound(
  db: Db,
  round: Row<'round'>,
  items: ReadonlyArray<Pick<Row<'round_item'>, 'account_id' | 'unit_id' | 'place_id' | 'assignee_id'>>,
): Promise<boolean> {
  const result = await db
    .insertInto('round')
    .values(round)
    .onConflict((conflict) => conflict.columns(['administration_id', 'day', 'slot']).doNothing())
    .executeTakeFirst();
  if (Number(result.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await insertRows(
    db,
    'round_item',
    items.map((item) => ({
      round_id: round.id,
      ...item,
      outcome: '',
      late: 0,
      backfilled: 0,
      look_id: null,
    })),
  );
  return true;
}

/** How the rounds of some days stand, by round, with the part of one person. */
export async function countRounds(db: Db, administrationId: string, day: string, personId: string | null, now: string) {
  const mine = (waiting: boolean) =>
    one(
      waiting
        ? sql<boolean>`round_item.assignee_id = ${personId ?? ''} and round_item.outcome = ''`
        : sql<boolean>`round_item.assignee_id = ${personId ?? ''}`,
    );
  const rows = await db
    .selectFrom('round')
    .innerJoin('round_item', 'round_item.round_id', 'round.id')
    .select('round.id')
    .select([...figureColumns(now)])
    .select([
      mine(false).as('mine'),
      mine(true).as('mine_open'),
      one(sql<boolean>`round_item.assignee_id is null and round_item.outcome = ''`).as('unassigned'),
    ])
    .where('round.administration_id', '=', administrationId)
    .where('round.day', '=', day)
    .groupBy('round.id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        figures: toFigures(row),
        mine: Number(row.mine),
        mineOpen: Number(row.mine_open),
        unassigned: Number(row.unassigned),
      },
    ]),
  );
}

/** The figures of one round. */
export async function countRound(db: Db, roundId: string, now: string): Promise<Figures> {
  const row = await db
    .selectFrom('round')
    .innerJoin('round_item', 'round_item.round_id', 'round.id')
    .select([...figureColumns(now)])
    .where('round.id', '=', roundId)
    .executeTakeFirstOrThrow();
  return toFigures(row);
}

/** Accounts that were due on a day and those of them that somebody has checked, and when the last was. */
export async function checkedOn(db: Db, administrationId: string, day: string) {
  const due = await db
    .selectFrom('round')
    .innerJoin('round_item', 'round_item.round_id', 'round.id')
    .select([
      'round_item.account_id',
      sql<number>`max(case when ${has(checkedOutcomes)} then 1 else 0 end)`.as('checked'),
    ])
    .where('round.administration_id', '=', administrationId)
    .where('round.day', '=', day)
    .groupBy('round_item.account_id')
    .execute();
  return new Map(due.map((row) => [row.account_id, Number(row.checked) === 1]));
}

/** When an account of the administration was last checked. */
export async function lastCheckedAt(db: Db, administrationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('round')
    .innerJoin('look', 'look.round_id', 'round.id')
    .select((eb) => eb.fn.max<string | null>('look.looked_at').as('at'))
    .where('round.administration_id', '=', administrationId)
    .where('look.undone_at', 'is', null)
    .where('look.outcome', 'in', checkedOutcomes)
    // The days before say nothing that the latest day with a look does not.
    .where('round.day', '=', (eb) =>
      eb
        .selectFrom('round as latest')
        .innerJoin('look as one', 'one.round_id', 'latest.id')
        .select('latest.day')
        .where('latest.administration_id', '=', administrationId)
        .where('one.undone_at', 'is', null)
        .where('one.outcome', 'in', checkedOutcomes)
        .orderBy('latest.day', 'desc')
        .limit(1),
    )
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Items of a round that nobody has looked at, with what decides whose they are. */
export async function openItems(db: Db, roundId: string) {
  return await db
    .selectFrom('round_item')
    .select(['account_id', 'assignee_id', 'place_id'])
    .where('round_id', '=', roundId)
    .where('outcome', '=', '')
    .execute();
}

/** Takes away what nobody has looked at in a round: it is not due any more. */
export async function dropUnlooked(db: Db, roundId: string): Promise<void> {
  await db.deleteFrom('round_item').where('round_id', '=', roundId).where('outcome', '=', '').execute();
}

/** Gives items that nobody has looked at to somebody else, or to nobody. */
export async function assignItems(
  db: Db,
  roundId: string,
  accountIds: readonly string[],
  personId: string | null,
): Promise<void> {
  for (let start = 0; start < accountIds.length; start += 500)
    await db
      .updateTable('round_item')
      .set({ assignee_id: personId })
      .where('round_id', '=', roundId)
      .where('account_id', 'in', accountIds.slice(start, start + 500))
      .where('outcome', '=', '')
      .execute();
}
