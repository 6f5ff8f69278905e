import { rmSync } from 'node:fs';
import path from 'node:path';
import { minuteOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { everyVault } from '../vault/every-vault.ts';
import { type CustodianList, readList } from '../vault/statements.ts';
import { inSharedFolder } from './in-folder.ts';
import { keysHere } from './keys-here.ts';
import type { LocalSide } from './local-side.ts';
import { claimHolds, fullIn, type Manifest } from './manifest.ts';
import { personNames } from './repository.ts';

/**
 * Somebody says that they write the register now, in a later term. Is it a custodian, this computer only reads from here on, and says so by refusing.
 * A custodian whom this register does not know yet (recovered by the kit elsewhere) is believed when the snapshot opens and its list continues ours;
 * until then nothing is written over, and the register here stays as it is.
 */
export async function standAside(
  context: Context,
  side: LocalSide,
  manifest: Manifest,
  lists: ReadonlyMap<string, CustodianList>,
): Promise<never> {
  const known = claimHolds(manifest, lists) ? lists : await listsInside(context, side, manifest);
  if (known === null || !claimHolds(manifest, known))
    throw new Refusal('snapshot-unknown-writer', { at: minuteOf(manifest.madeAt), fingerprint: manifest.claim.by });
  const device = known.get(manifest.claim.vaultId)?.devices.get(manifest.claim.by);
  const writer = device?.name ?? manifest.claim.by;
  const personId = device?.personId ?? '';
  const person = (await personNames(context.db, [personId])).get(personId) ?? '';
  const { term, serial, hash, madeAt } = manifest;
  context.shared.keep({
    ...side,
    side: 'former',
    pending: [],
    takenOverFrom: manifest.claim.from,
    seen: { term, serial, hash, madeAt, writer, by: manifest.claim.by, person, writerKey: manifest.claim.writerKey },
  });
  context.log.info('Another computer has taken the register over', { term });
  context.announce({ room: 'all', ids: [] });
  throw context.shared.refusal();
}

/** The lists inside a snapshot, where this computer can open it and they continue its own; `null` otherwise. */
async function listsInside(
  context: Context,
  side: LocalSide,
  manifest: Manifest,
): Promise<Map<string, CustodianList> | null> {
  const target = path.join(context.dataDir, 'snapshot', 'being-looked-at.sqlite');
  try {
    const keys = await keysHere(context, manifest.vaultIds, null, fullIn(manifest));
    if (keys === null) return null;
    const content = await inSharedFolder(context, 'openSealed', {
      folder: side.folder,
      manifest,
      identity: keys.identity,
      target,
    });
    const inside = new Map(content.vaults.map((vault) => [vault.vaultId, vault.statements]));
    const lists = new Map<string, CustodianList>();
    for (const { vaultId, statements } of await everyVault(context.db)) {
      const there = inside.get(vaultId) ?? [];
      if (statements.some(({ hash }, index) => there[index]?.hash !== hash)) return null;
      const { list, fault } = readList(vaultId, there);
      if (fault !== null) return null;
      lists.set(vaultId, list);
    }
    return lists;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  } finally {
    rmSync(target, { force: true });
  }
}
