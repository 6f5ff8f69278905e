import { combine } from 'shamir-secret-sharing';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { type KitKeys, kitKeysOf, shareOf } from '../vault/kit.ts';
import { readShare } from '../vault/share-text.ts';
import type { CustodianList } from '../vault/statements.ts';
import { newestOf, registerMeant } from './choose-snapshot.ts';
import { fetchFiles } from './files/fetch-files.ts';
import { look } from './in-folder.ts';
import { neverWrote } from './local-side.ts';
import { putOutInside } from './put-out-inside.ts';
import { placeCopy } from './place-copy.ts';
import { laterFirst } from './put-out.ts';
import { isBegun } from './repository.ts';

/** Of the kits that typed shares belong to, the one of the newest copy, so that the page of another is told as the wrong one; what is wrong with a share itself is said by `shareOf`. */
function kitOf(typed: readonly string[], kitIds: readonly string[]): { id: string; number: number } {
  const age = (id: string) => (kitIds.includes(id) ? kitIds.indexOf(id) : kitIds.length);
  const kits = typed.flatMap((text) => {
    const read = readShare(text);
    return 'fault' in read ? [] : [{ id: read.kitId, number: read.kitNumber }];
  });
  return kits.toSorted((a, b) => age(a.id) - age(b.id))[0] ?? { id: '', number: 0 };
}

/** Puts two shares together with nothing to hold them against but the kits of the copies, those of the newest first: no register is here yet. */
export async function keysOf(
  shares: readonly string[],
  kitIds: readonly string[],
): Promise<KitKeys & { kit: { id: string; number: number } }> {
  const typed = shares.filter((text) => text.trim() !== '');
  const kit = kitOf(typed, kitIds);
  const given = typed.map((text, index) => shareOf(text, kit, index + 1));
  if (given.length < 2) throw new Refusal('vault-shares-too-few', { count: given.length });
  if (new Set(given.map(({ page }) => page)).size < given.length) throw new Refusal('vault-share-twice');
  if (!kitIds.includes(kit.id)) throw new Refusal('snapshot-other-kit', { number: kit.number });
  const seed = await combine(given.slice(0, 2).map(({ bytes }) => bytes)).catch(() => null);
  if (seed === null) throw new Refusal('vault-shares-do-not-match');
  return { ...(await kitKeysOf(seed)), kit };
}

/**
 * Puts a lost register back on an empty computer: any two shares of a vault's kit open the newest snapshot. Nobody is let in by this;
 * the files of cases come along, opened with the same shares. `vault.recover` with the same shares, which are held for it for ten minutes,
 * makes this computer a custodian, and "Ta över registret" its writer.
 */
export async function openWithKit(
  context: Context,
  given: { folder: string; registerId: string | null; shares: readonly string[] },
): Promise<void> {
  await inTurn(`snapshot ${context.dataDir}`, async () => {
    const { folder } = given;
    const { locks } = context.vaults;
    if (context.shared.side !== null || (await isBegun(context.db))) throw new Refusal('snapshot-other-register');
    const registerId = await registerMeant(context, folder, given.registerId);
    const found = await look(context, folder, registerId);
    const keys = await keysOf(
      given.shares,
      found.all.toSorted(laterFirst).flatMap(({ kitIds }) => kitIds),
    );
    const isOurs = ({ kit }: CustodianList) => kit?.recipient === keys.recipient && kit.signingKey === keys.publicKey;
    const out = await putOutInside(context, { folder, all: found.all, keys: { identity: keys.identity }, isOurs });
    const manifest = newestOf(found, registerId, folder, null, out);
    if (!manifest.kitIds.includes(keys.kit.id)) throw new Refusal('snapshot-other-kit', { number: keys.kit.number });
    try {
      await placeCopy(context, {
        folder,
        manifest,
        extract: null,
        all: found.all,
        out,
        identity: keys.identity,
        accept(lists) {
          const ours = [...lists.values()].filter(isOurs);
          if (ours.length === 0) throw new Refusal('vault-shares-do-not-match');
          // A vault that somebody has put beside the kit's own says nothing of who may write.
          const { vaultId, by } = manifest.claim;
          if (!ours.some((list) => list.vaultId === vaultId))
            throw new Refusal('snapshot-kit-not-writers', {
              computer: lists.get(vaultId)?.devices.get(by)?.name ?? '',
            });
          return { personId: null };
        },
        side: (seen, deviceId) => ({
          ...neverWrote,
          registerId,
          folder,
          leftFolders: [],
          side: 'restored',
          term: manifest.term,
          serial: manifest.serial,
          seen,
          fingerprint: null,
          vaultId: null,
          deviceId,
        }),
      });
    } catch (error) {
      // The shares name the right kit and do not open what is sealed to it: one of them is not what it says.
      if (error instanceof Refusal && error.code === 'snapshot-not-for-this-key')
        throw new Refusal('vault-shares-do-not-match', {}, { cause: error });
      throw error;
    }
    // The register is here; a file that cannot be had now is named by what is missing, and can be asked for again.
    await fetchFiles(context, keys.identity).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      context.shared.note(error, context.clock.now());
    });
    context.vaults.holdShares(keys.kit.id, given.shares, context.clock.now(), locks);
  });
}
