import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** Files of cases by what their packs say of them (the bytes lie in the data folder), and the administration's gallringsbeslut. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd, keyedTableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  await table('evidence_pack')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'))
    .addColumn('what', 'text', (c) => c.notNull().check(sql`what in ('documentation', 'file')`))
    // Empty when the pack is gone: what is left is that it was there, and when.
    .addColumn('manifest', 'text', (c) => c.notNull())
    .addColumn('manifest_sha256', 'text', (c) => c.notNull())
    .addColumn('kept_at', 'text', (c) => c.notNull())
    .addColumn('gone_at', 'text')
    .addColumn('gone_why', 'text', (c) => c.check(sql`gone_why in ('disposed', 'child-abuse')`))
    .addCheckConstraint('evidence_pack_gone', sql`(gone_at is null) = (gone_why is null)`)
    .execute();
  await db.schema.createIndex('evidence_pack_case').on('evidence_pack').column('case_id').execute();

  await db.schema
    .createTable('evidence_part')
    .modifyEnd(keyedTableEnd)
    .addColumn('pack_id', 'text', (c) => c.notNull().references('evidence_pack.id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('evidence_part_key', ['pack_id', 'place'])
    .execute();
  await db.schema.createIndex('evidence_part_sha256').on('evidence_part').column('sha256').execute();

  // Cases where suspected child-abuse material was found: no file is kept in them again.
  await table('evidence_stop')
    .addColumn('case_id', 'text', (c) => c.primaryKey().references('cases.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();

  await table('disposal_decision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().references('administration.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('dnr', 'text', (c) => c.notNull())
    .addColumn('decided_on', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('months', 'integer', (c) => c.notNull().check(sql`months >= 0`))
    .addColumn('from_on', 'text', (c) => c.notNull())
    .addColumn('to_on', 'text', (c) => c.check(sql`to_on >= from_on`))
    .execute();
  await db.schema.createIndex('disposal_decision_list').on('disposal_decision').column('administration_id').execute();
}
