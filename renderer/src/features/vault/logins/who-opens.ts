import type { Credential, Custodian } from '#core/vault/contract.ts';

/** Who can open a login, by name: full custodians, those named for one of its accounts or their units, and a borrower (`recipientsOf` in the core). */
export function whoOpens(
  credential: Pick<Credential, 'id' | 'accounts'>,
  custodians: readonly Custodian[],
  unitsOf: (accountId: string) => readonly string[] = () => [],
): string[] {
  const accounts = new Set(credential.accounts.map(({ id }) => id));
  const units = new Set(credential.accounts.flatMap(({ id }) => unitsOf(id)));
  return custodians
    .filter(
      (one) =>
        one.active &&
        (one.standing === 'full' ||
          one.namedFor.some(({ kind, id }) => (kind === 'account' ? accounts : units).has(id)) ||
          one.loans.some(({ credentialId }) => credentialId === credential.id)),
    )
    .map(({ name }) => name);
}
