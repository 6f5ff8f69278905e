import { base32crockford } from '@scure/base';
import { sha256 } from '../../foundation/audit/chain.ts';

/** Eight characters that stand for an account, a person or an administration in an answer: 40 bits of its id's hash, without letters that look like digits. */
export function codeOf(id: string): string {
  return base32crockford.encode(Buffer.from(sha256(id), 'hex').subarray(0, 5));
}

/** Ids by their codes; a code that two of them share stands for neither. */
export function byCode(ids: Iterable<string>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const id of ids) {
    const code = codeOf(id);
    found.set(code, found.has(code) ? null : id);
  }
  return found;
}
