import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Rounds as they were frozen, the looks at them, tittställen, claims, questions sent on, and answer templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd, keyedTableEnd, byteOrderedText } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);
  const keyed = (name: string) => db.schema.createTable(name).modifyEnd(keyedTableEnd);

  await table('round')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('slot', 'integer', (c) => c.notNull())
    .addColumn('from_time', 'text', (c) => c.notNull())
    .addColumn('to_time', 'text', (c) => c.notNull())
    .addColumn('opens_at', 'text', (c) => c.notNull())
    .addColumn('closes_at', 'text', (c) => c.notNull())
    .addColumn('grace_until', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('decision', 'text', (c) => c.notNull())
    .addColumn('frozen_at', 'text', (c) => c.notNull())
    .addColumn('sealed_at', 'text')
    .execute();
  await db.schema.createIndex('round_day').unique().on('round').columns(['administration_id', 'day', 'slot']).execute();
  await sql`create index round_unsealed on round (day) where sealed_at is null`.execute(db);

  // Kept in the order of its key: a round is read whole, and a period is its rounds.
  await keyed('round_item')
    .addColumn('round_id', 'text', (c) => c.notNull().references('round.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('unit_id', 'text')
    .addColumn('place_id', 'text')
    .addColumn('assignee_id', 'text')
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('late', 'integer', (c) => c.notNull())
    .addColumn('backfilled', 'integer', (c) => c.notNull())
    .addColumn('look_id', 'text')
    .addPrimaryKeyConstraint('round_item_key', ['round_id', 'account_id'])
    .execute();

  await table('look')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('round_id', 'text', (c) => c.notNull().references('round.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('place_id', 'text')
    .addColumn('looked_at', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text', (c) => c.references('person.id'))
    .execute();
  await db.schema.createIndex('look_round').unique().on('look').columns(['round_id', 'number']).execute();
  await db.schema.createIndex('look_person').on('look').columns(['person_id', 'entered_at']).execute();

  await keyed('look_account')
    .addColumn('look_id', 'text', (c) => c.notNull().references('look.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('looked_at', 'text', (c) => c.notNull())
    .addColumn('standing', 'integer', (c) => c.notNull().check(sql`standing in (0, 1)`))
    .addPrimaryKeyConstraint('look_account_key', ['look_id', 'account_id'])
    .execute();
  await db.schema
    .createIndex('look_account_latest')
    .on('look_account')
    .columns(['account_id', 'standing', 'looked_at'])
    .execute();

  await keyed('round_claim')
    .addColumn('round_id', 'text', (c) => c.notNull().references('round.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('until', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('round_claim_key', ['round_id', 'account_id'])
    .execute();

  await table('watch_place')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'text')
    .execute();
  await db.schema.createIndex('watch_place_list').on('watch_place').column('administration_id').execute();
  // An account is looked at in one place.
  await table('watch_place_account')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
    .addColumn('place_id', 'text', (c) => c.notNull().references('watch_place.id'))
    .execute();
  await db.schema.createIndex('watch_place_accounts').on('watch_place_account').column('place_id').execute();

  await table('question')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('look_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('answer_by', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text', (c) => c.notNull())
    .addColumn('sent_by', 'text', (c) => c.references('person.id'))
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text', (c) => c.references('person.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('question_state').on('question').columns(['administration_id', 'state']).execute();
  await db.schema.createIndex('question_account').on('question').columns(['account_id', 'state']).execute();

  await table('answer_template')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('answer_template_list').on('answer_template').column('administration_id').execute();
}
