import type { CustodianList } from '../vault/statements.ts';
import type { Manifest, Place } from './manifest.ts';

/** How many snapshots stay in the shared folder. */
export const keptSnapshots = 5;
/** At most this often; milliseconds. */
export const writeEveryMs = 5 * 60 * 1000;

/** The last snapshot that this computer has written or opened. */
export interface Seen extends Place {
  writerKey: string;
}

/** How a manifest stands to what this computer has seen: a rival is another writer in the same term, or another text under the same serial. */
export type Standing = 'newer' | 'same' | 'older' | 'rival';

/** Compares a manifest with the last that was seen; a later term always comes after an earlier one. */
export function standingOf(manifest: Manifest, seen: Seen | null): Standing {
  if (seen === null || manifest.term > seen.term) return 'newer';
  if (manifest.term < seen.term) return 'older';
  if (manifest.claim.writerKey !== seen.writerKey) return 'rival';
  if (manifest.serial === seen.serial) return manifest.hash === seen.hash ? 'same' : 'rival';
  return manifest.serial > seen.serial ? 'newer' : 'older';
}

/** Whom a snapshot is sealed to: the devices of every full custodian of every vault, and the recovery kits. */
export function recipientsOf(lists: Iterable<CustodianList>): string[] {
  const recipients = new Set<string>();
  for (const list of lists) {
    for (const device of list.devices.values())
      if (list.standing.get(device.personId) === 'full') recipients.add(device.recipient);
    if (list.kit !== null) recipients.add(list.kit.recipient);
  }
  return [...recipients].toSorted();
}

/**
 * Whom the extract is for (`reduce-copy.ts`): people who are only named in a vault, and their devices. No full custodian by the same keys, and not the kit: they have the whole register.
 */
export function namedOf(lists: Iterable<CustodianList>): { recipients: string[]; people: string[] } {
  const devices = [...lists].flatMap((list) =>
    [...list.devices.values()].filter(({ personId }) => list.standing.get(personId) === 'named'),
  );
  const distinct = (texts: string[]) => [...new Set(texts)].toSorted();
  return {
    recipients: distinct(devices.map(({ recipient }) => recipient)),
    people: distinct(devices.map(({ personId }) => personId)),
  };
}

/** The last link of each device's part of the audit chain. */
export type Heads = Readonly<Record<string, { sequence: number; hash: string }>>;

/** Whether a register's chain is another than a snapshot's: it has gone on, or a backup has been restored. */
export function differs(now: Heads, covered: Heads): boolean {
  const ends = (heads: Heads) =>
    Object.entries(heads)
      .map(([device, { hash }]) => `${device} ${hash}`)
      .toSorted()
      .join();
  return ends(now) !== ends(covered);
}

/** A copy's sealed files: the register, and the extract where there is one. */
export const sealedFilesOf = ({ file, extract }: Pick<Manifest, 'file' | 'extract'>) =>
  extract === undefined ? [file] : [file, extract.file];

/**
 * Copies to remove when another is about to be written: every one that `mustGo`, and of the others the oldest, so that what is left with it is
 * `keptSnapshots`, this computer's own before others'.
 */
export function toPrune(
  manifests: readonly Manifest[],
  own: ReadonlySet<string>,
  mustGo: (manifest: Manifest) => boolean,
): { gone: Manifest[]; old: Manifest[] } {
  const ordered = manifests
    .filter((one) => !mustGo(one))
    .toSorted((a, b) => Number(own.has(b.hash)) - Number(own.has(a.hash)) || b.term - a.term || b.serial - a.serial);
  return { gone: manifests.filter(mustGo), old: ordered.slice(keptSnapshots - 1) };
}

/** What a reader may tell the writer of: uses of a credential, and that a way in was seen to work. Anything else in a log is not taken in. */
export const readerActions: readonly string[] = [
  'credential-revealed',
  'credential-copied',
  'credential-filled',
  'credential-exported',
  'credential-break-glass',
  'access-proved',
];
