import { unitNamesOf } from '../accounts/take-in.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { readPeopleOf } from '../people/find-or-add.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { InventoryNames } from './schema.ts';

/** The names that rows of the inventory are made with; refuses an unknown administration. */
export async function readNames(db: Db, context: Context, administrationId: string): Promise<InventoryNames> {
  const administration = found((await readAdministrations(db)).find(({ id }) => id === administrationId));
  const people = await readPeopleOf(db, administrationId);
  return {
    administration: administration.name,
    units: await unitNamesOf(db, administrationId),
    people: new Map(
      people.map((person) => [
        person.id,
        {
          name: person.name,
          title: person.title,
          email: person.email,
          emailKind: person.email_kind,
          phone: person.phone,
          phoneKind: person.phone_kind,
          protectedIdentity: person.protected_identity === 1,
          leavesOn: person.leaves_on,
        },
      ]),
    ),
    today: dayOf(context.clock.now()),
  };
}
