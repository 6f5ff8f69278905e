import type { VaultImportPreview } from '#core/vault/importing/contract.ts';

export type EntryRow = VaultImportPreview['rows'][number];

/** What a person has said about an entry; what is not said is as proposed. */
export interface Said {
  isTaken?: boolean;
  accountIds?: readonly string[];
}
export type Choices = ReadonlyMap<number, Said>;

/** How an entry stands with what has been said about it. */
export type Standing = EntryRow['state'] | 'replaced' | 'needs-account' | 'personal';

/** An entry as it is to be imported. */
export interface Entry {
  row: EntryRow;
  accountIds: readonly string[];
  isMatchChosen: boolean;
  /** Whether there is anything to choose: what the vault holds as it is, or has got once from this file, is not taken again. */
  canBeTaken: boolean;
  isTaken: boolean;
  standing: Standing;
}

/**
 * An entry with what has been said about it. New logins are proposed; one that differs from the vault's is taken only when somebody says so,
 * and so is one for an account that people reach with logins of their own. Out of a browser's file nothing is taken without an account.
 */
export function entryOf(row: EntryRow, said: Said | undefined, isBrowser: boolean): Entry {
  const accountIds = said?.accountIds ?? row.accountIds;
  const isOpen = row.state === 'new' || row.state === 'changed';
  const needsAccount = isOpen && isBrowser && accountIds.length === 0;
  const canBeTaken = isOpen && !needsAccount;
  const isTaken = canBeTaken && (said?.isTaken ?? (row.state === 'new' && !row.isPersonalRole));
  const standing: Standing = needsAccount
    ? 'needs-account'
    : row.state === 'changed' && isTaken
      ? 'replaced'
      : row.state === 'new' && row.isPersonalRole
        ? 'personal'
        : row.state;
  return { row, accountIds, isMatchChosen: said?.accountIds !== undefined, canBeTaken, isTaken, standing };
}

export const filters = ['new', 'changed', 'held', 'without-account', 'personal'] as const;
export type Filter = (typeof filters)[number];

/** Whether an entry belongs under a filter of the list. */
export function passes({ row, accountIds }: Entry, filter: Filter): boolean {
  if (filter === 'held') return row.state === 'unchanged' || row.state === 'repeated';
  if (filter === 'without-account') return accountIds.length === 0;
  if (filter === 'personal') return row.isPersonalRole;
  return row.state === filter;
}

/** The logins of a file that were neither taken nor in the vault already, as they were chosen: the file alone holds them. */
export function leftBehind(rows: readonly EntryRow[], choices: Choices, isBrowser: boolean): Entry[] {
  return rows
    .map((row) => entryOf(row, choices.get(row.index), isBrowser))
    .filter(({ row, isTaken }) => !isTaken && (row.state === 'new' || row.state === 'changed'));
}
