import { type Kysely, sql } from 'kysely';

/** The fields that name people, as they were when this was written. */
const ofPeople = new Set([
  'responsible',
  'responsible-email',
  'responsible-phone',
  'deputy',
  'manager',
  'editors',
  'communicator',
  'planning',
  'publishing',
  'follow-up',
  'monitoring',
  'moderation',
]);

interface ReportRow {
  differs?: Array<{ field: string }>;
}

const withoutNames = (row: ReportRow) => ({
  ...row,
  responsible: '',
  furtherEditors: [],
  differs: (row.differs ?? []).map((one) =>
    ofPeople.has(one.field) ? { ...one, first: '', second: '', withheld: true } : one,
  ),
});

/** Takes the names out of the reports of lists that were read in before reports were kept without them; one at a time, for they may be large. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const runs = await sql<{ id: string }>`select id from import_run`.execute(db);
  for (const { id } of runs.rows) {
    const kept = await sql<{ report: string }>`select report from import_run where id = ${id}`.execute(db);
    const rows = JSON.parse(kept.rows[0]?.report ?? '[]') as ReportRow[];
    const report = JSON.stringify(rows.map(withoutNames));
    await sql`update import_run set report = ${report} where id = ${id}`.execute(db);
  }
}
