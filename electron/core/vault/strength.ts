import type { OptionsType, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { unmarked, type WordLists } from './word-lists.ts';

/** How hard a password is to guess: 0 at once, 1 in minutes, 2 in hours, 3 in days or years, 4 not by trying. */
export type StrengthScore = 0 | 1 | 2 | 3 | 4;

/** What makes a password easy to guess, by a code that every language has words for. */
export type StrengthReason =
  | 'common'
  | 'word'
  | 'about-you'
  | 'keyboard'
  | 'repeated'
  | 'sequence'
  | 'date'
  | 'short'
  | null;

export interface Strength {
  score: StrengthScore;
  reason: StrengthReason;
}

/** Longer passwords are not looked at further: they are strong, or a text that somebody pasted. */
const looksAt = 128;

/** Estimates strength; one for the process, since its dictionaries take a tenth of a second to prepare. */
export interface StrengthMeter {
  /** `about` is what anybody knows of the account: its name, handle, unit, administration, municipality. */
  estimate(password: string, about: readonly string[]): Strength;
}

/** Words and parts of what is known of an account, each as it may stand in a password. */
function partsOf(about: readonly string[]): string[] {
  const words = about.flatMap((text) => {
    const parts = text
      .toLocaleLowerCase('sv')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part.length > 2);
    return [...parts, parts.join('')];
  });
  // "Ängby bibliotek" is also "ängbybibliotek" and "stadens" is also "staden".
  const bare = words.flatMap((word) => [word, word.replace(/s$/, '')]);
  return [...new Set([...bare, ...bare.map(unmarked)])].filter((word) => word.length > 2);
}

function reasonOf(sequence: readonly { pattern: string; dictionaryName?: string; token: string }[], length: number) {
  const has = (pattern: string) => sequence.some((match) => match.pattern === pattern);
  const from = (name: string) =>
    sequence.some((match) => match.pattern === 'dictionary' && match.dictionaryName === name);
  if (from('userInputs')) return 'about-you';
  if (from('passwords-common')) return 'common';
  if (has('spatial')) return 'keyboard';
  if (has('dictionary')) return 'word';
  if (has('repeat')) return 'repeated';
  if (has('sequence')) return 'sequence';
  if (has('date')) return 'date';
  return length < 12 ? 'short' : null;
}

/**
 * The most that a password of one or two guessable words can be worth: whoever guesses puts a year, a number or a sign beside the words first of all
 * (Sommar2026!, Ängby-Facebook26), which the library counts as if they were chosen by chance.
 */
function mostFor(
  password: string,
  isGuess: (word: string) => boolean,
  isAbout: (word: string) => boolean,
): Strength | null {
  const words = password.toLocaleLowerCase('sv').match(/\p{L}+/gu) ?? [];
  const beside = password.replace(/\p{L}+/gu, '');
  const counted = words.filter((word) => word.length > 1);
  if (counted.length !== words.length || beside.length > 10 || counted.length === 0) return null;
  const about = counted.filter((word) => isAbout(word));
  if (counted.some((word) => !isAbout(word) && !isGuess(word))) return null;
  if (counted.length === 1) return { score: 1, reason: about.length > 0 ? 'about-you' : 'word' };
  return counted.length === 2 && about.length > 0 ? { score: 2, reason: 'about-you' } : null;
}

/** Prepares a meter with the common passwords of the world and our own Swedish words; loads the library when it is first asked for. */
export async function strengthMeter(lists: WordLists): Promise<StrengthMeter> {
  const [{ ZxcvbnFactory: Factory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const options: OptionsType = {
    dictionary: { ...common.dictionary, swedish: [...lists.guesses] },
    graphs: common.adjacencyGraphs,
    maxLength: looksAt,
  };
  const meter: ZxcvbnFactory = new Factory(options);
  const guesses = new Set(lists.guesses);
  return {
    estimate(password, about) {
      const looked = password.slice(0, looksAt);
      if (looked === '') return { score: 0, reason: 'short' };
      const parts = new Set(partsOf(about));
      const { score, sequence } = meter.check(looked, [...parts]);
      const most = mostFor(
        looked,
        (word) => guesses.has(word),
        (word) => parts.has(word),
      );
      if (most !== null && score >= most.score) return most;
      return {
        score: score as StrengthScore,
        reason: score >= 3 ? null : reasonOf(sequence as Parameters<typeof reasonOf>[0], looked.length),
      };
    },
  };
}
