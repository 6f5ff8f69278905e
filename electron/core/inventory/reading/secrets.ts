import { sv } from '../../foundation/i18n/sv/index.ts';
import type { TableRow } from '../tables/table.ts';
import { nothing } from './row-text.ts';
import { isNoPlace, plain, readStatus, readYesNo } from './words.ts';

const leftOut = sv.inventory.secretLeftOut;

/** Words that a password or a code stands behind. */
const strong =
  'lösen(?:ord(?:et)?)?|password|passwd|pwd|pw|passord(?:et)?|adgangskoden?|kodeord(?:et)?|salasana|passwort|kennwort|wachtwoord|mot de passe|pin(?:[ -]?kod(?:en?)?|[ -]?code)?';
/** Words that as often have another code behind them; what stands there has to look like a password. */
const weak = 'kod(?:en|e)?|code|koodi|inlogg(?:ning)?|login|inloggad med';
const mayHold = /lösen|pass|pw|kod|code|salasana|kennwort|wachtwoord|pin|inlogg|login/i;

/** "lösenord:", "kode hos Åse:", "lösenordet är", "pinkod": the word, what it is for, and what tells that the value comes. */
const before = new RegExp(
  `(?<![\\p{L}\\p{N}[])(?:(?<strong>${strong})|(?:${weak}))(?![\\p{L}\\p{N}])(?<between>(?: +(?!-|–)[^\\s:=;,.]+){0,4} *(?:\\([^()\\n]{0,40}\\) *)?)(?<mark>[:=]\\s*|\\s[-–—]\\s|\\s(?:är|is|ist|er|on)\\s)|(?<![\\p{L}\\p{N}[])(?<alone>${strong}) +(?=\\S)`,
  'giu',
);

/** What stands in a password's place and is none. */
const noSecret =
  /^(?:se|finns|byt|bytt|byts|bytas|ändra[ts]?|ändrat|nytt|gammalt|delat|gemensamt|personligt|eget|samma|okänt|valvet|keepass|bitwarden|lastpass|1password|dashlane|keeper|hemligt|glömt|borta|via|hos|fråga|unknown|shared|changed|lost|forgotten|ukendt|ukjent|unbekannt)$/;

const isPlace = (word: string) =>
  /^(?:https?:|www\.)/i.test(word) || /\S@\S+\.\p{L}/u.test(word) || /^[^\s!#$%]+\.\p{Ll}{2,6}(?:\/|$)/u.test(word);

/** Whether a word looks like nothing but a password: letters with digits, or signs that stand in no word. */
const looksSecret = (word: string) =>
  !isPlace(word) &&
  word.length >= 5 &&
  ((/\p{L}/u.test(word) && /\d/.test(word)) ||
    (/\d/.test(word) && /[!#$%&*?=^~@]/.test(word)) ||
    /[\p{L}\d][#$%&*^~=@!][\p{L}\d]/u.test(word));

/** How much of what stands behind the word is the password, in characters; 0 where nothing is. */
function secretLength(behind: string, isSure: boolean): number {
  const clause = /^[^\n;]*?(?=[,.]?\s*$|[,.]\s|[\n;])/u.exec(behind)?.[0] ?? '';
  const words = [...clause.matchAll(/\S+/gu)];
  const last = words.findLast(([word]) => looksSecret(word));
  if (last !== undefined) return last.index + last[0].length;
  const [only] = words;
  if (!isSure || only === undefined || words.length > 1 || isPlace(only[0])) return 0;
  const word = only[0];
  const isAnswer = nothing.test(word) || readYesNo(word) !== null || isNoPlace(word) || readStatus(word) !== null;
  return word.length < 3 || isAnswer || noSecret.test(plain(word)) ? 0 : only.index + word.length;
}

/** A text with every password that stands in it in so many words left out, and the words around it kept; the same text where there is none. */
export function withoutSecrets(text: string): string {
  if (text.length < 5 || !mayHold.test(text)) return text;
  let kept = '';
  let rest = text;
  for (;;) {
    before.lastIndex = 0;
    const found = before.exec(rest);
    if (found === null) return kept + rest;
    const { strong: word, between = '', alone } = found.groups ?? {};
    const end = found.index + found[0].length;
    const behind = rest.slice(end);
    // Without a mark only the very next word can be it: "pinkod 1234".
    const [next = ''] = behind.match(/^[^\s,;]+/u) ?? [];
    const isPin = /^pin/i.test(alone ?? '') && /^\d{4,8}[.)]?$/.test(next);
    const length =
      alone === undefined
        ? secretLength(behind, word !== undefined && between.trim() === '')
        : looksSecret(next) || isPin
          ? next.length
          : 0;
    kept += rest.slice(0, end) + (length === 0 ? '' : leftOut);
    rest = rest.slice(end + length);
  }
}

/** A row with the passwords in its texts left out; the same row where it has none. Where an address leads is no text. */
export function rowWithoutSecrets(row: TableRow): TableRow {
  const cells = row.cells.map((cell) => (/^https?:\/\/\S*$/i.test(cell) ? cell : withoutSecrets(cell)));
  return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
}
