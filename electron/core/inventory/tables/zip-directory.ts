/** One file in a ZIP, as the directory declares it. */
export interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
  stored: boolean;
  /** Its checksum; 0 where the directory has none. */
  crc: number;
  offset: number;
}

const fileSignature = 0x04034b50;
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
        crc: view.getUint32(at + 16, true),
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

/** A file of a ZIP: its bytes as they stand there, and what the directory says of them. */
export interface StoredFile {
  entry: ZipEntry;
  bytes: Uint8Array;
}

/** A ZIP of files as they stand, neither packed nor unpacked here; for a reader that gets it at once, since no file has a date. Below 4 GB. */
export function zipOf(files: readonly StoredFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const named = files.map(({ entry, bytes }) => ({ entry, bytes, name: encoder.encode(entry.name) }));
  const size = named.reduce((sum, { bytes, name }) => sum + 30 + 46 + 2 * name.length + bytes.length, 22);
  const zip = new Uint8Array(size);
  const view = new DataView(zip.buffer);
  let at = 0;
  const offsets: number[] = [];
  for (const { entry, bytes, name } of named) {
    offsets.push(at);
    view.setUint32(at, fileSignature, true);
    describe(view, at + 4, entry, bytes.length, name.length);
    zip.set(name, at + 30);
    zip.set(bytes, at + 30 + name.length);
    at += 30 + name.length + bytes.length;
  }
  const directory = at;
  for (const [index, { entry, bytes, name }] of named.entries()) {
    view.setUint32(at, entrySignature, true);
    describe(view, at + 6, entry, bytes.length, name.length);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    zip.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, endSignature, true);
  view.setUint16(at + 8, files.length, true);
  view.setUint16(at + 10, files.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return zip;
}

/** What stands alike before a file and in the directory: version, marks, method, date, checksum, sizes, and the name's length. */
function describe(view: DataView, at: number, entry: ZipEntry, packed: number, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 4, entry.stored ? 0 : 8, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, packed, true);
  view.setUint32(at + 18, entry.unpacked, true);
  view.setUint16(at + 22, nameLength, true);
}
