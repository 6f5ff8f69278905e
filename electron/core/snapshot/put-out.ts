import type { CustodianList } from '../vault/statements.ts';
import { claimHolds, type Listed, type Manifest } from './manifest.ts';

/** A custodian of a vault, by the fingerprint of a device. */
export const custodianKey = (vaultId: string, fingerprint: string) => `${vaultId} ${fingerprint}`;
const writerOf = ({ claim }: Pick<Manifest, 'claim'>) => custodianKey(claim.vaultId, claim.by);

/** What a copy's list says, and which custodian's copy it is. */
export interface Word {
  writer: string;
  listed: Listed;
}

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
  return [...lists].map((list) => ({ writer: writerOf(manifest), listed: listedOf(list) }));
}

/** What custodians who are known here say outside the seal of lists that are longer than those known here; nobody else's word counts. */
function wordsOutside(manifests: readonly Manifest[], lists: ReadonlyMap<string, CustodianList>): Word[] {
  return manifests
    .filter((manifest) => claimHolds(manifest, lists))
    .flatMap((manifest) => (manifest.custodians ?? []).map((listed) => ({ writer: writerOf(manifest), listed })))
    .filter(({ listed }) => listed.sequence > (lists.get(listed.vaultId)?.head.sequence ?? Infinity));
}

/** Every device that lists have put out, the longest list first: one that a longer list has put out puts nobody out. */
export function putOutBy(words: readonly Word[], known: Iterable<CustodianList> = []): Set<string> {
  const out = new Set<string>();
  for (const { vaultId, removed } of known)
    for (const fingerprint of removed) out.add(custodianKey(vaultId, fingerprint));
  for (const { writer, listed } of words.toSorted((a, b) => b.listed.sequence - a.listed.sequence))
    if (!out.has(writer)) for (const fingerprint of listed.removed) out.add(custodianKey(listed.vaultId, fingerprint));
  return out;
}

/** Every device that is put out, as far as this computer's lists and what stands outside the seals can tell. */
export function putOutHere(manifests: readonly Manifest[], lists: ReadonlyMap<string, CustodianList>): Set<string> {
  return putOutBy(wordsOutside(manifests, lists), lists.values());
}

/** Whether a copy is by a device that has been put out: it counts for nothing, whatever its term. */
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
