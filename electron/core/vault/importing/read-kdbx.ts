import type { Kdbx, KdbxEntry, KdbxEntryField, KdbxGroup } from 'kdbxweb';
import { dayOf } from '../../foundation/calendar.ts';
import { emptyEntry, type VaultEntry, type VaultFile } from './entry.ts';
import { takeField, takeTotp, takeUrl } from './fields.ts';
import { takeOneTimeFields } from './kdbx-totp.ts';
import { type LockedFile, openKdbx } from './open-kdbx.ts';

const textOf = (field: KdbxEntryField | undefined) =>
  field === undefined ? '' : typeof field === 'string' ? field : field.getText();

/** A group and everything below it, its entries in order, without the recycle bin. */
function* below(
  group: KdbxGroup,
  path: readonly string[],
  bin: string,
): Generator<{ entry: KdbxEntry; path: string[] }> {
  if (group.uuid.id === bin) return;
  for (const entry of group.entries) yield { entry, path: [...path] };
  for (const inner of group.groups) yield* below(inner, [...path, inner.name ?? ''], bin);
}

function countWithin(group: KdbxGroup): number {
  return group.entries.length + group.groups.reduce((sum, inner) => sum + countWithin(inner), 0);
}

function binOf(kdbx: Kdbx): KdbxGroup | undefined {
  const uuid = kdbx.meta.recycleBinUuid;
  return uuid === undefined || uuid.empty ? undefined : kdbx.getGroup(uuid);
}

const wholeReference = /^\{REF:([TUPAN])@I:([0-9A-F]{32})\}$/i;
const anyReference = /\{REF:[TUPANIO]@[TUPANIO]:[^}]*\}/i;
const referenced: Record<string, string> = { T: 'Title', U: 'UserName', P: 'Password', A: 'URL', N: 'Notes' };

/** An entry's field with a reference to another entry followed; `null` for a reference that leads nowhere. */
function followed(text: string, byId: ReadonlyMap<string, KdbxEntry>, steps = 5): string | null {
  if (!anyReference.test(text)) return text;
  const [, letter = '', id = ''] = wholeReference.exec(text) ?? [];
  const target = byId.get(Buffer.from(id, 'hex').toString('base64'));
  const field = target?.fields.get(referenced[letter.toUpperCase()] ?? '');
  if (field === undefined || steps === 0) return null;
  return followed(textOf(field), byId, steps - 1);
}

/** Fields that KeePassXC and plugins keep for themselves. */
const passkeyField = /^KPEX_PASSKEY_/;
const urlField = /^(?:KP2A_URL(?:_\d+)?|URL_?\d+)$/;
const own = new Set(['Title', 'UserName', 'Password', 'URL', 'Notes']);

function readFields(entry: KdbxEntry, byId: ReadonlyMap<string, KdbxEntry>): VaultEntry {
  const taken = emptyEntry(textOf(entry.fields.get('Title')).trim());
  const read = (name: string) => {
    const text = followed(textOf(entry.fields.get(name)), byId);
    if (text === null) taken.losses.push({ what: 'reference', name, why: 'not-understood' });
    return text ?? '';
  };
  taken.title = read('Title').trim();
  taken.login = read('UserName');
  taken.password = read('Password');
  taken.notes = read('Notes');
  takeUrl(taken, read('URL'));
  const oneTime = takeOneTimeFields(taken, entry.fields, textOf);
  for (const name of entry.fields.keys()) {
    if (own.has(name) || oneTime.has(name)) continue;
    if (passkeyField.test(name)) continue;
    if (urlField.test(name)) takeUrl(taken, read(name));
    else if (name.toLowerCase() === 'otp') takeTotp(taken, read(name), name);
    else takeField(taken, name, read(name));
  }
  if ([...entry.fields.keys()].some((name) => passkeyField.test(name)))
    taken.losses.push({ what: 'passkey', name: '', why: 'no-place' });
  return taken;
}

/** What an entry has beside its fields, and has no place here. */
function nameTheRest(taken: VaultEntry, entry: KdbxEntry): void {
  const { losses } = taken;
  for (const name of entry.binaries.keys()) losses.push({ what: 'attachment', name, why: 'no-place' });
  if (entry.history.length > 0) losses.push({ what: 'history', name: String(entry.history.length), why: 'no-place' });
  if (entry.tags.length > 0) losses.push({ what: 'tags', name: entry.tags.join(', '), why: 'no-place' });
  if (entry.times.expires === true)
    losses.push({
      what: 'expiry',
      // Kept as an instant; whoever sets a day there means it by the clock on the wall.
      name: entry.times.expiryTime === undefined ? '' : dayOf(entry.times.expiryTime),
      why: 'no-place',
    });
  if (entry.autoType.items.length > 0 || (entry.autoType.defaultSequence ?? '') !== '')
    losses.push({ what: 'auto-type', name: '', why: 'no-place' });
}

/** Reads a KeePass database: every entry outside the bin, and what of it has no place here. */
export async function readKdbx(given: LockedFile): Promise<VaultFile> {
  const kdbx = await openKdbx(given);
  const bin = kdbx.meta.recycleBinEnabled === false ? undefined : binOf(kdbx);
  const all = kdbx.groups.flatMap((group) => [...below(group, [], bin?.uuid.id ?? '')]);
  const byId = new Map(all.map(({ entry }) => [entry.uuid.id, entry]));
  const entries: VaultEntry[] = [];
  for (const { entry, path } of all) {
    const taken = readFields(entry, byId);
    nameTheRest(taken, entry);
    taken.groupPath = path;
    entries.push(taken);
  }
  const inBin = bin === undefined ? 0 : countWithin(bin);
  return {
    entries,
    lost: [],
    remarks: inBin === 0 ? [] : [{ title: bin?.name ?? '', what: 'recycle-bin', name: String(inBin), why: 'in-trash' }],
  };
}
