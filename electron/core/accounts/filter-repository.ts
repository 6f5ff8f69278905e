import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { addDays, type Day } from '../foundation/calendar.ts';
import type { Db } from '../foundation/context.ts';
import type { Schema } from '../foundation/database/schema.ts';
import { likePattern, searchWords } from '../foundation/text/swedish.ts';
import { type AccountFilter, type AccountView, type Gap, liveStatuses } from './contract.ts';

/** Who looks, and on which day: what "Mina" and the views that follow the calendar depend on. */
export interface Reader {
  personId: string | null;
  today: Day;
}

/** A query over accounts, before anything is selected. */
export type Accounts = SelectQueryBuilder<Schema, 'account', object>;
/** What a condition on one account is built with. */
export type Where = ExpressionBuilder<Schema, 'account'>;
type Condition = ReturnType<Where['and']>;

/** How long before a date its account appears in the views of dates, and on Idag; days. */
const notice = 30;

const hasGap = (eb: Where, gap: Gap) => eb('account.gaps', 'like', `%"${gap}"%`);
const isOpen = (eb: Where) => eb('account.status', '!=', 'closed');
const isLive = (eb: Where) => eb('account.status', 'in', liveStatuses);
/** Pedagogical accounts are notices (R4): nobody asks of them what is asked of the others, and they have a view of their own. */
const isNotice = (eb: Where) => eb('account.kind', '=', 'pedagogical');
const isOrdinary = (eb: Where) => eb('account.kind', '!=', 'pedagogical');

/** The condition of each ready-made view: the list, its figures and the rows of Idag all count by it. Closed accounts show only in their own view and when asked for by status. */
const views: Record<AccountView, (eb: Where, reader: Reader) => Condition> = {
  all: (eb) => eb.and([isOpen(eb)]),
  mine: (eb, { personId }) =>
    eb.and([
      isOpen(eb),
      eb.exists(
        eb
          .selectFrom('account_role')
          .select('account_id')
          .whereRef('account_role.account_id', '=', 'account.id')
          .where('person_id', '=', personId ?? ''),
      ),
    ]),
  'nobody-can-log-in': (eb) => eb.and([hasGap(eb, 'access-nobody')]),
  'few-with-access': (eb) => eb.and([hasGap(eb, 'access-few')]),
  'access-unknown': (eb) => eb.and([hasGap(eb, 'access-unknown')]),
  'communicator-without-access': (eb) => eb.and([hasGap(eb, 'communicator-access')]),
  'no-responsible': (eb) => eb.and([isOrdinary(eb), hasGap(eb, 'responsible')]),
  'without-deputy': (eb) => eb.and([hasGap(eb, 'deputy')]),
  incomplete: (eb) => eb.and([isOrdinary(eb), eb('account.gap_count', '>', 0)]),
  'incomplete-basics': (eb) => eb.and([eb('account.gaps', 'like', '%"check-%')]),
  'unchecked-basics': (eb) => eb.and([eb('account.gaps', 'like', '%"unchecked-%')]),
  'below-norm': (eb) => eb.and([eb('account.closure_reasons', 'like', '%"below-own-norm"%')]),
  'closure-candidates': (eb) => eb.and([isOrdinary(eb), eb('account.closure_reason_count', '>', 0)]),
  'contract-end': (eb, { today }) =>
    eb.and([
      isLive(eb),
      eb('account.kind', '=', 'contractor'),
      eb('account.contract_ends_on', '<=', addDays(today, notice)),
    ]),
  'end-date': (eb, { today }) =>
    eb.and([isLive(eb), isOrdinary(eb), eb('account.ends_on', '<=', addDays(today, notice))]),
  // On its day and not before: nobody can tell the result of a goal in advance.
  'goal-follow-up': (eb, { today }) =>
    eb.and([
      isLive(eb),
      isOrdinary(eb),
      eb.exists(
        eb
          .selectFrom('account_goal')
          .select('account_id')
          .whereRef('account_goal.account_id', '=', 'account.id')
          .where('result', '=', '')
          .where('follow_up_on', '<=', today),
      ),
    ]),
  'pedagogical-due': (eb, { today }) =>
    eb.and([
      isLive(eb),
      isNotice(eb),
      eb.or([eb('account.gap_count', '>', 0), eb('account.ends_on', '<=', addDays(today, notice))]),
    ]),
  closed: (eb) => eb.and([eb('account.status', '=', 'closed')]),
  // Taken back from its own page (`unvoid`), which is found here.
  voided: (eb) => eb.and([eb('account.voided_at', 'is not', null)]),
};

/** The condition of a view, for counting several at once. */
export function viewCondition(eb: Where, view: AccountView, reader: Reader): Condition {
  return views[view](eb, reader);
}

function rowsOf(db: Db, administrationId: string): Accounts {
  return (db.selectFrom('account') as Accounts).where('account.administration_id', '=', administrationId);
}

/** The accounts of an administration that are not voided. */
export function registered(db: Db, administrationId: string): Accounts {
  return rowsOf(db, administrationId).where('account.voided_at', 'is', null);
}

/** How many rows of an administration are voided. */
export async function countVoided(db: Db, administrationId: string): Promise<number> {
  const row = await rowsOf(db, administrationId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account.voided_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The accounts that a filter shows; voided rows only in their own view. */
export function filtered(db: Db, filter: AccountFilter, reader: Reader): Accounts {
  // Asking for a status asks for all its accounts, also closed ones.
  const asksForStatus = filter.view === 'all' && filter.statuses.length > 0;
  return (filter.view === 'voided' ? rowsOf : registered)(db, filter.administrationId)
    .$if(!asksForStatus, (query) => query.where((eb) => views[filter.view](eb, reader)))
    .$if(filter.text.trim() !== '', (query) => {
      let found = query;
      for (const word of searchWords(filter.text))
        found = found.where(sql<boolean>`account.search_text like ${likePattern(word)} escape '\\'`);
      return found;
    })
    .$if(filter.platforms.length > 0, (query) => query.where('account.platform', 'in', filter.platforms))
    .$if(filter.withoutUnit, (query) => query.where('account.unit_id', 'is', null))
    .$if(!filter.withoutUnit && filter.unitIds.length > 0, (query) =>
      query.where('account.unit_id', 'in', filter.unitIds),
    )
    .$if(filter.kinds.length > 0, (query) => query.where('account.kind', 'in', filter.kinds))
    .$if(filter.statuses.length > 0, (query) => query.where('account.status', 'in', filter.statuses))
    .$if(filter.gaps.length > 0, (query) => query.where((eb) => eb.or(filter.gaps.map((gap) => hasGap(eb, gap)))))
    .$if(filter.personId !== null, (query) => query.where((eb) => isTiedTo(eb, filter.personId ?? '')));
}

/** Named in a role, or among those who get in. */
function isTiedTo(eb: Where, personId: string): Condition {
  return eb.or(
    (['account_role', 'account_access'] as const).map((table) =>
      eb.exists(
        eb
          .selectFrom(table)
          .select(`${table}.account_id`)
          .whereRef(`${table}.account_id`, '=', 'account.id')
          .where(`${table}.person_id`, '=', personId),
      ),
    ),
  );
}
