import { hasWords } from '../app/has-words.ts';
import type { Choice } from './Choice.tsx';

/**
 * What Enter takes when nothing in the list is pointed at: the only choice with the typed words, or the only one that is called just so.
 * A choice without the words is left from an earlier search, and is never taken.
 */
export function singleHit(choices: readonly Choice[], typed: string): Choice | undefined {
  const text = typed.trim().toLocaleLowerCase('sv');
  if (text === '') return undefined;
  const hits = choices.filter(({ name, note }) => hasWords(`${name} ${note ?? ''}`, text));
  const exact = hits.filter(({ name }) => name.toLocaleLowerCase('sv') === text);
  const [hit, ...others] = exact.length > 0 ? exact : hits;
  return others.length === 0 ? hit : undefined;
}
