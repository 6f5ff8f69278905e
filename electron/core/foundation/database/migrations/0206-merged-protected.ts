import { type Kysely, sql } from 'kysely';

/**
 * Rows that were merged into somebody with skyddade personuppgifter are protected as theirs is, and are in its place in lists. And reports of
 * lists keep no address or number of anybody, as those that are written now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update person set protected_identity = 1,
      sort_key = (select kept.sort_key from person as kept where kept.id = person.same_as)
      where protected_identity = 0
        and same_as in (select kept.id from person as kept where kept.protected_identity = 1)`.execute(db);
  const runs = await sql<{ id: string }>`select id from import_run`.execute(db);
  for (const { id } of runs.rows) {
    const kept = await sql<{ report: string }>`select report from import_run where id = ${id}`.execute(db);
    const rows = JSON.parse(kept.rows[0]?.report ?? '[]') as Array<{ kept?: Record<string, string> }>;
    const report = JSON.stringify(rows.map((row) => ({ ...row, kept: withoutContacts(row.kept ?? {}) })));
    await sql`update import_run set report = ${report} where id = ${id}`.execute(db);
  }
}

const ofContacts = new Set(['responsible-email', 'responsible-phone']);
const ofPeople = new Set([
  'responsible',
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
const isContact = (text: string) =>
  /^[^\s<>;,"'()]+@[^\s<>;,"'()]+$/.test(text) || /^\+?\d[\d\s()/–-]{5,}\d$/.test(text);

/** A text that is more than an address or a number is the list's own words, and stays. */
const withoutContacts = (kept: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([field, text]) => {
      if (ofContacts.has(field)) return [];
      if (!ofPeople.has(field)) return [[field, text]];
      const rest = text.split(' · ').filter((part) => !isContact(part));
      return rest.length === 0 ? [] : [[field, rest.join(' · ')]];
    }),
  );
