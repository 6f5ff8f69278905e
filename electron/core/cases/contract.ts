import { z } from 'zod';
import { AccountStatus, Gap } from '../accounts/contract.ts';
import { Day, Id, Instant, Line, Name, Nothing, procedure, Version } from '../foundation/contract.ts';
import {
  CaseEvent,
  CaseState,
  Edition,
  EventDraft,
  EventFault,
  Key,
  Routine,
  StepRole,
  Text,
} from './engine/contract.ts';

/** The workflows that come with the app, in the order of their files. */
export const WorkflowId = z.enum(['start', 'retro', 'closure', 'lost', 'hijacked', 'post', 'crisis']);
export type WorkflowId = z.infer<typeof WorkflowId>;

/** A case's own number: KV-134. A diarienummer is something else, and is said beside it. */
const CaseNumber = z.string().regex(/^KV-[1-9]\d{0,8}$/);

/** A case in the list. */
export const CaseRow = z.strictObject({
  id: Id,
  number: CaseNumber,
  administrationId: Id,
  workflow: Key,
  workflowTitle: Text,
  title: z.string(),
  /** Empty: inte diariefört. */
  dnr: z.string(),
  openedAt: Instant,
  endedAt: Instant.nullable(),
  /** How it ended. */
  outcome: Text.nullable(),
  /** What is to be done next; `null` when it has ended or waits for nothing but its end. */
  next: Text.nullable(),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  isOverdue: z.boolean(),
  /** Who has the next step, as shown to everybody; empty when nobody is named. */
  holder: z.string(),
  version: Version,
});
export type CaseRow = z.infer<typeof CaseRow>;

/** Where a gate is opened. */
const GateWay = z.strictObject({ to: z.enum(['steps', 'accounts', 'roles', 'registration']), steps: z.array(Key) });
export type GateWay = z.infer<typeof GateWay>;

/** A way for the case to end, and what stands in the way of it now; nothing when it can. */
const Ending = z.strictObject({
  outcome: Key,
  stops: z.boolean(),
  obstacle: z.strictObject({ why: EventFault, lacks: z.array(z.string()) }).nullable(),
});
export type Ending = z.infer<typeof Ending>;

/** A whole case: where it is, who holds it, what is missing, and everything that happened. */
export const Case = z.strictObject({
  ...CaseRow.shape,
  /** The workflow that it began with. */
  edition: Edition,
  state: CaseState,
  /** How every gate is now. */
  gates: z.record(Key, z.boolean()),
  /** What is said of a gate beside that: which rule does not hold, or by what it is open. */
  gateNotes: z.record(Key, z.array(Text)),
  ways: z.record(Key, GateWay),
  /** The ways for it to end, while it is open. */
  endings: z.array(Ending),
  /** Steps whose time has passed and that are not settled. */
  late: z.array(Key),
  /** Who has each step; empty when nobody is named. */
  holders: z.record(Key, z.string()),
  /** Names of everybody who is mentioned, as shown to everybody. */
  names: z.record(Id, z.string()),
  /** What every account that it is or was about is called, with its platform and handle. */
  accountNames: z.record(Id, z.string()),
  accounts: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      platformName: z.string(),
      handle: z.string(),
      url: z.string(),
      status: AccountStatus,
      /** What it lacks in the register, or would lack if it became active today. */
      gaps: z.array(Gap),
      hasMailbox: z.boolean(),
    }),
  ),
  persons: z.array(z.strictObject({ id: Id, name: z.string() })),
  events: z.array(CaseEvent),
  /** Events that were entered when the clock had gone back, by number: one of the times there is wrong. */
  clockBack: z.array(z.int()),
});
export type Case = z.infer<typeof Case>;

/** The case that a look of a round belongs to: one that is open, or a new one in which the look's accounts stand. */
export const CaseOfLook = z.union([z.strictObject({ id: Id }), z.strictObject({ workflow: WorkflowId, title: Name })]);
export type CaseOfLook = z.infer<typeof CaseOfLook>;

/** A case with a step that can be done now, for Idag. */
export const CaseDue = z.strictObject({
  caseId: Id,
  number: CaseNumber,
  workflow: Key,
  title: z.string(),
  accounts: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** Empty: inte diariefört. */
  dnr: z.string(),
  /** The step to take first, and how many more of the case wait just so. */
  step: Key,
  stepTitle: Text,
  more: z.int(),
  role: StepRole,
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  isOverdue: z.boolean(),
  /** Mine, or nobody's yet. */
  isMine: z.boolean(),
  /** Whose it is, when that person is away and I am in their place; empty otherwise. */
  insteadOf: z.string(),
});
export type CaseDue = z.infer<typeof CaseDue>;

/** Who decides for another in cases: who, from when, and by which decision. */
export const DelegationDraft = z.strictObject({
  administrationId: Id,
  personId: Id,
  /** Empty: every kind of case. */
  workflows: z.array(WorkflowId).max(20),
  fromOn: Day,
  /** The decision that delegates. */
  decision: Name,
  dnr: Line,
});
export type DelegationDraft = z.infer<typeof DelegationDraft>;

export const Delegation = z.strictObject({
  ...DelegationDraft.shape,
  id: Id,
  personName: z.string(),
  toOn: Day.nullable(),
});
export type Delegation = z.infer<typeof Delegation>;

/** What an administration follows in new cases of a kind. */
export const RoutineSeen = z.strictObject({
  /** The last decided routine's number; 0 before the first. */
  seen: z.int().min(0),
  /** Its words; `null` for the standard. */
  routine: Routine.nullable(),
  edition: Edition,
  /** The workflow as it comes with the app now, which a routine is made from. */
  standard: Edition,
  /** The standard has a newer version than the routine was made from. */
  isOutdated: z.boolean(),
});
export type RoutineSeen = z.infer<typeof RoutineSeen>;

const Registered = Line.max(100);

export const casesContract = {
  /** Those that are open by the day they are due, without a day last; then the ended, latest first. Searched in number, title, dnr and accounts. */
  list: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        text: z.string().max(200).default(''),
        /** Empty: all kinds. */
        workflows: z.array(WorkflowId).max(20).default([]),
        show: z.enum(['open', 'ended', 'all']).default('open'),
        accountId: Id.nullable().default(null),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ rows: z.array(CaseRow), total: z.int() })),
  /** Steps that wait for the one who asks, or for nobody who is named, within a week or without a day; those that are due first. */
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(CaseDue)),
  get: procedure.input(z.union([z.strictObject({ id: Id }), z.strictObject({ number: CaseNumber })])).output(Case),
  /** Opens a case in the workflow as the administration follows it now. `happenedAt` is the time of knowledge; `null` is now. */
  open: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        workflow: WorkflowId,
        title: Name,
        dnr: Registered,
        happenedAt: Instant.nullable(),
        accountIds: z.array(Id).max(2000),
      }),
    )
    .output(Case),
  /** Adds what happened; refused with what stands in the way, and then nothing is written. */
  record: procedure
    .input(z.strictObject({ id: Id, version: Version, happenedAt: Instant.nullable(), event: EventDraft }))
    .output(Case),
  routine: procedure.input(z.strictObject({ administrationId: Id, workflow: WorkflowId })).output(RoutineSeen),
  /** Decides the local routine for new cases; cases that are running keep the one they began with. `null` is the standard again. */
  decideRoutine: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        workflow: WorkflowId,
        seen: z.int().min(0),
        routine: Routine.nullable(),
      }),
    )
    .output(RoutineSeen),
  delegations: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(Delegation)),
  delegate: procedure.input(z.strictObject({ draft: DelegationDraft })).output(Delegation),
  /** Its last day; what was decided before it stands. */
  endDelegation: procedure.input(z.strictObject({ id: Id, toOn: Day })).output(Nothing),
};
