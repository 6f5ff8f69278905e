import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';

/** The account that has a canonical key in an administration and is not voided. */
export async function accountWithKey(
  db: Db,
  administrationId: string,
  canonicalKey: string,
): Promise<{ id: string; name: string } | undefined> {
  return await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('administration_id', '=', administrationId)
    .where('canonical_key', '=', canonicalKey)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
}

/** Keys of an administration's accounts that are not voided, and what a key without an address is made of. */
export async function accountKeys(db: Db, administrationId: string) {
  return await db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unit_id')
    .select(['account.id', 'account.canonical_key', 'account.name', 'account.platform', 'account.platform_name'])
    .select(['account.url', 'account.handle', 'account.status', 'unit.name as unit_name'])
    .where('account.administration_id', '=', administrationId)
    .where('account.voided_at', 'is', null)
    .execute();
}

/** Every row of every administration, the voided ones too, with what tells whose account is at a key. */
export async function accountsByKey(db: Db) {
  return await db
    .selectFrom('account')
    .select(['id', 'administration_id', 'canonical_key', 'name', 'platform_name', 'handle', 'status', 'voided_at'])
    .execute();
}

/** The events in which some account was given another address, with their details, earliest first. */
export async function addressChanges(db: Db): Promise<Array<{ id: string; details: string }>> {
  const rows = await eventsWithDetails(db)
    .select(['audit.subject_id', 'audit_detail.details'])
    .where('audit.subject_kind', '=', 'account')
    .where('audit_detail.details', 'like', '%"field":"url"%')
    .orderBy('audit.at')
    .execute();
  return rows.flatMap(({ subject_id: id, details }) => (details === null ? [] : [{ id, details }]));
}

/** Ids of every account of an administration that is not voided, by name. */
export async function registerIds(db: Db, administrationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('administration_id', '=', administrationId)
    .where('voided_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Ids of accounts whose derived facts depend on a person, a unit, or an administration's settings. */
export async function accountsTouchedBy(
  db: Db,
  by:
    | { personId: string }
    | { unitId: string }
    | { administrationId: string }
    | { derivedBefore: string; atMost: number },
): Promise<string[]> {
  if ('personId' in by) {
    const rows = await db
      .selectFrom('account_role')
      .select('account_id')
      .where('person_id', '=', by.personId)
      .union(db.selectFrom('account_access').select('account_id').where('person_id', '=', by.personId))
      .execute();
    return rows.map((row) => row.account_id);
  }
  const rows = await db
    .selectFrom('account')
    .select('id')
    .$if('unitId' in by, (query) => query.where('unit_id', '=', 'unitId' in by ? by.unitId : ''))
    .$if('administrationId' in by, (query) =>
      query.where('administration_id', '=', 'administrationId' in by ? by.administrationId : ''),
    )
    .$if('derivedBefore' in by, (query) =>
      query.where('derived_on', '<', 'derivedBefore' in by ? by.derivedBefore : ''),
    )
    .$if('atMost' in by, (query) => query.limit('atMost' in by ? by.atMost : 0))
    .execute();
  return rows.map((row) => row.id);
}

/** What the rules need to know of people: leaving day and roles, for every person tied to these accounts. */
export async function peopleFacts(db: Db, personIds: readonly string[]) {
  const facts = new Map<
    string,
    { name: string; leavesOn: string | null; isCommunicator: boolean; isManager: boolean }
  >();
  for (let start = 0; start < personIds.length; start += 1000) {
    const part = personIds.slice(start, start + 1000);
    const people = await db
      .selectFrom('person')
      .select(['id', 'name', 'title', 'protected_identity', 'leaves_on'])
      .where('id', 'in', part)
      .execute();
    const roles = await db.selectFrom('person_role').selectAll().where('person_id', 'in', part).execute();
    const ofPerson = Map.groupBy(roles, (row) => row.person_id);
    for (const person of people) {
      const own = (ofPerson.get(person.id) ?? []).map((row) => row.role);
      facts.set(person.id, {
        // What an account is found by: a person with skyddade personuppgifter by title, never by name.
        name: person.protected_identity === 1 ? person.title : person.name,
        leavesOn: person.leaves_on,
        isCommunicator: own.includes('communicator') || own.includes('strategist'),
        isManager: own.includes('manager'),
      });
    }
  }
  return facts;
}

/** Names of units by id. */
export async function unitNames(db: Db, administrationId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('administration_id', '=', administrationId)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Ids of an administration's voided rows, in order. */
export async function voidedIds(db: Db, administrationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('administration_id', '=', administrationId)
    .where('voided_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
