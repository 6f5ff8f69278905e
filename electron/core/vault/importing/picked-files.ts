import path from 'node:path';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { deleteSource, readSource, type SourceFile, sourceSize } from './source-file.ts';

/** A file that somebody picked with the host's own file picker. */
interface PickedFile {
  path: string;
  /** What was taken in of it; only that may be deleted. */
  takenIn: SourceFile | null;
  expires: number;
}

/** What was read of a picked file, and under which token its place is known. */
export interface PickedSource {
  token: string;
  source: SourceFile;
}

/** How long the place of a file is remembered; milliseconds. Nothing of what it holds is. */
const lifetime = 60 * 60 * 1000;

const picked = new Map<string, PickedFile>();

function pickedFile({ clock }: Pick<Context, 'clock'>, token: string): PickedFile {
  const now = clock.now().getTime();
  for (const [one, { expires }] of picked) if (expires < now) picked.delete(one);
  const file = picked.get(token);
  if (file === undefined) throw new Refusal('file-token-unknown');
  return file;
}

/** The ends of the names of files that can be read. */
const extensions = ['kdbx', 'json', 'csv'];

/** Lets a person choose a file; answers its name, its size and a token, which is all that a window is given of where it lies. */
export async function pickFile({
  clock,
  ids,
  filePicker,
}: Pick<Context, 'clock' | 'ids' | 'filePicker'>): Promise<{ picked: string; name: string; bytes: number } | null> {
  const place = (await filePicker?.pick(extensions)) ?? null;
  if (place === null) return null;
  const bytes = await sourceSize(place);
  const token = ids.next();
  picked.set(token, { path: place, takenIn: null, expires: clock.now().getTime() + lifetime });
  return { picked: token, name: path.basename(place), bytes };
}

/** Reads a picked file, as it is now. */
export async function readPicked(
  context: Pick<Context, 'clock'>,
  token: string,
): Promise<{ fileName: string; bytes: Uint8Array; picked: PickedSource }> {
  const file = pickedFile(context, token);
  const { bytes, source } = await readSource(file.path);
  return { fileName: path.basename(file.path), bytes, picked: { token, source } };
}

/** The file is taken in, as it was when it was read; answers whether its place is still known, so that it can be deleted. */
export function markTakenIn(context: Pick<Context, 'clock'>, { token, source }: PickedSource): boolean {
  try {
    pickedFile(context, token).takenIn = source;
    return true;
  } catch {
    return false;
  }
}

/** Deletes a picked file that has been taken in, if it still holds what was read. */
export async function deletePicked(context: Pick<Context, 'clock'>, token: string): Promise<void> {
  const { takenIn } = pickedFile(context, token);
  if (takenIn === null) throw new Refusal('file-token-unknown');
  await deleteSource(takenIn);
  picked.delete(token);
}
