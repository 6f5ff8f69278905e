import { accountToChange } from '../../accounts/account-to-change.ts';
import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { searchText } from '../../foundation/text/swedish.ts';
import type { Question, QuestionDraft } from './contract.ts';
import { insertQuestionRow, questionById } from './repository.ts';
import { questionSeen } from './see-questions.ts';

/** What a question is searched in, besides its account. */
export const questionText = (draft: QuestionDraft): string => searchText(draft.text, draft.to, draft.address);

/** Writes a question down within an open transaction, with the look that it was found in, and with who sent it on and when if that was not just now. Returns its id. */
export async function insertQuestion(
  db: Db,
  context: Context,
  accountId: string,
  draft: QuestionDraft,
  lookId: string | null,
  sent: { at: Date; by: string | null } = { at: context.clock.now(), by: context.actor.personId },
): Promise<string> {
  const { draft: account } = await accountToChange(db, accountId);
  const id = context.ids.next();
  await insertQuestionRow(db, {
    id,
    administration_id: account.administrationId,
    account_id: accountId,
    look_id: lookId,
    text: draft.text,
    recipient: draft.to,
    address: draft.address,
    answer_by: draft.answerBy,
    state: 'open',
    answer: '',
    search_text: questionText(draft),
    sent_at: sent.at.toISOString(),
    sent_by: sent.by,
    settled_at: null,
    settled_by: null,
    version: 1,
    holder_id: null,
  });
  // The log says that something was sent on and when it is to be answered; what people asked stays in the question.
  await recordEvents(db, context, [
    {
      action: 'question-sent-on',
      subjectKind: 'question',
      subjectId: id,
      details: { account: accountId, answerBy: draft.answerBy },
    },
  ]);
  return id;
}

/** Sends a question on outside a round. */
export async function sendQuestion(context: Context, accountId: string, draft: QuestionDraft): Promise<Question> {
  const question = await context.db.transaction().execute(async (db) => {
    const id = await insertQuestion(db, context, accountId, draft, null);
    return await questionSeen(db, context, found(await questionById(db, id)));
  });
  context.announce({ room: 'rounds', ids: [question.id] });
  return question;
}
