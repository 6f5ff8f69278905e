import type { FileType } from '../contract.ts';
import { imageSize } from '../image-size.ts';
import { gifPixels } from './gif.ts';
import { decodedPixels } from './decoded.ts';
import { pngPixels } from './png.ts';

/** What an image looks like: rows of pixels of `each` bytes, where differences up to `noise` are the compression's own. */
export interface Pixels {
  rows: readonly Uint8Array[];
  each: number;
  noise: number;
}

/** An image of more pixels than this is not looked through; a screen has fewer. */
const mostPixels = 40_000_000;

/** The pixels of an image, by its type as its own bytes showed it; `null` for what cannot be drawn or is too large, and for other files. */
export async function pixelsOf(type: FileType, bytes: Uint8Array): Promise<Pixels | null> {
  const size = imageSize(type, bytes);
  if (size === null || size.width * size.height > mostPixels) return null;
  if (type === 'image/png') return pngPixels(bytes);
  if (type === 'image/gif') return gifPixels(bytes);
  return type === 'image/jpeg' || type === 'image/webp' ? await decodedPixels(type, bytes) : null;
}

/** A scroll bar may stand at the right edge of an empty page; pixels. */
const edge = 20;

/** Whether a picture is one colour all over, as a page that never came. */
export function isOneColour({ rows, each, noise }: Pixels): boolean {
  const [first] = rows;
  if (first === undefined) return false;
  return rows.every((row) => {
    const length = row.byteLength > 10 * edge * each ? row.byteLength - edge * each : row.byteLength;
    for (let at = 0; at < length; at += 1) if (Math.abs((row[at] ?? 0) - (first[at % each] ?? 0)) > noise) return false;
    return true;
  });
}
