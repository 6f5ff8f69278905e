import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import type { Row, Schema } from '../foundation/database/schema.ts';
import { likePattern } from '../foundation/text/swedish.ts';
import type { DueFacts } from './due.ts';
import type {
  Account,
  AccountDraft,
  AccountFilter,
  AccountRow,
  AccountSort,
  AccountView,
  DerivedFacts,
} from './contract.ts';

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
const personName = (eb: Where, role: string, column: 'name' | 'sort_key' = 'name') =>
  eb
    .selectFrom('account_role')
    .innerJoin('person', 'person.id', 'account_role.person_id')
    .select(`person.${column}`)
    .whereRef('account_role.account_id', '=', 'account.id')
    .where('account_role.role', '=', role)
    .orderBy('account_role.position')
    .limit(1);

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
        q.orderBy(
          (eb) => eb.fn.coalesce(personName(eb as Where, 'responsible', 'sort_key'), sql<string>`''`),
          direction,
        ),
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
  const page = await ordered(filtered(db, input.filter, me), input.sort, input.descending)
    .select('account.id')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  return await rowsOf(
    db,
    page.map((row) => row.id),
  );
}

/** What the list shows of accounts, in the order of the ids. Read after the page is chosen, so that names are looked up for its rows only. */
async function rowsOf(db: Db, ids: readonly string[]): Promise<AccountRow[]> {
  if (ids.length === 0) return [];
  const rows = await (db.selectFrom('account') as Accounts)
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
    .where('account.id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toRow(row)];
  });
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

type AccountColumns = Omit<
  Row<'account'>,
  | 'id'
  | 'version'
  | 'created_at'
  | 'updated_at'
  | 'voided_at'
  | 'void_reason'
  | 'imported_text'
  | 'status'
  | 'status_since'
  | 'canonical_key'
  | 'sort_key'
  | 'search_text'
  | keyof ReturnType<typeof derivedColumns>
>;

/** The draft's own columns; children (roles, access, goals, checks) are written beside. */
export function draftColumns(draft: AccountDraft): AccountColumns {
  return {
    administration_id: draft.administrationId,
    unit_id: draft.unitId,
    name: draft.name,
    kind: draft.kind,
    platform: draft.platform,
    platform_name: draft.platformName,
    url: draft.url,
    handle: draft.handle,
    started_on: draft.startedOn,
    started_text: draft.startedText,
    purpose: draft.purpose,
    target_group: draft.targetGroup,
    benefit: draft.benefit,
    plan_link: draft.planLink,
    hours_per_week: draft.hoursPerWeek,
    holiday_cover: draft.holidayCover,
    languages: draft.languages,
    ends_on: draft.endsOn,
    ends_text: draft.endsText,
    contractor: draft.contractor,
    contractor_contact: draft.contractorContact,
    contract_ends_on: draft.contractEndsOn,
    owner_after_contract: draft.ownerAfterContract,
    on_behalf_checked_on: draft.onBehalfCheckedOn,
    graphic_rule: draft.graphicRule,
    access_model: draft.accessModel,
    two_step: draft.twoStep,
    function_mailbox: draft.functionMailbox,
    rounds_per_day: draft.roundsPerDay,
    norm: draft.norm.preset,
    norm_posts: draft.norm.posts,
    norm_per: draft.norm.per,
    season_from: draft.norm.seasonFrom,
    season_to: draft.norm.seasonTo,
    last_post_on: draft.lastPostOn,
    archive_level: draft.archiveLevel,
    on_public_list: draft.onPublicList ? 1 : 0,
    note: draft.note,
    unknown_fields: JSON.stringify(draft.unknownFields),
  };
}

/** The stored form of derived facts, so that lists filter and sort in SQL (design.md §3, "Derived facts"). */
export function derivedColumns(derived: DerivedFacts, today: string) {
  return {
    gaps: JSON.stringify(derived.gaps),
    gap_count: derived.gaps.length,
    can_log_in: derived.canLogIn,
    can_close: derived.canClose,
    access_changes_on: derived.accessChangesOn,
    communicator_has_access: derived.communicatorHasAccess === null ? null : derived.communicatorHasAccess ? 1 : 0,
    closure_reasons: JSON.stringify(derived.closureReasons),
    closure_reason_count: derived.closureReasons.length,
    derived_on: today,
  };
}

const flag = (value: number | null) => (value === null ? null : value === 1);
const stored = (value: boolean | null) => (value === null ? null : value ? 1 : 0);

/** Whole accounts by id, in the order of the ids; missing ones are left out. At most a few thousand at a time. */
export async function readAccounts(db: Db, ids: readonly string[]): Promise<Account[]> {
  const accounts: Account[] = [];
  // Below SQLite's limit of bound values, and one query a table instead of one an account.
  for (let start = 0; start < ids.length; start += 1000)
    accounts.push(...(await readPart(db, ids.slice(start, start + 1000))));
  return accounts;
}

async function readPart(db: Db, ids: readonly string[]): Promise<Account[]> {
  const rows = await db.selectFrom('account').selectAll().where('id', 'in', ids).execute();
  const ofAccounts = {
    roles: Map.groupBy(
      await db.selectFrom('account_role').selectAll().where('account_id', 'in', ids).orderBy('position').execute(),
      byAccount,
    ),
    access: Map.groupBy(
      await db.selectFrom('account_access').selectAll().where('account_id', 'in', ids).orderBy('person_id').execute(),
      byAccount,
    ),
    goals: Map.groupBy(
      await db.selectFrom('account_goal').selectAll().where('account_id', 'in', ids).orderBy('position').execute(),
      byAccount,
    ),
    checks: Map.groupBy(
      await db.selectFrom('account_check').selectAll().where('account_id', 'in', ids).orderBy('item').execute(),
      byAccount,
    ),
    statuses: Map.groupBy(
      await db
        .selectFrom('account_status')
        .selectAll()
        .where('account_id', 'in', ids)
        .orderBy('recorded_at')
        .orderBy('id')
        .execute(),
      byAccount,
    ),
  };
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return [
      {
        id: row.id,
        administrationId: row.administration_id,
        unitId: row.unit_id,
        name: row.name,
        kind: as(row.kind),
        platform: row.platform,
        platformName: row.platform_name,
        url: row.url,
        handle: row.handle,
        canonicalKey: row.canonical_key,
        status: as(row.status),
        statusSince: row.status_since,
        startedOn: row.started_on,
        startedText: row.started_text,
        purpose: row.purpose,
        targetGroup: row.target_group,
        benefit: row.benefit,
        planLink: row.plan_link,
        hoursPerWeek: row.hours_per_week,
        holidayCover: row.holiday_cover,
        languages: row.languages,
        endsOn: row.ends_on,
        endsText: row.ends_text,
        contractor: row.contractor,
        contractorContact: row.contractor_contact,
        contractEndsOn: row.contract_ends_on,
        ownerAfterContract: row.owner_after_contract,
        onBehalfCheckedOn: row.on_behalf_checked_on,
        graphicRule: as(row.graphic_rule),
        accessModel: as(row.access_model),
        twoStep: as(row.two_step),
        functionMailbox: row.function_mailbox,
        roundsPerDay: row.rounds_per_day,
        norm: {
          preset: as(row.norm),
          posts: row.norm_posts,
          per: as(row.norm_per),
          seasonFrom: row.season_from,
          seasonTo: row.season_to,
        },
        lastPostOn: row.last_post_on,
        archiveLevel: as(row.archive_level),
        onPublicList: row.on_public_list === 1,
        note: row.note,
        unknownFields: as(JSON.parse(row.unknown_fields)),
        roles: (ofAccounts.roles.get(id) ?? []).map((r) => ({ role: as(r.role), personId: r.person_id })),
        access: (ofAccounts.access.get(id) ?? []).map((r) => ({
          personId: r.person_id,
          canLogIn: flag(r.can_log_in),
          canClose: flag(r.can_close),
          verifiedOn: r.verified_on,
        })),
        goals: (ofAccounts.goals.get(id) ?? []).map((r) => ({
          kind: as(r.kind),
          text: r.text,
          measure: r.measure,
          followUpOn: r.follow_up_on,
          result: r.result,
        })),
        checks: (ofAccounts.checks.get(id) ?? []).map((r) => ({
          item: as(r.item),
          ok: r.ok === 1,
          checkedOn: r.checked_on,
          checkedBy: r.checked_by,
        })),
        statusHistory: (ofAccounts.statuses.get(id) ?? []).map((r) => ({
          status: as(r.status),
          since: r.since,
          reason: r.reason,
          decidedBy: r.decided_by,
          registrationNumber: r.registration_number,
          recordedAt: r.recorded_at,
        })),
        importedText: as(JSON.parse(row.imported_text)),
        version: row.version,
        voidedAt: row.voided_at,
        voidReason: row.void_reason,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        derived: {
          gaps: as(JSON.parse(row.gaps)),
          canLogIn: row.can_log_in,
          canClose: row.can_close,
          accessChangesOn: row.access_changes_on,
          communicatorHasAccess: flag(row.communicator_has_access),
          closureReasons: as(JSON.parse(row.closure_reasons)),
        },
      } satisfies Account,
    ];
  });
}

const byAccount = (row: { account_id: string }) => row.account_id;

/** The children of accounts, as rows ready to insert. */
function childRows(id: string, draft: AccountDraft, nextId: () => string) {
  return {
    account_role: draft.roles.map(({ role, personId }, position) => ({
      account_id: id,
      role,
      person_id: personId,
      position,
    })),
    account_access: draft.access.map((entry) => ({
      account_id: id,
      person_id: entry.personId,
      can_log_in: stored(entry.canLogIn),
      can_close: stored(entry.canClose),
      verified_on: entry.verifiedOn,
    })),
    account_goal: draft.goals.map((goal, position) => ({
      id: nextId(),
      account_id: id,
      position,
      kind: goal.kind,
      text: goal.text,
      measure: goal.measure,
      follow_up_on: goal.followUpOn,
      result: goal.result,
    })),
    account_check: draft.checks.map((check) => ({
      account_id: id,
      item: check.item,
      ok: check.ok ? 1 : 0,
      checked_on: check.checkedOn,
      checked_by: check.checkedBy,
    })),
  };
}

/** An account to write: its row and its draft. */
export interface AccountToWrite {
  row: Row<'account'>;
  draft: AccountDraft;
}

const childTables = ['account_role', 'account_access', 'account_goal', 'account_check'] as const;

async function insertChildren(db: Db, accounts: readonly AccountToWrite[], nextId: () => string): Promise<void> {
  const children = accounts.map(({ row, draft }) => childRows(row.id, draft, nextId));
  for (const table of childTables) {
    const rows: unknown[] = children.flatMap((child): unknown[] => child[table]);
    for (let start = 0; start < rows.length; start += 500)
      await db
        .insertInto(table)
        .values(rows.slice(start, start + 500) as never)
        .execute();
  }
}

/** Inserts new accounts with their children. */
export async function insertAccounts(db: Db, accounts: readonly AccountToWrite[], nextId: () => string): Promise<void> {
  for (let start = 0; start < accounts.length; start += 100)
    await db
      .insertInto('account')
      .values(accounts.slice(start, start + 100).map(({ row }) => row))
      .execute();
  await insertChildren(db, accounts, nextId);
}

/** Replaces an account and its children if its version is still `seenVersion`; `false` when somebody was first. */
export async function replaceAccount(
  db: Db,
  account: AccountToWrite,
  seenVersion: number,
  nextId: () => string,
): Promise<boolean> {
  const { id, ...columns } = account.row;
  const result = await db
    .updateTable('account')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  for (const table of childTables) await db.deleteFrom(table).where('account_id', '=', id).execute();
  await insertChildren(db, [account], nextId);
  return true;
}

/** Rows of accounts by id. */
export async function accountRows(db: Db, ids: readonly string[]): Promise<Array<Row<'account'>>> {
  const rows: Array<Row<'account'>> = [];
  for (let start = 0; start < ids.length; start += 1000)
    rows.push(
      ...(await db
        .selectFrom('account')
        .selectAll()
        .where('id', 'in', ids.slice(start, start + 1000))
        .execute()),
    );
  return rows;
}

/** Sets columns of one account, whatever its version. */
export async function setColumns(db: Db, id: string, columns: Partial<Omit<Row<'account'>, 'id'>>): Promise<void> {
  await db.updateTable('account').set(columns).where('id', '=', id).execute();
}

/** Says that the derived facts of accounts hold for a day. */
export async function setDerivedOn(db: Db, ids: readonly string[], day: string): Promise<void> {
  await db.updateTable('account').set({ derived_on: day }).where('id', 'in', ids).execute();
}

/** Adds a step to an account's history of statuses. */
export async function insertStatuses(db: Db, rows: ReadonlyArray<Row<'account_status'>>): Promise<void> {
  for (let start = 0; start < rows.length; start += 500)
    await db
      .insertInto('account_status')
      .values(rows.slice(start, start + 500))
      .execute();
}

/** The account that has a canonical key in an administration and is not voided. */
export async function accountWithKey(
  db: Db,
  administrationId: string,
  canonicalKey: string,
): Promise<{ id: string; name: string } | undefined> {
  return await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('administration_id', '=', administrationId)
    .where('canonical_key', '=', canonicalKey)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
}

/** Keys of an administration's accounts that are not voided, and what a key without an address is made of. */
export async function accountKeys(db: Db, administrationId: string) {
  return await db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unit_id')
    .select(['account.id', 'account.canonical_key', 'account.name', 'account.platform', 'account.platform_name'])
    .select(['account.url', 'account.handle', 'unit.name as unit_name'])
    .where('account.administration_id', '=', administrationId)
    .where('account.voided_at', 'is', null)
    .execute();
}

/** Ids of every account of an administration that is not voided, by name. */
export async function registerIds(db: Db, administrationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('administration_id', '=', administrationId)
    .where('voided_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Ids of accounts whose derived facts depend on a person, a unit, or an administration's settings. */
export async function accountsTouchedBy(
  db: Db,
  by:
    | { personId: string }
    | { unitId: string }
    | { administrationId: string }
    | { derivedBefore: string; atMost: number },
): Promise<string[]> {
  if ('personId' in by) {
    const rows = await db
      .selectFrom('account_role')
      .select('account_id')
      .where('person_id', '=', by.personId)
      .union(db.selectFrom('account_access').select('account_id').where('person_id', '=', by.personId))
      .execute();
    return rows.map((row) => row.account_id);
  }
  const rows = await db
    .selectFrom('account')
    .select('id')
    .$if('unitId' in by, (query) => query.where('unit_id', '=', 'unitId' in by ? by.unitId : ''))
    .$if('administrationId' in by, (query) =>
      query.where('administration_id', '=', 'administrationId' in by ? by.administrationId : ''),
    )
    .$if('derivedBefore' in by, (query) =>
      query.where('derived_on', '<', 'derivedBefore' in by ? by.derivedBefore : ''),
    )
    .$if('atMost' in by, (query) => query.limit('atMost' in by ? by.atMost : 0))
    .execute();
  return rows.map((row) => row.id);
}

/** What the rules need to know of people: leaving day and roles, for every person tied to these accounts. */
export async function peopleFacts(db: Db, personIds: readonly string[]) {
  const facts = new Map<
    string,
    { name: string; leavesOn: string | null; isCommunicator: boolean; isManager: boolean }
  >();
  for (let start = 0; start < personIds.length; start += 1000) {
    const part = personIds.slice(start, start + 1000);
    const people = await db.selectFrom('person').select(['id', 'name', 'leaves_on']).where('id', 'in', part).execute();
    const roles = await db.selectFrom('person_role').selectAll().where('person_id', 'in', part).execute();
    const ofPerson = Map.groupBy(roles, (row) => row.person_id);
    for (const person of people) {
      const own = (ofPerson.get(person.id) ?? []).map((row) => row.role);
      facts.set(person.id, {
        name: person.name,
        leavesOn: person.leaves_on,
        isCommunicator: own.includes('communicator') || own.includes('strategist'),
        isManager: own.includes('manager'),
      });
    }
  }
  return facts;
}

/** Names of units by id. */
export async function unitNames(db: Db, administrationId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('administration_id', '=', administrationId)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
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
