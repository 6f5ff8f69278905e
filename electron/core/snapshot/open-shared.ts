import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { sameFingerprint } from '../vault/device-keys.ts';
import { readKnown } from '../vault/local-files.ts';
import type { CustodianList } from '../vault/statements.ts';
import { newestOf, registerMeant } from './choose-snapshot.ts';
import { listsHere, look } from './in-folder.ts';
import { goesOn, type KeysHere, keysHere } from './keys-here.ts';
import { keepStanding } from './keep-standing.ts';
import { neverWrote } from './local-side.ts';
import { countOwnChanges } from './own-changes.ts';
import { placeCopy, refuseOwnRegister } from './place-copy.ts';
import { isPutOut, putOutHere } from './put-out.ts';
import { putOutInside } from './put-out-inside.ts';
import { sharedRegister } from './repository.ts';
import { claimHolds, extractFor, fullIn, type Manifest } from './manifest.ts';

/** What somebody asks to open. */
export interface ToOpen {
  folder: string;
  registerId: string | null;
  passphrase: string | null;
  /** The writing computer's fingerprint, as it is shown there or as the person accepts it. */
  trust: string | null;
  changesEntered: boolean;
}

/**
 * Opens a shared register with this computer's keys: the newest snapshot, verified, in the register's place as a copy to read.
 * Answers whether there was anything newer than what is here. Refused, nothing here has changed.
 */
export async function openShared(context: Context, given: ToOpen): Promise<boolean> {
  return await inTurn(`snapshot ${context.dataDir}`, async () => {
    const { side } = context.shared;
    const { folder } = given;
    if (context.host.readOnly && !context.shared.readsHere) throw new Refusal('read-only-beside-running-app');
    if (side?.side === 'writer') throw new Refusal('snapshot-writes-here');
    const registerId = await registerMeant(context, folder, given.registerId);
    const here = await sharedRegister(context.db);
    await refuseOwnRegister(context, registerId, here?.id);
    if (side?.side === 'former' && !given.changesEntered) {
      const count = await countOwnChanges(context);
      if (count > 0) throw new Refusal('snapshot-changes-first', { count });
    }
    const found = await look(context, folder, registerId);
    const out = await everyPutOut(context, folder, found.all, given.passphrase);
    // Known without its keys: a locked vault must not hide it.
    const own = side?.registerId === registerId ? side.fingerprint : null;
    if (own !== null) await keepStanding(context, own, { all: found.all, out, lists: await listsHere(context) });
    const manifest = newestOf(found, registerId, folder, side, out);
    const isHere =
      side?.side === 'reader' &&
      side.seen?.hash === manifest.hash &&
      here?.term === manifest.term &&
      here.serial === manifest.serial;
    if (isHere) {
      if (side.folder !== folder) context.shared.keep({ ...side, folder });
      return false;
    }
    const keys = await keysHere(context, manifest.vaultIds, given.passphrase, fullIn(manifest));
    if (keys === null) throw new Refusal('vault-locked');
    if (manifest.custodians?.some(({ removed }) => removed.includes(keys.fingerprint)) === true)
      throw new Refusal('snapshot-removed-here');
    try {
      await placeCopy(context, {
        folder,
        manifest,
        extract: extractFor(manifest, keys.fingerprint),
        all: found.all,
        out,
        identity: keys.identity,
        accept: (lists, content) => ({
          personId: accepted(context, given.trust, manifest, keys, lists, content.people),
        }),
        side: (seen, deviceId) => ({
          ...neverWrote,
          registerId,
          folder,
          leftFolders: side?.leftFolders ?? [],
          side: 'reader',
          term: manifest.term,
          serial: manifest.serial,
          seen,
          fingerprint: keys.fingerprint,
          vaultId: keys.vaultId,
          deviceId,
        }),
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'snapshot-not-for-this-key')
        throw new Refusal('snapshot-not-for-this-computer', { fingerprint: keys.fingerprint }, { cause: error });
      throw error;
    }
    return true;
  });
}

/**
 * Every device that is put out, as this computer's lists tell, and what stands outside the seals; where somebody whom they do not know writes,
 * also what lists inside the copies say that go on from those that this computer has seen.
 */
async function everyPutOut(context: Context, folder: string, all: readonly Manifest[], passphrase: string | null) {
  const lists = await listsHere(context);
  const out = putOutHere(all, lists);
  const since = context.shared.side?.seen?.term ?? 0;
  const isStrangers = (one: Manifest) => one.term >= since && !isPutOut(one, out) && !claimHolds(one, lists);
  if (lists.size === 0 || !all.some(isStrangers)) return out;
  const vaultIds = [...new Set(all.flatMap((one) => one.vaultIds))];
  const keys = await keysHere(context, vaultIds, passphrase, all.flatMap(fullIn));
  if (keys === null) return out;
  const inside = await putOutInside(context, {
    folder,
    all,
    keys,
    isOurs: ({ vaultId }, statements) => goesOn(context.dataDir, vaultId, statements),
  });
  return new Set([...out, ...inside]);
}

/**
 * Whether this computer is let in, and has a reason to believe the writer: a custodian of a vault that it has seen before, or a person's word.
 * A vault that came with the snapshot itself is no reason; anybody can found one. Answers whose it is.
 */
function accepted(
  context: Context,
  trust: string | null,
  { claim }: Manifest,
  keys: KeysHere,
  lists: ReadonlyMap<string, CustodianList>,
  people: ReadonlyArray<{ id: string; name: string }>,
): string {
  const list = lists.get(keys.vaultId);
  const own = list?.devices.get(keys.fingerprint);
  if (own === undefined)
    throw list?.removed.has(keys.fingerprint) === true
      ? new Refusal('snapshot-removed-here')
      : new Refusal('snapshot-not-for-this-computer', { fingerprint: keys.fingerprint });
  const isKnown = readKnown(context.dataDir, claim.vaultId).statements.length > 0;
  if (isKnown || (trust !== null && sameFingerprint(trust, claim.by))) return own.personId;
  const writer = lists.get(claim.vaultId)?.devices.get(claim.by);
  throw new Refusal('snapshot-writer-unknown', {
    computer: writer?.name ?? '',
    person: people.find(({ id }) => id === writer?.personId)?.name ?? '',
    fingerprint: claim.by,
  });
}

/** Fetches a newer snapshot for a reader, if there is one; `vault-locked` when it lies there and cannot be opened yet. */
export async function refreshCopy(context: Context, passphrase: string | null): Promise<boolean> {
  const { side } = context.shared;
  if (side?.side !== 'reader') throw new Refusal('snapshot-not-reader');
  return await openShared(context, {
    folder: side.folder,
    registerId: side.registerId,
    passphrase,
    trust: null,
    changesEntered: false,
  });
}
