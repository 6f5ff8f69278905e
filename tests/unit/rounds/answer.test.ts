import { crc32 } from 'node:zlib';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnswerHead,
  type AnswerLook,
  answerText,
  answerWords,
  readAnswer,
} from '../../../electron/core/rounds/away/answer.ts';
import { checkOf } from '../../../electron/core/foundation/text/check-of.ts';
import { codeOf } from '../../../electron/core/foundation/text/code-of.ts';
import { byCode } from '../../../electron/core/rounds/away/codes.ts';
import { Refusal } from '../../../electron/core/foundation/refusal.ts';

const head: AnswerHead = { administration: codeOf('förvaltningen'), person: codeOf('Karin'), day: '2026-05-04' };
const look = (fields: Partial<AnswerLook> = {}): AnswerLook => ({
  slot: 1,
  code: codeOf('kontot'),
  at: '2026-05-04T06:30:00Z',
  word: 'ingetnytt',
  name: 'Ängby bibliotek',
  note: '',
  ...fields,
});
const written = (looks: readonly AnswerLook[], given = head) => answerText(given, looks, checkOf);
const refused = (text: string) => {
  try {
    readAnswer(text);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return null;
};

const anyCode = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('')),
  minLength: 8,
  maxLength: 8,
});
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({
    unit: fc.constantFrom(...'åäö |;>"”’–…-.,\n\r\t\u00A0\u200BKANALVAKT 1|SLUT|'.split('')),
    maxLength: 120,
  }),
);
const anyWords = fc.string({ unit: fc.constantFrom(...'abcåäö |;>"–.,\n'.split('')), maxLength: 90 });
const anyQuestion = fc.record({
  to: anyWords.map((to) => `Enheten ${to}`),
  answerBy: fc.constantFrom('', '2026-05-05'),
  text: anyWords.map((text) => `När ${text}`),
});
const anyLook: fc.Arbitrary<AnswerLook> = fc
  .record({
    slot: fc.integer({ min: 1, max: 9 }),
    code: anyCode,
    at: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`),
    word: fc.constantFrom(...Object.keys(answerWords)),
    name: anyText,
    note: anyText,
  })
  .chain((each) =>
    each.word === 'skickat' ? anyQuestion.map((question) => ({ ...each, question })) : fc.constant(each),
  );
const anyHead: fc.Arbitrary<AnswerHead> = fc.record({
  administration: anyCode,
  person: fc.oneof(fc.constant(''), anyCode),
  day: fc.constantFrom('2026-05-04', '2026-12-31'),
});
const bare = (text: string) => text.replace(/\s/g, '');

/** What mail programs do to a text on its way; each keeps what it says. */
const mangles: ReadonlyArray<(text: string, width: number) => string> = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replace(/^/gm, '> '),
  (text) => text.replace(/^/gm, '>> > '),
  (text) => text.replaceAll(' ', '\u00A0'),
  (text) => text.replaceAll('\n', '\n\n'),
  (text) => text.replaceAll('\n', '\r\n \r\n\u00A0\r\n'),
  (text) => text.replace(/^/gm, '    '),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll('\n', ' '),
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll(';', ';\u200B'),
  // Wrapped at a space, or within a long word.
  (text, width) => text.replace(new RegExp(`(.{1,${width}}) `, 'gu'), '$1\n'),
  (text, width) => text.replace(new RegExp(`([^\\n]{${width}})`, 'gu'), '$1\n'),
  (text, width) => text.replace(new RegExp(`([^\\n]{${width}})`, 'gu'), '$1\n> '),
  (text) => `Hej!\r\n\r\n${text}\r\n\r\n-- \r\nKarin; Kanalvakt\r\n`,
  (text) => `Från: Karin\n${text}\n\nDen 4 maj skrev Karin:\n${text.replace(/^/gm, '> ')}`,
  (text) => text.replaceAll('"', '\u201D').replaceAll("'", '\u2019').replaceAll('...', '\u2026'),
];

describe('an answer from the phone', () => {
  test('is read as it was written, whatever mail has done to it', () => {
    fc.assert(
      fc.property(
        anyHead,
        fc.array(anyLook, { maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(mangles.length - 1), fc.integer({ min: 30, max: 90 })), { maxLength: 4 }),
        (given, looks, ways) => {
          const text = ways.reduce(
            (mangled, [way, width]) => mangles[way]?.(mangled, width) ?? '',
            written(looks, given),
          );
          const answer = readAnswer(text);
          expect({ ...answer, looks: [] }).toMatchObject({ ...given, looks: [] });
          const plainly = ({ slot, code, at, word, question }: AnswerLook) => [
            slot,
            code,
            at,
            word,
            question?.answerBy,
          ];
          expect(answer.looks.map(plainly)).toEqual(looks.map(plainly));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('keeps notes and names word for word, but for what the format needs', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, note) => {
        const [read] = readAnswer(written([look({ name, note })])).looks;
        const kept = (text: string) =>
          bare(
            text
              .normalize('NFC')
              .replace(/[\p{Cc}\u200B\u2060\uFEFF\u00AD]/gu, ' ')
              .replaceAll('|', '/')
              .replaceAll(';', ',')
              .replaceAll('>', '›'),
          );
        expect(bare(read?.note ?? '')).toBe(kept(note));
        expect(kept(name)).toContain(bare(read?.name ?? ''));
      }),
    );
    const note = 'Två frågor om öppettider – svarade "båda två"…';
    expect(readAnswer(written([look({ note })])).looks[0]?.note).toBe(note);
    const long = 'å'.repeat(900);
    expect(readAnswer(written([look({ note: long })])).looks[0]?.note).toHaveLength(500);
  });

  test('carries a question with whom it went to and when it is to be answered', () => {
    const question = { to: 'Simhallen; kassan', answerBy: '2026-05-06', text: 'När öppnar ni? > "på söndag" | eller' };
    expect(readAnswer(written([look({ word: 'skickat', question }), look({ slot: 2 })])).looks).toMatchObject([
      { question: { to: 'Simhallen, kassan', answerBy: '2026-05-06', text: 'När öppnar ni? › "på söndag" / eller' } },
      { word: 'ingetnytt' },
    ]);
    // Without a receiver or a text there is nothing to send on.
    for (const part of ['to', 'text'])
      expect(refused(written([look({ word: 'skickat', question: { ...question, [part]: ' ' } })]))).toBe(
        'away-answer-changed',
      );
  });

  test('is refused when any part of it is missing', () => {
    const text = written([look(), look({ slot: 2, note: 'Allt lugnt' })]);
    for (let length = 0; length < text.length; length += 1)
      expect(refused(text.slice(0, length))).toBe(length < 12 ? 'away-answer-none' : 'away-answer-cut');
    const lines = text.split('\n');
    // A row that fell out, also with its number put right.
    expect(refused(lines.toSpliced(1, 1).join('\n'))).toBe('away-answer-changed');
    expect(refused(lines.toSpliced(1, 1).join('\n').replace('SLUT|2', 'SLUT|1'))).toBe('away-answer-changed');
    expect(refused([lines[0], lines[2], lines[1], lines[3]].join('\n'))).toBe('away-answer-changed');
  });

  test('is refused when any sign of it is another', () => {
    const text = written([look({ note: 'Allt lugnt' })]);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0A1Zz9;|åN'.split('')), (place, sign) => {
        const before = text[place] ?? '';
        // Spaces are the mail's to change, and after the end anything may stand.
        fc.pre(before !== sign && before.trim() !== '' && place < text.length - 1);
        const changed = text.slice(0, place) + sign + text.slice(place + 1);
        expect(refused(changed)).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused when there is none, several different, or of a later version', () => {
    expect(refused('')).toBe('away-answer-none');
    expect(refused('Hej! Här kommer KANALVAKT, som du bad om; hälsningar')).toBe('away-answer-none');
    const other = written([look({ word: 'besvarat' })]);
    expect(refused(`${written([look()])}\n${other}`)).toBe('away-answer-several');
    // Half of another is not passed over in silence.
    expect(refused(`${written([look()])}\n${other.slice(0, -4)}`)).toBe('away-answer-cut');
    expect(refused(written([look()]).replace('KANALVAKT 1', 'KANALVAKT 2'))).toBe('away-answer-version');
  });

  test('with a right check and a wrong content was never ours', () => {
    const forged = (body: string, count: number) => `${body}\nSLUT|${count}|${checkOf(body)};`;
    const first = `KANALVAKT 1|${head.administration}|${head.day}|${head.person};`;
    const row = `1|${codeOf('kontot')}|2026-05-04T06:30:00Z|ingetnytt|Namn|;`;
    expect(refused(forged(`${first}\n${row}`, 1))).toBeNull();
    const wrongs = [
      row.replace('1|', '0|'),
      row.replace('1|', '1e9|'),
      row.replace('ingetnytt', 'toString'),
      row.replace('ingetnytt', '__proto__'),
      row.replace('2026-05-04T06:30:00Z', '2026-13-04T06:30:00Z'),
      row.replace('2026-05-04T06:30:00Z', ''),
      row.replace(codeOf('kontot'), "'; DROP TA"),
      row.replace('Namn|', 'Namn|a|b'),
      row.replace('Namn|', 'Namn||Simhallen|2026-05-05|När öppnar ni?'),
      row.replace('ingetnytt', 'skickat'),
      row.replace('ingetnytt', 'skickat').replace('Namn|', 'Namn||Simhallen|i morgon|När öppnar ni?'),
      row.replace('Namn|', `Namn|${'x'.repeat(501)}`),
      '1|2;',
    ];
    expect(wrongs.filter((wrong) => refused(forged(`${first}\n${wrong}`, 1)) !== 'away-answer-changed')).toEqual([]);
    expect(refused(forged(`${first.replace(head.day, '2026-02-31')}\n${row}`, 1))).toBe('away-answer-changed');
    expect(refused(forged(first.replace(head.administration, 'x'), 0))).toBe('away-answer-changed');
  });

  test('of the largest size that is let in is read in no time, however hostile', () => {
    for (const part of ['KANALVAKT 1|', 'KANALVAKT 1|;', '>', ' ', ';', '|', 'SLUT|0|;', '> \n', 'KANALVAKT   '])
      expect(refused(part.repeat(200_000 / part.length))).not.toBeNull();
  });

  test('is written by the source that the phone’s file holds, without anything else', () => {
    const looks = [look(), look({ slot: 2, word: 'nere', note: 'Svarar inte > "alls"; prova | igen' })];
    const source = `(${answerText.toString()})(given, looks, ${checkOf.toString()})`;
    expect(runInNewContext(source, { given: head, looks, TextEncoder })).toBe(written(looks));
  });

  test('has a check that is CRC-32, without what mail changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcåäö|;0129'.split('')) }), (text) => {
        expect(checkOf(text)).toBe(crc32(text).toString(16).padStart(8, '0'));
      }),
    );
    expect(checkOf('a\u00A0b\r\nc – ”d”')).toBe(checkOf('abc-"d"'));
    expect(checkOf('a\n\u030A')).toBe(checkOf('å'));
  });
});

test('a code stands for one id, and for none when two share it', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `konto ${index}`);
  const codes = byCode(ids);
  expect(codes.size).toBe(5000);
  expect(ids.every((id) => codes.get(codeOf(id)) === id)).toBe(true);
  expect(codeOf('konto 1')).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(byCode(['a', 'a']).get(codeOf('a'))).toBeNull();
});
