import { zipDirectory } from './zip-directory.ts';

/** What a file is by its content, whatever its name says. `other` carries the kind's name as people know it. */
export type FileKind =
  | { kind: 'xlsx' }
  | { kind: 'text' }
  | { kind: 'empty' }
  | { kind: 'encrypted' }
  | { kind: 'old-excel' }
  | { kind: 'damaged' }
  /** Logins out of another vault: no list of accounts, and not to be shown as one. */
  | { kind: 'logins'; name: string }
  /** Passwords that a browser has saved. */
  | { kind: 'browser-logins' }
  | { kind: 'other'; name: string };

const signatures: ReadonlyArray<readonly [name: string, bytes: readonly number[]]> = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['GZIP', [0x1f, 0x8b]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['EXE', [0x4d, 0x5a, 0x90]],
];
const keepass = [0x03, 0xd9, 0xa2, 0x9a];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The headings that browsers give their files of passwords (Chrome, Edge, Firefox, Safari), and vaults theirs (KeePassXC, 1Password, LastPass, Dashlane). */
const browserHeadings = new Set(
  'url username password name title note notes otpauth httprealm formactionorigin guid timecreated timelastused timepasswordchanged'.split(
    ' ',
  ),
);
const vaultHeadings = new Set([
  ...'group totp icon created extra grouping fav favorite archived tags category otpsecret username2 username3'.split(
    ' ',
  ),
  ...browserHeadings,
  'last modified',
]);

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Old Office files and encrypted new ones share a container; its directory names are UTF-16. */
function insideOle(bytes: Uint8Array): FileKind {
  const has = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'utf16le');
  if (has('EncryptedPackage') || has('EncryptionInfo')) return { kind: 'encrypted' };
  if (has('Workbook') || has('Book')) return { kind: 'old-excel' };
  if (has('WordDocument')) return { kind: 'other', name: 'Word (.doc)' };
  if (has('PowerPoint Document')) return { kind: 'other', name: 'PowerPoint (.ppt)' };
  return { kind: 'other', name: 'Office 97–2003' };
}

function insideZip(bytes: Uint8Array): FileKind {
  const entries = zipDirectory(bytes);
  if (entries === null) return { kind: 'damaged' };
  const names = new Set(entries.map((entry) => entry.name));
  const any = (start: string) => entries.some((entry) => entry.name.startsWith(start));
  if (names.has('xl/workbook.bin')) return { kind: 'other', name: 'Excel (.xlsb)' };
  if (any('xl/')) return { kind: 'xlsx' };
  if (any('word/')) return { kind: 'other', name: 'Word (.docx)' };
  if (any('ppt/')) return { kind: 'other', name: 'PowerPoint (.pptx)' };
  if (any('Index/') || any('Index.zip')) return { kind: 'other', name: 'Numbers' };
  if (names.has('mimetype') && names.has('content.xml')) return { kind: 'other', name: 'OpenDocument (.ods, .odt)' };
  return { kind: 'other', name: 'ZIP' };
}

/** Recognises a file by its content; a name proves nothing. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  if (startsWith(bytes, ole)) return insideOle(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return insideZip(bytes);
  if (startsWith(bytes, keepass)) return { kind: 'logins', name: 'KeePass' };
  const known = signatures.find(([, signature]) => startsWith(bytes, signature));
  if (known !== undefined) return { kind: 'other', name: known[0] };
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table'))
    return { kind: 'other', name: 'HTML' };
  if (start.startsWith('<?xml')) return { kind: 'other', name: 'XML' };
  if (start.startsWith('{') && /"encrypted"\s*:/.test(start) && /"(?:folders|items|passwordprotected)"\s*:/.test(start))
    return { kind: 'logins', name: 'Bitwarden' };
  if (/^[{[]\s*["{[\]}]/.test(start)) return { kind: 'other', name: 'JSON' };
  const heading = (start.split(/[\r\n]/)[0] ?? '').split(',').map((cell) => cell.replaceAll('"', '').trim());
  // A list of accounts has a column more: a platform, somebody responsible.
  if (['url', 'username', 'password'].every((name) => heading.includes(name))) {
    if (heading.every((name) => browserHeadings.has(name))) return { kind: 'browser-logins' };
    if (heading.every((name) => vaultHeadings.has(name))) return { kind: 'logins', name: 'CSV' };
  }
  return { kind: 'text' };
}
