import { createHash } from 'node:crypto';

/** One link of a device's chain as it is hashed; ids and hashes only, so that nothing about a person is needed to verify it. */
export interface Link {
  deviceId: string;
  sequence: number;
  at: string;
  personId: string | null;
  osAccount: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  detailsHash: string;
  previousHash: string;
}

/** The hash that stands before a device's first link. */
export const chainStart = '0'.repeat(64);

/** SHA-256 as hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash of a link: SHA-256 over its fields in fixed order. */
export function linkHash(link: Link): string {
  return sha256(
    JSON.stringify([
      link.deviceId,
      link.sequence,
      link.at,
      link.personId,
      link.osAccount,
      link.action,
      link.subjectKind,
      link.subjectId,
      link.detailsHash,
      link.previousHash,
    ]),
  );
}

/** What is wrong with a chain, at the first link where it shows; `null` when it holds. */
export type ChainFault = { sequence: number; fault: 'missing' | 'changed' | 'details-changed' };

/** Checks one device's links in order; details that are gone (gallrade) do not break it, details that differ do. */
export function verifyChain(links: ReadonlyArray<Link & { hash: string; details: string | null }>): ChainFault | null {
  let previousHash = chainStart;
  let expected = 1;
  for (const link of links) {
    if (link.sequence !== expected || link.previousHash !== previousHash)
      return { sequence: expected, fault: 'missing' };
    if (linkHash(link) !== link.hash) return { sequence: link.sequence, fault: 'changed' };
    if (link.details !== null && sha256(link.details) !== link.detailsHash)
      return { sequence: link.sequence, fault: 'details-changed' };
    previousHash = link.hash;
    expected += 1;
  }
  return null;
}
