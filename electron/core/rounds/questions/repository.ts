import { sql } from 'kysely';
import type { Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { likePattern } from '../../foundation/text/swedish.ts';
import type { QuestionState } from './contract.ts';

const questions = (db: Db) =>
  db
    .selectFrom('question')
    .innerJoin('account', 'account.id', 'question.account_id')
    .selectAll('question')
    .select(['account.name as account_name', 'account.platform_name', 'account.url', 'account.unit_id']);
export type QuestionRow = Row<'question'> & {
  account_name: string;
  platform_name: string;
  url: string;
  unit_id: string | null;
};

/** What a text must hold: every word of what was typed. */
const words = (typed: string) =>
  typed
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');

export async function questionById(db: Db, id: string): Promise<QuestionRow | undefined> {
  return await questions(db).where('question.id', '=', id).executeTakeFirst();
}

/** One page of questions: those that wait by the day they are to be answered, without a day last; then the settled, latest first. */
export async function listQuestions(
  db: Db,
  input: {
    administrationId: string;
    states: readonly QuestionState[];
    text: string;
    accountId: string | null;
    offset: number;
    limit: number;
  },
): Promise<{ rows: QuestionRow[]; total: number }> {
  let shown = questions(db).where('question.administration_id', '=', input.administrationId);
  if (input.states.length > 0) shown = shown.where('question.state', 'in', input.states);
  if (input.accountId !== null) shown = shown.where('question.account_id', '=', input.accountId);
  for (const word of words(input.text))
    shown = shown.where(
      sql<boolean>`(question.search_text like ${likePattern(word)} escape '\\' or account.search_text like ${likePattern(word)} escape '\\')`,
    );
  const rows = await shown
    .orderBy(sql`case when question.state = 'open' then 0 else 1 end`)
    .orderBy(sql`case when question.state = 'open' then coalesce(question.answer_by, '9999') else '' end`)
    .orderBy(sql`coalesce(question.settled_at, '')`, 'desc')
    .orderBy('question.sent_at')
    .orderBy('question.id')
    .offset(input.offset)
    .limit(input.limit)
    .execute();
  const { total } = await db
    .selectFrom(shown.as('shown'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}

/** The questions that wait and that a person follows up: sent on by them and given to nobody else, or given to them. */
export async function openQuestionsOf(db: Db, personId: string): Promise<QuestionRow[]> {
  return await questions(db)
    .where('question.state', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('question.holder_id', '=', personId),
        eb.and([eb('question.holder_id', 'is', null), eb('question.sent_by', '=', personId)]),
      ]),
    )
    .orderBy('question.sent_at')
    .orderBy('question.id')
    .execute();
}

export async function insertQuestionRow(db: Db, row: Row<'question'>): Promise<void> {
  await db.insertInto('question').values(row).execute();
}

/** Replaces a question if its version is still `seenVersion`; `false` when somebody was first. */
export async function replaceQuestion(
  db: Db,
  id: string,
  seenVersion: number,
  columns: Partial<Omit<Row<'question'>, 'id'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('question')
    .set({ ...columns, version: seenVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Questions that went on with a look that is taken back need no answer, unless they have one. */
export async function dropQuestionsOf(db: Db, lookId: string, at: string, personId: string | null): Promise<void> {
  await db
    .updateTable('question')
    .set((eb) => ({ state: 'dropped', settled_at: at, settled_by: personId, version: eb('version', '+', 1) }))
    .where('look_id', '=', lookId)
    .where('state', '=', 'open')
    .execute();
}

/** Templates of an administration that have every word, in Swedish order. */
export async function listTemplates(db: Db, administrationId: string, text: string) {
  let shown = db.selectFrom('answer_template').selectAll().where('administration_id', '=', administrationId);
  for (const word of words(text)) shown = shown.where(sql<boolean>`search_text like ${likePattern(word)} escape '\\'`);
  return await shown.orderBy('sort_key').orderBy('id').execute();
}

export async function insertTemplate(db: Db, row: Row<'answer_template'>): Promise<void> {
  await db.insertInto('answer_template').values(row).execute();
}

export async function templateById(db: Db, id: string): Promise<Row<'answer_template'> | undefined> {
  return await db.selectFrom('answer_template').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function replaceTemplate(db: Db, row: Row<'answer_template'>, seenVersion: number): Promise<boolean> {
  const { id, ...columns } = row;
  const result = await db
    .updateTable('answer_template')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function deleteTemplate(db: Db, id: string, seenVersion: number): Promise<boolean> {
  const result = await db
    .deleteFrom('answer_template')
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}
