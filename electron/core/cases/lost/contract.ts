import { z } from 'zod';
import { Day, Id, Line, Name, Nothing, procedure, ReadyFile } from '../../foundation/contract.ts';
import { Text } from '../engine/contract.ts';

/** Where what is said of a platform comes from, and when somebody last held it against that. */
export const Checked = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        url: z.union([z.url({ protocol: /^https$/ }), z.literal('')]),
        /** The platform's own page; the others are second-hand. */
        own: z.boolean(),
      }),
    )
    .min(1),
  checkedOn: Day,
});
export type Checked = z.infer<typeof Checked>;

/** What `resources/recovery.yaml` says of a platform: how an account is claimed back there, from where, and when somebody last read it. */
export const RecoveryEntry = z.strictObject({
  /** Platform id of the catalogue; `other` is for every platform without an entry. */
  platform: z.string().min(1).max(40),
  steps: z.array(Text).min(1).max(12),
  /** What the platform is likely to want to see. */
  proof: z.array(Text).min(1).max(12),
  /** The platform's own page to begin from; '' where there is none to name. */
  start: z.union([z.url({ protocol: /^https$/ }), z.literal('')]),
  /** Office days after which an unanswered request is asked about again. */
  chaseAfter: z.int().min(1).max(60),
  ...Checked.shape,
});
export type RecoveryEntry = z.infer<typeof RecoveryEntry>;

/** The ways back for the accounts of a case on one platform. */
export const WayBack = z.strictObject({
  ...RecoveryEntry.shape,
  platformName: z.string(),
  accounts: z.array(z.string()),
  /** No source is the platform's own, or nobody has read them for half a year. */
  isUnsure: z.boolean(),
});
export type WayBack = z.infer<typeof WayBack>;

/** Something asked of a platform, and how long it has waited. */
export const PlatformRequest = z.strictObject({
  /** The entry in the case; 0 is the request of the case's own step. */
  sequence: z.int().min(0),
  to: z.string(),
  sentOn: Day,
  reference: Line,
  note: Line,
  /** The day after which it is asked about again. */
  askAgainOn: Day,
  /** Days from when it was sent until the answer, or until today. */
  waitedDays: z.int().min(0),
  /** Unanswered, and the day to ask again has passed. */
  isLate: z.boolean(),
  answeredOn: Day.nullable(),
  answer: z.string(),
});
export type PlatformRequest = z.infer<typeof PlatformRequest>;

/** A request that a platform has not answered in time, for Idag. */
export const RequestDue = z.strictObject({
  caseId: Id,
  /** KV-134. */
  number: z.string(),
  title: z.string(),
  to: z.string(),
  sentOn: Day,
  askAgainOn: Day,
  waitedDays: z.int(),
});
export type RequestDue = z.infer<typeof RequestDue>;

/** What is entered in a case of a lost account beside its steps; worded in `lost.log.<what>`. */
export const LostDeed = z.enum(['request-sent', 'request-answered', 'dossier-made']);
export type LostDeed = z.infer<typeof LostDeed>;

const Language = z.enum(['sv', 'en']);

export const lostContract = {
  /** One for each platform of the case's accounts. */
  waysBack: procedure.input(z.strictObject({ id: Id })).output(z.array(WayBack)),
  /** In the order they were sent. */
  requests: procedure
    .input(z.strictObject({ id: Id, language: Language.default('sv') }))
    .output(z.array(PlatformRequest)),
  /** Unanswered requests whose day to ask again is today or has passed, of the open cases; the longest waiting first. */
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(RequestDue)),
  /** Another request, or a reminder, after the first, which is a step with its gates. */
  noteRequest: procedure
    .input(z.strictObject({ id: Id, platform: z.string().min(1).max(40), sentOn: Day, reference: Line, note: Line }))
    .output(Nothing),
  noteAnswer: procedure
    .input(z.strictObject({ id: Id, sequence: z.int().min(1), answeredOn: Day, answer: Name }))
    .output(Nothing),
  /** The dossier, and after a yes one letter a platform: each as a document to write in and as a tagged PDF. */
  dossier: procedure
    .input(z.strictObject({ id: Id, language: Language.default('sv'), letterLanguage: Language.default('en') }))
    .output(z.array(ReadyFile)),
};
