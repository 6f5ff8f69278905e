import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Role } from '../foundation/roles.ts';
import { findOrAddAdministration } from '../settings/find-or-add-administration.ts';
import type { Me, Person } from './contract.ts';
import { grantRole } from './keep-keeper.ts';
import { findPeople } from './people-by-name.ts';
import { personRow, readPerson } from './repository.ts';
import { bindDevice } from './ties-repository.ts';
import { personNamed } from './person-named.ts';
import { addPerson, fillPerson } from './write-person.ts';

/**
 * First start: says who sits at this computer and for which administration, which is created if it is new. Somebody who is in the register
 * already, by name, and has not left, is that person and keeps their roles: after a restore, or a list that was imported first, nobody becomes two.
 */
export async function introduce(
  context: Context,
  given: { administrationName: string; name: string; title: string; email: string; roles: Role[] },
): Promise<Me> {
  const me = await context.db.transaction().execute(async (db) => {
    const administrationId = await findOrAddAdministration(db, context, given.administrationName);
    const person =
      (await personHere(db, context, administrationId, given)) ??
      (await addPerson(db, context, {
        ...personNamed(administrationId, given.name),
        title: given.title,
        email: given.email,
        emailKind: given.email === '' ? 'unknown' : 'work',
        roles: given.roles,
      }));
    await bindDevice(db, context.actor.deviceId, person.id);
    await recordEvents(db, context, [
      {
        action: 'device-bound',
        subjectKind: 'device',
        subjectId: context.actor.deviceId,
        details: { personId: person.id },
      },
    ]);
    return {
      personId: person.id,
      name: person.name,
      osAccount: context.actor.osAccount,
      administrationId,
      roles: person.roles,
      introduced: true,
    };
  });
  context.announce({ room: 'all', ids: [] });
  return me;
}

/**
 * The person of that name, with hyphens or without, who is here; given roles when they had none, as somebody whom a list has named, and a title and an address
 * where the register knew none.
 */
async function personHere(
  db: Db,
  context: Context,
  administrationId: string,
  { name, roles, ...about }: { name: string; roles: Role[]; title: string; email: string },
): Promise<Person | undefined> {
  const today = dayOf(context.clock.now());
  const known = (await findPeople(db, administrationId, today)).find(name);
  if (known === undefined || (known.leaves_on !== null && known.leaves_on < today)) return undefined;
  await fillPerson(db, context, known.id, about);
  const person = found(await readPerson(db, known.id, today));
  if (person.roles.length > 0) return person;
  for (const role of roles) await grantRole(db, context, person.id, role);
  return { ...person, roles };
}

/** Who sits at this computer, as far as the app knows. */
export async function whoAmI(context: Context): Promise<Me> {
  const { actor } = context;
  const row = actor.personId === null ? null : found(await personRow(context.db, actor.personId));
  return {
    personId: actor.personId,
    name: actor.name,
    osAccount: actor.osAccount,
    administrationId: row?.administration_id ?? null,
    roles: [...actor.roles],
    introduced: actor.personId !== null,
  };
}
