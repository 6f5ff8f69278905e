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

/** What belongs to an account in tables of their own, in their order. */
export interface ChildRows {
  roles: ReadonlyArray<Row<'account_role'>>;
  access: ReadonlyArray<Row<'account_access'>>;
  goals: ReadonlyArray<Row<'account_goal'>>;
  checks: ReadonlyArray<Row<'account_check'>>;
  statuses: ReadonlyArray<Row<'account_status'>>;
}

/** A stored row and its children as the account that the contract knows. */
export function accountOf(row: Row<'account'>, children: ChildRows): Account {
  return {
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
    roles: children.roles.map((r) => ({ role: as(r.role), personId: r.person_id })),
    access: children.access.map((r) => ({
      personId: r.person_id,
      canLogIn: flag(r.can_log_in),
      canClose: flag(r.can_close),
      verifiedOn: r.verified_on,
    })),
    goals: children.goals.map((r) => ({
      kind: as(r.kind),
      text: r.text,
      measure: r.measure,
      followUpOn: r.follow_up_on,
      result: r.result,
    })),
    checks: children.checks.map((r) => ({
      item: as(r.item),
      ok: r.ok === 1,
      checkedOn: r.checked_on,
      checkedBy: r.checked_by,
    })),
    statusHistory: children.statuses.map((r) => ({
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
  };
}

/** The children of accounts, as rows ready to insert. */
export function childRows(id: string, draft: AccountDraft, nextId: () => string) {
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
