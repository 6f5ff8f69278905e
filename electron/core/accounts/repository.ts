import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import { accountOf, childRows } from './account-columns.ts';
import type { Account, AccountDraft } from './contract.ts';

/** Whole accounts by id, in the order of the ids; missing ones are left out. At most a few thousand at a time. */
export async function readAccounts(db: Db, ids: readonly string[]): Promise<Account[]> {
  const accounts: Account[] = [];
  for await (const part of readInParts(db, ids)) accounts.push(...part);
  return accounts;
}

/** As `readAccounts`, at most a thousand at a time. */
export async function* readInParts(db: Db, ids: readonly string[]): AsyncGenerator<Account[]> {
  // Below SQLite's limit of bound values, and one query a table instead of one an account.
  for (let start = 0; start < ids.length; start += 1000) yield await readPart(db, ids.slice(start, start + 1000));
}

const byAccount = (row: { account_id: string }) => row.account_id;

async function readPart(db: Db, ids: readonly string[]): Promise<Account[]> {
  const rows = await db.selectFrom('account').selectAll().where('id', 'in', ids).execute();
  const ofAccounts = {
    roles: Map.groupBy(
      await db.selectFrom('account_role').selectAll().where('account_id', 'in', ids).orderBy('position').execute(),
      byAccount,
    ),
    access: Map.groupBy(
      await db.selectFrom('account_access').selectAll().where('account_id', 'in', ids).orderBy('person_id').execute(),
      byAccount,
    ),
    goals: Map.groupBy(
      await db.selectFrom('account_goal').selectAll().where('account_id', 'in', ids).orderBy('position').execute(),
      byAccount,
    ),
    checks: Map.groupBy(
      await db.selectFrom('account_check').selectAll().where('account_id', 'in', ids).orderBy('item').execute(),
      byAccount,
    ),
    statuses: Map.groupBy(
      await db
        .selectFrom('account_status')
        .selectAll()
        .where('account_id', 'in', ids)
        .orderBy('recorded_at')
        .orderBy('id')
        .execute(),
      byAccount,
    ),
  };
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return [
      accountOf(row, {
        roles: ofAccounts.roles.get(id) ?? [],
        access: ofAccounts.access.get(id) ?? [],
        goals: ofAccounts.goals.get(id) ?? [],
        checks: ofAccounts.checks.get(id) ?? [],
        statuses: ofAccounts.statuses.get(id) ?? [],
      }),
    ];
  });
}

/** An account to write: its row and its draft. */
export interface AccountToWrite {
  row: Row<'account'>;
  draft: AccountDraft;
}

/** The tables of what an account has several of, and where a draft holds it. */
const childTables = {
  account_role: 'roles',
  account_access: 'access',
  account_goal: 'goals',
  account_check: 'checks',
} as const;
type ChildTable = keyof typeof childTables;
const everyChild = Object.keys(childTables) as ChildTable[];

async function insertChildren(
  db: Db,
  accounts: readonly AccountToWrite[],
  nextId: () => string,
  tables: readonly ChildTable[] = everyChild,
): Promise<void> {
  const children = accounts.map(({ row, draft }) => childRows(row.id, draft, nextId));
  for (const table of tables)
    await insertRows(
      db,
      table,
      children.flatMap((child): never[] => child[table] as never[]),
    );
}

/** Inserts new accounts with their children. */
export async function insertAccounts(db: Db, accounts: readonly AccountToWrite[], nextId: () => string): Promise<void> {
  await insertRows(
    db,
    'account',
    accounts.map(({ row }) => row),
  );
  await insertChildren(db, accounts, nextId);
}

/** Replaces an account, and those of its children that are others than `before`, if its version is still `seenVersion`; `false` when somebody was first. */
export async function replaceAccount(
  db: Db,
  account: AccountToWrite,
  before: Pick<AccountDraft, (typeof childTables)[ChildTable]>,
  seenVersion: number,
  nextId: () => string,
): Promise<boolean> {
  const { id, ...columns } = account.row;
  const result = await db
    .updateTable('account')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  const others = everyChild.filter(
    (table) => JSON.stringify(before[childTables[table]]) !== JSON.stringify(account.draft[childTables[table]]),
  );
  for (const table of others) await db.deleteFrom(table).where('account_id', '=', id).execute();
  await insertChildren(db, [account], nextId, others);
  return true;
}

/** Rows of accounts by id. */
export async function accountRows(db: Db, ids: readonly string[]): Promise<Array<Row<'account'>>> {
  const rows: Array<Row<'account'>> = [];
  for (let start = 0; start < ids.length; start += 1000)
    rows.push(
      ...(await db
        .selectFrom('account')
        .selectAll()
        .where('id', 'in', ids.slice(start, start + 1000))
        .execute()),
    );
  return rows;
}

/** Sets columns of one account, whatever its version. */
export async function setColumns(db: Db, id: string, columns: Partial<Omit<Row<'account'>, 'id'>>): Promise<void> {
  await db.updateTable('account').set(columns).where('id', '=', id).execute();
}

/** Says that the derived facts of accounts hold for a day. */
export async function setDerivedOn(db: Db, ids: readonly string[], day: string): Promise<void> {
  await db.updateTable('account').set({ derived_on: day }).where('id', 'in', ids).execute();
}

/** Adds a step to an account's history of statuses. */
export async function insertStatuses(db: Db, rows: ReadonlyArray<Row<'account_status'>>): Promise<void> {
  await insertRows(db, 'account_status', rows);
}

/** By account the lowest number of an open case that decides whether it starts or closes; those without one are left out. */
export async function runningCasesOf(db: Db, accountIds: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (let start = 0; start < accountIds.length; start += 1000) {
    const rows = await db
      .selectFrom('case_link')
      .innerJoin('cases', 'cases.id', 'case_link.case_id')
      .select(['case_link.account_id', 'cases.number'])
      .where('case_link.account_id', 'in', accountIds.slice(start, start + 1000))
      .where('cases.workflow', 'in', ['start', 'closure'])
      .where('cases.ended_at', 'is', null)
      .orderBy('cases.number', 'desc')
      .execute();
    for (const { account_id: id, number } of rows) if (id !== null) numbers.set(id, number);
  }
  return numbers;
}
