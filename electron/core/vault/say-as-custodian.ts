import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { asCustodian, verifiedList } from './access.ts';
import { commitStatement, type Saying } from './commit-statement.ts';
import { keptHere, ownPlace, resolvedPin } from './key-place.ts';
import type { CustodianList } from './statements.ts';

/** Says something as this computer's full custodian, with everything that it makes necessary; refuses when the vault is locked, read only or not ours to change. */
export async function sayAsCustodian(
  context: Context,
  vaultId: string,
  what: Pick<Saying, 'say' | 'events' | 'also'>,
): Promise<CustodianList> {
  const { open } = await asCustodian(context, vaultId);
  const { identity, signingKey } = open.keys();
  const own = { fingerprint: open.fingerprint, signingKey };
  const place = ownPlace(context, vaultId);
  return await commitStatement(context, {
    ...what,
    vaultId,
    work: 'reseal',
    signer: { by: own.fingerprint, signingKey },
    author: own,
    identity,
    identityAfter: identity,
    place,
    known: open.known,
    async kept() {
      // In its turn, which may have come late: locked, taken out or read only since, it is no longer ours to say.
      if ((await asCustodian(context, vaultId)).open !== open) throw new Refusal('vault-locked');
      const kept = await keptHere(context, vaultId, place).catch((error: unknown) => {
        // It answered when the vault was opened.
        if (error instanceof Refusal && error.code === 'vault-keychain-absent')
          throw new Refusal('vault-keychain-gone', {}, { cause: error });
        throw error;
      });
      if (kept.fingerprint !== own.fingerprint) throw new Refusal('vault-keys-damaged');
      return { ...kept, pin: resolvedPin(kept, await verifiedList(context, vaultId)), next: null };
    },
  });
}
