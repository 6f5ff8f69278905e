import { type Kysely, sql } from 'kysely';

/** Who registered a gallringsbeslut, from what the log's chain says of it; none where nobody known did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('disposal_decision').addColumn('registered_by', 'text').execute();
  await sql`update disposal_decision set registered_by = (
    select max(audit.person_id) from audit
    where audit.action = 'disposal-decided' and audit.subject_kind = 'disposal-decision'
      and audit.subject_id = disposal_decision.id
  )`.execute(db);
}
