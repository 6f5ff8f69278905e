import type { Db } from '../foundation/context.ts';
import type { NamingTable } from '../foundation/database/moved-rows.ts';

/** What a merge writes in the rounds' tables, to take it back; who has what open in a round ends by itself. */
export const roundTables: readonly NamingTable[] = [
  { table: 'look', key: ['id'], columns: ['round_id', 'person_id', 'undone_by'], persons: ['person_id', 'undone_by'] },
  { table: 'round_item', key: ['round_id', 'account_id'], columns: ['assignee_id'], persons: ['assignee_id'] },
  {
    table: 'absence',
    key: ['id'],
    columns: ['person_id', 'substitute_id', 'named_by'],
    persons: ['person_id', 'substitute_id', 'named_by'],
  },
  {
    table: 'round_swap',
    key: ['id'],
    columns: ['administration_id', 'day', 'slot', 'from_person_id', 'to_person_id', 'created_at', 'account_ids'],
    persons: ['from_person_id', 'to_person_id'],
    isWhole: true,
  },
  {
    table: 'question',
    key: ['id'],
    columns: ['sent_by', 'settled_by', 'holder_id'],
    persons: ['sent_by', 'settled_by', 'holder_id'],
  },
];

/** Has rounds taken into the chain anew, since something of theirs is another's. */
export async function unseal(db: Db, roundIds: readonly string[]): Promise<void> {
  for (let start = 0; start < roundIds.length; start += 1000)
    await db
      .updateTable('round')
      .set({ sealed_at: null })
      .where('id', 'in', roundIds.slice(start, start + 1000))
      .execute();
}

/** Gives the looks of one person to another, and the open items of rounds that are not over. */
export async function moveLooks(db: Db, from: string, to: string): Promise<void> {
  await db
    .updateTable('round')
    .set({ sealed_at: null })
    .where('id', 'in', (eb) => eb.selectFrom('look').select('round_id').where('person_id', '=', from))
    .execute();
  await db.updateTable('look').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('look').set({ undone_by: to }).where('undone_by', '=', from).execute();
  await db
    .updateTable('round_item')
    .set({ assignee_id: to })
    .where('assignee_id', '=', from)
    // What has been sealed was assigned to whom the plan said then.
    .where('round_id', 'in', (eb) => eb.selectFrom('round').select('id').where('sealed_at', 'is', null))
    .execute();
  await db.updateTable('round_claim').set({ person_id: to }).where('person_id', '=', from).execute();
}

/** Gives one person's absences, substitutions, swaps and questions to another; what would be with oneself ends. */
export async function moveOffice(db: Db, from: string, to: string): Promise<void> {
  await db.updateTable('absence').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('absence').set({ substitute_id: to }).where('substitute_id', '=', from).execute();
  await db.updateTable('absence').set({ named_by: to }).where('named_by', '=', from).execute();
  await db.updateTable('absence').set({ substitute_id: null }).whereRef('substitute_id', '=', 'person_id').execute();
  await db.updateTable('round_swap').set({ from_person_id: to }).where('from_person_id', '=', from).execute();
  await db.updateTable('round_swap').set({ to_person_id: to }).where('to_person_id', '=', from).execute();
  await db.deleteFrom('round_swap').whereRef('from_person_id', '=', 'to_person_id').execute();
  await db.updateTable('question').set({ sent_by: to }).where('sent_by', '=', from).execute();
  await db.updateTable('question').set({ settled_by: to }).where('settled_by', '=', from).execute();
  await db.updateTable('question').set({ holder_id: to }).where('holder_id', '=', from).execute();
}
