import { z } from 'zod';
import { Day, Id, Instant, Line, procedure } from '../../foundation/contract.ts';
import { ReadyFile } from '../../inventory/contract.ts';
import { LookOutcome, LookPart, NotPossibleReason } from '../contract.ts';
import { QuestionDraft } from '../questions/contract.ts';

/** How far ahead a list can be taken along; days. */
export const furthestAhead = 7;

/** Which list: of a day, of one round or of all that are not over, what is mine or everything. */
const ListChoice = {
  administrationId: Id,
  day: Day.nullable().default(null),
  slot: z.int().min(1).nullable().default(null),
  whose: z.enum(['mine', 'all']),
} as const;

/** An account on the list: what is needed to look at it, and nothing about people or logins. */
export const AwayAccount = z.strictObject({
  /** Eight characters that stand for the account in the answer. */
  code: z.string(),
  name: z.string(),
  platformName: z.string(),
  unitName: z.string(),
  url: z.string(),
  handle: z.string(),
  /** What a look includes. */
  parts: z.array(LookPart),
});
export type AwayAccount = z.infer<typeof AwayAccount>;

/** Accounts by name, those with the same name also by platform. */
export function namesOf(accounts: ReadonlyArray<Pick<AwayAccount, 'name' | 'platformName'>>): string[] {
  return accounts.map(({ name, platformName }) =>
    accounts.filter((other) => other.name === name).length > 1 ? `${name} (${platformName})` : name,
  );
}

/** A step of the list as of the queue: an account, or a tittställe where one look covers several. */
const AwayStep = z.strictObject({
  /** The code stands for the tittställe in the answer; `null` for an account by itself. */
  place: z.strictObject({ code: z.string(), name: z.string(), url: z.string() }).nullable(),
  accounts: z.array(AwayAccount),
});
export type AwayStep = z.infer<typeof AwayStep>;

/** The list to take along, on paper or on the phone: what waits in the rounds of a day that are not over. */
export const AwayList = z.strictObject({
  /** Eight characters that stand for the administration in the answer. */
  code: z.string(),
  administrationName: z.string(),
  day: Day,
  madeAt: Instant,
  /** Whom it is made for, and the code that stands for that person in the answer; empty where nobody has introduced themselves. */
  madeFor: z.string(),
  personCode: z.string(),
  rounds: z.array(
    z.strictObject({
      slot: z.int(),
      /** Stockholm time, `HH:MM`. */
      from: z.string(),
      to: z.string(),
      opensAt: Instant,
      steps: z.array(AwayStep),
    }),
  ),
  /** Accounts on a list of mine that are not mine, but somebody else’s or nobody’s: they come along because a look at a tittställe of mine covers them. Each counts once a round. */
  others: z.int(),
  /** The rounds of the day that are not over, also those that were not asked for. */
  slots: z.array(z.int()),
});
export type AwayList = z.infer<typeof AwayList>;

/** What becomes of one row of an answer. */
export const AnswerFate = z.enum([
  /** It is recorded. */
  'taken',
  /** The same look has been taken in before. */
  'taken-already',
  /** Somebody has looked at the account in this round. */
  'looked-already',
  /** Somebody has it open in another window right now. */
  'open-elsewhere',
  /** The same account stands twice in the answer. */
  'twice',
  'unknown-account',
  /** The account is not, or no longer, in the queue of that round. */
  'not-in-round',
  'no-round',
  /** The round of the answer has not begun. */
  'not-begun',
  'in-future',
  'before-window',
  'other-day',
]);
export type AnswerFate = z.infer<typeof AnswerFate>;

const AnswerRow = z.strictObject({
  slot: z.int(),
  /** The register's name of the account or the tittställe; of an unknown one what the answer calls it. */
  name: z.string(),
  platformName: z.string(),
  /** Names of the accounts that a look at a tittställe is recorded for; empty for an account. */
  covers: z.array(z.string()),
  outcome: LookOutcome,
  reason: NotPossibleReason,
  note: z.string(),
  question: QuestionDraft.nullable(),
  lookedAt: Instant,
  fate: AnswerFate,
  /** When the look was made that stands there already. */
  standsSince: Instant.nullable(),
  /** When the round begins, where it has not. */
  beginsAt: Instant.nullable(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** An answer row by row, before anything of it is recorded. */
export const AnswerPreview = z.strictObject({
  day: Day,
  /** Who looked. */
  by: z.string(),
  isMine: z.boolean(),
  rows: z.array(AnswerRow),
  /** Accounts that get a look of it. */
  taken: z.int(),
  /** It is of an earlier day, and rows without a note of their own need a word on why they are entered now. */
  needsReason: z.boolean(),
});
export type AnswerPreview = z.infer<typeof AnswerPreview>;

/** The answer as it was pasted, with whatever the mail has put around it. */
const AnswerText = z.string().max(200_000);

export const awayContract = {
  /** What waits in the rounds of a day, for paper. */
  list: procedure.input(z.strictObject(ListChoice)).output(AwayList),
  /** The same as one file for the phone. */
  file: procedure
    .input(z.strictObject({ ...ListChoice, language: z.enum(['sv', 'en']).default('sv') }))
    .output(ReadyFile),
  /** Reads an answer and says what would become of each row; records nothing. Refuses a text that is cut off or changed. */
  read: procedure.input(z.strictObject({ administrationId: Id, text: AnswerText })).output(AnswerPreview),
  /** Records the rows that can be, in one transaction; a row that is there already is not recorded again. */
  take: procedure
    .input(z.strictObject({ administrationId: Id, text: AnswerText, reason: Line.default('') }))
    .output(AnswerPreview),
};
