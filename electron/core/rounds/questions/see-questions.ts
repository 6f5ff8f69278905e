import { dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { namesIn, type Names } from '../see-items.ts';
import type { Question, QuestionState } from './contract.ts';
import type { QuestionRow } from './repository.ts';

function toQuestion(context: Context, row: QuestionRow, names: Names): Question {
  const today = dayOf(context.clock.now());
  const holder = row.holder_id ?? row.sent_by;
  return {
    id: row.id,
    version: row.version,
    administrationId: row.administration_id,
    accountId: row.account_id,
    accountName: row.account_name,
    platformName: row.platform_name,
    url: row.url,
    text: row.text,
    to: row.recipient,
    address: row.address,
    answerBy: row.answer_by,
    state: row.state as QuestionState,
    isOverdue: row.state === 'open' && row.answer_by !== null && row.answer_by < today,
    sentAt: row.sent_at,
    sentBy: row.sent_by === null ? '' : (names.get(row.sent_by)?.name ?? ''),
    followedUpBy: holder === row.sent_by || holder === null ? '' : (names.get(holder)?.name ?? ''),
    isMine: holder !== null && holder === context.actor.personId,
    settledAt: row.settled_at,
    answer: row.answer,
  };
}

/** Questions of one administration as they are shown. */
export async function questionsSeen(db: Db, context: Context, rows: readonly QuestionRow[]): Promise<Question[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const names = await namesIn(db, context, first.administration_id);
  return rows.map((row) => toQuestion(context, row, names));
}

/** One question as it is shown. */
export async function questionSeen(db: Db, context: Context, row: QuestionRow): Promise<Question> {
  return toQuestion(context, row, await namesIn(db, context, row.administration_id));
}
