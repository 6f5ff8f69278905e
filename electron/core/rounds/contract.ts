import { z } from 'zod';
import { AccessModel, AccountKind } from '../accounts/contract.ts';
import { Day, Id, Instant, Line, Name, Nothing, procedure, Prose, ReadyFile, Version } from '../foundation/contract.ts';
import { CaseOfLook } from '../cases/contract.ts';
import { QuestionDraft } from './questions/contract.ts';

/** What a look came to: inget nytt, besvarat, ärende, kräver inloggning, kunde inte kontrolleras, skickat vidare. */
export const LookOutcome = z.enum(['nothing-new', 'answered', 'case', 'needs-login', 'not-possible', 'sent-on']);
export type LookOutcome = z.infer<typeof LookOutcome>;

/**
 * How the look was made: in the app's own view of the page, in the person's own browser ("sett i egen webbläsare"),
 * at a shared inbox ("samlad inkorg"), away from the desk (phone or paper), or entered afterwards from memory.
 */
export const LookMethod = z.enum(['page', 'extern', 'stated', 'shared-inbox', 'away', 'later']);
export type LookMethod = z.infer<typeof LookMethod>;

/** Why an account could not be checked. */
export const NotPossibleReason = z.enum(['', 'site-down', 'page-gone', 'blocked', 'no-network', 'no-time', 'other']);
export type NotPossibleReason = z.infer<typeof NotPossibleReason>;

/**
 * How an item stands right now. `waiting`: its window is open. `late`: the window is over and the grace is not.
 * `missed`: nobody looked and the grace is over. `ahead`: the window has not opened. Never "checked" without a look.
 */
export const ItemState = z.enum(['ahead', 'waiting', 'late', 'missed', 'checked', 'not-possible']);
export type ItemState = z.infer<typeof ItemState>;

/** The window of a round: before, in it, over with the grace running, over. */
export const WindowState = z.enum(['ahead', 'open', 'grace', 'over']);
export type WindowState = z.infer<typeof WindowState>;

/**
 * What was due and what became of it: `due = checked + notPossible + missed + waiting`.
 * `late` (after the window) and `backfilled` (entered afterwards) are parts of `checked`; `waiting` includes what lies ahead.
 */
export const Figures = z.strictObject({
  due: z.int(),
  checked: z.int(),
  notPossible: z.int(),
  missed: z.int(),
  waiting: z.int(),
  late: z.int(),
  backfilled: z.int(),
});
export type Figures = z.infer<typeof Figures>;

/** One round of a day: its window and how it stands. */
export const DaySlot = z.strictObject({
  slot: z.int(),
  /** Stockholm time, `HH:MM`. */
  from: z.string(),
  to: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  graceUntil: Instant,
  origin: z.enum(['plan', 'extra']),
  /** The decision behind a round outside office days and hours; empty for a round of the plan. */
  decision: z.string(),
  state: WindowState,
  figures: Figures,
  /** The part of it that the plan gives to the one who asks. */
  mine: z.strictObject({ due: z.int(), waiting: z.int() }),
  /** Items that the plan gives to nobody. */
  unassigned: z.int(),
});
export type DaySlot = z.infer<typeof DaySlot>;

/** The rounds of a day, and what the places of the app show of them. */
export const Today = z.strictObject({
  day: Day,
  /** Whether the administration has a plan that holds on this day; without one nothing is due. */
  hasPlan: z.boolean(),
  slots: z.array(DaySlot),
  /** The round to start or resume now; `null` when none has opened or all are over. */
  current: z.int().nullable(),
  /** The next window that opens, today or later. */
  next: z.strictObject({ day: Day, slot: z.int(), from: z.string(), to: z.string() }).nullable(),
  /** My due items that wait now, in every open window: the badge. */
  badge: z.int(),
  /** Accounts that the plan has due some time today: checked at least once, and those of whom nobody knows yet. */
  accounts: z.strictObject({ due: z.int(), checked: z.int(), unknown: z.int() }),
  /** Why nothing is due in any round of the day; `null` where something is. `came-later`: the accounts came when the rounds had begun. */
  whyEmpty: z.enum(['no-accounts', 'came-later', 'not-planned']).nullable(),
  lastCheckedAt: Instant.nullable(),
});
export type Today = z.infer<typeof Today>;

/** A look as far as the one who asks may see it: `by` is empty for those who do not take part in rounds (T8). */
export const LookSeen = z.strictObject({
  id: Id,
  outcome: LookOutcome,
  method: LookMethod,
  reason: NotPossibleReason,
  note: z.string(),
  lookedAt: Instant,
  enteredAt: Instant,
  late: z.boolean(),
  backfilled: z.boolean(),
  by: z.string(),
  isMine: z.boolean(),
  /** The case that it belongs to: KV-134; empty when there is none. */
  caseNumber: z.string(),
});
export type LookSeen = z.infer<typeof LookSeen>;

/** Which window has an item open now. */
export const ClaimSeen = z.strictObject({
  /** This very window holds it. */
  isHere: z.boolean(),
  /** The same person in another window or on another computer. */
  isMine: z.boolean(),
  by: z.string(),
  until: Instant,
});
export type ClaimSeen = z.infer<typeof ClaimSeen>;

/** An account in the queue, with what its card shows. */
export const QueueItem = z.strictObject({
  accountId: Id,
  name: z.string(),
  kind: AccountKind,
  platform: z.string(),
  platformName: z.string(),
  url: z.string(),
  handle: z.string(),
  unitId: Id.nullable(),
  unitName: z.string(),
  /** The tittställe whose look covers the account. */
  placeId: Id.nullable(),
  /** Whose the plan says it is; empty when the plan gives it to nobody. */
  assignee: z.string(),
  isMine: z.boolean(),
  state: ItemState,
  /** The look that the item's state comes from. */
  look: LookSeen.nullable(),
  claim: ClaimSeen.nullable(),
  /** The last look in any earlier round. */
  before: z.strictObject({ lookedAt: Instant, outcome: LookOutcome, by: z.string() }).nullable(),
  lastPostOn: Day.nullable(),
  /** It publishes less often than its own norm (R8). */
  belowNorm: z.boolean(),
  note: z.string(),
  accessModel: AccessModel,
  /** Persons known to be able to log in; `null` = okänt. */
  canLogIn: z.int().nullable(),
  iCanLogIn: z.boolean().nullable(),
  /** Questions of this account that wait for an answer. */
  openQuestions: z.int(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** A tittställe: one page or shared inbox where one look covers several accounts. */
export const PlaceDraft = z.strictObject({
  name: Name,
  kind: z.enum(['page', 'inbox']),
  /** https only. */
  url: z.url({ protocol: /^https$/ }).max(2000),
  note: Prose,
  accountIds: z.array(Id).min(1).max(2000),
});
export type PlaceDraft = z.infer<typeof PlaceDraft>;

export const Place = z.strictObject({ ...PlaceDraft.shape, id: Id, version: Version });
export type Place = z.infer<typeof Place>;

/** What a look at a platform includes; worded in `terms.lookPart.*`. */
export const LookPart = z.enum([
  'comments',
  'older-comments',
  'visitor-posts',
  'mentions',
  'reviews',
  'ad-comments',
  'hidden-folder',
  'messages',
  'questions',
  'profile',
]);
export type LookPart = z.infer<typeof LookPart>;

/** A round as it was frozen: what was due then, in the order to take it. */
export const OpenRound = z.strictObject({
  id: Id,
  administrationId: Id,
  day: Day,
  slot: DaySlot,
  items: z.array(QueueItem),
  /** The order of the queue: mine first, then by unit and name; a tittställe is one step that covers several accounts. */
  queue: z.array(z.strictObject({ placeId: Id.nullable(), accountIds: z.array(Id) })),
  places: z.array(Place.pick({ id: true, name: true, kind: true, url: true, note: true })),
  /** Platform id → what a look there includes; `other` for the rest. */
  includes: z.record(z.string(), z.array(LookPart)),
  /** Looks of this window that can be taken back, the latest first. */
  undo: z.array(z.strictObject({ lookId: Id, accountIds: z.array(Id), outcome: LookOutcome })),
  /** The next day that the office is staffed: by then a question sent on is asked to be answered. */
  answerBy: Day,
});
export type OpenRound = z.infer<typeof OpenRound>;

/** One window of the app: the device is known to the core, the tab says which of its windows. */
const Tab = z.string().min(1).max(64);

const ItemRef = { roundId: Id, tab: Tab } as const;

/** A look to record: at accounts one by one, or at a tittställe with all of its accounts that wait. */
export const LookDraft = z.strictObject({
  ...ItemRef,
  accountIds: z.array(Id).max(2000).default([]),
  placeId: Id.nullable().default(null),
  outcome: LookOutcome,
  method: LookMethod,
  /** Required for `not-possible`. */
  reason: NotPossibleReason.default(''),
  /** Required when the look is entered on a later day. */
  note: Prose.default(''),
  /** When the look was made, if not now. */
  lookedAt: Instant.nullable().default(null),
  /** The day of the account's latest post, as seen in this look; only for one account. */
  lastPostOn: Day.nullable().default(null),
  /** The question that is sent on, with the outcome `sent-on`; for one account. */
  question: QuestionDraft.nullable().default(null),
  /** The case that it opens or belongs to, with the outcome `case`. */
  case: CaseOfLook.nullable().default(null),
  /** The look that the window saw on the item, to go on from "kräver inloggning" or "kunde inte kontrolleras"; `null`: the item waits. */
  replaces: Id.nullable().default(null),
});
export type LookDraft = z.input<typeof LookDraft>;

/** Items as they are after a call, for the window to put in place of its own. */
export const Recorded = z.strictObject({
  lookId: Id,
  recorded: z.array(Id),
  /** Accounts of the tittställe that another window has open; they stay in the queue. */
  left: z.array(Id),
  items: z.array(QueueItem.pick({ accountId: true, state: true, look: true, claim: true, lastPostOn: true })),
  figures: Figures,
});
export type Recorded = z.infer<typeof Recorded>;

/** A finished round in words: when, what was found, what is left. Never how long anybody took. */
export const RoundSummary = z.strictObject({
  day: Day,
  slot: DaySlot,
  outcomes: z.partialRecord(LookOutcome, z.int()),
  /** What somebody must go on with, and what is left. */
  found: z.array(
    z.strictObject({
      accountId: Id,
      name: z.string(),
      platformName: z.string(),
      outcome: LookOutcome,
      reason: NotPossibleReason,
      note: z.string(),
    }),
  ),
  left: z.array(
    z.strictObject({
      accountId: Id,
      name: z.string(),
      platformName: z.string(),
      assignee: z.string(),
      isMine: z.boolean(),
      state: ItemState,
    }),
  ),
});
export type RoundSummary = z.infer<typeof RoundSummary>;

/** A row of Idag: accounts left in a round, or missed in one. */
export const RoundDue = z.strictObject({
  key: z.string(),
  kind: z.enum(['waiting', 'late', 'missed', 'unassigned']),
  severity: z.enum(['bad', 'warn', 'plain']),
  day: Day,
  slot: z.int(),
  count: z.int(),
  /** At most five names of the accounts concerned. */
  names: z.array(z.string()),
  accountIds: z.array(Id).max(5),
  isMine: z.boolean(),
  closesAt: Instant,
  graceUntil: Instant,
});
export type RoundDue = z.infer<typeof RoundDue>;

/** What a round has answered to "Stämmer uppgifterna?": whether the address leads to the account, and when that was seen; `null` for no answer. */
export const Shown = z.strictObject({ address: z.strictObject({ holds: z.boolean(), at: Instant }).nullable() });
export type Shown = z.infer<typeof Shown>;

/** One thing that is written down about a person's rounds. */
export const LogEntry = z.strictObject({
  at: Instant,
  kind: z.enum(['look', 'undo', 'question', 'answer']),
  day: Day,
  slot: z.int().nullable(),
  lookedAt: Instant.nullable(),
  outcome: LookOutcome.nullable(),
  method: LookMethod.nullable(),
  accounts: z.int(),
  /** At most five names. */
  names: z.array(z.string()),
  note: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** Everything that is written down about a person's rounds, and who has read it. */
export const PersonLog = z.strictObject({
  personId: Id.nullable(),
  name: z.string(),
  entries: z.array(LogEntry),
  total: z.int(),
  /** Readings of this log by others, with their reason. */
  readings: z.array(z.strictObject({ at: Instant, by: z.string(), reason: z.string() })),
  /** How long it is kept; years. */
  keptYears: z.int(),
});
export type PersonLog = z.infer<typeof PersonLog>;

/** Drafts of the papers that are to be there before staff are asked to do rounds (T8). */
export const Paper = z.enum(['mbl', 'assessment', 'record', 'information']);
export type Paper = z.infer<typeof Paper>;

const LogPage = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) } as const;

export const roundsContract = {
  today: procedure.input(z.strictObject({ administrationId: Id, day: Day.nullable().default(null) })).output(Today),
  /** Freezes the round if nobody has, and gives its queue. Without `slot` the current one; of an earlier day or window for entering looks afterwards. */
  open: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        day: Day.nullable().default(null),
        slot: z.int().min(1).nullable().default(null),
        tab: Tab,
      }),
    )
    .output(OpenRound),
  /** Takes items for this window for three minutes, to be asked again while it has them open; of those that another window has, says which, and takes none of them. */
  claim: procedure
    .input(z.strictObject({ ...ItemRef, accountIds: z.array(Id).min(1).max(2000) }))
    .output(z.strictObject({ items: z.array(QueueItem.pick({ accountId: true, claim: true })) })),
  release: procedure
    .input(
      z.strictObject({
        ...ItemRef,
        /** Empty: everything that this window holds in the round. */
        accountIds: z.array(Id).max(2000).default([]),
      }),
    )
    .output(Nothing),
  /** Takes items from the window that has them. */
  takeOver: procedure
    .input(z.strictObject({ ...ItemRef, accountIds: z.array(Id).min(1).max(2000) }))
    .output(z.strictObject({ items: z.array(QueueItem.pick({ accountId: true, claim: true })) })),
  /** Records a look in one short transaction. Refuses an item that has one already, and says who and when. */
  record: procedure.input(LookDraft).output(Recorded),
  /** Takes a look back: its items wait again. The look stays in the log, as taken back. */
  undo: procedure.input(z.strictObject({ lookId: Id, tab: Tab })).output(Recorded),
  summary: procedure.input(z.strictObject({ roundId: Id })).output(RoundSummary),
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(RoundDue)),
  places: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(Place)),
  createPlace: procedure.input(z.strictObject({ administrationId: Id, draft: PlaceDraft })).output(Place),
  updatePlace: procedure.input(z.strictObject({ id: Id, version: Version, draft: PlaceDraft })).output(Place),
  removePlace: procedure.input(z.strictObject({ id: Id, version: Version })).output(Nothing),
  /** What the account's page showed the last time somebody looked at it in a round. */
  shown: procedure.input(z.strictObject({ accountId: Id })).output(Shown),
  /** "Det här loggas om mig." */
  myLog: procedure.input(z.strictObject({ from: Day, to: Day, ...LogPage })).output(PersonLog),
  /** Another person's log: only with a reason, which is logged and shown to that person. */
  otherLog: procedure
    .input(z.strictObject({ personId: Id, from: Day, to: Day, reason: Line.min(1), ...LogPage }))
    .output(PersonLog),
  /** A draft as a document to change: underlag för MBL, konsekvensbedömning, registerförteckning, information till personalen. */
  paper: procedure.input(z.strictObject({ administrationId: Id, paper: Paper })).output(ReadyFile),
};
