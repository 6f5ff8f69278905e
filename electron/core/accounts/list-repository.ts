import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import {
  type AccountFilter,
  type AccountGroup,
  type AccountRow,
  type AccountSort,
  type AccountView,
  liveStatuses,
} from './contract.ts';
import { type Accounts, filtered, type Reader, registered, viewCondition, type Where } from './filter-repository.ts';

/** A value that the database holds as text and the contract as a closed list; the contract checks it on the way out. */
const as = <T>(value: unknown): T => value as T;

/** The name of an account's unit. */
export const unitName = (eb: Where) =>
  eb.selectFrom('unit').select('name').whereRef('unit.id', '=', 'account.unit_id').limit(1);
/** Skyddade personuppgifter: the title instead of the name, everywhere outside Personer (R11, E7). */
export const shownName = sql<string>`case when person.protected_identity = 1 then person.title else person.name end`;
/** The persons in a role, the first of them. */
export const bearer = (eb: Where, role: string) =>
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
  reader: Reader,
): Promise<AccountRow[]> {
  // The page is chosen by id first, so that names are looked up for its rows and not for every account.
  const page = ordered(filtered(db, input.filter, reader), input.sort, input.descending)
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
export async function countRows(db: Db, filter: AccountFilter, reader: Reader): Promise<number> {
  const row = await filtered(db, filter, reader)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many accounts a filter shows under each value of what the list is gathered under. */
export async function countGroups(
  db: Db,
  filter: AccountFilter,
  group: AccountGroup,
  reader: Reader,
): Promise<Array<{ key: string; count: number }>> {
  const rows = await db
    .selectFrom(
      filtered(db, filter, reader)
        .select((eb) => [groupKey(eb as Where, group).as('key')])
        .as('listed'),
    )
    .select((eb) => ['listed.key', eb.fn.countAll<number>().as('count')])
    .groupBy('listed.key')
    .execute();
  return rows.map(({ key, count }) => ({ key: key ?? '', count: Number(count) }));
}

/** What the rows of a group have in common, as a row shows it; null for none. */
function groupKey(eb: Where, group: AccountGroup) {
  const keys = {
    unit: () => unitName(eb).$castTo<string | null>(),
    platform: () => eb.ref('account.platform_name').$castTo<string | null>(),
    responsible: () => personName(eb, 'responsible').$castTo<string | null>(),
    status: () => eb.ref('account.status').$castTo<string | null>(),
    kind: () => eb.ref('account.kind').$castTo<string | null>(),
  };
  return keys[group]();
}

/** Ids of everything the filter shows, by name. */
export async function listIds(db: Db, filter: AccountFilter, reader: Reader): Promise<string[]> {
  const rows = await ordered(filtered(db, filter, reader), 'name', false)
    .select('account.id')
    .execute();
  return rows.map((row) => row.id);
}

/** How many accounts each platform and unit has, of those not closed. */
export async function countBy(db: Db, administrationId: string) {
  const live = registered(db, administrationId).where('account.status', '!=', 'closed');
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

/** How many accounts each of these views shows, in one pass over the register. */
export async function countViews<V extends AccountView>(
  db: Db,
  administrationId: string,
  counted: readonly V[],
  reader: Reader,
): Promise<Record<V, number>> {
  const row: Record<string, unknown> = await registered(db, administrationId)
    .select((eb) =>
      counted.map((view) =>
        eb.fn
          .sum<number>(
            eb
              .case()
              .when(viewCondition(eb, view, reader))
              .then(1)
              .else(0)
              .end(),
          )
          .as(view),
      ),
    )
    .executeTakeFirstOrThrow();
  return Object.fromEntries(counted.map((view) => [view, Number(row[view] ?? 0)])) as Record<V, number>;
}

/** How many live accounts lack nothing; notices (R4) are not asked. */
export async function countComplete(db: Db, administrationId: string): Promise<number> {
  const row = await registered(db, administrationId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account.status', 'in', liveStatuses)
    .where('account.kind', '!=', 'pedagogical')
    .where('account.gap_count', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many live accounts are notices (R4). */
export async function countNotices(db: Db, administrationId: string): Promise<number> {
  const row = await registered(db, administrationId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account.status', 'in', liveStatuses)
    .where('account.kind', '=', 'pedagogical')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
