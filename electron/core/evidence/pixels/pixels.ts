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
