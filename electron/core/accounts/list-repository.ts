import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import type { Row, Schema } from '../foundation/database/schema.ts';
import { likePattern } from '../foundation/text/swedish.ts';
import type { AccountFilter, AccountRow, AccountSort, AccountView } from './contract.ts';
import type { DueFacts } from './due.ts';

/** A value that the database holds as text and the contract as a closed list; the contract checks it on the way out. */
const as = <T>(value: unknown): T => value as T;

type Accounts = SelectQueryBuilder<Schema, 'account', object>;
type Where = ExpressionBuilder<Schema, 'account'>;

const hasGap = (eb: Where, gap: string) => eb('account.gaps', 'like', `%"${gap}"%`);

/** The condition of each ready-made view. Closed accounts stay in the register and show only in their own view and under "Alla" filters by status. */
const views: Record<AccountView, (eb: Where, me: string | null) => ReturnType<Where['and']>> = {
  all: (eb) => eb.and([eb('account.status', '!=', 'closed')]),
  mine: (eb, me) =>
    eb.and([
      eb('account.status', '!=', 'closed'),
      eb.exists(
        eb
          .selectFrom('account_role')
          .select('account_id')
          .whereRef('account_role.account_id', '=', 'account.id')
          .where('person_id', '=', me ?? ''),
      ),
    ]),
  'without-deputy': (eb) => eb.and([hasGap(eb, 'deputy')]),
  'few-with-access': (eb) => eb.and([eb.or([hasGap(eb, 'access-few'), hasGap(eb, 'access-unknown')])]),
  // By the gap, not the fact: on a pedagogical account nobody asks for it.
  'communicator-without-access': (eb) => eb.and([hasGap(eb, 'communicator-access')]),
  'below-norm': (eb) => eb.and([eb('account.closure_reasons', 'like', '%"below-own-norm"%')]),
  incomplete: (eb) => eb.and([eb('account.gap_count', '>', 0)]),
  'incomplete-basics': (eb) => eb.and([eb('account.gaps', 'like', '%"check-%')]),
  'closure-candidates': (eb) => eb.and([eb('account.closure_reason_count', '>', 0)]),
  closed: (eb) => eb.and([eb('account.status', '=', 'closed')]),
};

/** The accounts that a filter shows; voided rows never. `me` is the person behind "Mina". */
function filtered(db: Db, filter: AccountFilter, me: string | null): Accounts {
  // Asking for a status asks for all its accounts, also closed ones.
  const view: AccountView = filter.view === 'all' && filter.statuses.length > 0 ? 'all' : filter.view;
  return (db.selectFrom('account') as Accounts)
    .where('account.administration_id', '=', filter.administrationId)
    .where('account.voided_at', 'is', null)
    .$if(!(view === 'all' && filter.statuses.length > 0), (query) => query.where((eb) => views[view](eb, me)))
    .$if(filter.text.trim() !== '', (query) => {
      let found = query;
      for (const word of filter.text.trim().split(/\s+/u))
        found = found.where(sql<boolean>`account.search_text like ${likePattern(word)} escape '\\'`);
      return found;
    })
    .$if(filter.platforms.length > 0, (query) => query.where('account.platform', 'in', filter.platforms))
    .$if(filter.unitIds.length > 0, (query) => query.where('account.unit_id', 'in', filter.unitIds))
    .$if(filter.kinds.length > 0, (query) => query.where('account.kind', 'in', filter.kinds))
    .$if(filter.statuses.length > 0, (query) => query.where('account.status', 'in', filter.statuses))
    .$if(filter.gaps.length > 0, (query) => query.where((eb) => eb.or(filter.gaps.map((gap) => hasGap(eb, gap)))))
    .$if(filter.personId !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom('account_role')
              .select('account_id')
              .whereRef('account_role.account_id', '=', 'account.id')
              .where('person_id', '=', filter.personId ?? ''),
          ),
          eb.exists(
            eb
              .selectFrom('account_access')
              .select('account_id')
              .whereRef('account_access.account_id', '=', 'account.id')
              .where('person_id', '=', filter.personId ?? ''),
          ),
        ]),
      ),
    );
}

const unitName = (eb: Where) =>
  eb.selectFrom('unit').select('name').whereRef('unit.id', '=', 'account.unit_id').limit(1);
/** Skyddade personuppgifter: the title instead of the name, everywhere outside Personer (R11, E7). */
const shownName = sql<string>`case when person.protected_identity = 1 then person.title else person.name end`;
const bearer = (eb: Where, role: string) =>
  eb
    .selectFrom('account_role')
    .innerJoin('person', 'person.id', 'account_role.person_id')
    .whereRef('account_role.account_id', '=', 'account.id')
    .where('account_role.role', '=', role)
    .orderBy('account_role.position')
    .limit(1);
const personName = (eb: Where, role: string) => bearer(eb, role).select(shownName.as('shown'));
const personOrder = (eb: Where, role: string) => bearer(eb, role).select('person.sort_key');

/** Orders by the chosen column, what is missing or worst first where that is what people look for, then by name. */
function ordered(query: Accounts, sort: AccountSort, descending: boolean): Accounts {
  const direction = descending ? 'desc' : 'asc';
  const first = (
    {
      name: (q: Accounts) => q,
      platform: (q: Accounts) => q.orderBy('account.platform_name', direction),
      unit: (q: Accounts) =>
        q.orderBy(
          (eb) =>
            eb.fn.coalesce(
              eb.selectFrom('unit').select('sort_key').whereRef('unit.id', '=', 'account.unit_id').limit(1),
              sql<string>`''`,
            ),
          direction,
        ),
      responsible: (q: Accounts) =>
        q.orderBy((eb) => eb.fn.coalesce(personOrder(eb as Where, 'responsible'), sql<string>`''`), direction),
      status: (q: Accounts) => q.orderBy('account.status', direction),
      kind: (q: Accounts) => q.orderBy('account.kind', direction),
      // Nobody first, then okänt, then 1, 2, …: worst first.
      'can-log-in': (q: Accounts) => q.orderBy(sql`coalesce(account.can_log_in, 0.5)`, direction),
      'can-close': (q: Accounts) => q.orderBy(sql`coalesce(account.can_close, 0.5)`, direction),
      gaps: (q: Accounts) => q.orderBy('account.gap_count', descending ? 'asc' : 'desc'),
      'last-post': (q: Accounts) => q.orderBy(sql`coalesce(account.last_post_on, '')`, direction),
    } satisfies Record<AccountSort, (q: Accounts) => Accounts>
  )[sort](query);
  const byName = sort === 'name' && descending ? 'desc' : 'asc';
  return first.orderBy('account.sort_key', byName).orderBy('account.id', byName);
}

/** One page of the list in the chosen order. */
export async function listRows(
  db: Db,
  input: { filter: AccountFilter; sort: AccountSort; descending: boolean; offset: number; limit: number },
  me: string | null,
): Promise<AccountRow[]> {
  // The page is chosen by id first, so that names are looked up for its rows and not for every account.
  const page = ordered(filtered(db, input.filter, me), input.sort, input.descending)
    .select('account.id')
    .limit(input.limit)
    .offset(input.offset);
  const chosen = (db.selectFrom('account') as Accounts).where('account.id', 'in', page);
  const rows = await ordered(chosen, input.sort, input.descending)
    .select([
      'account.id',
      'account.administration_id',
      'account.name',
      'account.platform',
      'account.platform_name',
      'account.url',
      'account.handle',
      'account.kind',
      'account.status',
      'account.status_since',
      'account.access_model',
      'account.can_log_in',
      'account.can_close',
      'account.access_changes_on',
      'account.gap_count',
      'account.gaps',
      'account.closure_reason_count',
      'account.last_post_on',
      'account.ends_on',
      'account.version',
    ])
    .select((eb) => [
      unitName(eb as Where).as('unit_name'),
      personName(eb as Where, 'responsible').as('responsible_name'),
      personName(eb as Where, 'deputy').as('deputy_name'),
    ])
    .execute();
  return rows.map(toRow);
}

type ListedRow = Pick<
  Row<'account'>,
  | 'id'
  | 'administration_id'
  | 'name'
  | 'platform'
  | 'platform_name'
  | 'url'
  | 'handle'
  | 'kind'
  | 'status'
  | 'status_since'
  | 'access_model'
  | 'can_log_in'
  | 'can_close'
  | 'access_changes_on'
  | 'gap_count'
  | 'gaps'
  | 'closure_reason_count'
  | 'last_post_on'
  | 'ends_on'
  | 'version'
> & { unit_name: string | null; responsible_name: string | null; deputy_name: string | null };

function toRow(row: ListedRow): AccountRow {
  return {
    id: row.id,
    administrationId: row.administration_id,
    name: row.name,
    platform: row.platform,
    platformName: row.platform_name,
    url: row.url,
    handle: row.handle,
    kind: as(row.kind),
    status: as(row.status),
    statusSince: row.status_since,
    unitName: row.unit_name ?? '',
    responsibleName: row.responsible_name ?? '',
    deputyName: row.deputy_name ?? '',
    accessModel: as(row.access_model),
    canLogIn: row.can_log_in,
    canClose: row.can_close,
    accessChangesOn: row.access_changes_on,
    gapCount: row.gap_count,
    gaps: as(JSON.parse(row.gaps)),
    closureReasonCount: row.closure_reason_count,
    lastPostOn: row.last_post_on,
    endsOn: row.ends_on,
    version: row.version,
  };
}

/** How many accounts the filter shows. */
export async function countRows(db: Db, filter: AccountFilter, me: string | null): Promise<number> {
  const row = await filtered(db, filter, me)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ids of everything the filter shows, by name. */
export async function listIds(db: Db, filter: AccountFilter, me: string | null): Promise<string[]> {
  const rows = await ordered(filtered(db, filter, me), 'name', false)
    .select('account.id')
    .execute();
  return rows.map((row) => row.id);
}

/** How many accounts each platform and unit has, of those not closed. */
export async function countBy(db: Db, administrationId: string) {
  const live = db
    .selectFrom('account')
    .where('account.administration_id', '=', administrationId)
    .where('account.voided_at', 'is', null)
    .where('account.status', '!=', 'closed');
  const platforms = await live
    .select(['platform', 'platform_name'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['platform', 'platform_name'])
    .orderBy('platform_name')
    .execute();
  const units = await live
    .leftJoin('unit', 'unit.id', 'account.unit_id')
    .select(['account.unit_id', 'unit.name', 'unit.sort_key'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['account.unit_id', 'unit.name', 'unit.sort_key'])
    .orderBy('unit.sort_key')
    .execute();
  return {
    byPlatform: platforms.map((row) => ({
      platform: row.platform,
      platformName: row.platform_name,
      count: Number(row.count),
    })),
    byUnit: units.map((row) => ({ unitId: row.unit_id, unitName: row.name ?? '', count: Number(row.count) })),
  };
}

/** The facts behind Idag, for every account that is not voided or closed. */
export async function dueFacts(db: Db, administrationId: string): Promise<DueFacts[]> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unit_id')
    .select([
      'account.id',
      'account.name',
      'account.platform_name',
      'account.kind',
      'account.status',
      'account.unit_id',
      'account.gaps',
      'account.can_log_in',
    ])
    .select(['account.ends_on', 'account.contract_ends_on', 'account.closure_reasons', 'unit.name as unit_name'])
    .select((eb) => [
      personName(eb as unknown as Where, 'responsible').as('responsible_name'),
      eb
        .selectFrom('account_goal')
        .select((goal) => goal.fn.min('follow_up_on').as('day'))
        .whereRef('account_goal.account_id', '=', 'account.id')
        .where('result', '=', '')
        .as('next_follow_up_on'),
    ])
    .where('account.administration_id', '=', administrationId)
    .where('account.voided_at', 'is', null)
    .where('account.status', '!=', 'closed')
    .orderBy('account.sort_key')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    platformName: row.platform_name,
    kind: as(row.kind),
    status: as(row.status),
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    responsibleName: row.responsible_name ?? '',
    gaps: as(JSON.parse(row.gaps)),
    canLogIn: row.can_log_in,
    endsOn: row.ends_on,
    contractEndsOn: row.contract_ends_on,
    nextFollowUpOn: row.next_follow_up_on,
    closureReasons: as(JSON.parse(row.closure_reasons)),
  }));
}

/** Saved views of an administration: everybody's and one's own. */
export async function savedViews(db: Db, administrationId: string): Promise<Array<Row<'saved_view'>>> {
  return await db
    .selectFrom('saved_view')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .orderBy('sort_key')
    .execute();
}

export async function insertSavedView(db: Db, row: Row<'saved_view'>): Promise<void> {
  await db.insertInto('saved_view').values(row).execute();
}

export async function deleteSavedView(db: Db, id: string): Promise<void> {
  await db.deleteFrom('saved_view').where('id', '=', id).execute();
}
