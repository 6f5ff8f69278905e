import type { Db } from '../foundation/context.ts';
import type { NamingTable } from '../foundation/database/moved-rows.ts';
import { mergedAccess } from './rules.ts';

/** What a person has to do with each account, by account name. */
export async function accountsOfPerson(db: Db, personId: string) {
  const accounts = await db
    .selectFrom('account')
    .leftJoin('account_access', (join) =>
      join.onRef('account_access.account_id', '=', 'account.id').on('account_access.person_id', '=', personId),
    )
    .select([
      'account.id',
      'account.name',
      'account.platform_name',
      'account_access.person_id as access_person',
      'account_access.can_log_in',
      'account_access.can_close',
    ])
    .where('account.voided_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('account_access.person_id', 'is not', null),
        eb.exists(
          eb
            .selectFrom('account_role')
            .select('role')
            .whereRef('account_role.account_id', '=', 'account.id')
            .where('person_id', '=', personId),
        ),
      ]),
    )
    .orderBy('account.sort_key')
    .execute();
  const roles = await db.selectFrom('account_role').selectAll().where('person_id', '=', personId).execute();
  const flag = (value: number | null) => (value === null ? null : value === 1);
  return accounts.map((row) => ({
    accountId: row.id,
    accountName: row.name,
    platformName: row.platform_name,
    roles: roles.filter((role) => role.account_id === row.id).map((role) => role.role),
    hasAccess: row.access_person !== null,
    canLogIn: flag(row.can_log_in),
    canClose: flag(row.can_close),
  }));
}

/** How many rows name a person: in accounts, roles in the app, devices, cases with what happened in them, delegations, rounds and absences. */
export async function tiesOfPerson(db: Db, personId: string): Promise<number> {
  const tables = [
    'account_role',
    'account_access',
    'person_role',
    'device',
    'case_link',
    'case_delegation',
    'case_action',
    'look',
    'absence',
  ] as const;
  let ties = 0;
  for (const table of tables) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    ties += Number(count);
  }
  // Answers and roles in cases name people in what is written, and what is written stays.
  const { count } = await db
    .selectFrom('case_event')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('body', 'like', `%${personId}%`)
    .executeTakeFirstOrThrow();
  return ties + Number(count);
}

/** What `moveTies` and the roles in the app write: where people are named, to take it back. */
export const tiedTables: readonly NamingTable[] = [
  {
    table: 'account_role',
    key: ['account_id', 'role', 'person_id'],
    columns: ['position'],
    persons: ['person_id'],
    isWhole: true,
  },
  {
    table: 'account_access',
    key: ['account_id', 'person_id'],
    columns: ['can_log_in', 'can_close', 'verified_on'],
    persons: ['person_id'],
    isWhole: true,
  },
  { table: 'person_role', key: ['person_id', 'role'], columns: [], persons: ['person_id'], isWhole: true },
  { table: 'device', key: ['id'], columns: ['person_id'], persons: ['person_id'] },
  { table: 'case_link', key: ['id'], columns: ['person_id'], persons: ['person_id'] },
  { table: 'case_delegation', key: ['id'], columns: ['person_id'], persons: ['person_id'] },
  { table: 'case_action', key: ['id'], columns: ['person_id'], persons: ['person_id'] },
  { table: 'cases', key: ['id'], columns: ['holder_id'], persons: ['holder_id'] },
  { table: 'case_ready', key: ['case_id', 'step'], columns: ['person_id'], persons: ['person_id'] },
  { table: 'handover_proof', key: ['id'], columns: ['person_id'], persons: ['person_id'] },
];

/** Moves every tie to an account, the devices, the ways in to prove and what cases are about from one person to another; ties both have become one. Events of cases stay as they were written. */
export async function moveTies(db: Db, from: string, to: string): Promise<void> {
  for (const { account_id, role, position } of await db
    .selectFrom('account_role')
    .selectAll()
    .where('person_id', '=', from)
    .execute())
    await db
      .insertInto('account_role')
      .values({ account_id, role, position, person_id: to })
      .onConflict((conflict) => conflict.columns(['account_id', 'role', 'person_id']).doNothing())
      .execute();
  const held = new Map(
    (await db.selectFrom('account_access').selectAll().where('person_id', '=', to).execute()).map((row) => [
      row.account_id,
      row,
    ]),
  );
  for (const row of await db.selectFrom('account_access').selectAll().where('person_id', '=', from).execute())
    await db
      .insertInto('account_access')
      .values({ ...row, person_id: to })
      .onConflict((conflict) => {
        const one = held.get(row.account_id);
        const on = conflict.columns(['account_id', 'person_id']);
        return one === undefined ? on.doNothing() : on.doUpdateSet(mergedAccess(one, { ...row, person_id: to }));
      })
      .execute();
  await db.deleteFrom('account_role').where('person_id', '=', from).execute();
  await db.deleteFrom('account_access').where('person_id', '=', from).execute();
  await db.updateTable('device').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('case_link').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('case_delegation').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('case_action').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('cases').set({ holder_id: to }).where('holder_id', '=', from).execute();
  await db.updateTable('case_ready').set({ person_id: to }).where('person_id', '=', from).execute();
  await db.updateTable('handover_proof').set({ person_id: to }).where('person_id', '=', from).execute();
}

/** Binds an operating-system account's device to a person. */
export async function bindDevice(db: Db, deviceId: string, personId: string): Promise<void> {
  await db.updateTable('device').set({ person_id: personId }).where('id', '=', deviceId).execute();
}
