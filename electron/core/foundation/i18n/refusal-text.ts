import type { RefusalCode, RefusalValues } from '../errors.ts';
import type { Words } from './index.ts';

/** A refusal in words: what happened, what it means for the data, what to do. */
export function refusalText(refusal: { code: RefusalCode; values: RefusalValues }, words: Words): string {
  // The key is one of many, so the compiler would ask for every value that any of them names.
  const say = words as unknown as (key: string, values: RefusalValues) => string;
  return say(`refusal.${refusal.code}`, refusal.values);
}
