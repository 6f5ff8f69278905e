import { sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { NewRow, Row } from '../foundation/database/schema.ts';
import { likePattern, searchWords } from '../foundation/text/swedish.ts';
import { shownName } from '../people/rules.ts';
import type { CredentialRow } from './credential-row.ts';
import type { Statement } from './statements.ts';

export async function vaultOf(db: Db, administrationId: string): Promise<Row<'vault'> | undefined> {
  return await db.selectFrom('vault').selectAll().where('administration_id', '=', administrationId).executeTakeFirst();
}

export async function vaultRow(db: Db, id: string): Promise<Row<'vault'> | undefined> {
  return await db.selectFrom('vault').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function allVaults(db: Db): Promise<Array<Row<'vault'>>> {
  return await db.selectFrom('vault').selectAll().orderBy('id').execute();
}

export async function insertVault(db: Db, row: NewRow<'vault'>): Promise<void> {
  await db.insertInto('vault').values(row).execute();
}

export async function setOffSite(db: Db, id: string, kind: string, text: string): Promise<void> {
  await db.updateTable('vault').set({ off_site_kind: kind, off_site_text: text }).where('id', '=', id).execute();
}

/** The chain's statements in order, as they are stored. */
export async function statementsOf(db: Db, vaultId: string): Promise<Statement[]> {
  return await db
    .selectFrom('vault_statement')
    .select(['sequence', 'body', 'hash', 'signature'])
    .where('vault_id', '=', vaultId)
    .orderBy('sequence')
    .execute();
}

/** How many statements there are, and the hash of the last: whether a list read before is still the one. */
export async function endOfList(db: Db, vaultId: string): Promise<{ count: number; hash: string | null }> {
  const last = await db
    .selectFrom('vault_statement')
    .select('hash')
    .where('vault_id', '=', vaultId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { count } = await db
    .selectFrom('vault_statement')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('vault_id', '=', vaultId)
    .executeTakeFirstOrThrow();
  return { count: Number(count), hash: last?.hash ?? null };
}

export async function insertStatements(db: Db, vaultId: string, statements: readonly Statement[]): Promise<void> {
  await insertRows(
    db,
    'vault_statement',
    statements.map((statement) => ({ vault_id: vaultId, ...statement })),
  );
}

async function withAccounts(db: Db, rows: ReadonlyArray<Row<'vault_credential'>>): Promise<CredentialRow[]> {
  const accounts = new Map<string, string[]>(rows.map(({ id }) => [id, []]));
  const ids = rows.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += 500) {
    const links = await db
      .selectFrom('vault_credential_account')
      .selectAll()
      .where('credential_id', 'in', ids.slice(start, start + 500))
      .orderBy('account_id')
      .execute();
    for (const link of links) accounts.get(link.credential_id)?.push(link.account_id);
  }
  return rows.map((row) => ({ ...row, accountIds: accounts.get(row.id) ?? [] }));
}

/** Every credential of a vault that is not removed. */
export async function credentialsOf(db: Db, vaultId: string): Promise<CredentialRow[]> {
  const rows = await db
    .selectFrom('vault_credential')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  return await withAccounts(db, rows);
}

/** A vault's credentials that were removed: label, accounts and days are left of them. */
export async function removedCredentials(db: Db, vaultId: string): Promise<CredentialRow[]> {
  const rows = await db
    .selectFrom('vault_credential')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .where('removed_at', 'is not', null)
    .orderBy('id')
    .execute();
  return await withAccounts(db, rows);
}

/** One credential, also a removed one. */
export async function credentialRow(db: Db, id: string): Promise<CredentialRow | undefined> {
  const rows = await db.selectFrom('vault_credential').selectAll().where('id', '=', id).execute();
  return (await withAccounts(db, rows))[0];
}

export async function credentialsById(db: Db, ids: readonly string[]): Promise<CredentialRow[]> {
  if (ids.length === 0) return [];
  return await withAccounts(
    db,
    await db
      .selectFrom('vault_credential')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute(),
  );
}

/** Versions and epochs of every credential: whether something moved while others were sealed. */
export async function versionsOf(
  db: Db,
  vaultId: string,
): Promise<Array<{ id: string; version: number; epoch: number }>> {
  return await db
    .selectFrom('vault_credential')
    .select(['id', 'version', 'epoch'])
    .where('vault_id', '=', vaultId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Every account of the logins that serve one of some accounts, and whether it is open: neither closed nor voided. */
export async function loginTies(
  db: Db,
  accountIds: readonly string[],
): Promise<Array<{ credentialId: string; accountId: string; isOpen: boolean }>> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('vault_credential_account as tie')
    .innerJoin('account', 'account.id', 'tie.account_id')
    .select(['tie.credential_id', 'tie.account_id', 'account.status', 'account.voided_at'])
    .where((eb) =>
      eb(
        'tie.credential_id',
        'in',
        eb
          .selectFrom('vault_credential_account as own')
          .innerJoin('vault_credential', 'vault_credential.id', 'own.credential_id')
          .select('own.credential_id')
          .where('own.account_id', 'in', [...accountIds])
          .where('vault_credential.removed_at', 'is', null),
      ),
    )
    .execute();
  return rows.map((row) => ({
    credentialId: row.credential_id,
    accountId: row.account_id,
    isOpen: row.status !== 'closed' && row.voided_at === null,
  }));
}

/** A page of credentials in Swedish order, and how many there are. */
export async function listCredentialRows(
  db: Db,
  input: {
    vaultId: string;
    text: string;
    accountId: string | null;
    unitId: string | null;
    offset: number;
    limit: number;
  },
): Promise<{ rows: CredentialRow[]; total: number }> {
  let query = db.selectFrom('vault_credential').where('vault_id', '=', input.vaultId).where('removed_at', 'is', null);
  // Every word, in the login's own name or in what its accounts are found by in Konton. The user name is sealed, and nothing here opens it.
  for (const word of searchWords(input.text)) {
    const pattern = likePattern(word);
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`vault_credential.search_text like ${pattern} escape '\\'`,
        eb.exists(
          eb
            .selectFrom('vault_credential_account')
            .innerJoin('account', 'account.id', 'vault_credential_account.account_id')
            .select('account.id')
            .whereRef('vault_credential_account.credential_id', '=', 'vault_credential.id')
            .where(sql<boolean>`account.search_text like ${pattern} escape '\\'`),
        ),
      ]),
    );
  }
  if (input.accountId !== null) {
    const { accountId } = input;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('vault_credential_account')
          .select('account_id')
          .whereRef('credential_id', '=', 'vault_credential.id')
          .where('account_id', '=', accountId),
      ),
    );
  }
  if (input.unitId !== null) {
    const { unitId } = input;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('vault_credential_account')
          .innerJoin('account', 'account.id', 'vault_credential_account.account_id')
          .select('account.id')
          .whereRef('vault_credential_account.credential_id', '=', 'vault_credential.id')
          .where('account.unit_id', '=', unitId),
      ),
    );
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('sort_key')
    .orderBy('id')
    .offset(input.offset)
    .limit(input.limit)
    .execute();
  return { rows: await withAccounts(db, rows), total: Number(total) };
}

/** Writes a credential whole: a new one, or the next version of the version seen. Answers whether the version was still the one. */
export async function writeCredential(db: Db, credential: CredentialRow, seenVersion: number | null): Promise<boolean> {
  const { accountIds, ...row } = credential;
  if (seenVersion === null) await db.insertInto('vault_credential').values(row).execute();
  else {
    const result = await db
      .updateTable('vault_credential')
      .set(row)
      .where('id', '=', row.id)
      .where('version', '=', seenVersion)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) !== 1) return false;
    await db.deleteFrom('vault_credential_account').where('credential_id', '=', row.id).execute();
  }
  await insertRows(
    db,
    'vault_credential_account',
    accountIds.map((account_id) => ({ credential_id: row.id, account_id })),
  );
  return true;
}

/** Puts a newly sealed file in a row's place; its version stays. */
export async function swapSealed(
  db: Db,
  row: Pick<Row<'vault_credential'>, 'id' | 'epoch' | 'sealed' | 'author' | 'signature' | 'maybe_old'>,
): Promise<void> {
  const { id, ...fields } = row;
  await db.updateTable('vault_credential').set(fields).where('id', '=', id).execute();
}

/** Destroys what was sealed and says why; the row stays for the log. */
export async function removeCredentialRow(
  db: Db,
  id: string,
  seenVersion: number,
  removed: { at: string; reason: string },
): Promise<boolean> {
  const result = await db
    .updateTable('vault_credential')
    .set({
      sealed: '',
      signature: '',
      removed_at: removed.at,
      remove_reason: removed.reason,
      version: seenVersion + 1,
      updated_at: removed.at,
    })
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The units of accounts, by account; accounts without a unit are not in it. */
export async function unitsOfAccounts(db: Db, vaultId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('vault', 'vault.administration_id', 'account.administration_id')
    .select(['account.id', 'account.unit_id'])
    .where('vault.id', '=', vaultId)
    .where('account.unit_id', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, unit_id }) => [id, unit_id ?? '']));
}

/** What accounts are called, and how many can log in. */
export async function accountFacts(db: Db, ids: readonly string[]) {
  const facts = new Map<
    string,
    { name: string; platformName: string; canLogIn: number | null; administrationId: string; isClosed: boolean }
  >();
  const unique = [...new Set(ids)];
  for (let start = 0; start < unique.length; start += 500) {
    const rows = await db
      .selectFrom('account')
      .select(['id', 'name', 'platform_name', 'can_log_in', 'administration_id', 'status'])
      .where('id', 'in', unique.slice(start, start + 500))
      .execute();
    for (const row of rows)
      facts.set(row.id, {
        name: row.name,
        platformName: row.platform_name,
        canLogIn: row.can_log_in,
        administrationId: row.administration_id,
        isClosed: row.status === 'closed',
      });
  }
  return facts;
}

/** The accounts that a person has any role on: own duty, for nödöppning. */
export async function accountsOfRole(db: Db, personId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('account_role')
    .select('account_id')
    .distinct()
    .where('person_id', '=', personId)
    .execute();
  return new Set(rows.map((row) => row.account_id));
}

/** Persons by id: the name as the register has it, title, protection and last day. */
export async function peopleByIds(db: Db, ids: readonly string[]) {
  if (ids.length === 0)
    return new Map<
      string,
      Pick<Row<'person'>, 'id' | 'name' | 'title' | 'protected_identity' | 'leaves_on' | 'administration_id'> & {
        /** The name, or the title of a person with skyddade personuppgifter. */
        shown: string;
      }
    >();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'title', 'protected_identity', 'leaves_on', 'administration_id'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, shown: shownName(row, '') }]));
}

export async function unitNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function insertDrill(db: Db, row: NewRow<'vault_drill'>): Promise<void> {
  await db.insertInto('vault_drill').values(row).execute();
}

export async function drillsOf(db: Db, vaultId: string): Promise<Array<Row<'vault_drill'>>> {
  return await db
    .selectFrom('vault_drill')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
}
