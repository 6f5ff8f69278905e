import { z } from 'zod';
import { Refusal } from '../../foundation/refusal.ts';
import { checkOf } from '../../foundation/text/check-of.ts';
import type { LookOutcome, NotPossibleReason } from '../contract.ts';

/**
 * The answer from the phone as text: it goes by mail, which wraps lines, quotes them with `>`, puts blank lines between them and turns spaces into others.
 * Records end with `;` and their fields are parted by `|`, so that no line break means anything:
 *
 *     KANALVAKT 1|administration|day|person;
 *     slot|account or tittställe|time of look|word|name|note;
 *     slot|account|time of look|skickat|name|note|to whom|answer by|question;
 *     SLUT|number of looks|check;
 *
 * Administration, person, account and tittställe are codes; the name is for whoever reads the mail. The check is against damage on the way, not against forgery.
 */
const version = '1';

/** The words of the answer, for what was found. */
export const answerWords: Readonly<Record<string, { outcome: LookOutcome; reason: NotPossibleReason }>> = {
  ingetnytt: { outcome: 'nothing-new', reason: '' },
  besvarat: { outcome: 'answered', reason: '' },
  arende: { outcome: 'case', reason: '' },
  inloggning: { outcome: 'needs-login', reason: '' },
  nere: { outcome: 'not-possible', reason: 'site-down' },
  borta: { outcome: 'not-possible', reason: 'page-gone' },
  sparrad: { outcome: 'not-possible', reason: 'blocked' },
  natfel: { outcome: 'not-possible', reason: 'no-network' },
  tidsbrist: { outcome: 'not-possible', reason: 'no-time' },
  annat: { outcome: 'not-possible', reason: 'other' },
  skickat: { outcome: 'sent-on', reason: '' },
};

/** Whose answer it is, and of which day. */
export interface AnswerHead {
  /** Codes; the person's is empty where nobody has introduced themselves. */
  administration: string;
  person: string;
  day: string;
}

/** One look of an answer. */
export interface AnswerLook {
  slot: number;
  code: string;
  /** An instant, UTC, whole seconds. */
  at: string;
  /** One of `answerWords`. */
  word: string;
  name: string;
  note: string;
  /** With `skickat`: what is asked, whom it went to, and the day to answer by, which may be empty. */
  question?: { to: string; answerBy: string; text: string } | undefined;
}

/** The longest note and the longest question of a look made away from the desk; characters. */
export const longestNote = 500;
/** The longest name of whoever a question went to; characters. */
export const longestName = 100;

/** Writes an answer. As `checkOf` it names nothing outside itself. */
export function answerText(head: AnswerHead, looks: readonly AnswerLook[], check: (text: string) => string): string {
  // What the format or the mail would read otherwise is written in its nearest likeness.
  const clean = (text: string, longest: number) =>
    Array.from(
      text
        .toWellFormed()
        .normalize('NFC')
        .replace(/[\s\p{Cc}\u200B\u2060\uFEFF\u00AD]+/gu, ' ')
        .replaceAll('|', '/')
        .replaceAll(';', ',')
        .replaceAll('>', '\u203A')
        .trim(),
    )
      .slice(0, longest)
      .join('')
      .trim();
  const asked = ({ word, question }: AnswerLook) =>
    word === 'skickat'
      ? `|${clean(question?.to ?? '', 100)}|${question?.answerBy ?? ''}|${clean(question?.text ?? '', 500)}`
      : '';
  const body = [
    `KANALVAKT 1|${head.administration}|${head.day}|${head.person};`,
    ...looks.map(
      (look) =>
        `${look.slot}|${look.code}|${look.at}|${look.word}|${clean(look.name, 40)}|${clean(look.note, 500)}${asked(look)};`,
    ),
  ].join('\n');
  return `${body}\nSLUT|${looks.length}|${check(body)};`;
}

const Code = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/);
const Head = z.strictObject({ administration: Code, day: z.iso.date(), person: z.union([z.literal(''), Code]) });
const Look = z.strictObject({
  slot: z.coerce.number().int().min(1).max(99),
  code: Code,
  at: z.iso.datetime(),
  word: z.enum(Object.keys(answerWords)),
  name: z.string().max(200),
  note: z.string().max(longestNote),
  question: z
    .strictObject({
      to: z.string().min(1).max(longestName),
      answerBy: z.union([z.literal(''), z.iso.date()]),
      text: z.string().min(1).max(longestNote),
    })
    .optional(),
});

/** An answer as it was read. */
export interface Answer extends AnswerHead {
  looks: AnswerLook[];
  check: string;
}

/** Looks in one answer: more than any list has. */
const mostLooks = 5000;

/** Spaces anywhere in a word, as a line that is broken within it leaves them. */
const loose = (word: string) => word.split('').join(' ?');
const beginning = new RegExp(`${loose('KANALVAKT')} ?(\\d{1,4}) ?\\|`, 'g');

/** The text on one line, without what mail puts in: quotation marks of replies (`>`, which no answer has), line breaks, blank lines, other kinds of spaces. */
function unfolded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\s>]+/g, ' ');
}

type Fault = 'away-answer-version' | 'away-answer-cut' | 'away-answer-changed';

/** One answer, from its first word on; what follows its end is not read. */
function readOne(text: string, given: string): Answer | Fault {
  if (given !== version) return 'away-answer-version';
  const records: string[][] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf(';', start);
    if (end === -1) return 'away-answer-cut';
    const fields = text
      .slice(start, end)
      .split('|')
      .map((field) => field.trim());
    if (joined(fields[0]) === 'SLUT') return checked(records, text.slice(0, start), fields);
    if (records.length > mostLooks) return 'away-answer-changed';
    records.push(fields);
    start = end + 1;
  }
}

/** A field that has no spaces of its own, where a line was broken within it. */
const joined = (field = '') => field.replaceAll(' ', '');

/** The records of a whole answer, if they are as they were sent. */
function checked(records: readonly string[][], body: string, [, count, check]: readonly string[]): Answer | Fault {
  const [first = [], ...rest] = records;
  const sum = checkOf(body);
  if (first.length !== 4 || joined(count) !== String(rest.length) || joined(check) !== sum)
    return 'away-answer-changed';
  const head = Head.safeParse({ administration: joined(first[1]), day: joined(first[2]), person: joined(first[3]) });
  const looks = z.array(Look).safeParse(
    rest.map(([slot, code, at, word, name, note, ...more]) => {
      const isAsked = joined(word) === 'skickat';
      const [to, answerBy, text] = more;
      return {
        slot: joined(slot),
        code: joined(code),
        at: joined(at),
        word: joined(word),
        name,
        note: more.length === (isAsked ? 3 : 0) ? note : undefined,
        ...(isAsked && { question: { to, answerBy: joined(answerBy), text } }),
      };
    }),
  );
  return head.success && looks.success ? { ...head.data, looks: looks.data, check: sum } : 'away-answer-changed';
}

/**
 * Reads the answer in a text, however the mail has dressed it. A text may hold the same answer several times, as a reply does.
 * Refuses two different ones, none, and any that is cut off, changed or of a later version, so that nothing is left out unseen.
 */
export function readAnswer(text: string): Answer {
  const flat = unfolded(text);
  const starts = [...flat.matchAll(beginning)];
  const found = starts.map((match, index) =>
    readOne(flat.slice(match.index, starts[index + 1]?.index), match[1] ?? ''),
  );
  const fault = found.find((one) => typeof one === 'string');
  if (fault !== undefined) throw new Refusal(fault);
  const [answer, ...others] = found.filter((one) => typeof one !== 'string');
  if (answer === undefined) throw new Refusal('away-answer-none');
  if (others.some(({ check }) => check !== answer.check)) throw new Refusal('away-answer-several');
  return answer;
}
