import { sv } from '../../foundation/i18n/sv/index.ts';
import type { TableRow } from '../tables/table.ts';
import { plain } from './words.ts';

const leftOut = sv.inventory.secretLeftOut;

/**
 * What people call a password, without its endings. The long words are told within others too ("Facebooklösenord"), the short ones
 * alone; "avlösen", "upplösende" and "passordning" have nothing to do with one.
 */
const passwords = {
  long: 'l[öo]senord|(?<!(?<!\\p{L})(?:av|in))lösen(?!het|de)|password|passphrase|passwd|passord(?!ning)|adgangskode|kodeord|salasan|passw[oö]rt|kennw[oö]rt|wachtwoord|mots? de passe',
  short: 'passcodes?|pwds?|pws?',
};
/** What a text has behind such a word; in a heading anything may follow. */
const endings = '(?:s|e|en|ens|et|ets|ene|er|ern|n|r|rne|a|an|at)?';
/** A password to some, and an hour in a timetable to others. */
const pass = 'pass(?:et)?';
const pinCode = 'pin[ -]?(?:kod(?:en?)?|code)';
/** Words that in a text as often have another code behind them: what stands there has to look like nothing but a password. A column by such a name holds anything. */
const weak = 'kod(?:en|e)?|code|koodi|inlogg(?:ning)?|login';
/** Columns by these names hold codes that in a text look like nothing but words and figures. */
const columnsOnly = { long: 'återställningskod|recovery code|hemlig', short: 'totp|otp|secrets?' };

const secretColumn = new RegExp(
  `${passwords.long}|${pinCode}|${columnsOnly.long}|(?<!\\p{L})(?:${passwords.short}|pass|pin|${columnsOnly.short})(?!\\p{L})`,
  'u',
);

/** Whether a column is called something that holds passwords or codes; what stands in it is never shown or taken in. */
export const isSecretHeading = (heading: string): boolean => secretColumn.test(plain(heading));

/** A word for a password. */
const aWord = new RegExp(
  `(?:(?<strong>(?:${passwords.long})${endings}|(?<![\\p{L}\\p{N}])(?:${passwords.short}))|(?<![\\p{L}\\p{N}])(?:(?<pass>${pass})|(?<weak>${weak})|(?<code>${pinCode})|(?<pin>pin)))(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Whether there is anything to look for; most texts have nothing, and are asked this alone. */
const mayHold = new RegExp(`${passwords.long}|${passwords.short}|${pass}|${weak}|pin`, 'iu');

const kinds = ['strong', 'pass', 'weak', 'code', 'pin'] as const;
type Kind = (typeof kinds)[number];

const isPlace = (word: string) =>
  /^(?:https?:|www\.)/i.test(word) || /\S@\S+\.\p{L}/u.test(word) || /^[^\s!#$%]+\.\p{Ll}{2,6}(?:\/|$)/u.test(word);

/** Programs that keep passwords or ask for them, and what is said of them: "1Password", "Office365". */
const noSecret = /^(?:1password|2fa[-/\p{L}]*|office ?365|microsoft ?365|m365|o365|skola24|\d{4}-\d\d-\d\d)$/iu;

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

const ofHours =
  'kl|x|år|h|min(?:uter)?|tim(?:mar|me|mer)?|gånger|ggr|v(?:ecka)?|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:ar)?)?|ti|to';
/** Hours of a timetable: "kl18-19", "10-12år", "tis18.30". */
const hours = new RegExp(`^(?:${ofHours}|\\P{L})+$`, 'iu');
/** Hours, terms and groups: "HT2024", "åk4-6", "P12/F12". */
const ofTimetable = new RegExp(`^(?:${ofHours}|[hv]t|åk|[fpu]|\\P{L})+$`, 'iu');

/** What tells who gets in: a word for a user's name, or an address. */
const login =
  /(?<!\p{L})(?:user|användar|anv(?!\p{L})|bruker|bruger|benutzer|gebruiker|käyttäjä|log ?in|inlogg|konto|account|e-?post|e-?mail|mejl)|\S@\S/iu;
/** Nothing is said of what stands before this. */
const ends = /^\s*(?:[\n;,.)\]/|]|$)/;

/**
 * Where a word stands behind the one for a password: how many words come between, whether something tells that the value comes,
 * whether that is a colon with nothing but a word in brackets between, and what stands close by, before the word for a password and after this.
 */
interface Place {
  between: number;
  isTold: boolean;
  isMarked: boolean;
  before: string;
  after: string;
}

function isSecret(kind: Kind, word: string, { between, isTold, isMarked, before, after }: Place): boolean {
  if (kind === 'code' || kind === 'pin') {
    if (between > 0 || !/^\d{4,8}$/.test(word)) return false;
    // "PIN 11234 Stockholm" is a place, "pin 2024" a year's badge, and "pin 4711 visningar" a picture on Pinterest.
    return isTold || kind === 'code' || (word.length === 4 && !/^(?:19|20)/.test(word) && ends.test(after));
  }
  if (!seemsSecret(word)) return false;
  if (hasSign(word)) return kind === 'strong' || between === 0;
  if (between > 0 || kind === 'weak') return false;
  if (kind === 'strong' || (isTold && isMixed(word))) return true;
  return isMarked && !hours.test(word) && (!ofTimetable.test(word) || login.test(before));
}

/** So many words may come between a word for a password and the password, or what tells that it comes. */
const mostBetween = { told: 2, untold: 4 };
/** So much of the text is close by. */
const nearby = 80;

/** What tells that the value comes: a colon at the end of a word, or a word of its own. */
const tells = /^(?:är|is|ist|er|on|[-–—:=])$|[:=]["')\]*]*$/iu;

/** The secrets behind a word for one, from where it ends to the next such word: where each stands. */
function* secretsBehind(text: string, from: number, kind: Kind): Generator<[number, number]> {
  // Nobody's password is longer; a text without spaces is not read anew for each word in it.
  const words = /[^\s;]{1,200}|;/gu;
  words.lastIndex = from;
  const closeBefore = text.slice(Math.max(0, from - nearby), from);
  let place = { between: 0, isTold: false, isMarked: false };
  for (let match = words.exec(text); match !== null && match[0] !== ';'; match = words.exec(text)) {
    let [word] = match;
    let at = match.index;
    if (at === from) {
      // What the word for a password stands in goes on: "lösenord:", "lösenord=abc123", "lösenord/".
      const [mark = ''] = /^(?:\([^()]*\)(?=[:=]))?[:=/"')\]*]+/.exec(word) ?? [];
      if (mark === '' && at > 0) return;
      if (/[:=]/.test(mark)) place = { between: 0, isTold: true, isMarked: true };
      word = word.slice(mark.length);
      at += mark.length;
      if (word === '') continue;
    }
    const { before, value } = bareWord(word);
    const [start, stop] = [at + before.length, at + before.length + value.length];
    if (isSecret(kind, value, { ...place, before: closeBefore, after: text.slice(stop, stop + nearby) })) {
      yield [start, stop];
      place = { between: 1, isTold: true, isMarked: false };
    } else if (word.search(aWord) >= 0) return;
    else if (tells.test(word)) {
      const isFirst = place.between === 0 && !place.isTold;
      place = { between: 0, isTold: true, isMarked: isFirst && /^(?:\([^()]*\))?[:=]$/.test(word) };
    } else place = { between: place.between + 1, isTold: place.isTold, isMarked: false };
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
    for (const [start, stop] of secretsBehind(text, end, kind)) {
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

/** How one proves who one is beside the password: "2fa-app", "SMS2024kod". */
const isSecondWay = (word: string) => /^(?:2fa|mfa|sms)/i.test(word) && !hasSign(word);

/** Words of a text under such a heading that seem to be nothing but a password, or stand behind the e-mail that one gets in with. */
function withoutLogins(text: string): string {
  let isBehindEmail = false;
  let last = '';
  return withoutSecrets(text).replace(/[^\s;]{1,200}/gu, (word) => {
    const { before, value } = bareWord(word);
    const isBehind = isBehindEmail;
    // "Via" names the program that one gets in with.
    const isNamed = /^via$/i.test(last) && !hasSign(value);
    last = value;
    isBehindEmail = /\S@\S+\.\p{L}/u.test(value) || (isBehind && (!/[\p{L}\p{N}]/u.test(value) || isSecondWay(value)));
    if (!seemsSecret(value) || isNamed || isSecondWay(value) || value.startsWith('@')) return word;
    return isBehind || hasSign(value) || isMixed(value)
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
