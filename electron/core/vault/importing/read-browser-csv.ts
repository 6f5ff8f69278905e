import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../../foundation/refusal.ts';
import { emptyEntry, type VaultFile } from './entry.ts';
import { takeTotp, takeUrl } from './fields.ts';
import type { LockedFile } from './open-kdbx.ts';

type Column = 'title' | 'url' | 'login' | 'password' | 'notes' | 'totp' | 'own';

/**
 * Headings of Chrome and Edge (`name,url,username,password,note`), Firefox (`url,username,password,httpRealm,…`) and Safari.
 * `own` is the browser's bookkeeping, which nobody misses.
 */
const columns: Record<string, Column> = {
  name: 'title',
  title: 'title',
  url: 'url',
  username: 'login',
  password: 'password',
  note: 'notes',
  notes: 'notes',
  otpauth: 'totp',
  httprealm: 'own',
  formactionorigin: 'own',
  guid: 'own',
  timecreated: 'own',
  timelastused: 'own',
  timepasswordchanged: 'own',
};

const needed: readonly Column[] = ['url', 'login', 'password'];

function records(file: string, bytes: Uint8Array): string[][] {
  const damaged = (cause: unknown) => new Refusal('vault-file-damaged', { file }, { cause });
  const notSuch = (cause?: unknown) =>
    new Refusal('vault-file-not-such', { file, format: 'Chrome, Edge, Firefox (.csv)' }, { cause });
  const headings = Buffer.from(bytes.subarray(0, 2000)).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  if (columnsOf(headings.replace(/^\ufeff/, '').split(',')) === null) throw notSuch();
  let text: string;
  try {
    // A browser writes UTF-8. Anything else has been through a spreadsheet, which also changes passwords.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw damaged(error);
  }
  try {
    return parse(text, { bom: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) throw damaged(error);
    throw error;
  }
}

/** Which column each heading is; `null` when an address, a login or a password has none. */
function columnsOf(headings: readonly string[]): Column[] | null {
  const found = headings.map(
    (heading): Column | undefined => columns[heading.trim().replace(/^"|"$/g, '').toLowerCase()],
  );
  if (!needed.every((one) => found.includes(one))) return null;
  return found.map((one) => one ?? 'own');
}

/** Reads the passwords that a browser exports; strict, since a password that is nearly right locks people out. */
export function readBrowserCsv({ file, bytes }: LockedFile): VaultFile {
  const [headings = [], ...rows] = records(file, bytes);
  const order = columnsOf(headings) ?? [];
  const result: VaultFile = { entries: [], lost: [], remarks: [] };
  for (const row of rows) {
    const cell = (column: Column) => row[order.indexOf(column)] ?? '';
    const entry = emptyEntry(cell('title').trim());
    entry.login = cell('login');
    entry.password = cell('password');
    entry.notes = cell('notes');
    takeUrl(entry, cell('url'));
    takeTotp(entry, cell('totp'), 'OTPAuth');
    for (const [at, column] of order.entries()) {
      const name = headings[at] ?? '';
      if (column === 'own' && columns[name.toLowerCase()] === undefined && (row[at] ?? '') !== '')
        entry.losses.push({ what: 'field', name, why: 'no-place' });
    }
    result.entries.push(entry);
  }
  return result;
}
