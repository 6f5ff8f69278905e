import type { Words } from '../foundation/i18n/index.ts';
import type { CheckFault } from './engine/faults.ts';

/** What is wrong with a workflow, in words. */
export function faultText(words: Words, { code, values }: CheckFault): string {
  // Each code names its own values, so the compiler would ask for every value that any of them names.
  const say = words as unknown as (key: string, values: CheckFault['values']) => string;
  return say(`cases.check.${code}`, values);
}
