import type { Grey } from './grey.ts';

/** The side of a patch that has one ground, and how far around its middle its ground is looked for; pixels. */
const patch = 8;
const around = 24;
/** Shades that are taken for one when the ground is looked for, of 256. */
const alike = 4;
/** Differences up to this are the ground's own; larger ones are drawn stronger. */
const faint = 6;
const stronger = 1.6;

/** The commonest shade around a place. */
function groundAt({ width, height, values }: Grey, x: number, y: number, counts: Uint16Array): number {
  counts.fill(0);
  const [right, bottom] = [Math.min(width, x + around), Math.min(height, y + around)];
  for (let row = Math.max(0, y - around); row < bottom; row += 1)
    for (let at = row * width + Math.max(0, x - around); at < row * width + right; at += 1) {
      const shade = Math.floor((values[at] ?? 0) / alike);
      counts[shade] = (counts[shade] ?? 0) + 1;
    }
  let commonest = 0;
  for (let shade = 1; shade < counts.length; shade += 1)
    if ((counts[shade] ?? 0) > (counts[commonest] ?? 0)) commonest = shade;
  return commonest * alike + alike / 2;
}

/**
 * A picture as black on white, however it was: white on a button, in dark mode, or behind a dialog that dims the page. Each place is as dark as it
 * differs from what is commonest around it.
 */
export function evenOut(grey: Grey): Grey {
  const { width, height, values } = grey;
  const even = new Uint8Array(width * height);
  const counts = new Uint16Array(256 / alike);
  for (let top = 0; top < height; top += patch)
    for (let left = 0; left < width; left += patch) {
      const ground = groundAt(grey, left + patch / 2, top + patch / 2, counts);
      for (let y = top; y < Math.min(height, top + patch); y += 1)
        for (let at = y * width + left; at < y * width + Math.min(width, left + patch); at += 1)
          even[at] = 255 - Math.min(255, stronger * Math.max(0, Math.abs((values[at] ?? 0) - ground) - faint));
    }
  return { width, height, values: even };
}
