import { inflateSync } from 'node:zlib';
import type { Pixels } from './pixels.ts';

const channels: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The pixels of a plain PNG, without its filters; `null` for one of a rarer kind, or a broken one. */
export function pngPixels(bytes: Uint8Array): Pixels | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const each = channels[view.getUint8(25)];
  if (view.getUint8(24) !== 8 || each === undefined || view.getUint8(28) !== 0) return null;
  const data: Uint8Array[] = [];
  let palette = new Uint8Array();
  for (let at = 8; at + 8 <= bytes.byteLength; at += 12 + view.getUint32(at)) {
    const content = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    if (view.getUint32(at + 4) === 0x49444154) data.push(content);
    if (view.getUint32(at + 4) === 0x504c5445) palette = new Uint8Array(content);
  }
  const length = width * each;
  let raw: Buffer;
  try {
    raw = inflateSync(Buffer.concat(data), { maxOutputLength: (length + 1) * height });
  } catch {
    return null;
  }
  if (raw.byteLength < (length + 1) * height) return null;
  const rows: Uint8Array[] = [];
  let above = new Uint8Array(length);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (length + 1)] ?? 0;
    const row = new Uint8Array(raw.subarray(y * (length + 1) + 1, (y + 1) * (length + 1)));
    for (let x = 0; x < length; x += 1) {
      const left = x < each ? 0 : (row[x - each] ?? 0);
      const up = above[x] ?? 0;
      const corner = x < each ? 0 : (above[x - each] ?? 0);
      row[x] = (row[x] ?? 0) + predicted(filter, left, up, corner);
    }
    rows.push(row);
    above = row;
  }
  return view.getUint8(25) === 3
    ? { rows: rows.map((row) => coloured(row, palette)), each: 3, noise: 0 }
    : { rows, each, noise: 0 };
}

/** A row of numbers of colours as the colours themselves. */
function coloured(row: Uint8Array, palette: Uint8Array): Uint8Array {
  const colours = new Uint8Array(row.byteLength * 3);
  for (let x = 0; x < row.byteLength; x += 1) {
    const from = (row[x] ?? 0) * 3;
    colours.set(palette.subarray(from, from + 3), x * 3);
  }
  return colours;
}

/** What a PNG's filter takes the value to be from those before it (PNG specification 9.2). */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
