import type { Actor, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Ids } from '../foundation/ports.ts';
import { Role } from '../foundation/roles.ts';
import { dayOf } from '../foundation/calendar.ts';
import { protectedWords } from './repository.ts';
import { shownName } from './rules.ts';

/**
 * Who sits at this computer: the person bound to the operating-system account; without a role, or after the last day, one reads.
 * Whoever left at once, and whose access is stopped, has no role and may call nothing.
 * While nobody has a role yet, whoever sits here may do everything; after that an unbound account only reads.
 */
export async function identifyActor(db: Db, ids: Ids, osAccount: string, now: Date, readOnly: boolean): Promise<Actor> {
  const device = await thisDevice(db, ids, osAccount, now, readOnly);
  const person =
    device.person_id === null
      ? undefined
      : await db
          .selectFrom('person')
          .select(['id', 'name', 'title', 'protected_identity', 'leaves_on'])
          .where('id', '=', device.person_id)
          .executeTakeFirst();
  const base = { deviceId: device.id, osAccount };
  if (person === undefined) {
    const anyRole = await db.selectFrom('person_role').select('role').limit(1).executeTakeFirst();
    return { ...base, personId: null, name: osAccount, roles: anyRole === undefined ? Role.options : ['reader'] };
  }
  // What is written down with who did it goes to others too: also to those who may not see the name of somebody with skyddade personuppgifter.
  const known = { ...base, personId: person.id, name: shownName(person, protectedWords) };
  const hasLeft = person.leaves_on !== null && person.leaves_on < dayOf(now);
  const roles = hasLeft
    ? []
    : await db.selectFrom('person_role').select('role').where('person_id', '=', person.id).execute();
  // Whoever left at once may not even read; they have no role at all (V5).
  const isFrozen =
    hasLeft &&
    (await db.selectFrom('person_freeze').select('since').where('person_id', '=', person.id).executeTakeFirst()) !==
      undefined;
  if (isFrozen) return { ...known, roles: [] };
  return { ...known, roles: roles.length === 0 ? ['reader'] : roles.map((row) => Role.parse(row.role)) };
}

/** The device row of an operating-system account; made at its first call, also when two calls come at once. */
async function thisDevice(db: Db, ids: Ids, osAccount: string, now: Date, readOnly: boolean): Promise<Row<'device'>> {
  const known = () => db.selectFrom('device').selectAll().where('os_account', '=', osAccount).executeTakeFirst();
  const before = await known();
  if (before !== undefined) return before;
  const device = {
    id: ids.next(),
    person_id: null,
    os_account: osAccount,
    signing_key: null,
    created_at: now.toISOString(),
  };
  if (readOnly) return device;
  await db
    .insertInto('device')
    .values(device)
    .onConflict((conflict) => conflict.column('os_account').doNothing())
    .execute();
  return (await known()) ?? device;
}
