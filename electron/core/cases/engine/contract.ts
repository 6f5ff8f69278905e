import '../../foundation/jitless.ts';
import { z } from 'zod';
import { AccountStatus } from '../../accounts/contract.ts';
import { Day, Instant, Name } from '../../foundation/contract.ts';

/** What steps, gates, questions and outcomes are called in a workflow file: small letters, digits and hyphens. */
export const Key = z.string().regex(/^(?!constructor$)[a-z][a-z0-9-]{0,39}$/);

/** One text in both languages, as the person reads it. */
export const Text = z.strictObject({
  sv: z.string().trim().min(1).max(800),
  en: z.string().trim().min(1).max(800),
});
export type Text = z.infer<typeof Text>;

const Source = z.string().trim().min(1).max(300);

/** Who a step is for. A role is given to a person in each case; where it is not, the administration's own roles say who. */
export const StepRole = z.enum([
  'applicant',
  'account-owner',
  'manager',
  'communicator',
  'strategist',
  'decider',
  'archivist',
  'registrar',
  'it',
  'crisis-lead',
  'crisis-watch',
  'crisis-writer',
  'crisis-log',
]);
export type StepRole = z.infer<typeof StepRole>;

/**
 * When a step is due: one of `officeDays`, `days` and `hours`, counted from the beginning of the case (`opened`), from when another step was done (`step`),
 * or from a day that a step answers with (`step.question`). Days land on an office day: those before a date on the one before it, the others on the one after.
 */
export const Due = z
  .strictObject({
    officeDays: z.int().min(0).max(400).optional(),
    days: z.int().min(-400).max(400).optional(),
    hours: z.int().min(1).max(2400).optional(),
    from: z.string().regex(/^[a-z][a-z0-9-]{0,39}(\.[a-z][a-z0-9-]{0,39})?$/),
    /** The law or decision that sets the time; a local routine that changes it names its own. */
    ground: Source.optional(),
  })
  .refine(({ officeDays, days, hours }) => [officeDays, days, hours].filter((one) => one !== undefined).length === 1, {
    params: { code: 'due-one-unit' },
  });
export type Due = z.infer<typeof Due>;

/** `{step.question}` in a proposed text. */
export const hole = /\{([a-z0-9-]+)\.([a-z0-9-]+)\}/g;

/** What a step asks for before it is done. */
export const Requirement = z.strictObject({
  id: Key,
  /**
   * `log` is what was written down about the step while it went on; `delegation` is one of the administration's registered delegations,
   * `disposal` one of its gallringsbeslut; `files` are files with their SHA-256, one a line.
   */
  kind: z.enum(['text', 'log', 'day', 'person', 'confirm', 'choice', 'delegation', 'disposal', 'files']),
  title: Text,
  /** What a choice is between. */
  options: z
    .array(z.strictObject({ id: Key, title: Text }))
    .max(30)
    .default([]),
  /** A text to begin from; `{step.question}` stands for what an earlier step answered. */
  proposal: Text.optional(),
  needed: z.boolean().default(true),
  /** It is asked only when a choice of the same step is one of these. */
  when: z.strictObject({ answer: Key, is: z.array(Key).min(1).max(30) }).optional(),
  /** It is asked as well when this is so. */
  orWhen: z.strictObject({ answer: Key, is: z.array(Key).min(1).max(30) }).optional(),
  /** What a text must look like: where something is, one place a line, or a number of a register or a report. */
  looks: z.enum(['addresses', 'number']).optional(),
});
export type Requirement = z.infer<typeof Requirement>;

/** What a step does in the register when it is done, in the same transaction: the case's accounts get a status. */
const Effect = z.strictObject({
  status: AccountStatus,
  /** Only accounts that have one of these; without it, all but the closed. */
  from: z.array(AccountStatus).min(1).optional(),
  /** The step's own answer that names the day; otherwise the day on which it was done. */
  on: Key.optional(),
  /** Only when a choice of the same step is one of these. */
  when: z.strictObject({ answer: Key, is: z.array(Key).min(1).max(30) }).optional(),
});
export type Effect = z.infer<typeof Effect>;

/** An answer of an earlier step, `step.question`, is one of these. */
const StepCondition = z.strictObject({
  answer: z.string().regex(/^[a-z][a-z0-9-]{0,39}\.[a-z][a-z0-9-]{0,39}$/),
  is: z.array(Key).min(1).max(30),
});

export const Step = z.strictObject({
  id: Key,
  title: Text,
  /** How it is done, and why. */
  help: Text.optional(),
  role: StepRole,
  due: Due.optional(),
  /** It is due sooner when a choice of an earlier step is one of these; the first that is so counts. */
  urgent: z
    .array(z.strictObject({ when: StepCondition, due: Due }))
    .min(1)
    .max(5)
    .optional(),
  /** A day that an earlier step answers with, `step.question`: before it the step is no work for anybody. */
  notBefore: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}\.[a-z][a-z0-9-]{0,39}$/)
    .optional(),
  /** When it happened is when it all became known: times from `opened` count from it where it is earlier. */
  startsClock: z.boolean().optional(),
  /** Steps that must be settled first. */
  after: z.array(Key).max(60).default([]),
  /** Gates that must be open when it is done. A step with a gate is never skipped. */
  gates: z.array(Key).max(10).default([]),
  requires: z.array(Requirement).max(40).default([]),
  /** What follows in the register when it is done. */
  effects: z.array(Effect).max(5).default([]),
  /** The case can end without it. */
  optional: z.boolean().default(false),
  /** It is a step of the case only when a choice of an earlier step is one of these; before that is answered it is. */
  when: StepCondition.optional(),
  /** Four eyes: somebody else than whoever did that step. */
  otherThan: Key.optional(),
  /** It is done account by account, and is not done before every account of the case is checked or not concerned. */
  perAccount: z.boolean().default(false),
});
export type Step = z.infer<typeof Step>;

/** A gate: a predicate that the rooms answer, never the workflow. */
const Gate = z.strictObject({
  id: Key,
  title: Text,
  /** What to say while it is shut: what is missing and what to do. */
  missing: Text,
});

/**
 * A way for a case to end. All that is not optional is done, and every gate of a step and of the outcome is open;
 * or, with `stops`, nothing has been done that a gate guards.
 */
export const Outcome = z.strictObject({
  id: Key,
  title: Text,
  stops: z.boolean().default(false),
  /** What followed in the register is taken back: the case came to nothing. */
  undoes: z.boolean().default(false),
  /** Gates of this outcome beside those of the steps. */
  gates: z.array(Key).max(10).default([]),
  /** Steps that a stopping outcome needs all the same: a no is a decision. */
  after: z.array(Key).max(60).default([]),
});
export type Outcome = z.infer<typeof Outcome>;

/** A workflow as a file says it. */
export const Workflow = z.strictObject({
  id: Key,
  /** Raised with every change: a case keeps the version that it began with. */
  version: z.int().min(1).max(9999),
  title: Text,
  summary: Text,
  /** Where the steps come from. */
  sources: z.array(Source).min(1).max(30),
  /** Roles that are handed over and never left empty, once somebody has them. */
  alwaysHeld: z.array(StepRole).max(10).default([]),
  gates: z.array(Gate).max(20).default([]),
  steps: z.array(Step).min(1).max(60),
  outcomes: z.array(Outcome).min(1).max(15),
});
export type Workflow = z.infer<typeof Workflow>;

/** A text of a local routine; English may be left out, and is then the Swedish. */
const LocalText = z
  .strictObject({ sv: Text.shape.sv, en: Text.shape.en.optional() })
  .transform(({ sv, en }) => ({ sv, en: en ?? sv }));

const LocalRequirement = z.strictObject({
  ...Requirement.shape,
  title: LocalText,
  proposal: LocalText.optional(),
  options: z
    .array(z.strictObject({ id: Key, title: LocalText }))
    .max(30)
    .default([]),
});

/** An administration's own routine: what it adds to and changes in a workflow. It has no words for taking anything away. */
export const Routine = z.strictObject({
  base: z.strictObject({ id: Key, version: Workflow.shape.version }),
  version: Workflow.shape.version,
  /** By which decision, or from which paper. */
  source: Source,
  add: z
    .array(
      z.strictObject({
        ...Step.shape,
        title: LocalText,
        help: LocalText.optional(),
        // What the register follows is the standard's to say.
        effects: z.array(Effect).max(0).default([]),
        requires: z.array(LocalRequirement).max(40).default([]),
        /** It stands after this step in the list, or first. */
        behind: Key.nullable(),
        /** Steps that wait for it. */
        before: z.array(Key).max(60).default([]),
      }),
    )
    .max(30)
    .default([]),
  change: z
    .array(
      z.strictObject({
        step: Key,
        title: LocalText.optional(),
        help: LocalText.optional(),
        role: StepRole.optional(),
        due: Due.nullable().optional(),
      }),
    )
    .max(60)
    .default([]),
  /** Every step, in the order of this administration. */
  order: z.array(Key).max(90).optional(),
});
export type Routine = z.infer<typeof Routine>;

/** A workflow as a case follows it: the standard one, or with a local routine. */
export const Edition = z.strictObject({
  ...Workflow.shape,
  steps: z.array(Step).min(1).max(90),
  local: z.strictObject({ version: Workflow.shape.version, source: Source }).nullable(),
});
export type Edition = z.infer<typeof Edition>;

const Reason = z.string().trim().min(1).max(2000);
/** The most that one question is answered with; signs. */
export const longestAnswer = 10_000;
const Values = z.record(Key, z.string().max(longestAnswer));
/** What the gates were when the event happened, as the rooms answered. */
const Facts = z.record(Key, z.boolean());
/** Accounts whose status followed the event, and what it was before; kept so that taking it back finds the way. */
const Changed = z.array(z.strictObject({ accountId: z.uuid(), from: AccountStatus, to: AccountStatus }));
export type Changed = z.infer<typeof Changed>;
/** Fields of accounts that were empty and that the case filled in; kept so that taking the step back finds them. */
const Filled = z.array(
  z.strictObject({
    accountId: z.uuid(),
    field: z.enum(['url', 'handle', 'purpose', 'targetGroup', 'benefit', 'note', 'goals']),
    value: z.string(),
  }),
);
export type Filled = z.infer<typeof Filled>;
const PersonId = z.uuid();

const done = {
  kind: z.literal('done'),
  step: Key,
  values: Values,
  /** Whose word it is, where a step that takes other eyes is entered by somebody else. */
  wordOf: z.uuid().optional(),
};
/** What was done or skipped is taken back. */
const reopened = { kind: z.literal('reopened'), step: Key, reason: Reason };
const resumed = { kind: z.literal('resumed'), reason: Reason };
const ended = { kind: z.literal('ended'), outcome: Key, reason: z.string().trim().max(2000) };

/** The ways in which somebody is tried to be reached; worded in `lost.contact.ways.<way>`. */
export const ContactWay = z.enum(['phone', 'mail', 'message', 'form', 'letter', 'in-person', 'other']);
export type ContactWay = z.infer<typeof ContactWay>;

/** An attempt at contact: how, to whom, and the answer; '' where none came. When it was is when the event happened. */
export const Contact = z.strictObject({
  way: ContactWay,
  to: z.string().trim().min(1).max(300),
  answer: z.string().trim().max(2000),
});
export type Contact = z.infer<typeof Contact>;

const noted = {
  kind: z.literal('noted'),
  text: z.string().trim().max(10_000),
  corrects: z.int().min(1).nullable(),
  /** The step that it is about: a line of that step's log. */
  step: Key.optional(),
  /** In a lost account's log of attempts: then the text is what was said, and may be empty. */
  contact: Contact.optional(),
};
const others = [
  z.strictObject({ kind: z.literal('skipped'), step: Key, reason: Reason, approverId: PersonId }),
  z.strictObject({ kind: z.literal('assigned'), role: StepRole, personId: PersonId.nullable() }),
  /** The diarienummer; empty: not diariefört after all. */
  z.strictObject({ kind: z.literal('registered'), dnr: z.string().trim().max(100) }),
  /** Another title. */
  z.strictObject({ kind: z.literal('titled'), title: Name }),
  /** A comment; one that corrects an earlier event says which. Nothing that was written is ever changed. */
  z.strictObject(noted).refine(({ text, contact }) => text !== '' || contact !== undefined),
  z.strictObject({
    kind: z.literal('linked'),
    what: z.enum(['account', 'person']),
    id: z.uuid(),
    removed: z.boolean(),
  }),
  /** Files that were added by mistake: they stay as they were kept, and are no longer what a step needs. */
  z.strictObject({ kind: z.literal('misfiled'), packId: z.uuid(), reason: Reason }),
  /** Work of a step that is done account by account, for some of the case's accounts. */
  z.strictObject({
    kind: z.literal('checked'),
    step: Key,
    accountIds: z.array(z.uuid()).min(1).max(2000),
    standing: z.enum(['done', 'not-needed', 'undone']),
  }),
] as const;

/** What somebody says happened in a case. What the gates were is never theirs to say. */
export const EventDraft = z.discriminatedUnion('kind', [
  z.strictObject(done),
  z.strictObject(reopened),
  z.strictObject(ended),
  z.strictObject(resumed),
  ...others,
]);
export type EventDraft = z.infer<typeof EventDraft>;

/** Why a pack of files is no longer kept: gallrad by a decision, or destroyed as suspected child-abuse material. */
export const GoneWhy = z.enum(['disposed', 'child-abuse']);
export type GoneWhy = z.infer<typeof GoneWhy>;

/** What a pack of files is: documentation of a post, or any other file of the case. */
export const PackKind = z.enum(['documentation', 'file']);
export type PackKind = z.infer<typeof PackKind>;

/** What a case was when it was opened: its title, and which edition of its workflow it follows, by the SHA-256 of that. */
const About = z.strictObject({
  title: Name,
  workflow: Key,
  version: Workflow.shape.version,
  edition: z.hash('sha256'),
});

/** What happened, as it is kept. */
export const EventBody = z.discriminatedUnion('kind', [
  /** A case from before its title and edition stood here says neither. */
  z.strictObject({ kind: z.literal('opened'), about: About.optional() }),
  /** What the app itself saw be done while the case went on, in the words of the room that says so; no caller does. */
  z.strictObject({ kind: z.literal('logged'), what: Key, values: Values }),
  /** Files were kept in the case. Only the room of files says so, and it names no content. */
  z.strictObject({
    kind: z.literal('filed'),
    packId: z.uuid(),
    what: PackKind,
    manifest: z.hash('sha256'),
    /** What somebody says that files show which the app took for a login page or an empty one. */
    anyway: z.string().min(1).max(300).optional(),
  }),
  /** Packs of files are gone, by which decision and protocol. */
  z.strictObject({
    kind: z.literal('unfiled'),
    packIds: z.array(z.uuid()).min(1).max(2000),
    why: GoneWhy,
    decision: z.string().max(1000),
    protocol: z.string().max(300),
  }),
  z.strictObject({
    ...done,
    facts: Facts,
    changed: Changed.optional(),
    filled: Filled.optional(),
    /** Who the delegation is for, where their substitute decided because they were away. */
    inPlaceOf: PersonId.optional(),
    /** Whose word the step is for, by its role, where another did it. */
    roleOf: PersonId.optional(),
  }),
  z.strictObject({ ...reopened, changed: Changed.optional() }),
  z.strictObject({ ...ended, facts: Facts, changed: Changed.optional() }),
  z.strictObject({ ...resumed, changed: Changed.optional() }),
  ...others,
]);
export type EventBody = z.infer<typeof EventBody>;

/** One event of a case. It is entered after it happened, and both times are kept. */
export const CaseEvent = z.strictObject({
  /** 1, 2, 3 … within the case. */
  sequence: z.int().min(1),
  at: Instant,
  happenedAt: Instant,
  personId: PersonId.nullable(),
  body: EventBody,
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** Why an event cannot be: the case stays as it was. */
export const EventFault = z.enum([
  'not-opened',
  'opened-already',
  'ended-already',
  'not-ended',
  'step-unknown',
  'step-settled',
  'step-not-settled',
  'step-not-needed',
  'step-waits',
  'gate-shut',
  'gate-never-skipped',
  'value-unknown',
  'value-missing',
  'value-wrong',
  'same-person',
  'word-not-asked',
  'approver-same',
  'role-empty',
  'event-unknown',
  'files-unknown',
  'outcome-unknown',
  'reason-missing',
  'steps-left',
  'work-behind-gate',
  'accounts-left',
  'account-unknown',
  'step-not-per-account',
]);
export type EventFault = z.infer<typeof EventFault>;

/** How a step stands: `waiting` for other steps, `ready`, `done`, `skipped`, or `not-needed` as the case turned out. */
const Standing = z.enum(['waiting', 'ready', 'done', 'skipped', 'not-needed']);

export const StepState = z.strictObject({
  id: Key,
  standing: Standing,
  /** When it was done or skipped. */
  at: Instant.nullable(),
  personId: PersonId.nullable(),
  /** Whose word it is, where another entered it. */
  wordOf: PersonId.nullable(),
  values: Values,
  reason: z.string(),
  approverId: PersonId.nullable(),
  /** Who was away, where whoever decided did so in their place. */
  inPlaceOf: PersonId.nullable(),
  /** The day it is due, and the instant where its time is counted in hours. */
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  /** The first day on which it can be done; `null` where it has none, or nobody has said it yet. */
  notBefore: Day.nullable(),
  waitsFor: z.array(Key),
});
export type StepState = z.infer<typeof StepState>;

/** An account that is checked, or not concerned, in a step that is done account by account. */
const Checked = z.strictObject({
  step: Key,
  accountId: z.uuid(),
  standing: z.enum(['done', 'not-needed']),
  at: Instant,
  personId: PersonId.nullable(),
});

/** What the app has seen be done, as its event says. */
export const Logged = z.strictObject({
  sequence: z.int(),
  at: Instant,
  personId: PersonId.nullable(),
  what: Key,
  values: Values,
});
export type Logged = z.infer<typeof Logged>;

/** That files were added by mistake: since when, who says so, and why. */
export const Misfiled = z.strictObject({ at: Instant, personId: PersonId.nullable(), reason: z.string() });
export type Misfiled = z.infer<typeof Misfiled>;

export const CaseState = z.strictObject({
  /** The time of knowledge: when it was opened for, or earlier where the step that starts the clock says so. */
  openedAt: Instant.nullable(),
  /** As its events say; `null` where none does. */
  title: Name.nullable(),
  steps: z.array(StepState),
  checks: z.array(Checked),
  logged: z.array(Logged),
  roles: z.partialRecord(StepRole, PersonId),
  dnr: z.string(),
  /** Files that the case has or had. */
  packs: z.array(
    z.strictObject({
      id: z.uuid(),
      what: PackKind,
      gone: GoneWhy.nullable(),
      /** Absent where nobody has said that they were. */
      misfiled: Misfiled.optional(),
    }),
  ),
  ended: z
    .strictObject({ outcome: Key, stops: z.boolean(), at: Instant, personId: PersonId.nullable(), reason: z.string() })
    .nullable(),
  /** Events that could not be, and changed nothing; a register that is whole has none. */
  refused: z.array(z.strictObject({ sequence: z.int(), fault: EventFault })),
});
export type CaseState = z.infer<typeof CaseState>;
