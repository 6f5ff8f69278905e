import type { Db } from '../foundation/context.ts';
import type { CredentialRow } from './credential-row.ts';
import { accountFacts, removedCredentials } from './repository.ts';
import { lastKnown, rotationsFor } from './use-repository.ts';

/**
 * Logins that were taken away from the vault while a person knew them, as the chain says, and whose accounts are not all closed: whoever knows the password still gets in, and nothing in
 * the vault can change it. One that has a row in "Lösenord att byta" for the person since then has been asked about, and is left out. What was secret is not here any more; only who knew it.
 */
export async function knownRemoved(db: Db, vaultId: string, personId: string): Promise<CredentialRow[]> {
  const removed = await removedCredentials(db, vaultId);
  const known = await lastKnown(
    db,
    personId,
    removed.map(({ id }) => id),
  );
  const rows = removed.filter(({ id, rotated_at }) => (known.get(id)?.at ?? '') >= (rotated_at ?? '0'));
  const asked: CredentialRow[] = [];
  for (const row of rows) {
    if (await isOver(db, row)) continue;
    const before = await rotationsFor(db, row.id, personId);
    if (!before.some(({ closed_at }) => closed_at === null || closed_at >= (row.removed_at ?? ''))) asked.push(row);
  }
  return asked;
}

/** Whether every account that a login served is closed: there is nothing left to get in to. */
export async function isOver(db: Db, { accountIds }: Pick<CredentialRow, 'accountIds'>): Promise<boolean> {
  const facts = await accountFacts(db, accountIds);
  return accountIds.length > 0 && accountIds.every((id) => facts.get(id)?.isClosed === true);
}
