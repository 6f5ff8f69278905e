import type { Actor, Db } from '../foundation/context.ts';
import type { Ids } from '../foundation/ports.ts';
import { Role } from '../foundation/roles.ts';
import { dayOf } from '../foundation/calendar.ts';

/**
 * Who sits at this computer: the person bound to the operating-system account.
 * While nobody has a role yet, whoever sits here may do everything; after that an unbound account only reads.
 */
export async function identifyActor(db: Db, ids: Ids, osAccount: string, now: Date, readOnly: boolean): Promise<Actor> {
  let device = await db.selectFrom('device').selectAll().where('os_account', '=', osAccount).executeTakeFirst();
  if (device === undefined) {
    device = {
      id: ids.next(),
      person_id: null,
      os_account: osAccount,
      signing_key: null,
      created_at: now.toISOString(),
    };
    if (!readOnly) await db.insertInto('device').values(device).execute();
  }
  const person =
    device.person_id === null
      ? undefined
      : await db
          .selectFrom('person')
          .select(['id', 'name', 'leaves_on'])
          .where('id', '=', device.person_id)
          .executeTakeFirst();
  const base = { deviceId: device.id, osAccount };
  if (person === undefined) {
    const anyRole = await db.selectFrom('person_role').select('role').limit(1).executeTakeFirst();
    return { ...base, personId: null, name: osAccount, roles: anyRole === undefined ? Role.options : ['reader'] };
  }
  if (person.leaves_on !== null && person.leaves_on < dayOf(now))
    return { ...base, personId: person.id, name: person.name, roles: ['reader'] };
  const roles = await db.selectFrom('person_role').select('role').where('person_id', '=', person.id).execute();
  return { ...base, personId: person.id, name: person.name, roles: roles.map((row) => Role.parse(row.role)) };
}
