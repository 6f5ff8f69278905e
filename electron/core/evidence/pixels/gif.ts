import type { Pixels } from './pixels.ts';

/** More frames than this are not looked through; what moves that long is no empty page. */
const mostFrames = 200;
const mostSigns = 4096;

/** The parts of a block that is cut in pieces of at most 255 bytes, and where the next block begins. */
function pieces(bytes: Uint8Array, start: number): { data: Uint8Array; next: number } {
  const found: Uint8Array[] = [];
  let at = start;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    found.push(bytes.subarray(at + 1, at + 1 + length));
    at += length + 1;
  }
  return { data: Buffer.concat(found), next: at + 1 };
}

/** Colour numbers packed by LZW as GIF 89a has it (appendix F), at most `most` of them. */
function unpacked(data: Uint8Array, bits: number, most: number): Uint8Array {
  const clear = 1 << bits;
  const out = new Uint8Array(most);
  const before = new Int32Array(mostSigns);
  const last = new Uint8Array(mostSigns);
  const lengths = new Uint32Array(mostSigns);
  for (let sign = 0; sign < clear; sign += 1) [last[sign], lengths[sign]] = [sign, 1];
  let [size, next, previous, written, held, count] = [bits + 1, clear + 2, -1, 0, 0, 0];
  /** Writes what a sign stands for; answers its first colour. */
  const write = (sign: number): number => {
    let [at, colour] = [sign, 0];
    for (let place = written + (lengths[sign] ?? 0) - 1; place >= written; place -= 1) {
      colour = last[at] ?? 0;
      if (place < most) out[place] = colour;
      at = before[at] ?? 0;
    }
    written += lengths[sign] ?? 0;
    return colour;
  };
  for (const byte of data) {
    held |= byte << count;
    count += 8;
    while (count >= size && written < most) {
      const sign = held & ((1 << size) - 1);
      held >>>= size;
      count -= size;
      if (sign === clear) {
        [size, next, previous] = [bits + 1, clear + 2, -1];
        continue;
      }
      if (sign === clear + 1 || sign > next || (sign === next && previous === -1)) return out.subarray(0, written);
      if (previous !== -1 && next < mostSigns) {
        before[next] = previous;
        lengths[next] = (lengths[previous] ?? 0) + 1;
        // A sign that is not there yet begins and ends with the colour that the one before it begins with.
        let first = sign === next ? previous : sign;
        while ((lengths[first] ?? 0) > 1) first = before[first] ?? 0;
        last[next] = last[first] ?? 0;
        next += 1;
        if (next === 1 << size && size < 12) size += 1;
      }
      write(sign);
      previous = sign;
    }
  }
  return out.subarray(0, Math.min(written, most));
}

/** The pixels of every frame of a GIF, one under the other; `null` for a broken one. */
export function gifPixels(bytes: Uint8Array): Pixels | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tableAt = (flags: number, at: number) =>
    bytes.subarray(at, at + ((flags & 0x80) === 0 ? 0 : 3 * (2 << (flags & 7))));
  const flags = view.getUint8(10);
  const shared = tableAt(flags, 13);
  const rows: Uint8Array[] = [];
  let frames = 0;
  for (let at = 13 + shared.byteLength; at + 10 < bytes.byteLength && bytes[at] !== 0x3b; ) {
    if (bytes[at] === 0x21) at = pieces(bytes, at + 2).next;
    else if (bytes[at] !== 0x2c || (frames += 1) > mostFrames) return null;
    else {
      const [width, height, own] = [view.getUint16(at + 5, true), view.getUint16(at + 7, true), bytes[at + 9] ?? 0];
      if (width > view.getUint16(6, true) || height > view.getUint16(8, true)) return null;
      const table = tableAt(own, at + 10);
      const colours = table.byteLength > 0 ? table : shared;
      const bits = bytes[at + 10 + table.byteLength] ?? 0;
      if (bits < 1 || bits > 8) return null;
      const { data, next } = pieces(bytes, at + 11 + table.byteLength);
      const signs = unpacked(data, bits, width * height);
      if (signs.byteLength < width * height) return null;
      for (let y = 0; y < height; y += 1)
        rows.push(
          Uint8Array.from({ length: width * 3 }, (_, x) => {
            const sign = signs[y * width + Math.floor(x / 3)] ?? 0;
            return colours[sign * 3 + (x % 3)] ?? 0;
          }),
        );
      at = next;
    }
  }
  return rows.length === 0 ? null : { rows, each: 3, noise: 0 };
}
