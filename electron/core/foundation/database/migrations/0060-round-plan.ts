import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Plans of rounds as they were decided one after another, people who are away, and rounds that another takes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  // Only added to: what the plan said on a day that has passed never changes.
  await table('round_plan')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('plan', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .execute();
  await db.schema
    .createIndex('round_plan_sequence')
    .unique()
    .on('round_plan')
    .columns(['administration_id', 'sequence'])
    .execute();

  await table('absence')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('to_day', 'text', (c) => c.notNull().check(sql`to_day >= from_day`))
    .addColumn('substitute_id', 'text', (c) => c.references('person.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('absence_person').on('absence').columns(['person_id', 'to_day']).execute();

  await table('round_swap')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('slot', 'integer', (c) => c.notNull())
    .addColumn('from_person_id', 'text', (c) => c.references('person.id'))
    .addColumn('to_person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('round_swap_day').on('round_swap').columns(['administration_id', 'day']).execute();

  // How many rounds a day has stands in the plan from now on.
  const administrations = db as Kysely<{ administration: { id: string; settings: string } }>;
  for (const { id, settings } of await administrations
    .selectFrom('administration')
    .select(['id', 'settings'])
    .execute()) {
    const { roundsPerDay: _, roundsPerDayPedagogical: __, ...rest } = JSON.parse(settings) as Record<string, unknown>;
    await administrations
      .updateTable('administration')
      .set({ settings: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute();
  }
}
