import type { Context, Db } from '../foundation/context.ts';
import type { Account, AccountDraft, AccountStatus } from './contract.ts';
import { canonicalAccount } from './canonical-account.ts';
import { draftDifferences, type FieldChange } from './differences.ts';
import { accountKeys, accountsByKey, registerIds, unitNames, voidedIds } from './lookup-repository.ts';
import {
  accountRows,
  insertAccounts,
  insertStatuses,
  readAccounts,
  readInParts,
  replaceAccount,
} from './repository.ts';
import { accountToWrite, type WritingDesk } from './write-account.ts';

/** A new account out of a list: its draft, its status, and what the list said that has no field of its own. */
export interface AccountToTakeIn {
  draft: AccountDraft;
  status: AccountStatus;
  importedText: Record<string, string>;
}

/** What a list says anew about a registered account. */
export interface AccountToChange extends AccountToTakeIn {
  before: Account;
}

/**
 * The keys of an administration's accounts that are not voided, with their ids. An account without an address is
 * found by its name and unit as they are called now, also if the unit has been renamed since it was registered.
 */
export async function knownKeys(db: Db, context: Context, administrationId: string): Promise<Map<string, string>> {
  const rows = await accountKeys(db, administrationId);
  const keys = new Map(rows.map((row) => [row.canonical_key, row.id]));
  for (const row of rows)
    if (row.url === '') {
      const account = {
        name: row.name,
        platform: row.platform,
        platformName: row.platform_name,
        url: '',
        handle: row.handle,
        note: '',
      };
      keys.set(canonicalAccount(context.catalogue, account, row.unit_name ?? '').canonicalKey, row.id);
    }
  return keys;
}

/** Every account of an administration that is not voided, in the order of the list; for reports, which need not hold them all at once. */
export async function* readRegister(db: Db, administrationId: string): AsyncGenerator<Account> {
  for await (const part of readInParts(db, await registerIds(db, administrationId))) yield* part;
}

/** Ids of an administration's voided rows: a later inventory tells them from accounts that have closed. */
export async function readVoided(db: Db, administrationId: string): Promise<string[]> {
  return await voidedIds(db, administrationId);
}

/** Every row of every administration, the voided ones too, by the key it has or had. */
export async function readKeys(db: Db): Promise<Map<string, Awaited<ReturnType<typeof accountsByKey>>>> {
  return Map.groupBy(await accountsByKey(db), (one) => one.canonical_key);
}

/** Names of an administration's units, by id. */
export async function unitNamesOf(db: Db, administrationId: string): Promise<Map<string, string>> {
  return await unitNames(db, administrationId);
}

/** Whole accounts by id. */
export async function readKnown(db: Db, ids: readonly string[]): Promise<Account[]> {
  return await readAccounts(db, ids);
}

/** Registers accounts out of a list under the given ids, within a transaction. Ids in order are written fastest: every index grows at one end. */
export async function takeInAccounts(
  db: Db,
  context: Context,
  desk: WritingDesk,
  accounts: ReadonlyArray<AccountToTakeIn & { id: string }>,
): Promise<void> {
  const now = context.clock.now().toISOString();
  const nextId = () => context.ids.next();
  const written = accounts.map(({ id, draft, status, importedText }) =>
    accountToWrite(context, desk, draft, {
      id,
      version: 1,
      status,
      // The list says how it is, not since when.
      status_since: status === 'active' ? draft.startedOn : null,
      created_at: now,
      imported_text: JSON.stringify(importedText),
      voided_at: null,
      void_reason: '',
    }),
  );
  await insertAccounts(db, written, nextId);
  await insertStatuses(
    db,
    written.map(({ row }) => statusRow(nextId(), row.id, row.status, row.status_since, '', now)),
  );
}

const statusRow = (
  id: string,
  accountId: string,
  status: string,
  since: string | null,
  reason: string,
  now: string,
) => ({
  id,
  account_id: accountId,
  status,
  since,
  reason,
  decided_by: '',
  registration_number: '',
  recorded_at: now,
});

const addedTexts = (before: Record<string, string>, after: Record<string, string>) =>
  Object.entries(after)
    .filter(([heading, text]) => before[heading] !== text)
    .map(([heading, text]) => `${heading}: ${text}`)
    .join('; ')
    .slice(0, 500);

/** What a list changes on a registered account; nothing when it says nothing new. */
export function listChanges(
  before: Account,
  { draft, status, importedText }: Omit<AccountToChange, 'before'>,
): FieldChange[] {
  const changes = draftDifferences(before, draft);
  if (status !== before.status) changes.push({ field: 'status', from: before.status, to: status });
  if (JSON.stringify(importedText) !== JSON.stringify(before.importedText))
    changes.push({ field: 'importedText', from: '', to: addedTexts(before.importedText, importedText) });
  return changes;
}

/** Changes a registered account by what a list says, within a transaction; answers what changed, nothing when nothing did. */
export async function changeByList(
  db: Db,
  context: Context,
  desk: WritingDesk,
  { before, draft, status, importedText }: AccountToChange,
  reason: string,
): Promise<FieldChange[]> {
  const changes = listChanges(before, { draft, status, importedText });
  if (changes.length === 0) return [];
  const [row] = await accountRows(db, [before.id]);
  if (row === undefined) return [];
  const now = context.clock.now().toISOString();
  const written = accountToWrite(context, desk, draft, {
    ...row,
    version: before.version + 1,
    status,
    status_since: status === before.status ? before.statusSince : null,
    imported_text: JSON.stringify(importedText),
  });
  await replaceAccount(db, written, before, before.version, () => context.ids.next());
  if (status !== before.status)
    await insertStatuses(db, [statusRow(context.ids.next(), before.id, status, null, reason, now)]);
  return changes;
}
