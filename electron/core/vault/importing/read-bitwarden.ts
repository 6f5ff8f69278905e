import { z } from 'zod';
import { Refusal } from '../../foundation/refusal.ts';
import { emptyEntry, type LostItem, type LostWhat, type VaultEntry, type VaultFile } from './entry.ts';
import { takeField, takeTotp, takeUrl } from './fields.ts';
import type { LockedFile } from './open-kdbx.ts';
import { unlockBitwarden } from './unlock-bitwarden.ts';

const text = z.string().nullish();
const named = z.looseObject({ id: text, name: text });

/** What Bitwarden writes of an item (bitwarden.com/help/condition-bitwarden-import); the rest of it is its own business. */
const Item = z.looseObject({
  type: z.number(),
  name: text,
  notes: text,
  folderId: text,
  collectionIds: z.array(text).nullish(),
  deletedDate: text,
  fields: z.array(z.looseObject({ name: text, value: z.unknown(), type: z.number().nullish() })).nullish(),
  passwordHistory: z.array(z.unknown()).nullish(),
  attachments: z.array(z.looseObject({ fileName: text })).nullish(),
  login: z
    .looseObject({
      username: text,
      password: text,
      totp: text,
      uris: z.array(z.looseObject({ uri: text })).nullish(),
      fido2Credentials: z.array(z.unknown()).nullish(),
    })
    .nullish(),
});
type Item = z.infer<typeof Item>;

const Export = z.looseObject({
  encrypted: z.boolean().nullish(),
  passwordProtected: z.boolean().nullish(),
  folders: z.array(named).nullish(),
  collections: z.array(named).nullish(),
  items: z.array(z.unknown()),
});

const kinds: Record<number, LostWhat> = { 2: 'note', 3: 'card', 4: 'identity', 5: 'ssh-key' };

/** A field whose value is another field of the item: nothing of its own. */
const linkedField = 3;

/** JSON out of bytes; `null` for what was cut off or changed, refused when it never was JSON. */
function parsed(file: string, bytes: Uint8Array): unknown {
  let written: string;
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // An export is UTF-8; one that begins as JSON was changed afterwards.
    const isJson = /^(?:\xef\xbb\xbf)?\s*\{/.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
    throw isJson ? damaged(file, error) : notSuch(file, error);
  }
  try {
    return JSON.parse(written);
  } catch (error) {
    throw /^\s*\{\s*"/.test(written) ? damaged(file, error) : notSuch(file, error);
  }
}

const damaged = (file: string, cause?: unknown) => new Refusal('vault-file-damaged', { file }, { cause });
const notSuch = (file: string, cause?: unknown) =>
  new Refusal('vault-file-not-such', { file, format: 'Bitwarden (.json)' }, { cause });

function takeLogin(item: Item): VaultEntry {
  const taken = emptyEntry((item.name ?? '').trim());
  const { login } = item;
  taken.login = login?.username ?? '';
  taken.password = login?.password ?? '';
  taken.notes = item.notes ?? '';
  for (const { uri } of login?.uris ?? []) takeUrl(taken, uri ?? '');
  takeTotp(taken, login?.totp ?? '', 'TOTP');
  for (const { name, value, type } of item.fields ?? [])
    if (type !== linkedField && (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'))
      takeField(taken, (name ?? '').trim(), String(value));
  if ((login?.fido2Credentials ?? []).length > 0) taken.losses.push({ what: 'passkey', name: '', why: 'no-place' });
  for (const { fileName } of item.attachments ?? [])
    taken.losses.push({ what: 'attachment', name: fileName ?? '', why: 'no-place' });
  const old = (item.passwordHistory ?? []).length;
  if (old > 0) taken.losses.push({ what: 'history', name: String(old), why: 'no-place' });
  return taken;
}

/** Reads what Bitwarden exports as JSON: plain, or protected by a password of its own. */
export async function readBitwarden(given: LockedFile): Promise<VaultFile> {
  const { file } = given;
  const outer = parsed(file, given.bytes);
  const plain = await unlockBitwarden(given, outer);
  const read = Export.safeParse(plain === null ? outer : parsed(file, plain));
  if (!read.success) throw plain === null ? notSuch(file) : damaged(file);
  const folders = new Map([...(read.data.folders ?? []), ...(read.data.collections ?? [])].map((one) => [one.id, one]));
  const result: VaultFile = { entries: [], lost: [], remarks: [] };
  const { items } = read.data;
  for (const raw of items) {
    const item = Item.safeParse(raw);
    const loss = item.success ? lossOf(item.data) : brokenItem(raw);
    if (loss !== null) result.lost.push(loss);
    else if (item.success) {
      const taken = takeLogin(item.data);
      const folder = folders.get(item.data.folderId ?? item.data.collectionIds?.[0]);
      taken.groupPath = (folder?.name ?? '').split('/').filter((part) => part !== '');
      result.entries.push(taken);
    }
  }
  return result;
}

function lossOf(item: Item): LostItem | null {
  const title = (item.name ?? '').trim();
  if (item.deletedDate !== null && item.deletedDate !== undefined)
    return { title, what: 'in-trash', name: '', why: 'in-trash' };
  if (item.type === 1) return null;
  return { title, what: kinds[item.type] ?? 'other-kind', name: '', why: 'only-logins' };
}

function brokenItem(raw: unknown): LostItem {
  const name = typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : '';
  return { title: typeof name === 'string' ? name.trim() : '', what: 'other-kind', name: '', why: 'not-understood' };
}
