import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';

/** Everybody of an administration with their roles in the app. */
export async function peopleWithRoles(
  db: Db,
  administrationId: string,
): Promise<Array<Row<'person'> & { unit_name: string | null; roles: string[] }>> {
  const people = await db
    .selectFrom('person')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .selectAll('person')
    .select('unit.name as unit_name')
    .where('person.administration_id', '=', administrationId)
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute();
  const roles = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select(['person_role.person_id', 'person_role.role'])
    .where('person.administration_id', '=', administrationId)
    .orderBy('person_role.role')
    .execute();
  const ofPerson = Map.groupBy(roles, (row) => row.person_id);
  return people.map((person) => ({ ...person, roles: (ofPerson.get(person.id) ?? []).map(({ role }) => role) }));
}

/** The computers that a person has said to be theirs. */
export async function devicesOf(db: Db, personId: string): Promise<Array<Row<'device'>>> {
  return await db.selectFrom('device').selectAll().where('person_id', '=', personId).orderBy('os_account').execute();
}

/** Computers with a signing key, and whose they are. */
export async function signingDevices(db: Db): Promise<Array<{ personId: string; publicKey: string }>> {
  const rows = await db
    .selectFrom('device')
    .select(['person_id', 'signing_key'])
    .where('person_id', 'is not', null)
    .where('signing_key', 'is not', null)
    .execute();
  return rows.flatMap(({ person_id: personId, signing_key: publicKey }) =>
    personId === null || publicKey === null ? [] : [{ personId, publicKey }],
  );
}

/** Persons of an administration whose last day is at the latest a certain day. A row that is somebody else's now leaves nothing. */
export async function peopleLeavingBy(db: Db, administrationId: string, day: string): Promise<Array<Row<'person'>>> {
  return await db
    .selectFrom('person')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('leaves_on', '<=', day)
    .where('same_as', 'is', null)
    .orderBy('leaves_on')
    .orderBy('sort_key')
    .execute();
}

/** Since when a person's access is stopped; `null` when it is not. */
export async function frozenSince(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom('person_freeze').select('since').where('person_id', '=', personId).executeTakeFirst();
  return row?.since ?? null;
}

export async function setFrozen(db: Db, personId: string, since: string | null): Promise<void> {
  await db.deleteFrom('person_freeze').where('person_id', '=', personId).execute();
  if (since !== null) await db.insertInto('person_freeze').values({ person_id: personId, since }).execute();
}

/** Gives a role in the app, once. */
export async function addRole(db: Db, personId: string, role: string): Promise<void> {
  await db
    .insertInto('person_role')
    .values({ person_id: personId, role })
    .onConflict((conflict) => conflict.columns(['person_id', 'role']).doNothing())
    .execute();
}

export async function dropRole(db: Db, personId: string, role: string): Promise<void> {
  await db.deleteFrom('person_role').where('person_id', '=', personId).where('role', '=', role).execute();
}
