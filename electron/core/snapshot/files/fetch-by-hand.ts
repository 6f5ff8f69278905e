import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { listsHere } from '../in-folder.ts';
import { keysOf } from '../open-with-kit.ts';
import { keysToFiles } from './keys-to-files.ts';
import { fetchFiles } from './fetch-files.ts';

/** The key that opens the files: the kit's, by two shares that are typed, or are still held since they put the register back; or this computer's own. */
async function identityOf(context: Context, typed: readonly string[]): Promise<string> {
  const kits = [...(await listsHere(context)).values()].flatMap(({ kit }) => kit?.id ?? []);
  const held = kits.flatMap((id) => context.vaults.shares.read(id) ?? []);
  const shares = typed.length > 0 ? typed : held;
  if (shares.length > 0) return (await keysOf(shares, kits)).identity;
  // Put back by the kit and let in by nobody yet, this computer has no keys.
  if (context.shared.chosen.side === 'restored' && context.vaults.open.length === 0)
    throw new Refusal('vault-shares-forgotten');
  const keys = await keysToFiles(context);
  if (keys === null) throw new Refusal('vault-locked');
  return keys.identity;
}

/** Fetches what this computer lacks, because somebody asks; refuses afterwards with what could not be had. Only where the files are to be kept. */
export async function fetchByHand(context: Context, shares: readonly string[]): Promise<void> {
  const { side } = context.shared.chosen;
  if (context.host.readOnly || (side !== 'writer' && side !== 'restored')) throw new Refusal('snapshot-not-writer');
  const faults = await fetchFiles(context, await identityOf(context, shares));
  context.shared.lost.clear();
  const [first] = faults;
  if (first === undefined) return;
  const isOnlyKey = faults.every(({ fault }) => fault === 'other-key');
  throw new Refusal(isOnlyKey ? 'snapshot-files-other-key' : 'snapshot-files-lost', {
    count: faults.length,
    file: first.file,
  });
}
