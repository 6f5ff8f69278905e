/** One file in a ZIP, as the directory declares it. */
export interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
  stored: boolean;
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const wideEndSignature = 0x06064b50;
const wideLocatorSignature = 0x07064b50;
const wide = 0xffffffff;
const wideExtra = 0x0001;

function wideNumber(view: DataView, offset: number): number {
  return Number(view.getBigUint64(offset, true));
}

/** Reads the sizes that do not fit in 32 bits from an entry's extra field. */
function widened(view: DataView, start: number, length: number, entry: ZipEntry): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== wideExtra) continue;
    let field = at + 4;
    for (const name of ['unpacked', 'packed', 'offset'] as const)
      if (entry[name] === wide) {
        entry[name] = wideNumber(view, field);
        field += 8;
      }
  }
}

/**
 * The directory of a ZIP without unpacking anything, so that a declared size can be refused first.
 * `null` when the bytes hold no readable directory.
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let end = bytes.length - 22;
    const first = Math.max(0, bytes.length - 65_557);
    while (end >= first && view.getUint32(end, true) !== endSignature) end -= 1;
    if (end < first) return null;
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if ((count === 0xffff || at === wide) && view.getUint32(end - 20, true) === wideLocatorSignature) {
      const record = wideNumber(view, end - 12);
      if (view.getUint32(record, true) !== wideEndSignature) return null;
      count = wideNumber(view, record + 32);
      at = wideNumber(view, record + 48);
    }
    const entries: ZipEntry[] = [];
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== entrySignature) return null;
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const entry: ZipEntry = {
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        stored: view.getUint16(at + 10, true) === 0,
        offset: view.getUint32(at + 42, true),
      };
      widened(view, at + 46 + nameLength, extraLength, entry);
      entries.push(entry);
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    // A number that points outside the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The packed bytes of an entry; `null` when it points outside the file. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  return start + entry.packed > bytes.length ? null : bytes.subarray(start, start + entry.packed);
}
