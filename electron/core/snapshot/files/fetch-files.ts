import { heldFiles, takeBack } from '../../evidence/held-files.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inSharedFolder } from '../in-folder.ts';
import { keysToFiles } from './keys-to-files.ts';
import { portionOf } from './portion.ts';
import { type SealedRow, sealedRows } from './repository.ts';
import type { SealedFault } from './sealed-folder.ts';

/** Opened in one worker; bytes. */
const atOnce = 32 * 1024 * 1024;
/** Fetched in one round of the background; bytes. */
const perRound = 256 * 1024 * 1024;

const bytesOf = ({ bytes }: SealedRow) => bytes;

/** Files that cases hold, that this computer lacks, and that were laid in the folder. */
async function missingHere(context: Context): Promise<SealedRow[]> {
  const held = await heldFiles(context);
  return [...(await sealedRows(context.db)).values()].filter(({ sha256 }) => held.get(sha256) === null);
}

/**
 * Fetches files of cases that this computer lacks from the shared folder, opened with a key and held against their SHA-256; a file that nobody holds
 * any more is let be. Also from a folder that was left, while the new one does not have them whole. Answers what could not be had, by name.
 */
async function fetchRows(context: Context, identity: string, rows: readonly SealedRow[]): Promise<SealedFault[]> {
  const { folder, leftFolders } = context.shared.chosen;
  const faults = await fetchFrom(context, folder, identity, rows);
  for (const left of leftFolders) {
    const lacking = new Set(faults.flatMap(({ sha256, fault }) => (fault === 'other-key' ? [] : [sha256])));
    const still = (await missingHere(context)).filter(({ sha256 }) => lacking.has(sha256));
    await fetchFrom(context, left, identity, still).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
  const missing = new Set((await missingHere(context)).map(({ sha256 }) => sha256));
  return faults.filter(({ sha256 }) => missing.has(sha256));
}

async function fetchFrom(
  context: Context,
  folder: string,
  identity: string,
  rows: readonly SealedRow[],
): Promise<SealedFault[]> {
  const { registerId } = context.shared.chosen;
  const faults: SealedFault[] = [];
  for (let left = rows; left.length > 0; ) {
    const files = portionOf(left, atOnce, bytesOf);
    left = left.slice(files.length);
    const done = await inSharedFolder(context, 'openSealedFiles', { folder, registerId, identity, files });
    await takeBack(context, done.opened);
    for (const { sha256 } of done.opened) context.shared.unsound.delete(sha256);
    faults.push(...done.faults);
  }
  return faults;
}

/** The same for every file that is missing here. */
export async function fetchFiles(context: Context, identity: string): Promise<SealedFault[]> {
  const faults = await fetchRows(context, identity, await missingHere(context));
  context.announce({ room: 'cases', ids: [] });
  return faults;
}

/**
 * The same in the background, with this computer's own keys, for one that has taken the register over: so much at a time. Nothing happens while its vaults
 * are locked. Answers whether more is to be had at once.
 */
export async function fetchInBackground(context: Context): Promise<boolean> {
  const { lost } = context.shared;
  // What could not be had is tried again by hand, or at the next start.
  const missing = (await missingHere(context)).filter(({ sha256 }) => !lost.has(sha256));
  const rows = portionOf(missing, perRound, bytesOf);
  if (rows.length === 0) return false;
  const keys = await keysToFiles(context).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (keys === null) return false;
  for (const { sha256 } of await fetchRows(context, keys.identity, rows)) lost.add(sha256);
  context.announce({ room: 'cases', ids: [] });
  return missing.length > rows.length;
}
