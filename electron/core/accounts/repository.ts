import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Account, AccountDraft, DerivedFacts } from './contract.ts';

/** A value that the database holds as text and the contract as a closed list; the contract checks it on the way out. */
const as = <T>(value: unknown): T => value as T;

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
  for (const table of childTables)
    await insertRows(
      db,
      table,
      children.flatMap((child): never[] => child[table] as never[]),
    );
}

/** Inserts new accounts with their children. */
export async function insertAccounts(db: Db, accounts: readonly AccountToWrite[], nextId: () => string): Promise<void> {
  await insertRows(
    db,
    'account',
    accounts.map(({ row }) => row),
  );
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
  await insertRows(db, 'account_status', rows);
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
    const people = await db
      .selectFrom('person')
      .select(['id', 'name', 'title', 'protected_identity', 'leaves_on'])
      .where('id', 'in', part)
      .execute();
    const roles = await db.selectFrom('person_role').selectAll().where('person_id', 'in', part).execute();
    const ofPerson = Map.groupBy(roles, (row) => row.person_id);
    for (const person of people) {
      const own = (ofPerson.get(person.id) ?? []).map((row) => row.role);
      facts.set(person.id, {
        // What an account is found by: a person with skyddade personuppgifter by title, never by name.
        name: person.protected_identity === 1 ? person.title : person.name,
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
