import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { verifiedList } from '../vault/access.ts';
import { keptHere, openKept, ownPlace } from '../vault/key-place.ts';
import type { PrivateKeys } from '../vault/device-keys.ts';
import { readKnown } from '../vault/local-files.ts';
import { type CustodianList, readList, type Statement } from '../vault/statements.ts';

/** This computer's keys in one vault. */
export interface KeysHere {
  vaultId: string;
  fingerprint: string;
  identity: string;
  signingKey: string;
}

/** Whether this computer keeps keys for a vault; a keychain that does not answer counts as none here. */
export async function hasKeys(context: Context, vaultId: string): Promise<boolean> {
  if (context.vaults.get(vaultId) !== null) return true;
  try {
    return (await ownPlace(context, vaultId).read()) !== null;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/**
 * The keys of the first of these vaults that can be opened without asking: it is open, or a PIN was given, or none was chosen. Those of `full`, devices whose keys
 * open everything, come first: somebody may be key holder in one vault and only named in another, and without a PIN the named one's do not stand in for those while they are locked.
 * `null` when all are locked; refuses when there are no keys here at all, or the PIN is wrong.
 */
export async function keysHere(
  context: Context,
  vaultIds: readonly string[],
  passphrase: string | null,
  full: readonly string[],
): Promise<KeysHere | null> {
  const found: Array<{ vaultId: string; fingerprint: string; keys: (() => Promise<PrivateKeys>) | null }> = [];
  let refused: Refusal | null = null;
  for (const vaultId of vaultIds) {
    const open = context.vaults.get(vaultId);
    if (open !== null) {
      found.push({ vaultId, fingerprint: open.fingerprint, keys: async () => open.keys() });
      continue;
    }
    try {
      const kept = await keptHere(context, vaultId, ownPlace(context, vaultId));
      const isLocked = kept.sealed && passphrase === null;
      const keys = isLocked ? null : async () => await openKept(context, kept, passphrase);
      found.push({ vaultId, fingerprint: kept.fingerprint, keys });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== 'vault-no-keys-here') refused ??= error;
    }
  }
  const isFull = ({ fingerprint }: { fingerprint: string }) => full.includes(fingerprint);
  const waits = found.some((one) => one.keys === null && isFull(one));
  for (const one of [...found.filter(isFull), ...(waits ? [] : found.filter((other) => !isFull(other)))])
    try {
      const { vaultId, fingerprint, keys } = one;
      if (keys !== null) return { vaultId, fingerprint, ...(await keys()) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused ??= error;
    }
  if (refused !== null) throw refused;
  if (found.length === 0) throw new Refusal('snapshot-no-keys');
  return null;
}

/** A full custodian's keys on this computer, of a vault that is open; refused by name otherwise. */
export async function custodianKeys(context: Context): Promise<KeysHere> {
  const { open } = context.vaults;
  if (open.length === 0) throw new Refusal('vault-locked');
  for (const vaultId of open) {
    const held = context.vaults.get(vaultId);
    const { list } = await verifiedList(context, vaultId);
    const device = held === null ? undefined : list.devices.get(held.fingerprint);
    if (held !== null && device !== undefined && list.standing.get(device.personId) === 'full')
      return { vaultId, fingerprint: held.fingerprint, ...held.keys() };
  }
  throw new Refusal('vault-not-custodian');
}

/**
 * Verifies a vault's list from its first statement and against the newest that this computer has seen of it;
 * refuses a broken list, and one that somebody has shortened, by name.
 */
export function trustedList(dataDir: string, vaultId: string, statements: readonly Statement[]): CustodianList {
  const { list, fault } = readList(vaultId, statements);
  if (fault !== null) throw new Refusal('snapshot-list-broken', { sequence: fault.sequence });
  if (!goesOn(dataDir, vaultId, statements)) throw new Refusal('snapshot-list-rolled-back');
  return list;
}

/** Whether a list goes on from the newest that this computer has seen of it; one of a vault that it has not seen does. */
export function goesOn(dataDir: string, vaultId: string, statements: readonly Statement[]): boolean {
  const known = readKnown(dataDir, vaultId).statements.at(-1);
  return known === undefined || statements[known.sequence - 1]?.hash === known.hash;
}

/** The devices that the recovery kit let in. */
export function cameByKit(statements: readonly Statement[]): Set<string> {
  const said = statements.map(
    ({ body }) => (JSON.parse(body) as { said: { kind: string; device?: { fingerprint: string } } }).said,
  );
  return new Set(said.flatMap(({ kind, device }) => (kind === 'recovered' && device ? [device.fingerprint] : [])));
}

/** Every device that a verified list has ever let in, with whose it is; also those that were put out. */
export function everyDevice(statements: readonly Statement[]) {
  const devices = new Map<string, { personId: string; recipient: string; signingKey: string; name: string }>();
  for (const { body } of statements) {
    const { said } = JSON.parse(body) as {
      said: {
        personId?: string;
        device?: { fingerprint: string; recipient: string; signingKey: string; name: string };
      };
    };
    if (said.device !== undefined && said.personId !== undefined)
      devices.set(said.device.fingerprint, { personId: said.personId, ...said.device });
  }
  return devices;
}
