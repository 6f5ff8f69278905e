import type { FileType } from '../contract.ts';
import { lookAtSavedPage } from '../nothing-there.ts';
import { greyOf } from '../pixels/grey.ts';
import { isOneColour, type Pixels, pixelsOf } from '../pixels/pixels.ts';
import { isEmptyDocument, saysSomething, visible } from './documents.ts';
import { readsAsError } from './error-words.ts';
import { readsAsLogin } from './login-words.ts';
import { countWords } from './lines.ts';
import { type Box, howMuch } from './nearly-blank.ts';
import { readText } from './read-text.ts';

/** What a file shows of a post: `blank` is certain to show nothing; what it `seems` is a guess, and may be wrong. */
export type Shows = 'post' | 'blank' | 'seems-login' | 'seems-blank';

const cutOut = ({ rows, each, noise }: Pixels, { top, bottom, left, right }: Box): Pixels => ({
  rows: rows.slice(top, bottom).map((row) => row.subarray(left * each, right * each)),
  each,
  noise,
});

async function lookAtImage(type: FileType, bytes: Uint8Array): Promise<Shows> {
  const pixels = await pixelsOf(type, bytes);
  if (pixels === null) return 'post';
  if (isOneColour(pixels)) return 'blank';
  const { much, page } = howMuch(greyOf(pixels));
  if (much === 'nothing') return 'seems-blank';
  // A single word in the middle is a post; the frame around it has words of its own.
  if (much === 'little') return countWords(await readText(cutOut(pixels, page))) === 0 ? 'seems-blank' : 'post';
  const text = await readText(pixels);
  if (readsAsLogin(text)) return 'seems-login';
  return readsAsError(text) ? 'seems-blank' : 'post';
}

function lookAtText(bytes: Uint8Array): Shows {
  const text = Buffer.from(bytes).toString('utf8');
  if (visible(text) === '') return 'blank';
  return saysSomething(text) ? 'post' : 'seems-blank';
}

/** Looks at a file that is given as documentation of a post, by its type as its own bytes showed it. What cannot be read or drawn is not judged. */
export async function lookAtFile({ type, bytes }: { type: FileType; bytes: Uint8Array }): Promise<Shows> {
  if (type.startsWith('image/')) return await lookAtImage(type, bytes);
  if (type === 'text/html' || type === 'multipart/related') {
    const shows = lookAtSavedPage(type, bytes);
    return shows === 'page' ? 'post' : `seems-${shows}`;
  }
  if (type === 'text/plain') return lookAtText(bytes);
  return isEmptyDocument(type, bytes) ? 'seems-blank' : 'post';
}
