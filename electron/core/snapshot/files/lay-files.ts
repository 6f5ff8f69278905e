import { heldFiles } from '../../evidence/held-files.ts';
import { sha256 as hashOf } from '../../foundation/audit/chain.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inSharedFolder } from '../in-folder.ts';
import { portionOf } from './portion.ts';
import { type FilesPlace, removeGone } from './remove-gone.ts';
import { putSealedRows, type SealedRow, sealedRows } from './repository.ts';

/** Sealed in one worker; bytes. */
const atOnce = 32 * 1024 * 1024;

/** Whom files are sealed to, as one hash: another list of recipients is another hash. */
const hashOfRecipients = (recipients: readonly string[]) => hashOf(recipients.toSorted().join('\n'));

/** A file that this computer has. */
interface Here {
  sha256: string;
  bytes: number;
}

/**
 * Of the files that this computer has, those that do not lie there sealed to these recipients; what was never laid comes first,
 * and the small before the large: a folder that gets full has as many as it can.
 */
function toLay(
  held: ReadonlyMap<string, number | null>,
  rows: ReadonlyMap<string, SealedRow>,
  recipients: string,
  unsound: ReadonlySet<string>,
  isThere: (row: SealedRow) => boolean = () => true,
): Here[] {
  const isLaid = (sha256: string) => {
    const row = rows.get(sha256);
    return row !== undefined && isThere(row);
  };
  return [...held]
    .flatMap(([sha256, bytes]) => (bytes === null || unsound.has(sha256) ? [] : [{ sha256, bytes }]))
    .filter(({ sha256 }) => !isLaid(sha256) || rows.get(sha256)?.recipients !== recipients)
    .toSorted((a, b) => Number(isLaid(a.sha256)) - Number(isLaid(b.sha256)) || a.bytes - b.bytes);
}

const bytesOf = ({ bytes }: Here) => bytes;

/** Whether the folder waits for a file, or for one to go, as far as the register knows: the folder is not asked. */
export async function hasFilesToLay(context: Context, recipients: readonly string[]): Promise<boolean> {
  const held = await heldFiles(context);
  const rows = await sealedRows(context.db);
  return (
    toLay(held, rows, hashOfRecipients(recipients), context.shared.unsound).length > 0 ||
    [...rows.keys()].some((sha256) => !held.has(sha256))
  );
}

/** What came of a laying, for the snapshot that is written next. */
export interface Laying {
  /** Sealed files that the next snapshot does not name: they go when it is there. */
  old: string[];
  /** Every file of the cases is on this computer, and lies there sealed to those who may open it. */
  isWhole: boolean;
  /** Why the folder took no more; the snapshot is tried all the same. */
  refused: Refusal | null;
}

/**
 * Lays the files of cases in the shared folder, sealed to those who may open the register (design.md §5.7): what is not there, what is sealed to others,
 * and what `verify` found changed. Copies of files that are gone are removed first. At most so many bytes; the rest follow with the next snapshot.
 */
export async function layFiles(
  context: Context,
  place: FilesPlace,
  recipients: readonly string[],
  most: number,
): Promise<Laying> {
  try {
    return await lay(context, place, recipients, most);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { old: [], isWhole: false, refused: error };
  }
}

async function lay(
  context: Context,
  { folder, registerId }: FilesPlace,
  recipients: readonly string[],
  most: number,
): Promise<Laying> {
  const { db, dataDir, shared } = context;
  const place = { folder, registerId };
  const held = await heldFiles(context);
  const rows = await sealedRows(db);
  if (held.size === 0 && rows.size === 0) return { old: [], isWhole: true, refused: null };
  const there = new Map(
    (await inSharedFolder(context, 'listSealed', place)).map(({ sealed, bytes }) => [sealed, bytes]),
  );
  await removeGone(context, place, held);

  const hash = hashOfRecipients(recipients);
  const isSound = ({ sealed, bytes }: SealedRow) => there.get(sealed) === bytes && !shared.changed.has(sealed);
  const waiting = toLay(held, rows, hash, shared.unsound, isSound);
  const now = most === 0 ? [] : portionOf(waiting, most, bytesOf);
  let refused: Refusal | null = null;
  for (let left = now; left.length > 0 && refused === null; ) {
    const hashes = portionOf(left, atOnce, bytesOf).map(({ sha256 }) => sha256);
    left = left.slice(hashes.length);
    const done = await inSharedFolder(context, 'laySealed', { ...place, dataDir, recipients, hashes });
    const laid = done.laid.map((one) => ({ ...one, recipients: hash }));
    await db.transaction().execute((transaction) => putSealedRows(transaction, laid));
    for (const sha256 of done.unsound) shared.unsound.add(sha256);
    if (done.refused !== null) refused = new Refusal(done.refused.code, done.refused.values);
  }

  // Somebody may have disposed of a file while it was being sealed.
  const heldNow = await heldFiles(context);
  await removeGone(context, place, heldNow);
  const rowsNow = await sealedRows(db);
  const named = new Set([...rowsNow.values()].map(({ sealed }) => sealed));
  const replaced = [...rows.values()].filter(
    ({ sha256, sealed }) => rowsNow.has(sha256) && rowsNow.get(sha256)?.sealed !== sealed,
  );
  for (const { sealed } of replaced) shared.changed.delete(sealed);
  const isHere = [...heldNow.values()].every((bytes) => bytes !== null);
  // While a file is missing here, one that the register does not name may be that very one: whoever laid it may be gone.
  const unknown = isHere ? [...there.keys()].filter((sealed) => !named.has(sealed)) : [];
  return {
    old: [...new Set([...replaced.map(({ sealed }) => sealed), ...unknown])],
    isWhole: isHere && now.length === waiting.length && refused === null,
    refused,
  };
}

/** After the snapshot that names the new ones: removes what it does not name. Left behind, they go with the next. */
export async function removeOld(context: Context, place: FilesPlace, old: readonly string[]): Promise<void> {
  if (old.length === 0) return;
  const { folder, registerId } = place;
  try {
    await inSharedFolder(context, 'removeSealed', { folder, registerId, sealed: old });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.log.info('Old sealed files lie in the shared folder still', { code: error.code });
  }
}
