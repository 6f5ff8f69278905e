import type { StoredVault } from '../vault/every-vault.ts';
import type { CustodianList } from '../vault/statements.ts';
import { everyDevice } from './keys-here.ts';
import { claimHolds, type Manifest } from './manifest.ts';

/** What a statement says, as far as it takes something away from somebody; the list that it stands in has been verified. */
interface Told {
  sequence: number;
  said: { kind: string; standing?: string; number?: number };
}

/** Whether somebody, or an earlier recovery kit, opens less after this than before. */
function takesAway({ kind, standing, number }: Told['said']): boolean {
  if (kind === 'standing-set') return standing === 'named';
  if (kind === 'kit-issued') return number !== 1;
  return ['person-removed', 'device-removed', 'unnamed', 'returned'].includes(kind);
}

/** The last statement of each vault's list that took something away, by its number; 0 where none has. */
export function lastTakenAway(vaults: readonly StoredVault[]): Map<string, number> {
  return new Map(
    vaults.map(({ vaultId, statements }) => {
      const told = statements.map(({ body }) => JSON.parse(body) as Told);
      return [vaultId, told.findLast(({ said }) => takesAway(said))?.sequence ?? 0];
    }),
  );
}

/** Whether a copy was sealed before that, to somebody who may not open it any more; one that does not say which lists it knew may be. */
export function isFromBefore(
  { custodians }: Pick<Manifest, 'custodians'>,
  taken: ReadonlyMap<string, number>,
): boolean {
  if (custodians === undefined) return [...taken.values()].some((sequence) => sequence > 0);
  return custodians.some(({ vaultId, sequence }) => sequence < (taken.get(vaultId) ?? 0));
}

/** Whether a copy's writer was ever let in to one of these vaults, also one that has been put out since. */
export function byAnyDeviceOf(vaults: readonly StoredVault[]): (manifest: Manifest) => boolean {
  const devices = new Map(vaults.map(({ vaultId, statements }) => [vaultId, everyDevice(statements)]));
  return ({ claim, claimSigner }) => devices.get(claim.vaultId)?.get(claim.by)?.signingKey === claimSigner;
}

/**
 * The copies in the folder that are the writer's to take away: its own, and those of everybody who wrote in an earlier term. Never those of a later term,
 * nor what somebody who was put out has laid there since: that is named until a person has seen to it.
 */
export function ownCopies(
  all: readonly Manifest[],
  term: number,
  { lists, vaults }: { lists: ReadonlyMap<string, CustodianList>; vaults: readonly StoredVault[] },
): Manifest[] {
  const wasLetIn = byAnyDeviceOf(vaults);
  return all.filter((one) => (one.term < term ? wasLetIn(one) : one.term === term && claimHolds(one, lists)));
}
