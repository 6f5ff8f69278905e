import { sv } from '../../foundation/i18n/sv/index.ts';
import type { TableRow } from '../tables/table.ts';
import { plain } from './words.ts';

const leftOut = sv.inventory.secretLeftOut;

/** What people call a password. The long words are told within others too ("Facebooklösenord"), the short ones alone. */
const passwords = {
  long: 'lösen(?:ord(?:et)?)?|losenord|password|passwd|passord(?:et)?|adgangskoden?|kodeord(?:et)?|salasana|passwort|kennwort|wachtwoord|mot de passe',
  short: 'passcode|pass|pwd|pw',
};
const pinCode = 'pin[ -]?(?:kod(?:en?)?|code)';
/** Words that in a text as often have another code behind them: what stands there has to look like nothing but a password. A column by such a name holds anything. */
const weak = 'kod(?:en|e)?|code|koodi|inlogg(?:ning)?|login';
/** Columns by these names hold codes that in a text look like nothing but words and figures. */
const columnsOnly = { long: 'återställningskod|recovery code|secret|hemlig', short: 'totp|otp' };

const secretColumn = new RegExp(
  `${passwords.long}|${pinCode}|${columnsOnly.long}|\\b(?:${passwords.short}|pin|${columnsOnly.short})\\b`,
);

/** Whether a column is called something that holds passwords or codes; what stands in it is never shown or taken in. */
export const isSecretHeading = (heading: string): boolean => secretColumn.test(plain(heading));

const mayHold = new RegExp(`${passwords.long}|${passwords.short}|${weak}|pin`, 'i');

/** The word, at most four words of what it is for, what tells that the value comes, and the word that is the value; never within an address. */
const behindWord = new RegExp(
  `(?<![^\\s("'/,;:])(?<!\\.\\S{0,60})(?:(?<strong>${passwords.long}|${passwords.short})|(?<weak>${weak})|(?<pin>${pinCode}|pin))(?![\\p{L}\\p{N}])(?<mark>(?: [^\\s:=;,.]{1,30}){0,4} ?[:=]\\s{0,9}| (?:är|is|ist|er|on) | [-–—] |\\s)(?<value>[^\\s;]{4,64})`,
  'giu',
);

const isPlace = (word: string) =>
  /^(?:https?:|www\.)/i.test(word) || /\S@\S+\.\p{L}/u.test(word) || /^[^\s!#$%]+\.\p{Ll}{2,6}(?:\/|$)/u.test(word);

/** Programs that keep passwords or ask for them, and what is said of them: "1Password", "Office365". */
const noSecret = /^(?:1password|office ?365|microsoft ?365|m365|o365|skola24|\d{4}-\d\d-\d\d)$/i;

const hasDigit = (word: string) => /\d/.test(word);
const hasLetter = (word: string) => /\p{L}/u.test(word);
const hasSign = (word: string) => /[!#$%&*?^~=]/.test(word);

function isSecret({
  strong: isStrong,
  pin: isPin,
  mark = '',
  value = '',
}: Record<string, string | undefined>): boolean {
  const word = value.replace(/[.,)"']+$/u, '');
  if (isPlace(word) || noSecret.test(word)) return false;
  // "PIN 11234 Stockholm" is a place.
  if (isPin !== undefined) return /^\d{4,8}$/.test(word) && (isPin.length > 3 || /[:=]/.test(mark));
  if (!hasLetter(word) || !hasDigit(word) || word.length < 5) return false;
  return isStrong !== undefined || hasSign(word);
}

/**
 * A text with the passwords left out that stand in it behind a word for one, and everything else kept; the same text where there is none.
 * Only what looks like nothing else: letters with digits, a PIN's digits. Time in proportion to the text.
 */
export function withoutSecrets(text: string): string {
  if (text.length < 5 || !mayHold.test(text)) return text;
  return text.replace(behindWord, (whole: string, ...given: unknown[]) => {
    const groups = given.at(-1) as Record<string, string | undefined>;
    const { value = '' } = groups;
    if (!isSecret(groups)) return whole;
    const end = /[.,)"']+$/u.exec(value)?.[0] ?? '';
    return `${whole.slice(0, -value.length)}${leftOut}${end}`;
  });
}

/** A row with the passwords in its texts left out; the same row where it has none. Where an address leads is no text. */
export function rowWithoutSecrets(row: TableRow): TableRow {
  const cells = row.cells.map((cell) => (/^https?:\/\/\S/i.test(cell) ? cell : withoutSecrets(cell)));
  return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
}
