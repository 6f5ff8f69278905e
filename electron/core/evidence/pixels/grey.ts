import type { Pixels } from './pixels.ts';

/** A picture in shades of grey, 0 black to 255 white, row by row. */
export interface Grey {
  width: number;
  height: number;
  values: Uint8Array;
}

/** How light a pixel looks (Rec. 601), where what is seen through stands on white, as a window shows it. */
function lightness(row: Uint8Array, at: number, each: number): number {
  const [first = 0, second = 0, third = 0] = [row[at], row[at + 1], row[at + 2]];
  const colour = each < 3 ? first : 0.299 * first + 0.587 * second + 0.114 * third;
  const opacity = each === 4 ? (row[at + 3] ?? 255) : each === 2 ? second : 255;
  return opacity === 255 ? colour : 255 + ((colour - 255) * opacity) / 255;
}

/** A picture's shades of grey; each is what `side` pixels across and down are on an average. */
export function greyOf({ rows, each }: Pixels, side = 1): Grey {
  const width = Math.floor((rows[0]?.byteLength ?? 0) / each / side);
  const height = Math.floor(rows.length / side);
  const values = new Uint8Array(width * height);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (const row of rows.slice(y * side, (y + 1) * side))
      for (let x = 0; x < width * side; x += 1) {
        const to = Math.floor(x / side);
        sums[to] = (sums[to] ?? 0) + lightness(row, x * each, each);
      }
    for (let x = 0; x < width; x += 1) values[y * width + x] = (sums[x] ?? 0) / side ** 2;
  }
  return { width, height, values };
}
