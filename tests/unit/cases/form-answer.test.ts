import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whySimilar } from '../../../electron/core/accounts/similar-accounts.ts';
import { type Application, formFields, largestAnswer } from '../../../electron/core/cases/application/contract.ts';
import { formAnswerText, formVersion, readFormAnswer } from '../../../electron/core/cases/application/form-answer.ts';
import { formHtml } from '../../../electron/core/cases/application/form-html.ts';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';
import { Refusal } from '../../../electron/core/foundation/refusal.ts';
import { checkOf } from '../../../electron/core/foundation/text/check-of.ts';

const names = Object.keys(formFields);
const filled: Application = {
  name: 'Ängby bibliotek',
  platform: 'Instagram',
  address: '@angbybibliotek',
  unit: 'Ängby bibliotek',
  purpose: 'Nå unga',
  goals: 'Fler besök',
  targetGroup: '13–19 år',
  benefit: 'Vet vad som händer',
  resources: 'Två timmar i veckan',
  signedBy: 'Berit Holm',
  signedOn: '2026-11-20',
};
const head = { version: formVersion, administration: '0123ABCD', savedAt: '2026-11-20T10:00:00Z' };
const written = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  formAnswerText({ ...head, ...more }, answers as Record<string, string>, names, checkOf);
const codeOf = (text: string) => {
  try {
    readFormAnswer(text);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a returned form', () => {
  test('is read as it was written, whatever anybody wrote in it, as plain text on lines that are lines', () => {
    const anyText = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 150 })
      .map((text) => `a${text.toWellFormed()}`);
    fc.assert(
      fc.property(anyText, anyText, (name, purpose) => {
        const { application } = readFormAnswer(written({ ...filled, name, purpose }));
        expect(application.name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(application.purpose).not.toMatch(/[^\P{C}\n\t]/u);
        const bare = (text: string) => text.normalize('NFC').replace(/[\p{C}\s]/gu, '');
        expect(bare(application.name)).toBe(bare(name));
        expect(bare(application.purpose)).toBe(bare(purpose));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('keeps markup and formulas as the text they are', () => {
    const hostile = '<img src=x onerror=alert(1)><script src="https://ond.exempel/x.js"></script>=HYPERLINK("x")';
    expect(readFormAnswer(written({ ...filled, purpose: hostile })).application.purpose).toBe(hostile);
  });

  test('is refused when it is no answer, another version, the form itself, changed, cut off, or of the wrong types', () => {
    const whole = written(filled);
    const given = JSON.parse(whole) as Record<string, unknown>;
    const other = (changes: Record<string, unknown>) => JSON.stringify({ ...given, ...changes });
    const html = formHtml({ code: '0123ABCD', name: 'K', answerDays: 10 }, wordsIn('sv'), 'sv');
    expect(codeOf(whole)).toBeNull();
    expect(codeOf(`\uFEFF${whole}\r\n`)).toBeNull();
    for (const text of ['', 'null', '[]', '{}', '"x"', '{"kind":"annat","version":1}', whole.slice(0, -9), 'hej'])
      expect([text, codeOf(text)]).toEqual([text, 'application-none']);
    expect(codeOf(html)).toBe('application-unfilled');
    expect(codeOf(other({ version: 2 }))).toBe('application-version');
    expect(codeOf(`"${'x'.repeat(largestAnswer)}"`)).toBe('application-none');
    const changed: Array<Record<string, unknown>> = [
      { answers: { ...filled, name: 'Något annat' } },
      { answers: { ...filled, extra: 'x' } },
      { answers: { ...filled, name: ['Ängby bibliotek'] } },
      { answers: { ...filled, name: { toString: 'x' } } },
      { answers: { ...filled, signedOn: 'i går' } },
      { answers: [filled] },
      { answers: null },
      { administration: '../../etc' },
      { administration: 7 },
      { savedAt: 'nyss' },
      { check: '' },
      { more: true },
    ];
    for (const changes of changed) expect([changes, codeOf(other(changes))]).toEqual([changes, 'application-changed']);
    // A key that would reach the prototype is one key too many.
    expect(codeOf(whole.replace('"answers": {', '"answers": {"__proto__": {"name": "x"},'))).toBe(
      'application-changed',
    );
  });

  test('is refused when something that must be answered is blank, too long, or carries a file', () => {
    expect(codeOf(written({ ...filled, purpose: ' \u200B ' }))).toBe('application-changed');
    expect(codeOf(written({ ...filled, name: 'x'.repeat(201) }))).toBe('application-changed');
    expect(codeOf(written({ ...filled, address: '' }))).toBeNull();
    expect(codeOf(written({ ...filled, benefit: 'data:image/png;base64,AAAA' }))).toBe('case-text-carries-file');
  });
});

test('the form loads nothing, runs only its own script, and has every question', () => {
  const html = formHtml({ code: '0123ABCD', name: 'Kultur <b>&</b>', answerDays: 10 }, wordsIn('sv'), 'sv');
  expect(html).toContain("default-src 'none'; script-src 'sha256-");
  expect(html).not.toMatch(/https?:|\burl\(|@import|<link|<iframe|<[^>]+\son\w+=/);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('Kultur &lt;b&gt;&amp;&lt;/b&gt;');
  expect(html).toContain('inom 10 arbetsdagar');
  for (const name of names) expect(html).toContain(`for="${name}"`);
});

test('an account is like another by address, handle, name, almost the name, or the unit and platform, and otherwise not', () => {
  const known = {
    canonical_key: 'instagram.com/angby',
    name: 'Ängby bibliotek',
    handle: 'angby',
    platform: 'instagram',
    unit_name: 'Biblioteken',
  };
  const wanted = { name: 'Simhallen', handle: '', key: '', platformId: '', unit: '' };
  const why = (fields: Partial<typeof wanted>) => whySimilar({ ...wanted, ...fields }, known);
  expect(why({})).toBeNull();
  expect(why({ key: 'instagram.com/angby', name: 'Ängby bibliotek' })).toBe('address');
  expect(why({ handle: '@Angby' })).toBe('handle');
  expect(why({ name: 'ängby  BIBLIOTEK' })).toBe('name');
  expect(why({ name: 'Ängby biblotek' })).toBe('like-name');
  // Among the words of a title or of an application, and not as a part of another word.
  expect(why({ name: 'Starta Ängby bibliotek' })).toBe('name');
  expect(why({ name: 'Ängby biblotek, Facebook, Biblioteken' })).toBe('like-name');
  expect(why({ name: 'Starta Nya Ängby biblioteket' })).toBeNull();
  expect(why({ platformId: 'instagram', unit: 'biblioteken' })).toBe('same-place');
  expect(why({ platformId: 'facebook', unit: 'biblioteken' })).toBeNull();
  expect(why({ platformId: 'instagram' })).toBeNull();
  expect(whySimilar(wanted, { ...known, handle: '', name: 'Zinken', canonical_key: '' })).toBeNull();
});
