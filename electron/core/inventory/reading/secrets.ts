import { sv } from '../../foundation/i18n/sv/index.ts';
import type { TableRow } from '../tables/table.ts';
import { plain } from './words.ts';

const leftOut = sv.inventory.secretLeftOut;

/** What people call a password. The long words are told within others too ("Facebooklösenord"), the short ones alone. */
const passwords = {
  long: 'lösen(?:ord(?:et)?)?|losenord|password|passwd|passord(?:et)?|adgangskoden?|kodeord(?:et)?|salasana|passwort|kennwort|wachtwoord|mot de passe',
  short: 'passcode|pwd|pw',
};
/** A password to some, and an hour in a timetable to others. */
const pass = 'pass(?:et)?';
const pinCode = 'pin[ -]?(?:kod(?:en?)?|code)';
/** Words that in a text as often have another code behind them: what stands there has to look like nothing but a password. A column by such a name holds anything. */
const weak = 'kod(?:en|e)?|code|koodi|inlogg(?:ning)?|login';
/** Columns by these names hold codes that in a text look like nothing but words and figures. */
const columnsOnly = { long: 'återställningskod|recovery code|hemlig(?:het|a)', short: 'totp|otp|secrets?' };

const secretColumn = new RegExp(
  `(?:${passwords.long})(?!\\p{L})|${pinCode}|${columnsOnly.long}|(?<!\\p{L})(?:${passwords.short}|pass|pin|${columnsOnly.short})(?!\\p{L})`,
  'u',
);

/** Whether a column is called something that holds passwords or codes; what stands in it is never shown or taken in. */
export const isSecretHeading = (heading: string): boolean => secretColumn.test(plain(heading));

/** A word for a password. */
const aWord = new RegExp(
  `(?:(?<strong>${passwords.long}|(?<![\\p{L}\\p{N}])(?:${passwords.short}))|(?<![\\p{L}\\p{N}])(?:(?<pass>${pass})|(?<weak>${weak})|(?<pin>${pinCode}|pin)))(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Whether there is anything to look for; most texts have nothing, and are asked this alone. */
const mayHold = new RegExp(`${passwords.long}|${passwords.short}|${pass}|${weak}|pin`, 'i');

const kinds = ['strong', 'pass', 'weak', 'pin'] as const;
type Kind = (typeof kinds)[number];

const isPlace = (word: string) =>
  /^(?:https?:|www\.)/i.test(word) || /\S@\S+\.\p{L}/u.test(word) || /^[^\s!#$%]+\.\p{Ll}{2,6}(?:\/|$)/u.test(word);

/** Programs that keep passwords or ask for them, and what is said of them: "1Password", "Office365". */
const noSecret = /^(?:1password|office ?365|microsoft ?365|m365|o365|skola24|\d{4}-\d\d-\d\d)$/i;

/** Letters with digits, and nothing that is known to be something else. */
const seemsSecret = (word: string) =>
  word.length >= 5 && /\d/.test(word) && /\p{L}/u.test(word) && !isPlace(word) && !noSecret.test(word);
const hasSign = (word: string) => /[!#$%&*?^~=]/.test(word.replace(/^#/, ''));
const isMixed = (word: string) => word.length >= 8 && /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word);

/** A word without the quotes, brackets and stops that it stands in, and what of those comes before it. */
function bareWord(word: string): { before: string; value: string } {
  const [before = ''] = /^["'([]+/.exec(word) ?? [];
  return { before, value: word.slice(before.length).replace(/[.,)\]"']+$/, '') };
}

/** Where a word stands behind the one for a password: how many words come between, and whether something tells that the value comes. */
interface Place {
  between: number;
  isTold: boolean;
}

function isSecret(kind: Kind, word: string, { between, isTold }: Place, isLongPin: boolean): boolean {
  if (kind === 'pin') {
    if (between > 0 || !/^\d{4,8}$/.test(word)) return false;
    // "PIN 11234 Stockholm" is a place, and "pin 2024" a year's badge.
    return isTold || isLongPin || (word.length === 4 && !/^(?:19|20)/.test(word));
  }
  if (!seemsSecret(word)) return false;
  if (hasSign(word)) return kind === 'strong' || between === 0;
  return between === 0 && (kind === 'strong' || (kind === 'pass' && isTold && isMixed(word)));
}

/** So many words may come between a word for a password and the password, or what tells that it comes. */
const mostBetween = { told: 2, untold: 4 };

/** What tells that the value comes: a colon at the end of a word, or a word of its own. */
const tells = /^(?:är|is|ist|er|on|[-–—:=])$|[:=]["')\]*]*$/iu;

/** The secrets behind a word for one, from where it ends to the next such word: where each stands. */
function* secretsBehind(text: string, from: number, kind: Kind, isLongPin: boolean): Generator<[number, number]> {
  // Nobody's password is longer; a text without spaces is not read anew for each word in it.
  const words = /[^\s;]{1,200}|;/gu;
  words.lastIndex = from;
  let place: Place = { between: 0, isTold: false };
  for (let match = words.exec(text); match !== null && match[0] !== ';'; match = words.exec(text)) {
    let [word] = match;
    let at = match.index;
    if (at === from) {
      // What the word for a password stands in goes on: "lösenord:", "lösenord=abc123", "lösenord/".
      const [mark = ''] = /^[:=/"')\]*]+/.exec(word) ?? [];
      if (mark === '' && at > 0) return;
      if (/[:=]/.test(mark)) place = { between: 0, isTold: true };
      word = word.slice(mark.length);
      at += mark.length;
      if (word === '') continue;
    }
    const { before, value } = bareWord(word);
    if (isSecret(kind, value, place, isLongPin)) {
      yield [at + before.length, at + before.length + value.length];
      place = { between: 1, isTold: true };
    } else if (word.search(aWord) >= 0) return;
    else if (tells.test(word)) place = { between: 0, isTold: true };
    else place = { between: place.between + 1, isTold: place.isTold };
    if (place.between > (place.isTold ? mostBetween.told : mostBetween.untold)) return;
  }
}

/**
 * A text with the passwords left out that stand in it behind a word for one, and everything else kept; the same text where there is none.
 * Only what looks like nothing else: letters with digits, a PIN's digits. Time in proportion to the text.
 */
export function withoutSecrets(text: string): string {
  if (!/\d/.test(text) || !mayHold.test(text)) return text;
  let without = '';
  let kept = 0;
  for (const match of text.matchAll(aWord)) {
    if (match.index < kept || isWithinPlace(text, match.index)) continue;
    const kind = kinds.find((one) => match.groups?.[one] !== undefined);
    if (kind === undefined) continue;
    const end = match.index + match[0].length;
    for (const [start, stop] of secretsBehind(text, end, kind, match[0].length > 'pin'.length)) {
      if (start < kept) continue;
      without += text.slice(kept, start) + leftOut;
      kept = stop;
    }
  }
  return kept === 0 ? text : without + text.slice(kept);
}

/** A word within an address is none: "stad.example/?kod=ab123!". */
const isWithinPlace = (text: string, at: number) => /[.@]\S{0,60}$/.test(text.slice(Math.max(0, at - 61), at));

/** Columns by these names say how one gets in, and now and then with what. */
const loginColumn =
  /inlogg|(?<!\p{L})log ?in(?!\p{L})|(?<!\p{L})access(?!\p{L})|kontouppgift|zugangsdaten|credential|kirjautumis|pålogging|innlogging|adgangsoplysning/u;

/** Words of a text under such a heading that seem to be nothing but a password, or stand behind the e-mail that one gets in with. */
function withoutLogins(text: string): string {
  let isBehindEmail = false;
  return withoutSecrets(text).replace(/[^\s;]{1,200}/gu, (word) => {
    const { before, value } = bareWord(word);
    const isBehind = isBehindEmail;
    isBehindEmail = /\S@\S+\.\p{L}/u.test(value) || (isBehind && !/[\p{L}\p{N}]/u.test(value));
    return seemsSecret(value) && !value.startsWith('@') && (isBehind || hasSign(value) || isMixed(value))
      ? before + leftOut + word.slice(before.length + value.length)
      : word;
  });
}

/** Cells under these headings, by their column, with the passwords in their texts left out. An address is no text. */
export function cellsWithoutSecrets(headings: readonly string[]): (cell: string, column: number) => string {
  const readers = headings.map((heading) => (loginColumn.test(plain(heading)) ? withoutLogins : withoutSecrets));
  return (cell, column) => (/^https?:\/\/\S*$/i.test(cell) ? cell : (readers[column] ?? withoutSecrets)(cell));
}

/** Rows under these headings with the passwords in their texts left out; the same row where it has none. */
export function rowsWithoutSecrets(headings: readonly string[]): (row: TableRow) => TableRow {
  const told = cellsWithoutSecrets(headings);
  return (row) => {
    const cells = row.cells.map(told);
    return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
  };
}
