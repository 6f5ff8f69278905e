import type { Context } from '../../foundation/context.ts';
import { settleRounds } from '../freeze-rounds.ts';
import { readAnswer } from './answer.ts';
import type { AnswerPreview } from './contract.ts';
import { judgeAnswer, previewOf } from './judge-answer.ts';

/** Reads an answer and says what would become of each row; no look is recorded. */
export async function readAwayAnswer(
  context: Context,
  input: { administrationId: string; text: string },
): Promise<AnswerPreview> {
  const answer = readAnswer(input.text);
  // Whoever has an answer has done the round, also where nobody has opened it in the app.
  await settleRounds(context, input.administrationId, true);
  return previewOf(context, answer, await judgeAnswer(context.db, context, input.administrationId, answer));
}
