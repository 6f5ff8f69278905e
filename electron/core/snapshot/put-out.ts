import type { CustodianList } from '../vault/statements.ts';
import { claimHolds, type Listed, type Manifest } from './manifest.ts';

/** A custodian of a vault, by the fingerprint of a device. */
export const custodianKey = (vaultId: string, fingerprint: string) => `${vaultId} ${fingerprint}`;
const writerOf = ({ claim }: Pick<Manifest, 'claim'>) => custodianKey(claim.vaultId, claim.by);

/** Whose writing a copy's list takes away, and which custodian's copy it is. */
export interface Word {
  writer: string;
  vaultId: string;
  /** How long the list is. */
  sequence: number;
  /** Fingerprints. */
  out: readonly string[];
}

const isFull = ({ devices, standing }: CustodianList, fingerprint: string) =>
  standing.get(devices.get(fingerprint)?.personId ?? '') === 'full';

/** Computers that may not write by a list: those that were put out, and those of people who open only what they are named for. */
const outBy = (list: CustodianList) => [
  ...list.removed,
  ...[...list.devices.keys()].filter((fingerprint) => !isFull(list, fingerprint)),
];

/** A list as a manifest says it outside the seal: fingerprints and no names. */
export function listedOf({ vaultId, head, devices, standing, removed }: CustodianList): Listed {
  const full = [...devices.values()].filter(({ personId }) => standing.get(personId) === 'full');
  return {
    vaultId,
    sequence: head.sequence,
    full: full.map(({ fingerprint }) => fingerprint).toSorted(),
    removed: [...removed].toSorted(),
  };
}

/** What the lists inside a copy say. */
export function wordsInside(manifest: Manifest, lists: Iterable<CustodianList>): Word[] {
  return [...lists].map((list) => ({
    writer: writerOf(manifest),
    vaultId: list.vaultId,
    sequence: list.head.sequence,
    out: outBy(list),
  }));
}

/**
 * What custodians who are known here say outside the seal of lists that are longer than those known here; nobody else's word counts.
 * Who was a full custodian here, and is none there, has been limited; of computers that are not known here nothing is said.
 */
function wordsOutside(manifests: readonly Manifest[], lists: ReadonlyMap<string, CustodianList>): Word[] {
  return manifests
    .filter((manifest) => claimHolds(manifest, lists))
    .flatMap((manifest) =>
      (manifest.custodians ?? []).flatMap(({ vaultId, sequence, full, removed }) => {
        const here = lists.get(vaultId);
        if (here === undefined || sequence <= here.head.sequence) return [];
        const limited = [...here.devices.keys()].filter((each) => isFull(here, each) && !full.includes(each));
        return [{ writer: writerOf(manifest), vaultId, sequence, out: [...removed, ...limited] }];
      }),
    );
}

/** Every device whose writing counts for nothing by these lists, the longest first: one that a longer list has put out puts nobody out. */
export function putOutBy(words: readonly Word[], known: Iterable<CustodianList> = []): Set<string> {
  const out = new Set<string>();
  for (const list of known) for (const fingerprint of outBy(list)) out.add(custodianKey(list.vaultId, fingerprint));
  for (const { writer, vaultId, out: gone } of words.toSorted((a, b) => b.sequence - a.sequence))
    if (!out.has(writer)) for (const fingerprint of gone) out.add(custodianKey(vaultId, fingerprint));
  return out;
}

/** Every device whose writing counts for nothing, as far as this computer's lists and what stands outside the seals can tell. */
export function putOutHere(manifests: readonly Manifest[], lists: ReadonlyMap<string, CustodianList>): Set<string> {
  return putOutBy(wordsOutside(manifests, lists), lists.values());
}

/** What a look into the shared folder found. */
export interface Seen {
  all: readonly Manifest[];
  /** Every device whose writing counts for nothing. */
  out: ReadonlySet<string>;
  lists: ReadonlyMap<string, CustodianList>;
}

/** Whether a device was put out of a vault, and is not only limited: by a list that is known, or by the word of somebody who counts. */
export function isRemoved(fingerprint: string, { all, out, lists }: Seen): boolean {
  const saysSo = (one: Manifest) =>
    one.custodians?.some(({ removed }) => removed.includes(fingerprint)) === true &&
    claimHolds(one, lists) &&
    !isPutOut(one, out);
  return [...lists.values()].some(({ removed }) => removed.has(fingerprint)) || all.some(saysSo);
}

/** Whether a copy is by a device that has been put out or limited: it counts for nothing, whatever its term. */
export function isPutOut(manifest: Manifest, out: ReadonlySet<string>): boolean {
  return out.has(writerOf(manifest));
}

/** Whether a device is put out of any vault; fingerprints are not shared. */
export function hasPutOut(out: ReadonlySet<string>, fingerprint: string): boolean {
  return [...out].some((key) => key.endsWith(` ${fingerprint}`));
}

/** Later first: by term, then by serial. */
export const laterFirst = (a: Pick<Manifest, 'term' | 'serial'>, b: Pick<Manifest, 'term' | 'serial'>) =>
  b.term - a.term || b.serial - a.serial;
