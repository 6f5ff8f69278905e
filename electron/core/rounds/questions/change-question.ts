import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import type { Question, QuestionDraft, QuestionState } from './contract.ts';
import { questionById, replaceQuestion } from './repository.ts';
import { questionSeen } from './see-questions.ts';
import { questionText } from './send-question.ts';

async function change(
  context: Context,
  id: string,
  version: number,
  action: string,
  columns: Partial<Omit<Row<'question'>, 'id'>>,
  details: Record<string, unknown>,
): Promise<Question> {
  const question = await context.db.transaction().execute(async (db) => {
    found(await questionById(db, id));
    if (!(await replaceQuestion(db, id, version, columns))) throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [{ action, subjectKind: 'question', subjectId: id, details }]);
    return await questionSeen(db, context, found(await questionById(db, id)));
  });
  context.announce({ room: 'rounds', ids: [id] });
  return question;
}

/** Changes what is asked, of whom, and by when. */
export async function updateQuestion(
  context: Context,
  id: string,
  version: number,
  draft: QuestionDraft,
): Promise<Question> {
  const columns = {
    text: draft.text,
    recipient: draft.to,
    address: draft.address,
    answer_by: draft.answerBy,
    search_text: questionText(draft),
  };
  return await change(context, id, version, 'question-changed', columns, { answerBy: draft.answerBy });
}

/** Settles a question, or opens it again. Refuses to drop one without saying why. */
export async function settleQuestion(
  context: Context,
  id: string,
  version: number,
  state: QuestionState,
  answer: string,
): Promise<Question> {
  if (state === 'dropped' && answer === '') throw new Refusal('reason-needed');
  const isOpen = state === 'open';
  const columns = {
    state,
    answer: isOpen ? '' : answer,
    settled_at: isOpen ? null : context.clock.now().toISOString(),
    settled_by: isOpen ? null : context.actor.personId,
  };
  return await change(context, id, version, 'question-settled', columns, { state });
}
