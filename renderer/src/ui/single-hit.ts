import { hasWords, isNamed } from '../app/has-words.ts';
import type { Choice } from './Choice.tsx';

const only = (hits: readonly Choice[]): Choice | undefined => (hits.length === 1 ? hits[0] : undefined);

const named = (choices: readonly Choice[], typed: string) => choices.filter(({ name }) => isNamed(name, typed));

/** The only choice that is called just so: whoever has written the whole name out has chosen it. */
export const namedHit = (choices: readonly Choice[], typed: string): Choice | undefined => only(named(choices, typed));

/**
 * What Enter takes when nothing in the list is pointed at: the only choice with the typed words, or the only one that is called just so.
 * A choice without the words is left from an earlier search, and is never taken.
 */
export function singleHit(choices: readonly Choice[], typed: string): Choice | undefined {
  if (typed.trim() === '') return undefined;
  const exact = named(choices, typed);
  return only(exact.length > 0 ? exact : choices.filter(({ name, note }) => hasWords(`${name} ${note ?? ''}`, typed)));
}
