import { base32crockford } from '@scure/base';
import { sha256 } from '../foundation/audit/chain.ts';

/** One of a kit's three shares. */
export interface Share {
  /** Eight hex characters: which kit. */
  kitId: string;
  kitNumber: number;
  /** 1–3. */
  page: number;
  bytes: Uint8Array;
}

/** Without I, L, O and U, which are read as 1, 1, 0 and nothing. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataPerGroup = 4;
/** Kit, number, page, a share of 33 bytes, checksum: 42 bytes, 68 characters, 17 groups. */
const shareBytes = 33;
const checksumBytes = 3;
export const groupCount = 17;

/** Doubles in the field of 32 elements (x⁵ + x² + 1). */
const doubled = (value: number) => ((value << 1) ^ ((value & 16) === 0 ? 0 : 0b100101)) & 31;

/**
 * The fifth character of a group. With it every mistyped character, every two neighbours that changed places,
 * and every group that stands in another's place is seen; an error-detecting code, not a secret.
 */
function checkOf(values: readonly number[], group: number): number {
  let sum = group & 31;
  for (const value of values) sum = doubled(sum) ^ value;
  return doubled(sum);
}

function checksum(bytes: Uint8Array): Buffer {
  return Buffer.from(sha256(bytes), 'hex').subarray(0, checksumBytes);
}

/** A share as it is printed and typed: 17 groups of five characters. */
export function groupsOf(share: Share): string[] {
  const head = Buffer.from([...Buffer.from(share.kitId, 'hex'), share.kitNumber, share.page, ...share.bytes]);
  const text = base32crockford.encode(Buffer.concat([head, checksum(head)]));
  return Array.from({ length: groupCount }, (_, group) => {
    const part = text.slice(group * dataPerGroup, (group + 1) * dataPerGroup);
    const values = part.split('').map((letter) => alphabet.indexOf(letter));
    return part + alphabet.charAt(checkOf(values, group));
  });
}

/** Why a typed share is not one; `groups` are counted from one. */
export type ShareFault =
  | { fault: 'length'; count: number }
  | { fault: 'groups'; groups: number[] }
  | { fault: 'damaged' };

/** Reads a share as somebody typed it: any case, spaces, hyphens and line breaks; O as 0, I and L as 1. */
export function readShare(typed: string): Share | ShareFault {
  const text = typed
    .toUpperCase()
    .replace(/[\s\-–·.,]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const groups = text.match(/.{1,5}/gsu) ?? [];
  if (groups.length !== groupCount || groups.at(-1)?.length !== dataPerGroup + 1)
    return { fault: 'length', count: text.length };
  const wrong = groups.flatMap((group, index) => {
    const values = group.split('').map((letter) => alphabet.indexOf(letter));
    const check = values.pop();
    return values.includes(-1) || check !== checkOf(values, index) ? [index + 1] : [];
  });
  if (wrong.length > 0) return { fault: 'groups', groups: wrong };
  const data = groups.map((group) => group.slice(0, dataPerGroup)).join('');
  const bytes = decoded(data);
  const length = 6 + shareBytes;
  if (bytes === null || bytes.length < length + checksumBytes) return { fault: 'damaged' };
  const head = bytes.subarray(0, length);
  if (!checksum(head).equals(bytes.subarray(length, length + checksumBytes))) return { fault: 'damaged' };
  return {
    kitId: Buffer.from(head.subarray(0, 4)).toString('hex'),
    kitNumber: head[4] ?? 0,
    page: head[5] ?? 0,
    bytes: new Uint8Array(head.subarray(6)),
  };
}

function decoded(data: string): Buffer | null {
  try {
    return Buffer.from(base32crockford.decode(data));
  } catch {
    return null;
  }
}
