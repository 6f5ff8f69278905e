import { z } from 'zod';
import {
  Day,
  Id,
  Instant,
  Line,
  Name,
  Nothing,
  procedure,
  Prose,
  ReadyFile,
  Version,
} from '../../foundation/contract.ts';
import { Key } from '../engine/contract.ts';

/** When a prepared text is used. */
export const TextUse = z.enum(['first', 'update', 'channels', 'internal', 'press', 'closing']);
export type TextUse = z.infer<typeof TextUse>;

/** A channel of the crisis plan; the first in the list is the one that is kept when resources do not suffice for more. */
const CrisisChannel = z.strictObject({
  id: Key,
  name: Name,
  /** The account in the register, where it is one. */
  accountId: Id.nullable(),
  /** When somebody answers there, in words that can be published. */
  hours: Line,
  /** Who publishes there, and how to get in without the vault. */
  note: Line,
});

/** A text made before it is needed. `[plats]` is a gap; a text with a gap left cannot be copied. */
export const CrisisText = z.strictObject({ id: Key, use: TextUse, name: Name, text: Prose.min(1) });
export type CrisisText = z.infer<typeof CrisisText>;

/** Somebody to call. The list lies outside the vault, so that it can be read when the vault cannot be opened. */
const CrisisPhone = z.strictObject({
  id: Key,
  /** What they are called for. */
  duty: Name,
  name: Line,
  number: Line,
  otherWay: Line,
  /** The day somebody last got through; `null`: never tried. */
  triedOn: Day.nullable(),
});

/** What an administration has prepared (krisplan för kanalerna). */
export const CrisisPlan = z.strictObject({
  channels: z.array(CrisisChannel).max(60),
  texts: z.array(CrisisText).max(80),
  phones: z.array(CrisisPhone).max(60),
  /** Minutes between updates, as a crisis begins with. */
  updateMinutes: z.int().min(10).max(1440),
});
export type CrisisPlan = z.infer<typeof CrisisPlan>;

/** The prepared plan; version 0 is what comes with the app, before the administration has decided its own. */
export const CrisisPlanSeen = z.strictObject({ version: z.int().min(0), plan: CrisisPlan });
export type CrisisPlanSeen = z.infer<typeof CrisisPlanSeen>;

/** A crisis that is going on, for the frame of every page. */
export const CurrentCrisis = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  openedAt: Instant,
  /** Who leads, as shown to everybody. */
  lead: z.string(),
  /** Minutes between updates, and when the next is due. */
  updateMinutes: z.int(),
  nextUpdateAt: Instant,
});
export type CurrentCrisis = z.infer<typeof CurrentCrisis>;

/** Something to do after a crisis: whose, by when. It stays on Idag until it is done. */
export const CaseAction = z.strictObject({
  id: Id,
  version: Version,
  caseId: Id,
  /** KV-134. */
  number: z.string(),
  text: Name,
  personId: Id,
  personName: z.string(),
  dueOn: Day,
  doneAt: Instant.nullable(),
  /** What came of it. */
  outcome: Line,
  isMine: z.boolean(),
});
export type CaseAction = z.infer<typeof CaseAction>;

/** What the app sees be done in a crisis; worded in `crisis.log.<what>`. */
export const CrisisDeed = z.enum([
  'interval-set',
  'update-told',
  'update-snoozed',
  'text-copied',
  'rounds-added',
  'rounds-ended',
  'login-opened',
  'opening-reviewed',
  'action-added',
  'action-done',
  'action-given',
  'report-made',
]);
export type CrisisDeed = z.infer<typeof CrisisDeed>;

const Minutes = z.int().min(10).max(1440);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);

export const crisisContract = {
  /** The crisis that is going on in an administration, the latest; `null` when it is everyday. */
  current: procedure.input(z.strictObject({ administrationId: Id })).output(CurrentCrisis.nullable()),
  plan: procedure
    .input(z.strictObject({ administrationId: Id, language: z.enum(['sv', 'en']).default('sv') }))
    .output(CrisisPlanSeen),
  /** `version` is the one that was seen, 0 for what came with the app. */
  savePlan: procedure
    .input(z.strictObject({ administrationId: Id, version: z.int().min(0), plan: CrisisPlan }))
    .output(CrisisPlanSeen),
  /** Opens the case with every watched account and its checklist; whoever starts leads until it is handed over. Refused while one is going on. */
  start: procedure
    .input(z.strictObject({ administrationId: Id, title: Name, language: z.enum(['sv', 'en']).default('sv') }))
    .output(z.strictObject({ id: Id })),
  /** Enters that a text was taken, and for which channel; refuses one with gaps left. */
  noteCopy: procedure.input(z.strictObject({ id: Id, name: Name, channel: Line, text: Prose.min(1) })).output(Nothing),
  /** An update that is published; the timer starts again from when it was. */
  noteUpdate: procedure
    .input(z.strictObject({ id: Id, channels: Name, text: Prose, happenedAt: Instant.nullable() }))
    .output(Nothing),
  /** Puts the next update off; never without a reason. */
  snooze: procedure.input(z.strictObject({ id: Id, minutes: z.int().min(5).max(240), reason: Name })).output(Nothing),
  setInterval: procedure.input(z.strictObject({ id: Id, minutes: Minutes, reason: Name })).output(Nothing),
  /** Rounds more often in the rest of a day, in the time that other rounds leave free. They are extra rounds, with a named decision. */
  addRounds: procedure
    .input(
      z.strictObject({
        id: Id,
        day: Day,
        from: TimeOfDay,
        to: TimeOfDay,
        everyMinutes: z.int().min(15).max(240),
        decision: Name,
        decidedBy: Name,
      }),
    )
    .output(z.strictObject({ windows: z.array(z.strictObject({ from: TimeOfDay, to: TimeOfDay })) })),
  /** Somebody else looks at an opening of a login outside own duty, and says what they found. */
  reviewOpening: procedure.input(z.strictObject({ id: Id, sequence: z.int().min(1), note: Name })).output(Nothing),
  actions: procedure.input(z.strictObject({ id: Id })).output(z.array(CaseAction)),
  /** Actions that are not done, whichever case they are from, for Idag: the earliest first. */
  actionsDue: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(CaseAction)),
  addAction: procedure.input(z.strictObject({ id: Id, text: Name, personId: Id, dueOn: Day })).output(CaseAction),
  settleAction: procedure.input(z.strictObject({ id: Id, version: Version, outcome: Name })).output(CaseAction),
  /** The report as a file that no earlier one has the name of, so that what somebody has written in an earlier one stays. */
  report: procedure
    .input(
      z.strictObject({
        id: Id,
        format: z.enum(['docx', 'pdf', 'csv']),
        language: z.enum(['sv', 'en']).default('sv'),
      }),
    )
    .output(ReadyFile),
};
