import { hash } from 'node:crypto';

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

/** A link as it is stored, with its details where they are still kept. */
export interface StoredLink extends Link {
  hash: string;
  details: string | null;
}

/** The hash that stands before a device's first link. */
export const chainStart = '0'.repeat(64);

/** The chain was signed up to and with this link. */
export const signedAction = 'chain-signed';
/** The device signs with another key from here on; the details hold its public half. */
export const keyMadeAction = 'signing-key-made';

/** SHA-256 as hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
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

/** The place in a chain that somebody has seen. */
export interface Head {
  sequence: number;
  hash: string;
}

/** What one device's chain says about itself. */
export interface ChainReport {
  links: number;
  /** The last link; `null` for an empty chain. */
  head: Head | null;
  /** The first link that is gone, moved or changed. */
  fault: { sequence: number; fault: 'missing' | 'changed' } | null;
  /** The first link whose details are others than those that were recorded. */
  detailsChanged: number | null;
  /** Links whose details are gallrade; the chain holds without them. */
  detailsGone: number;
}

/** Checks one device's links in order of sequence; reads them one at a time, so that a long chain needs no memory. */
export function verifyChain(links: Iterable<StoredLink>): ChainReport {
  const report: ChainReport = { links: 0, head: null, fault: null, detailsChanged: null, detailsGone: 0 };
  for (const link of links) {
    report.links += 1;
    const previous = report.head ?? { sequence: 0, hash: chainStart };
    if (report.fault === null)
      if (link.sequence !== previous.sequence + 1 || link.previousHash !== previous.hash)
        report.fault = { sequence: previous.sequence + 1, fault: 'missing' };
      else if (linkHash(link) !== link.hash) report.fault = { sequence: link.sequence, fault: 'changed' };
    if (link.details === null) report.detailsGone += 1;
    else if (report.detailsChanged === null && sha256(link.details) !== link.detailsHash)
      report.detailsChanged = link.sequence;
    report.head = { sequence: link.sequence, hash: link.hash };
  }
  return report;
}
