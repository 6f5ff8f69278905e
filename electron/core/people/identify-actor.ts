import type { Actor, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Ids } from '../foundation/ports.ts';
import { Role } from '../foundation/roles.ts';
import { dayOf } from '../foundation/calendar.ts';

/** Roles that can put the register right again, roles included; while nobody here has one, nobody could. */
const keepers: readonly Role[] = ['communicator', 'strategist', 'it'];

async function hasKeeper(db: Db, today: string): Promise<boolean> {
  const keeper = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select('person_role.role')
    .where('person_role.role', 'in', keepers)
    .where((eb) => eb.or([eb('person.leaves_on', 'is', null), eb('person.leaves_on', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return keeper !== undefined;
}

/**
 * Who sits at this computer: the person bound to the operating-system account. Without a role one reads.
 * While nobody who is here is communicator, strategist or IT, whoever sits here may do everything: the register is never locked for all.
 */
export async function identifyActor(db: Db, ids: Ids, osAccount: string, now: Date, readOnly: boolean): Promise<Actor> {
  const today = dayOf(now);
  const device = await thisDevice(db, ids, osAccount, now, readOnly);
  const person =
    device.person_id === null
      ? undefined
      : await db
          .selectFrom('person')
          .select(['id', 'name', 'leaves_on'])
          .where('id', '=', device.person_id)
          .executeTakeFirst();
  const stored =
    person === undefined || (person.leaves_on !== null && person.leaves_on < today)
      ? []
      : await db.selectFrom('person_role').select('role').where('person_id', '=', person.id).execute();
  const own = stored.map((row) => Role.parse(row.role));
  const isKeeper = own.some((role) => keepers.includes(role));
  return {
    deviceId: device.id,
    osAccount,
    personId: person?.id ?? null,
    name: person?.name ?? osAccount,
    roles: !isKeeper && !(await hasKeeper(db, today)) ? Role.options : own.length > 0 ? own : ['reader'],
  };
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
