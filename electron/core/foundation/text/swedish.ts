/**
 * Swedish order and search for text stored in a database that knows neither (SQLite and PostgreSQL both sort `a z Ä å ö`).
 * Keys compare as bytes; the order is tested against `Intl.Collator('sv', { numeric: true })`.
 */

/** Punctuation in the order of the Unicode collation, before digits and letters. */
const punctuation = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';
const letters = 'abcdefghijklmnopqrstuvwxyzåäö';
const firstRank = 0x21;
const digitRank = firstRank + punctuation.length;
const letterRank = digitRank + 10;

/** Letters that Swedish files under another letter (Svenska skrivregler: ü as y; æ and ø as their Swedish cousins). */
const cousins: Record<string, string> = { ü: 'y', æ: 'ä', ø: 'ö', ß: 'ss', đ: 'd', ł: 'l', þ: 'th', ð: 'd', œ: 'o' };

/** Digits are padded to this length so that "avd 2" comes before "avd 10"; longer numbers keep their digits. */
const numberWidth = 12;

function rankOf(character: string): string {
  const letter = letters.indexOf(character);
  if (letter >= 0) return String.fromCharCode(letterRank + letter);
  if (character >= '0' && character <= '9') return String.fromCharCode(digitRank + Number(character));
  const sign = punctuation.indexOf(character);
  if (sign >= 0) return String.fromCharCode(firstRank + sign);
  if (/\s/u.test(character)) return ' ';
  return character;
}

function base(character: string): string {
  if (letters.includes(character)) return character;
  return cousins[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Keys of characters met before; a few hundred in all the names of a city. */
const keys = new Map<string, string>();

function keyOf(character: string): string {
  const before = keys.get(character);
  if (before !== undefined) return before;
  let key = '';
  for (const part of base(character)) key += rankOf(part);
  if (keys.size < 5000) keys.set(character, key);
  return key;
}

/**
 * Composed (NFC) and in lower case. What lies below the combining marks is composed already, and Swedish has no lower case
 * of its own: asking for neither is many times as fast, and an import asks a million times.
 */
function lowered(text: string): string {
  return (/[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text).toLowerCase();
}

/** A key whose byte order is Swedish dictionary order: å ä ö after z, case and accents only as tie-breakers, numbers by value. */
export function sortKey(text: string): string {
  const lower = lowered(text).trim();
  const padded = lower.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(numberWidth, '0'));
  let key = '';
  for (const character of padded) key += keyOf(character);
  return `${key}\u0001${lower}`;
}

/** Text as it is searched: NFC, Swedish lower case, white space folded. `Ä` and `a` stay different letters. */
export function searchText(...parts: ReadonlyArray<string | null | undefined>): string {
  let text = '';
  for (const part of parts) {
    if (part === null || part === undefined || part === '') continue;
    text += text === '' ? folded(part) : `\n${folded(part)}`;
  }
  return text;
}

function folded(part: string): string {
  const lower = lowered(part).trim();
  // Most text has nothing to fold.
  return /[^\S ]|  /u.test(lower) ? lower.replace(/\s+/gu, ' ') : lower;
}

/** The words of what is typed, as they are searched: a text is found that has every one of them, in any order. */
export function searchWords(typed: string): string[] {
  return searchText(typed)
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * How well a name answers what is typed, best lowest: 0 called just so, 1 begins so, 2 every word begins one of its words,
 * 3 it has every word somewhere, 4 found by something else. The words count in the order they are typed and from the last to the first.
 */
export function nameRank(name: string, typed: string): number {
  const searched = searchText(name);
  const words = searchWords(typed);
  const ways = [words.join(' '), words.toReversed().join(' ')];
  if (ways.includes(searched)) return 0;
  if (ways.some((way) => searched.startsWith(way))) return 1;
  const begins = (word: string) => ` ${searched}`.includes(` ${word}`) || searched.includes(`-${word}`);
  if (words.every(begins)) return 2;
  return words.every((word) => searched.includes(word)) ? 3 : 4;
}

/** Those whose names answer what is typed best come first; among equals the order is as it was. */
export function bestFirst<T extends { name: string }>(found: readonly T[], typed: string): T[] {
  return found
    .map((one) => ({ one, rank: nameRank(one.name, typed) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** A `LIKE` pattern (escape character `\`) that finds the typed text anywhere in stored search text. */
export function likePattern(typed: string): string {
  return `%${searchText(typed).replace(/[\\%_]/g, '\\$&')}%`;
}
