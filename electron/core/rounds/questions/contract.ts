import { z } from 'zod';
import { Day, Id, Instant, Line, Name, Nothing, procedure, Prose, Version } from '../../foundation/contract.ts';

/** A question that somebody else must answer (M9): what, to whom, and by when. */
export const QuestionDraft = z.strictObject({
  text: Prose.min(1),
  /** Whom it is sent on to: a unit, a function, a name. */
  to: Name,
  /** Where it is mailed to, if it is mailed. */
  address: Line,
  answerBy: Day.nullable(),
});
export type QuestionDraft = z.infer<typeof QuestionDraft>;

/** `open` waits for an answer, `answered` has one, `dropped` needs none any more. */
export const QuestionState = z.enum(['open', 'answered', 'dropped']);
export type QuestionState = z.infer<typeof QuestionState>;

export const Question = z.strictObject({
  ...QuestionDraft.shape,
  id: Id,
  version: Version,
  administrationId: Id,
  accountId: Id,
  accountName: z.string(),
  platformName: z.string(),
  /** The account's own address, where the answer is to be given. */
  url: z.string(),
  state: QuestionState,
  isOverdue: z.boolean(),
  sentAt: Instant,
  /** Who sent it on, as shown to everybody. */
  sentBy: z.string(),
  /** Who follows it up, where that is another; empty else. */
  followedUpBy: z.string(),
  isMine: z.boolean(),
  settledAt: Instant.nullable(),
  /** What was answered, or why it was dropped. */
  answer: z.string(),
});
export type Question = z.infer<typeof Question>;

/** The question as text to copy, or to mail from the person's own mail program. */
const QuestionLetter = z.strictObject({ subject: z.string(), body: z.string(), mailto: z.string() });

/** The administration's own answer, to be copied and filled in. */
export const AnswerTemplate = z.strictObject({ id: Id, version: Version, name: Name, text: Prose.min(1) });
export type AnswerTemplate = z.infer<typeof AnswerTemplate>;

const TemplateDraft = AnswerTemplate.pick({ name: true, text: true });

export const questionsContract = {
  /** Open ones first by the day they are to be answered, then the latest settled. Searched in text, receiver and account. */
  list: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        states: z.array(QuestionState).default([]),
        text: z.string().max(200).default(''),
        accountId: Id.nullable().default(null),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ rows: z.array(Question), total: z.int() })),
  /** Sends a question on outside a round; within one it goes with the look (`rounds.record`). */
  send: procedure.input(z.strictObject({ accountId: Id, draft: QuestionDraft })).output(Question),
  update: procedure.input(z.strictObject({ id: Id, version: Version, draft: QuestionDraft })).output(Question),
  /** Settles a question with what was answered, or why it is dropped; `open` takes that back. */
  settle: procedure
    .input(z.strictObject({ id: Id, version: Version, state: QuestionState, answer: Prose }))
    .output(Question),
  letter: procedure
    .input(z.strictObject({ id: Id, language: z.enum(['sv', 'en']).default('sv') }))
    .output(QuestionLetter),
  /** Questions that wait, for Idag: overdue first. */
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(Question)),
  /** Templates whose name or text has every word, å ä ö as themselves; all in Swedish order for no text. */
  templates: procedure
    .input(z.strictObject({ administrationId: Id, text: z.string().max(200).default('') }))
    .output(z.array(AnswerTemplate)),
  createTemplate: procedure
    .input(z.strictObject({ administrationId: Id, draft: TemplateDraft }))
    .output(AnswerTemplate),
  updateTemplate: procedure
    .input(z.strictObject({ id: Id, version: Version, draft: TemplateDraft }))
    .output(AnswerTemplate),
  removeTemplate: procedure.input(z.strictObject({ id: Id, version: Version })).output(Nothing),
};
