import { z } from 'zod';
import { Day, Id, Instant, Line, Name, Nothing, procedure, Prose, Version } from '../foundation/contract.ts';

/** Kind of account (R4): official, pedagogiskt (time-limited), entreprenör ("på uppdrag av"), projekt, stadsgemensamt. */
export const AccountKind = z.enum(['official', 'pedagogical', 'contractor', 'project', 'city-wide']);
export type AccountKind = z.infer<typeof AccountKind>;

/**
 * Where in its life an account is: ansökt, beslutat, aktivt, vilande, under avslut, avslutat, förlorat (nobody can log in),
 * okänt (a list said something that nobody understood; somebody has to say what).
 */
export const AccountStatus = z.enum([
  'applied',
  'approved',
  'active',
  'dormant',
  'closing',
  'closed',
  'lost',
  'unknown',
]);
export type AccountStatus = z.infer<typeof AccountStatus>;

/** Statuses in which an account is live and the policy's demands count. */
export const liveStatuses: readonly AccountStatus[] = ['active', 'dormant', 'closing', 'lost', 'unknown'];

/** How people get in (R9): delad inloggning, personlig roll, delegerad, företagsportfölj. */
export const AccessModel = z.enum(['unknown', 'shared', 'personal-role', 'delegated', 'portfolio']);
export type AccessModel = z.infer<typeof AccessModel>;

/** The five duties of an account (varumärkesmanualen, "Organisation och rutiner"). */
export const Duty = z.enum(['planning', 'publishing', 'follow-up', 'monitoring', 'moderation']);
export type Duty = z.infer<typeof Duty>;

/** What a person is to an account: kontoansvarig, ersättare, närmaste chef, redaktör, kommunikatör, or bearer of one of the five duties. */
export const AccountRole = z.enum(['responsible', 'deputy', 'manager', 'editor', 'communicator', ...Duty.options]);
export type AccountRole = z.infer<typeof AccountRole>;

/** The six items of basinformation (varumärkesmanualen) and the profile picture. */
export const CheckItem = z.enum(['sender', 'expectation', 'terms', 'contact', 'website', 'privacy', 'profile-picture']);
export type CheckItem = z.infer<typeof CheckItem>;

/**
 * What is missing on an account ("Det här saknas"); worded in `gap.<code>`.
 * `check-…` was looked for and is not there; `unchecked-…` nobody has looked for, so nobody knows.
 */
export const Gap = z.enum([
  'status',
  'unit',
  'address',
  'responsible',
  'deputy',
  'manager',
  'communicator',
  'duty-planning',
  'duty-publishing',
  'duty-follow-up',
  'duty-monitoring',
  'duty-moderation',
  'purpose',
  'target-group',
  'goals',
  'goal-follow-up',
  'benefit',
  'plan-link',
  'resources',
  'access-model',
  'access-nobody',
  'access-few',
  'access-unknown',
  'communicator-access',
  'two-step',
  'function-mailbox',
  'check-sender',
  'check-expectation',
  'check-terms',
  'check-contact',
  'check-website',
  'check-privacy',
  'check-profile-picture',
  'unchecked-sender',
  'unchecked-expectation',
  'unchecked-terms',
  'unchecked-contact',
  'unchecked-website',
  'unchecked-privacy',
  'unchecked-profile-picture',
  'norm',
  'end-date',
  'contract-end',
  'contractor-contact',
  'owner-after-contract',
  'on-behalf',
  'graphic-rule',
]);
export type Gap = z.infer<typeof Gap>;

/** Why an account is a candidate for closure (R12); worded in `closureReason.<code>`. */
export const ClosureReason = z.enum([
  'no-post-half-year',
  'below-own-norm',
  'nobody-can-log-in',
  'no-responsible',
  'end-date-passed',
  'contract-ended',
  'no-purpose',
]);
export type ClosureReason = z.infer<typeof ClosureReason>;

/** Publishing norm (R8): a preset, or the account's own figure. */
export const PublishingNorm = z.strictObject({
  preset: z.enum(['administration', 'own', 'season', 'none']),
  posts: z.int().min(0).max(1000).nullable(),
  per: z.enum(['', 'week', 'month', 'quarter']),
  /** Months 1–12; set only for a seasonal account. */
  seasonFrom: z.int().min(1).max(12).nullable(),
  seasonTo: z.int().min(1).max(12).nullable(),
});
export type PublishingNorm = z.infer<typeof PublishingNorm>;

/** A goal that can be measured, or an effect goal that describes a change (R5). */
export const Goal = z.strictObject({
  kind: z.enum(['measurable', 'effect']),
  text: Prose.min(1),
  measure: Line,
  followUpOn: Day.nullable(),
  result: Prose,
});
export type Goal = z.infer<typeof Goal>;

/** One person's way in. `null` means nobody knows; it is shown as "okänt", never as no. */
export const AccessEntry = z.strictObject({
  personId: Id,
  canLogIn: z.boolean().nullable(),
  canClose: z.boolean().nullable(),
  /** The day somebody saw that it works; older than the administration's limit counts as unknown. */
  verifiedOn: Day.nullable(),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

export const Check = z.strictObject({ item: CheckItem, ok: z.boolean(), checkedOn: Day.nullable(), checkedBy: Line });
export type Check = z.infer<typeof Check>;

/** Fields that somebody has looked for and marked "okänt": not a gap on a pedagogical account (R4). */
export const UnknownField = z.enum(['unit', 'address', 'responsible', 'purpose', 'end-date']);
export type UnknownField = z.infer<typeof UnknownField>;

/** The whole account, as the account page edits it. */
export const AccountDraft = z.strictObject({
  administrationId: Id,
  unitId: Id.nullable(),
  name: Name,
  kind: AccountKind,
  /** Platform id of the catalogue, or `other`. */
  platform: z.string().min(1).max(40),
  /** The platform's own name where the catalogue does not know it ("övrigt"). */
  platformName: Line,
  /** As pasted; the core recognises it and stores the canonical address. */
  url: z.string().trim().max(2000),
  handle: Line,
  purpose: Prose,
  targetGroup: Prose,
  benefit: Prose,
  planLink: Line,
  hoursPerWeek: z.number().min(0).max(168).nullable(),
  holidayCover: Line,
  languages: Line,
  startedOn: Day.nullable(),
  /** The raw text of a start date that could not be understood ("hösten 2015"). */
  startedText: Line,
  endsOn: Day.nullable(),
  endsText: Line,
  contractor: Line,
  contractorContact: Line,
  contractEndsOn: Day.nullable(),
  ownerAfterContract: Line,
  onBehalfCheckedOn: Day.nullable(),
  graphicRule: z.enum(['', 'city', 'own']),
  accessModel: AccessModel,
  twoStep: z.enum(['unknown', 'on', 'off']),
  functionMailbox: Line,
  /** Rounds a day; null = what the administration's plan says for this kind. */
  roundsPerDay: z.int().min(0).max(12).nullable(),
  norm: PublishingNorm,
  lastPostOn: Day.nullable(),
  archiveLevel: z.enum(['', 'overview', 'unique', 'full']),
  onPublicList: z.boolean(),
  note: Prose,
  unknownFields: z.array(UnknownField),
  roles: z.array(z.strictObject({ role: AccountRole, personId: Id })).max(200),
  access: z.array(AccessEntry).max(200),
  goals: z.array(Goal).max(50),
  checks: z.array(Check).max(7),
});
export type AccountDraft = z.infer<typeof AccountDraft>;

/** Facts derived by `rules.ts` from the account, its people, the settings and the day. */
export const DerivedFacts = z.strictObject({
  gaps: z.array(Gap),
  /** Persons known to be able to log in; null = okänt. */
  canLogIn: z.int().nullable(),
  /** Persons known to be able to close the account; null = okänt. */
  canClose: z.int().nullable(),
  /** The day a count falls because somebody leaves; null = no known day. */
  accessChangesOn: Day.nullable(),
  communicatorHasAccess: z.boolean().nullable(),
  closureReasons: z.array(ClosureReason),
});
export type DerivedFacts = z.infer<typeof DerivedFacts>;

/** A step to a status: from which day, why and by whom. */
export const StatusChange = z.strictObject({
  status: AccountStatus,
  since: Day.nullable(),
  reason: Prose,
  decidedBy: Line,
  registrationNumber: Line,
});
export type StatusChange = z.infer<typeof StatusChange>;

/** An account with its history and derived facts. */
export const Account = z.strictObject({
  ...AccountDraft.shape,
  id: Id,
  version: Version,
  status: AccountStatus,
  statusSince: Day.nullable(),
  canonicalKey: z.string(),
  statusHistory: z.array(z.strictObject({ ...StatusChange.shape, recordedAt: Instant })),
  /** What stood in the imported list and has no field of its own: heading → text. */
  importedText: z.record(z.string(), z.string()),
  voidedAt: Instant.nullable(),
  voidReason: Line,
  createdAt: Instant,
  updatedAt: Instant,
  derived: DerivedFacts,
});
export type Account = z.infer<typeof Account>;

/** One row of the list: what Konton shows without opening the account. */
export const AccountRow = z.strictObject({
  id: Id,
  administrationId: Id,
  name: z.string(),
  platform: z.string(),
  platformName: z.string(),
  url: z.string(),
  handle: z.string(),
  kind: AccountKind,
  status: AccountStatus,
  statusSince: Day.nullable(),
  unitName: z.string(),
  responsibleName: z.string(),
  deputyName: z.string(),
  accessModel: AccessModel,
  canLogIn: z.int().nullable(),
  canClose: z.int().nullable(),
  accessChangesOn: Day.nullable(),
  gapCount: z.int(),
  gaps: z.array(Gap),
  closureReasonCount: z.int(),
  lastPostOn: Day.nullable(),
  endsOn: Day.nullable(),
  version: Version,
});
export type AccountRow = z.infer<typeof AccountRow>;

export const AccountSort = z.enum([
  'name',
  'platform',
  'unit',
  'responsible',
  'status',
  'kind',
  'can-log-in',
  'can-close',
  'gaps',
  'last-post',
]);
export type AccountSort = z.infer<typeof AccountSort>;

/** A ready-made view of Konton (`ui.md`), and what every figure and row of Idag counts: one condition for both. */
export const AccountView = z.enum([
  'all',
  'mine',
  'nobody-can-log-in',
  'few-with-access',
  'access-unknown',
  'communicator-without-access',
  'no-responsible',
  'without-deputy',
  'incomplete',
  'incomplete-basics',
  'unchecked-basics',
  'below-norm',
  'closure-candidates',
  'contract-end',
  'end-date',
  'goal-follow-up',
  'pedagogical-due',
  'closed',
  'voided',
]);
export type AccountView = z.infer<typeof AccountView>;

/** What the list shows: everything is combined with "and"; an empty list of choices means all. */
export const AccountFilter = z.strictObject({
  administrationId: Id,
  view: AccountView.default('all'),
  text: z.string().max(200).default(''),
  platforms: z.array(z.string()).max(50).default([]),
  unitIds: z.array(Id).max(500).default([]),
  /** Only those that belong to no unit; `unitIds` then says nothing. */
  withoutUnit: z.boolean().default(false),
  kinds: z.array(AccountKind).default([]),
  statuses: z.array(AccountStatus).default([]),
  gaps: z.array(Gap).default([]),
  personId: Id.nullable().default(null),
});
export type AccountFilter = z.infer<typeof AccountFilter>;

/** What a list can be gathered under. */
export const AccountGroup = z.enum(['unit', 'platform', 'responsible', 'status', 'kind']);
export type AccountGroup = z.infer<typeof AccountGroup>;

export const AccountListInput = z.strictObject({
  filter: AccountFilter,
  sort: AccountSort.default('name'),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type AccountListInput = z.input<typeof AccountListInput>;

/** Fields that can be changed for many accounts at once; an absent field is left as it is. */
export const BulkChange = z.strictObject({
  unitId: Id.nullable().optional(),
  kind: AccountKind.optional(),
  accessModel: AccessModel.optional(),
  archiveLevel: AccountDraft.shape.archiveLevel.optional(),
  roundsPerDay: AccountDraft.shape.roundsPerDay.optional(),
  twoStep: AccountDraft.shape.twoStep.optional(),
  onPublicList: z.boolean().optional(),
  endsOn: Day.nullable().optional(),
  purpose: Prose.min(1).optional(),
  targetGroup: Prose.min(1).optional(),
  /** Who runs the chosen accounts that are, or become, a contractor's; the others are left without. */
  contract: AccountDraft.pick({ contractorContact: true, ownerAfterContract: true })
    .extend({ contractor: Line.min(1), contractEndsOn: Day })
    .optional(),
  /** Who takes which role on every chosen account; a role that is not named is left as it is. */
  assign: AccountDraft.shape.roles.min(1).optional(),
  /** One person's way in to every chosen account, as somebody has seen it today. */
  access: AccessEntry.pick({ personId: true, canClose: true }).extend({ canLogIn: z.boolean() }).optional(),
  /** Items of basinformation that somebody has seen today on every chosen account. */
  checked: z.array(CheckItem).min(1).max(7).optional(),
});
export type BulkChange = z.infer<typeof BulkChange>;

/** What a choice of accounts has in common: what can be changed for all of them at once. */
export const Selection = z.strictObject({
  /** Ways in that exist on every chosen account's platform. */
  accessModels: z.array(AccessModel),
  kinds: z.array(AccountKind),
  platformNames: z.array(z.string()),
});
export type Selection = z.infer<typeof Selection>;

/** What a pasted address turned out to be. */
export const RecognisedAddress = z.strictObject({
  platform: z.string(),
  platformName: z.string(),
  canonicalKey: z.string(),
  url: z.string(),
  handle: z.string(),
  /** The account that already has this key in the administration. */
  existing: z.strictObject({ id: Id, name: z.string() }).nullable(),
});
export type RecognisedAddress = z.infer<typeof RecognisedAddress>;

const PlatformInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  accessModels: z.array(AccessModel),
});
type PlatformInfo = z.infer<typeof PlatformInfo>;

const DueKind = AccountView.extract([
  'nobody-can-log-in',
  'few-with-access',
  'access-unknown',
  'communicator-without-access',
  'no-responsible',
  'incomplete',
  'incomplete-basics',
  'unchecked-basics',
  'pedagogical-due',
  'end-date',
  'contract-end',
  'goal-follow-up',
  'below-norm',
  'closure-candidates',
]);

/** Work on Idag that comes from the register itself: gaps and dates. Schools get at most one item each (R4). */
export const DueItem = z.strictObject({
  key: z.string(),
  kind: DueKind,
  /** What else the same matter comes to: an account that nobody gets into also has nobody responsible. Only where the row is of one account. */
  also: z.array(DueKind),
  severity: z.enum(['bad', 'warn', 'plain']),
  count: z.int(),
  /** At most five names of the accounts concerned. */
  names: z.array(z.string()),
  accountIds: z.array(Id).max(5),
  unitName: z.string(),
  owner: z.string(),
  /** Whom the matter is about, where it is one person: the communicator who does not get in. */
  person: z.string(),
  due: Day.nullable(),
  /** What Konton shows when the row is opened: exactly the accounts it counts. `null` for one account, whose page is opened. */
  filter: AccountFilter.nullable(),
});
export type DueItem = z.infer<typeof DueItem>;

/** How many accounts each view shows, and how they are spread. */
export const RegisterSummary = z.strictObject({
  /** Live accounts that lack nothing; with the view `incomplete` they are all that the demands count for, without notices (R4). */
  complete: z.int(),
  /** Live pedagogical accounts, of which less is asked (R4): they are in neither. */
  notices: z.int(),
  byView: z.record(AccountView, z.int()),
  byPlatform: z.array(z.strictObject({ platform: z.string(), platformName: z.string(), count: z.int() })),
  byUnit: z.array(z.strictObject({ unitId: Id.nullable(), unitName: z.string(), count: z.int() })),
});
export type RegisterSummary = z.infer<typeof RegisterSummary>;

const SavedView = z.strictObject({ id: Id, name: Name, filter: AccountFilter });

/** An account of the register that may be what somebody asks for, and why it is shown. */
export const SimilarAccount = z.strictObject({
  id: Id,
  name: z.string(),
  platformName: z.string(),
  unitName: z.string(),
  url: z.string(),
  status: AccountStatus,
  /** Same address, same handle, same name, a name like it, or the unit's other account on the platform. */
  why: z.enum(['address', 'handle', 'name', 'like-name', 'same-place']),
});
export type SimilarAccount = z.infer<typeof SimilarAccount>;

export const accountsContract = {
  list: procedure.input(AccountListInput).output(z.strictObject({ rows: z.array(AccountRow), total: z.int() })),
  get: procedure.input(z.strictObject({ id: Id })).output(Account),
  create: procedure
    .input(z.strictObject({ draft: AccountDraft, status: AccountStatus.default('active') }))
    .output(Account),
  update: procedure.input(z.strictObject({ id: Id, version: Version, draft: AccountDraft })).output(Account),
  setStatus: procedure.input(z.strictObject({ id: Id, version: Version, change: StatusChange })).output(Account),
  void: procedure.input(z.strictObject({ id: Id, version: Version, reason: Name })).output(Account),
  unvoid: procedure.input(z.strictObject({ id: Id, version: Version })).output(Account),
  bulkChange: procedure
    .input(z.strictObject({ ids: z.array(Id).min(1).max(50_000), change: BulkChange }))
    .output(z.strictObject({ changed: z.int(), undo: Id.nullable() })),
  /** Moves many accounts to one status, all or none; taken back with `undoBulk`. */
  bulkStatus: procedure
    .input(z.strictObject({ ids: z.array(Id).min(1).max(50_000), change: StatusChange }))
    .output(z.strictObject({ changed: z.int(), undo: Id.nullable() })),
  selection: procedure.input(z.strictObject({ ids: z.array(Id).min(1).max(50_000) })).output(Selection),
  /** Takes a whole bulk change back. Refuses when what it changed has been changed since on some of its accounts, unless those are to be left as they are; names the first of those left. */
  undoBulk: procedure
    .input(z.strictObject({ undo: Id, leaveChanged: z.boolean().default(false) }))
    .output(z.strictObject({ changed: z.int(), skipped: z.int(), names: z.string() })),
  /** How many accounts of a filter there are under each value of what they are gathered under; keys as the rows have it, empty for none. */
  groups: procedure
    .input(z.strictObject({ filter: AccountFilter, group: AccountGroup }))
    .output(z.array(z.strictObject({ key: z.string(), count: z.int() }))),
  /** Ids of everything the filter shows, in order: for "mark all". */
  ids: procedure.input(z.strictObject({ filter: AccountFilter })).output(z.strictObject({ ids: z.array(Id) })),
  recognise: procedure
    .input(
      z.strictObject({ administrationId: Id, text: z.string().max(2000), platform: z.string().max(40).nullable() }),
    )
    .output(RecognisedAddress.nullable()),
  /** "Finns redan ett konto?": accounts that resemble what is asked for, most alike first; at most twenty. */
  similar: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        name: Line,
        platform: Line.default(''),
        address: z.string().trim().max(2000).default(''),
        unit: Line.default(''),
      }),
    )
    .output(z.array(SimilarAccount)),
  platforms: procedure.input(Nothing).output(z.array(PlatformInfo)),
  summary: procedure.input(z.strictObject({ administrationId: Id })).output(RegisterSummary),
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(DueItem)),
  history: procedure.input(z.strictObject({ id: Id })).output(
    z.array(
      z.strictObject({
        at: Instant,
        by: z.string(),
        action: z.string(),
        changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
        /** The list that it was read from; empty for what came in no other way, and where the list was not kept. */
        fileName: z.string(),
        /** The bulk change that this was a part of, with its number of accounts. */
        bulk: z.strictObject({ id: Id, count: z.int(), isUndone: z.boolean() }).nullable(),
      }),
    ),
  ),
  savedViews: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(SavedView)),
  saveView: procedure.input(z.strictObject({ name: Name, filter: AccountFilter })).output(SavedView),
  removeView: procedure.input(z.strictObject({ id: Id })).output(Nothing),
};
