import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { grantRole } from '../people/keep-keeper.ts';
import { beginTerm } from './begin-term.ts';
import { listsHere, look } from './in-folder.ts';
import { custodianKeys } from './keys-here.ts';
import { claimHolds, type Manifest, type Place } from './manifest.ts';
import { refreshCopy } from './open-shared.ts';
import { custodianKey, isPutOut, isRemoved, laterFirst, putOutHere } from './put-out.ts';
import { newestFaults } from './contract.ts';
import { sharedRegister } from './repository.ts';
import { roleOfTaker } from './role-of-taker.ts';
import { tryShared } from './share-register.ts';
import { listsTold } from './word-to-put-out.ts';
import { filesInHaste, writeSnapshot } from './write-snapshot.ts';

/**
 * Ta över registret: this computer writes it from now on, in a term above every one it knows of, with a reason that the chain keeps.
 * A reader fetches the newest snapshot first, so that as little as possible is left behind. A folder that cannot be reached does not stop it:
 * the register is here, and its snapshot follows when the folder answers. Is nobody left who can give roles, whoever takes over can, and the chain tells of it.
 */
export async function takeOver(
  context: Context,
  given: { reason: string; folder: string | null; withoutNewest: boolean },
): Promise<void> {
  const { vaultId, fingerprint } = await custodianKeys(context);
  const here = await sharedRegister(context.db);
  const before = context.shared.side;
  const registerId = before?.registerId ?? here?.id;
  const folder = given.folder ?? before?.folder;
  if (registerId === undefined || folder === undefined) throw new Refusal('snapshot-no-folder');
  if (given.folder !== null) await tryShared(context, given.folder);
  if (before?.side === 'reader') await refreshOrGoOn(context, given.withoutNewest);

  await inTurn(`snapshot ${context.dataDir}`, async () => {
    const { side } = context.shared;
    const others = await holding(context, folder, registerId, { vaultId, by: fingerprint });
    const newest = others.toSorted(laterFirst)[0];
    const own = side?.written[0] ?? null;
    const term = Math.max(side?.term ?? 0, side?.seen?.term ?? 0, here?.term ?? 0, newest?.term ?? 0) + 1;
    const serial = Math.max(side?.serial ?? 0, newest?.serial ?? 0, here?.serial ?? 0);
    // What the copy here is: the other computer's changes after it are what it will list.
    const held = side?.side === 'writer' || side?.side === 'former' ? own : (side?.seen ?? null);
    const from: Place | null = held === null ? null : { term: held.term, serial: held.serial, hash: held.hash };
    await beginTerm(context, {
      registerId,
      folder,
      term,
      from,
      serial,
      event: {
        action: 'register-taken-over',
        details: { reason: given.reason, from: before?.seen?.writer ?? '' },
      },
      async also(db, writing) {
        const { personId } = context.actor;
        if (personId !== null && (await roleOfTaker({ ...context, db })) === 'gets')
          await grantRole(db, writing, personId, 'communicator');
      },
    });
  });
  context.shared.note(null, context.clock.now());
  context.announce({ room: 'all', ids: [] });
  const writing = { ...context, host: { ...context.host, readOnly: false }, outbox: null };
  await writeSnapshot(writing, filesInHaste).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    context.shared.note(error, context.clock.now());
  });
}

/**
 * The newest snapshot, if the folder answers; one that is there and cannot be opened is refused, so that nobody takes over from an old copy unknowingly.
 * One that is damaged or forged can be left aside by a person's choice; one that is whole and not sealed to this computer never can: it was put out.
 */
async function refreshOrGoOn(context: Context, withoutNewest: boolean): Promise<void> {
  try {
    await refreshCopy(context, null);
  } catch (error) {
    const gone = [
      'snapshot-folder-missing',
      'snapshot-folder-slow',
      'snapshot-folder-failing',
      'snapshot-folder-empty',
    ];
    const passes =
      error instanceof Refusal && (gone.includes(error.code) || (withoutNewest && newestFaults.includes(error.code)));
    if (!passes) throw error;
  }
}

/**
 * Snapshots in the folder by custodians whom this register knows; none where the folder does not answer.
 * Refuses when one of them says outside its seal that this computer was put out, or is no full custodian any more.
 */
async function holding(
  context: Context,
  folder: string,
  registerId: string,
  own: { vaultId: string; by: string },
): Promise<Manifest[]> {
  const here = await listsHere(context);
  const all = await look(context, folder, registerId).then(
    (found) => found.all,
    (error: unknown) => {
      // What a folder has said once holds until one that answers says otherwise.
      if (error instanceof Refusal && !context.shared.isPutOut) return [];
      throw error instanceof Refusal ? context.shared.refusal() : error;
    },
  );
  const lists = await listsTold(context, all, here);
  const out = putOutHere(all, lists);
  if (out.has(custodianKey(own.vaultId, own.by)))
    throw new Refusal(isRemoved(own.by, { all, out, lists }) ? 'snapshot-removed-here' : 'snapshot-not-custodian');
  return all.filter((manifest) => claimHolds(manifest, lists) && !isPutOut(manifest, out));
}
