import type { Context, Db } from '../../foundation/context.ts';
import { openQuestionsOf, questionById, type QuestionRow, replaceQuestion } from './repository.ts';

/** A question that a handover gave to somebody, or dropped, to take that back. */
export interface HandedOverQuestion {
  id: string;
  holderBefore: string | null;
  receiverId: string | null;
  version: number;
}

/** The questions that wait and that somebody follows up, with what they are about. */
export async function questionTiesOf(db: Db, personId: string): Promise<QuestionRow[]> {
  return await openQuestionsOf(db, personId);
}

/** Gives a person's open questions to those who were chosen, or drops them with the reason, within a transaction. */
export async function handOverQuestions(
  db: Db,
  context: Context,
  personId: string,
  decided: ReadonlyMap<string, { receiverId: string | null; ending: string }>,
): Promise<HandedOverQuestion[]> {
  const handed: HandedOverQuestion[] = [];
  for (const question of await openQuestionsOf(db, personId)) {
    const decision = decided.get(question.id);
    if (decision === undefined) continue;
    const { receiverId, ending } = decision;
    const dropped = {
      state: 'dropped',
      answer: ending,
      settled_at: context.clock.now().toISOString(),
      settled_by: context.actor.personId,
    };
    await replaceQuestion(db, question.id, question.version, receiverId === null ? dropped : { holder_id: receiverId });
    handed.push({
      id: question.id,
      holderBefore: question.holder_id,
      receiverId,
      version: question.version + 1,
    });
  }
  return handed;
}

/** Questions of a handover that somebody has changed since. */
export async function questionsChangedSince(db: Db, handed: readonly HandedOverQuestion[]): Promise<QuestionRow[]> {
  const rows = await Promise.all(handed.map(({ id }) => questionById(db, id)));
  return rows.flatMap((row, index) => (row !== undefined && row.version !== handed[index]?.version ? [row] : []));
}

/** Gives questions back to the one they came from, within a transaction; what somebody has changed since is left. */
export async function takeBackQuestions(db: Db, handed: readonly HandedOverQuestion[]): Promise<void> {
  const opened = { state: 'open', answer: '', settled_at: null, settled_by: null };
  for (const { id, holderBefore, receiverId, version } of handed)
    await replaceQuestion(db, id, version, { holder_id: holderBefore, ...(receiverId === null && opened) });
}
