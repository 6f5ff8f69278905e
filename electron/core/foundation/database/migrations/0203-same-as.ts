import { type Kysely, sql } from 'kysely';

/** Whom a row that was merged into another is now, from what the log says of the merges that stand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('same_as', 'text', (c) => c.references('person.id'))
    .execute();
  const { rows: events } = await sql<{ action: string; kept: string; details: string }>`
    select audit.action, audit.subject_id as kept, audit_detail.details from audit
      join audit_detail on audit_detail.device_id = audit.device_id and audit_detail.sequence = audit.sequence
      where audit.subject_kind = 'person' and audit.action in ('people-merged', 'people-merge-undone')
      order by audit.at, audit.device_id, audit.sequence`.execute(db);
  const sameAs = new Map<string, string>();
  for (const { action, kept, details } of events) {
    const { merged } = JSON.parse(details) as { merged?: string };
    if (merged === undefined) continue;
    sameAs.delete(action === 'people-merged' ? kept : merged);
    if (action === 'people-merged') sameAs.set(merged, kept);
  }
  for (const [merged, next] of sameAs) {
    let kept = next;
    for (let after = sameAs.get(kept); after !== undefined; after = sameAs.get(kept)) kept = after;
    // Whoever has been given back their days since is a person of their own.
    await sql`update person set same_as = ${kept} where id = ${merged} and leaves_on is not null`.execute(db);
  }
}
