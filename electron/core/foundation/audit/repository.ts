import type { Db } from '../context.ts';
import type { Head } from './chain.ts';

/** Every event of the chain with its own details, `null` where they have been gallrade; whoever asks says which. */
export const eventsWithDetails = (db: Db) =>
  db
    .selectFrom('audit')
    .leftJoin('audit_detail', (join) =>
      join
        .onRef('audit_detail.device_id', '=', 'audit.device_id')
        .onRef('audit_detail.sequence', '=', 'audit.sequence'),
    );

/** What the chain says of one row, latest first. */
export async function eventsAbout(db: Db, subjectKind: string, subjectId: string) {
  const rows = await eventsWithDetails(db)
    .leftJoin('person', 'person.id', 'audit.person_id')
    .select(['audit.at', 'audit.action', 'audit.os_account', 'audit_detail.details'])
    .select(['person.name', 'person.title', 'person.protected_identity'])
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
    // By title with skyddade personuppgifter, as everywhere outside Personer.
    personName: row.protected_identity === 1 ? row.title : row.name,
    details: row.details,
  }));
}

/** The last link of a device's chain; `undefined` when it has none. */
export async function lastLink(db: Db, deviceId: string): Promise<Head | undefined> {
  return await db
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .where('device_id', '=', deviceId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The link at a place in a device's chain. */
export async function linkAt(db: Db, deviceId: string, sequence: number): Promise<Head | undefined> {
  return await db
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .where('device_id', '=', deviceId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
}

/** Puts a signature on a link; the only thing about a link that is ever set afterwards. */
export async function setSignature(db: Db, deviceId: string, sequence: number, signature: string): Promise<void> {
  await db
    .updateTable('audit')
    .set({ signature })
    .where('device_id', '=', deviceId)
    .where('sequence', '=', sequence)
    .execute();
}

/** The public key that a device signs with now. */
export async function signingKeyOf(db: Db, deviceId: string): Promise<string | null> {
  const row = await db.selectFrom('device').select('signing_key').where('id', '=', deviceId).executeTakeFirst();
  return row?.signing_key ?? null;
}

export async function setSigningKey(db: Db, deviceId: string, publicKey: string): Promise<void> {
  await db.updateTable('device').set({ signing_key: publicKey }).where('id', '=', deviceId).execute();
}

/** The public keys of every device that the register knows. */
export async function signingKeys(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('device').select('signing_key').execute();
  return rows.flatMap(({ signing_key }) => signing_key ?? []);
}
