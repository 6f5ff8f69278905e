import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';
import type { Ids } from '../foundation/ports.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { NewRow, Row } from '../foundation/database/schema.ts';
import { accountsOfRole } from './repository.ts';
import { useActions } from './use-actions.ts';

/** What the chain says when a credential is made or gets its next version. */
export const saved = 'credential-saved';
/** What the chain says when a credential is destroyed. */
export const removal = 'credential-removed';
/** Later than every version: a login that was removed and is back in the database was put there. */
export const removedForGood = Number.POSITIVE_INFINITY;

/** A second factor that the vault holds. */
export type Factor = 'totp' | 'recovery-codes';

/** Uses after which a person may know the secret. */
const openings: readonly string[] = [
  useActions.reveal,
  useActions.copy,
  useActions.fill,
  useActions.export,
  useActions['break-glass'],
];
export const isOpening = (action: string): boolean => openings.includes(action);

/** Says who can open a credential from now on: new devices begin, those that are gone end. */
export async function setReach(
  db: Db,
  credentialId: string,
  devices: ReadonlyArray<{ fingerprint: string; personId: string }>,
  at: string,
  ids: Ids,
): Promise<void> {
  const open = await db
    .selectFrom('vault_reach')
    .select(['id', 'device'])
    .where('credential_id', '=', credentialId)
    .where('until_at', 'is', null)
    .execute();
  const wanted = new Set(devices.map(({ fingerprint }) => fingerprint));
  const gone = open.filter(({ device }) => !wanted.has(device)).map(({ id }) => id);
  if (gone.length > 0) await db.updateTable('vault_reach').set({ until_at: at }).where('id', 'in', gone).execute();
  const there = new Set(open.map(({ device }) => device));
  await insertRows(
    db,
    'vault_reach',
    devices
      .filter(({ fingerprint }) => !there.has(fingerprint))
      .map(({ fingerprint, personId }) => ({
        id: ids.next(),
        credential_id: credentialId,
        device: fingerprint,
        person_id: personId,
        from_at: at,
        until_at: null,
      })),
  );
}

/**
 * Says that a device got credentials once, in a file: what was secret then counts as reachable by it until the password is next set.
 * The row is closed at once, for nothing is sealed to the device from now on.
 */
export async function noteHandedOver(
  db: Db,
  credentialIds: readonly string[],
  device: { fingerprint: string; personId: string },
  at: Date,
  ids: Ids,
): Promise<void> {
  await insertRows(
    db,
    'vault_reach',
    credentialIds.map((credential_id) => ({
      id: ids.next(),
      credential_id,
      device: device.fingerprint,
      person_id: device.personId,
      from_at: at.toISOString(),
      // After a password that was set in the very same millisecond.
      until_at: new Date(at.getTime() + 1).toISOString(),
    })),
  );
}

/** The devices that each credential of a vault is sealed to now. */
export async function openReach(
  db: Db,
  vaultId: string,
): Promise<Map<string, Array<{ device: string; personId: string }>>> {
  const rows = await db
    .selectFrom('vault_reach')
    .innerJoin('vault_credential', 'vault_credential.id', 'vault_reach.credential_id')
    .select(['vault_reach.credential_id', 'vault_reach.device', 'vault_reach.person_id'])
    .where('vault_credential.vault_id', '=', vaultId)
    .where('vault_reach.until_at', 'is', null)
    .execute();
  const reach = new Map<string, Array<{ device: string; personId: string }>>();
  for (const row of rows) {
    const devices = reach.get(row.credential_id) ?? [];
    devices.push({ device: row.device, personId: row.person_id });
    reach.set(row.credential_id, devices);
  }
  return reach;
}

/** Whose each device is that a vault's logins have been sealed to or sent to, by fingerprint; a person with skyddade personuppgifter by title. */
export async function ownersOfDevices(db: Db, vaultId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('vault_reach')
    .innerJoin('vault_credential', 'vault_credential.id', 'vault_reach.credential_id')
    .innerJoin('person', 'person.id', 'vault_reach.person_id')
    .select(['vault_reach.device', 'person.name', 'person.title', 'person.protected_identity'])
    .distinct()
    .where('vault_credential.vault_id', '=', vaultId)
    .execute();
  return new Map(
    rows.map(({ device, name, title, protected_identity }) => [device, protected_identity === 1 ? title : name]),
  );
}

/**
 * Credentials that a person's devices (or one device) could open at any time since the password was last set, removed ones left out.
 * What they hold is not asked: notes and tools stand nowhere in clear, and one may have been opened for them.
 */
export async function reachedBy(
  db: Db,
  vaultId: string,
  personId: string,
  only: { device?: string; credentialIds?: readonly string[] } = {},
): Promise<string[]> {
  let query = db
    .selectFrom('vault_reach as reach')
    .innerJoin('vault_credential as credential', 'credential.id', 'reach.credential_id')
    .select('credential.id')
    .distinct()
    .where('credential.vault_id', '=', vaultId)
    .where('credential.removed_at', 'is', null)
    .where('reach.person_id', '=', personId)
    .where((eb) =>
      eb.or([
        eb('reach.until_at', 'is', null),
        eb('credential.rotated_at', 'is', null),
        eb('reach.until_at', '>', eb.ref('credential.rotated_at')),
      ]),
    );
  if (only.device !== undefined) query = query.where('reach.device', '=', only.device);
  if (only.credentialIds !== undefined) {
    if (only.credentialIds.length === 0) return [];
    query = query.where('credential.id', 'in', [...only.credentialIds]);
  }
  return (await query.orderBy('credential.id').execute()).map(({ id }) => id);
}

/** How and when somebody came to know a secret. */
export interface Known {
  basis: 'opened' | 'received' | 'written';
  at: string;
}

/**
 * When a person last came to know each of these credentials, as the chain says: they opened it, somebody sent it to a computer of theirs in a file, or they typed or made
 * a secret of it themselves. Of two at the same moment the opening counts.
 */
export async function lastKnown(db: Db, personId: string, ids: readonly string[]): Promise<Map<string, Known>> {
  const own = await db
    .selectFrom('vault_reach')
    .select('device')
    .distinct()
    .where('person_id', '=', personId)
    .execute();
  const devices = new Set(own.map(({ device }) => device));
  const last = new Map<string, Known>();
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await eventsWithDetails(db)
      .select(['audit.subject_id', 'audit.at', 'audit.action', 'audit.person_id', 'audit_detail.details'])
      .where('audit.subject_kind', '=', 'credential')
      .where('audit.subject_id', 'in', ids.slice(start, start + 500))
      .where((eb) =>
        eb.or([
          eb('audit.action', '=', useActions.export),
          eb.and([eb('audit.person_id', '=', personId), eb('audit.action', 'in', [...openings, saved])]),
        ]),
      )
      .execute();
    for (const row of rows) {
      const basis = knownBy(row, personId, devices);
      const before = last.get(row.subject_id);
      const isLater = before === undefined || row.at > before.at || (row.at === before.at && basis === 'opened');
      if (basis !== null && isLater) last.set(row.subject_id, { basis, at: row.at });
    }
  }
  return last;
}

/** How one line of the chain tells that a person came to know a secret; `null` when it does not. */
function knownBy(
  line: { action: string; person_id: string | null; details: string | null },
  personId: string,
  devices: ReadonlySet<string>,
): Known['basis'] | null {
  const details = JSON.parse(line.details ?? '{}') as Record<'to' | 'passwordSet' | 'factorsSet' | 'ownFile', unknown>;
  if (line.action === saved)
    return details.passwordSet === true ||
      details.ownFile === true ||
      (Array.isArray(details.factorsSet) && details.factorsSet.length > 0)
      ? 'written'
      : null;
  if (line.person_id === personId) return 'opened';
  return typeof details.to === 'string' && devices.has(details.to) ? 'received' : null;
}

/** What the chain says of every time a credential was saved. */
const savesOf = (db: Db, credentialId: string) =>
  eventsWithDetails(db)
    .select('audit_detail.details')
    .where('audit.subject_kind', '=', 'credential')
    .where('audit.subject_id', '=', credentialId)
    .where('audit.action', '=', saved);

/** The second factors of a credential that the chain says were set anew at an instant or later. */
export async function factorsSetSince(db: Db, credentialId: string, since: string): Promise<Set<unknown>> {
  const rows = await savesOf(db, credentialId).where('audit.at', '>=', since).execute();
  return new Set(
    rows.flatMap(({ details }) => (JSON.parse(details ?? '{}') as { factorsSet?: unknown[] }).factorsSet ?? []),
  );
}

/** Which uses are asked for; those at `since`, an instant, are among them. */
export interface UsesAsked {
  vaultId: string;
  credentialId: string | null;
  personId: string | null;
  since: string | null;
  breakGlass: boolean;
  limit: number;
}

/** Uses of a vault's credentials, latest first. A nödöppning stands in the chain just before the use it was for; here they are one, with `broken` set. */
export async function usesOf(db: Db, input: UsesAsked) {
  const uses = Object.values(useActions);
  const breaking = useActions['break-glass'];
  let query = eventsWithDetails(db)
    .innerJoin('vault_credential', 'vault_credential.id', 'audit.subject_id')
    .leftJoin('audit as before', (join) =>
      join
        .onRef('before.device_id', '=', 'audit.device_id')
        .on((eb) => eb('before.sequence', '=', eb('audit.sequence', '-', 1)))
        .onRef('before.subject_id', '=', 'audit.subject_id')
        .on('before.action', '=', breaking),
    )
    .leftJoin('audit as after', (join) =>
      join
        .onRef('after.device_id', '=', 'audit.device_id')
        .on((eb) => eb('after.sequence', '=', eb('audit.sequence', '+', 1)))
        .onRef('after.subject_id', '=', 'audit.subject_id')
        .on('after.action', 'in', uses),
    )
    .leftJoin('person', 'person.id', 'audit.person_id')
    .select(['audit.at', 'audit.action', 'audit.person_id', 'audit.os_account', 'audit.subject_id'])
    .select('before.action as broken')
    .select(['audit_detail.details', 'vault_credential.label'])
    .select(['person.name', 'person.title', 'person.protected_identity'])
    .where('audit.subject_kind', '=', 'credential')
    .where('vault_credential.vault_id', '=', input.vaultId)
    .where('audit.action', 'in', uses)
    .where((eb) => eb.or([eb('audit.action', '!=', breaking), eb('after.action', 'is', null)]));
  if (input.since !== null) query = query.where('audit.at', '>=', input.since);
  if (input.breakGlass)
    query = query.where((eb) => eb.or([eb('before.action', 'is not', null), eb('audit.action', '=', breaking)]));
  if (input.credentialId !== null) query = query.where('audit.subject_id', '=', input.credentialId);
  if (input.personId !== null) query = query.where('audit.person_id', '=', input.personId);
  return await query.orderBy('audit.at', 'desc').orderBy('audit.sequence', 'desc').limit(input.limit).execute();
}

/** The version that the chain says a credential last got; `removedForGood` when it was ever removed, `null` when it says nothing. */
export async function loggedVersion(db: Db, credentialId: string): Promise<number | null> {
  const row = await eventsWithDetails(db)
    .select(['audit.action', 'audit_detail.details'])
    .where('audit.subject_kind', '=', 'credential')
    .where('audit.subject_id', '=', credentialId)
    .where('audit.action', 'in', [saved, removal])
    .orderBy((eb) => eb('audit.action', '=', removal), 'desc')
    .orderBy('audit.at', 'desc')
    .orderBy('audit.sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.action === removal) return removedForGood;
  const details = JSON.parse(row.details ?? '{}') as { version?: unknown };
  return typeof details.version === 'number' ? details.version : null;
}

/** As `loggedVersion`, of many at once; one that the chain says nothing of is left out. */
export async function loggedVersions(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await eventsWithDetails(db)
      .select(['audit.subject_id', 'audit.action', 'audit_detail.details'])
      .where('audit.subject_kind', '=', 'credential')
      .where('audit.subject_id', 'in', ids.slice(start, start + 500))
      .where('audit.action', 'in', [saved, removal])
      .orderBy('audit.at')
      .orderBy('audit.sequence')
      .execute();
    for (const { subject_id, action, details } of rows) {
      const { version } = JSON.parse(details ?? '{}') as { version?: unknown };
      if (action === removal || versions.get(subject_id) === removedForGood) versions.set(subject_id, removedForGood);
      else if (typeof version === 'number') versions.set(subject_id, version);
    }
  }
  return versions;
}

/** Whether the chain says that a person saved this version of a credential. */
export async function hasSaved(db: Db, credentialId: string, version: number, personId: string): Promise<boolean> {
  const rows = await savesOf(db, credentialId).where('audit.person_id', '=', personId).execute();
  return rows.some(({ details }) => (JSON.parse(details ?? '{}') as { version?: unknown }).version === version);
}

/** What is a person's own of these credentials: the accounts with a role for them, and those of which the chain says that they typed every version. */
export async function ownWork(
  db: Db,
  personId: string,
  ids: readonly string[],
): Promise<{ accounts: Set<string>; typed: Set<string> }> {
  const typed = new Set<string>();
  const others = new Set<string>();
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await eventsWithDetails(db)
      .select(['audit.subject_id', 'audit.person_id', 'audit_detail.details'])
      .where('audit.subject_kind', '=', 'credential')
      .where('audit.subject_id', 'in', ids.slice(start, start + 500))
      .where('audit.action', '=', saved)
      .execute();
    for (const { subject_id, person_id, details } of rows) {
      // What came out of a file was somebody else's, and nobody has looked at it.
      const isTyped = (JSON.parse(details ?? '{}') as { typed?: unknown }).typed === true;
      (isTyped && person_id === personId ? typed : others).add(subject_id);
    }
  }
  return { accounts: await accountsOfRole(db, personId), typed: new Set([...typed].filter((id) => !others.has(id))) };
}

export async function insertRotations(db: Db, rows: ReadonlyArray<NewRow<'vault_rotation'>>): Promise<void> {
  await insertRows(db, 'vault_rotation', rows);
}

export async function rotationRow(db: Db, id: string): Promise<Row<'vault_rotation'> | undefined> {
  return await db.selectFrom('vault_rotation').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function rotationsOf(
  db: Db,
  vaultId: string,
  show: 'open' | 'closed',
): Promise<Array<Row<'vault_rotation'>>> {
  return await db
    .selectFrom('vault_rotation')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .where('closed_at', show === 'open' ? 'is' : 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(5000)
    .execute();
}

export async function openRotationsOf(db: Db, credentialIds: readonly string[]): Promise<Array<Row<'vault_rotation'>>> {
  const all: Array<Row<'vault_rotation'>> = [];
  for (let start = 0; start < credentialIds.length; start += 500)
    all.push(
      ...(await db
        .selectFrom('vault_rotation')
        .selectAll()
        .where('credential_id', 'in', credentialIds.slice(start, start + 500))
        .where('closed_at', 'is', null)
        .execute()),
    );
  return all;
}

/** Writes an item if its version is the one seen. */
export async function replaceRotation(db: Db, row: Row<'vault_rotation'>, seenVersion: number): Promise<boolean> {
  const result = await db
    .updateTable('vault_rotation')
    .set({ ...row, version: seenVersion + 1 })
    .where('id', '=', row.id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Rows of a person and a credential, the latest first, also closed ones. */
export async function rotationsFor(
  db: Db,
  credentialId: string,
  personId: string,
): Promise<Array<Row<'vault_rotation'>>> {
  return await db
    .selectFrom('vault_rotation')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertClosing(db: Db, row: NewRow<'vault_closing'>): Promise<void> {
  await db.insertInto('vault_closing').values(row).execute();
}

export async function closingRow(db: Db, id: string): Promise<Row<'vault_closing'> | undefined> {
  return await db.selectFrom('vault_closing').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A vault's closings, latest first. */
export async function closingsOf(db: Db, vaultId: string): Promise<Array<Row<'vault_closing'>>> {
  return await db
    .selectFrom('vault_closing')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** Closings that wait for a second person, and the first day by which. */
export async function closingsToReview(db: Db, vaultId: string) {
  const row = await db
    .selectFrom('vault_closing')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('review_due_on').as('due')])
    .where('vault_id', '=', vaultId)
    .where('confirmation', '=', 'single-hand')
    .executeTakeFirstOrThrow();
  return { closingsToReview: Number(row.count), closingReviewDueOn: row.due };
}

/** The rows that were closed together. */
export async function rotationsClosedIn(db: Db, closingIds: readonly string[]): Promise<Array<Row<'vault_rotation'>>> {
  if (closingIds.length === 0) return [];
  return await db
    .selectFrom('vault_rotation')
    .selectAll()
    .where('closing_id', 'in', [...closingIds])
    .orderBy('id')
    .execute();
}

/** Notes who stood behind a closing; `false` when somebody was first. */
export async function confirmClosingRow(
  db: Db,
  id: string,
  columns: Pick<Row<'vault_closing'>, 'confirmation' | 'confirmed_at' | 'confirmed_by' | 'confirmation_proof'>,
): Promise<boolean> {
  const result = await db
    .updateTable('vault_closing')
    .set(columns)
    .where('id', '=', id)
    .where('confirmation', '=', 'single-hand')
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await db
    .updateTable('vault_rotation')
    .set({ second_person_id: columns.confirmed_by })
    .where('closing_id', '=', id)
    .execute();
  return true;
}

export async function countOpenRotations(db: Db, vaultId: string): Promise<number> {
  const { count } = await db
    .selectFrom('vault_rotation')
    .select((eb) => eb.fn.count<number>('credential_id').distinct().as('count'))
    .where('vault_id', '=', vaultId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Credentials whose second factor or recovery contact is a person's. */
export async function contactsOf(db: Db, personId: string): Promise<Array<{ id: string }>> {
  return await db
    .selectFrom('vault_credential')
    .select('id')
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('second_factor_person_id', '=', personId), eb('recovery_person_id', '=', personId)]))
    .orderBy('id')
    .execute();
}
