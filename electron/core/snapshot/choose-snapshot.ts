import { minuteOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { CustodianList } from '../vault/statements.ts';
import { inSharedFolder, type Look } from './in-folder.ts';
import type { LocalSide } from './local-side.ts';
import { claimHolds, headName, type Manifest, readManifest } from './manifest.ts';
import { hasPutOut, isPutOut, laterFirst } from './put-out.ts';
import { standingOf } from './rules.ts';

/** Which register of a folder is meant: the one named, the one that this computer has, or the only one. */
export async function registerMeant(context: Context, folder: string, wanted: string | null): Promise<string> {
  const meant = wanted ?? context.shared.side?.registerId;
  if (meant !== undefined) return meant;
  const heads = await inSharedFolder(context, 'findSharedHeads', { folder });
  const read = heads.map(readManifest);
  const ids = new Set(read.flatMap((manifest) => (typeof manifest === 'string' ? [] : [manifest.registerId])));
  const [only] = ids;
  if (only !== undefined && ids.size === 1) return only;
  if (read.includes('newer')) throw new Refusal('snapshot-newer', { folder });
  if (heads.length > ids.size) throw new Refusal('snapshot-forged', { file: folder });
  if (ids.size > 1) throw new Refusal('snapshot-several', { folder, count: ids.size });
  throw new Refusal('snapshot-folder-empty', { folder });
}

/**
 * The snapshot that the head points at, or a newer one of the same writer whose head was not turned in time.
 * Copies by devices that were put out (`out`) are passed over, also when the head points at one: their term counts for nothing.
 * Refuses a head that does not hold, one that is older than what this computer has seen, and a second writer in the same term.
 */
export function newestOf(
  found: Look,
  registerId: string,
  folder: string,
  side: LocalSide | null,
  out: ReadonlySet<string>,
): Manifest {
  const all = found.all.filter((one) => !isPutOut(one, out));
  if (found.headIsNewer) throw new Refusal('snapshot-newer', { folder });
  if (found.headIsForged) throw new Refusal('snapshot-forged', { file: headName(registerId) });
  if (found.head === null) throw new Refusal('snapshot-folder-empty', { folder });
  const head = isPutOut(found.head, out) ? all.toSorted(laterFirst)[0] : found.head;
  if (head === undefined) throw new Refusal('snapshot-stranger', { at: minuteOf(found.head.madeAt) });
  const ofWriter = all.filter((one) => one.term === head.term && one.claim.writerKey === head.claim.writerKey);
  const newest = ofWriter.toSorted((a, b) => b.serial - a.serial)[0] ?? head;
  // One that was opened before it was known that its writer was put out does not count either.
  const isSeenOut =
    (side?.seen !== null && side?.seen !== undefined && hasPutOut(out, side.seen.by)) ||
    found.all.some((one) => one.claim.writerKey === side?.seen?.writerKey && isPutOut(one, out));
  const seen = isSeenOut ? null : (side?.seen ?? null);
  switch (standingOf(newest, seen)) {
    case 'older':
      throw new Refusal('snapshot-rolled-back', {
        at: minuteOf(newest.madeAt),
        seen: seen === null ? '' : minuteOf(seen.madeAt),
      });
    case 'rival':
      throw new Refusal('snapshot-two-writers', { computer: seen?.writer ?? '', at: minuteOf(newest.madeAt) });
    case 'newer':
    case 'same':
      return newest;
  }
}

/** With the snapshot open and its custodians known: whether its writer is one of them, and the only one. Refuses a stranger, a head turned back, and two writers. */
export function refuseStrangers(
  manifest: Manifest,
  all: readonly Manifest[],
  lists: ReadonlyMap<string, CustodianList>,
): void {
  if (!claimHolds(manifest, lists)) throw new Refusal('snapshot-stranger', { at: minuteOf(manifest.madeAt) });
  const others = all.filter((one) => one.claim.writerKey !== manifest.claim.writerKey && claimHolds(one, lists));
  const later = others.find(({ term }) => term > manifest.term);
  if (later !== undefined)
    throw new Refusal('snapshot-rolled-back', { at: minuteOf(manifest.madeAt), seen: minuteOf(later.madeAt) });
  const rival = others.find(({ term }) => term === manifest.term);
  if (rival !== undefined)
    throw new Refusal('snapshot-two-writers', {
      computer: lists.get(rival.claim.vaultId)?.devices.get(rival.claim.by)?.name ?? '',
      at: minuteOf(rival.madeAt),
    });
}
