import type { Credential, Custodian } from '#core/vault/contract.ts';

type UnitsOf = (accountId: string) => readonly string[];
type Login = Pick<Credential, 'id' | 'accounts'>;

/** Whether somebody can open a login: a full custodian, whoever is named for one of its accounts or their units, and a borrower (`recipientsOf` in the core). */
export function mayOpen(one: Custodian, credential: Login, unitsOf: UnitsOf): boolean {
  const accounts = new Set(credential.accounts.map(({ id }) => id));
  const units = new Set(credential.accounts.flatMap(({ id }) => unitsOf(id)));
  return (
    one.active &&
    (one.standing === 'full' ||
      one.namedFor.some(({ kind, id }) => (kind === 'account' ? accounts : units).has(id)) ||
      one.loans.some(({ credentialId }) => credentialId === credential.id))
  );
}

/** Who can open a login, by name. */
export function whoOpens(credential: Login, custodians: readonly Custodian[], unitsOf: UnitsOf = () => []): string[] {
  return custodians.filter((one) => mayOpen(one, credential, unitsOf)).map(({ name }) => name);
}
