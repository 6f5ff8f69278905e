import { newSigningKey, publicHalf } from '../electron/core/foundation/audit/signature.ts';
import {
  type Manifest,
  readManifest,
  sealedName,
  signClaim,
  signManifest,
} from '../electron/core/snapshot/manifest.ts';

export const registerId = '3f0b8f0e-7a53-4f3e-9d5e-0a5f6c1f2b11';
export const vaultId = '9c0b8f0e-7a53-4f3e-9d5e-0a5f6c1f2b22';
const custodian = newSigningKey();
const writers = [newSigningKey(), newSigningKey()] as const;

/** A manifest as one of two writers signs it. */
export function manifestText(
  term: number,
  serial: number,
  writer: 0 | 1 = 0,
  sha256?: string,
  more: object = {},
): string {
  const at = '2026-05-04T10:00:00.000Z';
  const writerKey = publicHalf(writers[writer]);
  const claim = signClaim({ registerId, term, vaultId, by: 'A', writerKey, from: null, at }, custodian);
  const place = { registerId, term, serial, sha256: sha256 ?? `${term}${serial}${writer}`.padEnd(64, 'a') };
  const rest = {
    file: sealedName(place),
    bytes: 1,
    previous: '',
    madeAt: at,
    vaultIds: [vaultId],
    kitIds: [],
    ...more,
  };
  return signManifest({ ...place, ...rest }, writers[writer], claim);
}
export function manifest(term: number, serial: number, writer: 0 | 1 = 0): Manifest {
  const read = readManifest(manifestText(term, serial, writer));
  if (typeof read === 'string') throw new Error(read);
  return read;
}
