import { randomInt } from 'node:crypto';

/** A whole number from 0 up to but not including `below`, evenly; a port, so that a test can count on it. */
export type RandomBelow = (below: number) => number;

/** Letters, digits and signs that a password is made of. */
export const characterClasses = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  // Signs that every platform takes, and that stand on a Swedish keyboard without a dead key.
  signs: '!#%&()*+,-./:;=?@_',
} as const;
export type CharacterClass = keyof typeof characterClasses;

/** Characters that are read wrongly from paper or over a telephone. */
const lookalikes = new Set('0Oo1lI|5S2Z8B,.;:');

/** How a password is to be. */
export interface PasswordWish {
  /** Characters, 8–128. */
  length: number;
  /** At least one of each is in it. */
  classes: readonly CharacterClass[];
  avoidLookalikes: boolean;
}

/** How a phrase is to be. */
export interface PhraseWish {
  /** Words, 4–12. */
  words: number;
  /** What stands between them; `''` for nothing. */
  separator: string;
  /** Each word begins with a capital, for sites that ask for one. */
  capitals: boolean;
  /** A digit after one of the words, for sites that ask for one. */
  digit: boolean;
}

/** Least and most that can be asked for. */
const passwordLimits = { length: { least: 8, most: 128 }, words: { least: 4, most: 12 } } as const;

const pick = (from: string | readonly string[], random: RandomBelow) => from[random(from.length)] ?? '';

/**
 * A password of random characters with at least one of each class that was asked for; no class at all means all of them.
 * Drawn anew until every class is in it, so that every password that holds them is equally likely.
 */
export function generatePassword(wish: PasswordWish, random: RandomBelow = randomInt): string {
  const names = wish.classes.length === 0 ? (Object.keys(characterClasses) as CharacterClass[]) : wish.classes;
  const classes = [...new Set(names)].map((name) =>
    characterClasses[name].split('').filter((character) => !wish.avoidLookalikes || !lookalikes.has(character)),
  );
  const all = classes.flat();
  const { least, most } = passwordLimits.length;
  const length = Math.min(most, Math.max(least, wish.length));
  for (;;) {
    const drawn = Array.from({ length }, () => pick(all, random));
    if (classes.every((one) => drawn.some((character) => one.includes(character)))) return drawn.join('');
  }
}

/** A phrase of random words, each as likely as any other and free to come twice. Bits of chance: words × log2 of the list's length. */
export function generatePhrase(wish: PhraseWish, words: readonly string[], random: RandomBelow = randomInt): string {
  const { least, most } = passwordLimits.words;
  const count = Math.min(most, Math.max(least, wish.words));
  const drawn = Array.from({ length: count }, () => pick(words, random)).map((word) =>
    wish.capitals ? word.charAt(0).toUpperCase() + word.slice(1) : word,
  );
  if (wish.digit) {
    const at = random(count);
    drawn[at] = `${drawn[at] ?? ''}${random(10)}`;
  }
  return drawn.join(wish.separator);
}

/** Bits of chance in a phrase of so many words out of a list of so many, rounded down. */
export function phraseBits(words: number, listed: number): number {
  return Math.floor(words * Math.log2(listed));
}
