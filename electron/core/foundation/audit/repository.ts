import type { Db } from '../context.ts';

/** What the chain says of one row, latest first. */
export async function eventsAbout(db: Db, subjectKind: string, subjectId: string) {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('audit_detail', (join) =>
      join
        .onRef('audit_detail.device_id', '=', 'audit.device_id')
        .onRef('audit_detail.sequence', '=', 'audit.sequence'),
    )
    .leftJoin('person', 'person.id', 'audit.person_id')
    .select(['audit.at', 'audit.action', 'audit.os_account', 'audit_detail.details', 'person.name'])
    .where('audit.subject_kind', '=', subjectKind)
    .where('audit.subject_id', '=', subjectId)
    .orderBy('audit.at', 'desc')
    .orderBy('audit.sequence', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    action: row.action,
    osAccount: row.os_account,
    personName: row.name,
    details: row.details,
  }));
}
