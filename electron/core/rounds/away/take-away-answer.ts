import { recordEvents } from '../../foundation/audit/record-event.ts';
import { dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { settleRounds } from '../freeze-rounds.ts';
import { insertQuestion } from '../questions/send-question.ts';
import { writeLook } from '../record-look.ts';
import { readAnswer } from './answer.ts';
import type { AnswerPreview } from './contract.ts';
import { judgeAnswer, previewOf } from './judge-answer.ts';

/**
 * Records the looks of an answer that can be recorded, in one transaction, each with when it was made and as made by whom the list was made for.
 * The same answer once more records nothing.
 */
export async function takeAwayAnswer(
  context: Context,
  input: { administrationId: string; text: string; reason: string },
): Promise<AnswerPreview> {
  const { administrationId, reason } = input;
  const answer = readAnswer(input.text);
  // Whoever has an answer has done the round, also where nobody has opened it in the app.
  await settleRounds(context, administrationId, true);
  const preview = await context.db.transaction().execute(async (db) => {
    const judged = await judgeAnswer(db, context, administrationId, answer);
    const preview = previewOf(context, answer, judged);
    if (preview.needsReason && reason === '') throw new Refusal('reason-needed');
    const personId = judged.personId ?? context.actor.personId;
    for (const { row, round, placeId, parts } of judged.looks) {
      if (round === undefined) continue;
      const lookedAt = new Date(row.lookedAt);
      for (const { accountIds, replaces } of parts) {
        const look = await writeLook(db, context, round, {
          outcome: row.outcome,
          method: 'away',
          reason: row.reason,
          note: row.note === '' && dayOf(context.clock.now()) !== round.day ? reason : row.note,
          placeId,
          replaces,
          lookedAt,
          accountIds,
          personId,
        });
        const [only] = accountIds;
        if (row.question !== null && only !== undefined)
          await insertQuestion(db, context, only, row.question, look.id, { at: lookedAt, by: personId });
      }
    }
    if (preview.taken > 0)
      await recordEvents(db, context, [
        {
          action: 'away-answer-taken',
          subjectKind: 'administration',
          subjectId: administrationId,
          details: {
            day: answer.day,
            personId: judged.personId,
            looks: preview.rows.length,
            taken: preview.taken,
            check: answer.check,
          },
        },
      ]);
    return preview;
  });
  if (preview.taken > 0) context.announce({ room: 'rounds', ids: [administrationId] });
  return preview;
}
