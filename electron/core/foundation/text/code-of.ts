import { base32crockford } from '@scure/base';
import { sha256 } from '../audit/chain.ts';

/** Eight characters that stand for an account, a person or an administration in an answer: 40 bits of its id's hash, without letters that look like digits. */
export function codeOf(id: string): string {
  return base32crockford.encode(Buffer.from(sha256(id), 'hex').subarray(0, 5));
}
