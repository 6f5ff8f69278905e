import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CharacterClass,
  characterClasses,
  generatePassword,
  generatePhrase,
  phraseBits,
} from '../../electron/core/vault/generate-password.ts';
import { isGuessablePin } from '../../electron/core/vault/hard-to-guess.ts';
import { type StrengthMeter, strengthMeter } from '../../electron/core/vault/strength.ts';
import { readWordLists, type WordLists } from '../../electron/core/vault/word-lists.ts';
import { projectRoot } from '../register.ts';

let lists: WordLists;
let meter: StrengthMeter;
const about = ['Ängby bibliotek', 'angbybibliotek', 'Kulturförvaltningen', 'Stockholms stad'];
beforeAll(async () => {
  lists = await readWordLists((name) => readFile(path.join(projectRoot, 'resources', name), 'utf8'));
  meter = await strengthMeter(lists);
});

describe('the word lists', () => {
  test('phrases have room for more than ten bits a word, and can be typed on any keyboard', () => {
    expect(lists.phrases.length).toBeGreaterThan(1024);
    expect(new Set(lists.phrases).size).toBe(lists.phrases.length);
    expect(lists.phrases.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
  });

  test('guesses are some thousand words, with and without the marks of å, ä and ö', () => {
    expect(lists.guesses.length).toBeGreaterThan(2500);
    for (const word of ['sommar', 'höst', 'host', 'kommun', 'bibliotek', 'stockholm', 'instagram', 'karin'])
      expect(lists.guesses).toContain(word);
  });
});

describe('strength', () => {
  test.each([
    'Sommar2026!',
    'Höst2026!!',
    'kommun123',
    'Losenord1!',
    'Ängbybibliotek1',
    'angby2026!',
    'Kulturförvaltningen2026',
    'Stockholm2026!',
    'Karin1985',
    'qwerty',
    'aaaaaaaaaaaa',
    '20260504',
    '',
  ])('%s is weak, and why is said', (password) => {
    const { score, reason } = meter.estimate(password, about);
    expect(score).toBeLessThanOrEqual(1);
    expect(reason).not.toBeNull();
  });

  test('what anybody knows of the account counts against it', () => {
    expect(meter.estimate('Facebook!Angby26', about)).toEqual({ score: 2, reason: 'about-you' });
    expect(meter.estimate('Facebook!Angby26', []).score).toBeGreaterThan(2);
  });

  test('what the generator makes is strong', () => {
    for (let round = 0; round < 20; round += 1) {
      const wish = { length: 20, classes: [], avoidLookalikes: true };
      expect(meter.estimate(generatePassword(wish), about)).toEqual({ score: 4, reason: null });
      const phrase = generatePhrase({ words: 5, separator: '-', capitals: false, digit: false }, lists.phrases);
      expect(meter.estimate(phrase, about).score).toBeGreaterThanOrEqual(3);
    }
  });

  test('any text gets an answer, also a very long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect([0, 1, 2, 3, 4]).toContain(meter.estimate(text, about).score);
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });
});

describe('the generator', () => {
  const names = Object.keys(characterClasses) as CharacterClass[];
  test('keeps to length and classes, and has one of each', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 128 }),
        fc.subarray(names, { minLength: 1 }),
        fc.boolean(),
        (length, classes, avoidLookalikes) => {
          const made = generatePassword({ length, classes, avoidLookalikes });
          const allowed = classes.map((name) => characterClasses[name]);
          expect(made).toHaveLength(length);
          expect(made.split('').filter((character) => !allowed.join('').includes(character))).toEqual([]);
          for (const one of allowed) expect(made.split('').some((character) => one.includes(character))).toBe(true);
          if (avoidLookalikes) expect(made).not.toMatch(/[0Oo1lI|]/);
        },
      ),
      { seed: 20_261_122 },
    );
  });

  test('lengths outside the limits are drawn in', () => {
    expect(generatePassword({ length: 1, classes: [], avoidLookalikes: false })).toHaveLength(8);
    expect(generatePassword({ length: 5000, classes: [], avoidLookalikes: false })).toHaveLength(128);
  });

  test('every character is as likely as any other', () => {
    const drawn = Array.from({ length: 500 }, () =>
      generatePassword({ length: 128, classes: ['digits'], avoidLookalikes: false }),
    ).join('');
    const counts = characterClasses.digits.split('').map((digit) => drawn.split(digit).length - 1);
    // 64 000 digits: 6 400 of each, give or take 76; six times that is chance of one in a hundred million.
    for (const count of counts) expect(Math.abs(count - 6400)).toBeLessThan(460);
  });

  test('phrases are words of the list as wished', () => {
    const made = generatePhrase({ words: 6, separator: '.', capitals: true, digit: true }, lists.phrases);
    const parts = made.split('.');
    expect(parts).toHaveLength(6);
    expect(made).toMatch(/\d/);
    for (const part of parts) expect(lists.phrases).toContain(part.replace(/\d$/, '').toLowerCase());
    let next = 0;
    const counted = generatePhrase({ words: 4, separator: ' ', capitals: false, digit: false }, ['a', 'b'], () => {
      next += 1;
      return next % 2;
    });
    expect(counted).toBe('b a b a');
    expect(phraseBits(5, 1024)).toBe(50);
  });
});

test('a PIN among the first that anybody tries is guessable: a short one, a repetition, a run', () => {
  for (const pin of ['1234', '47110', '111111', '121212', '123123', '123456', '987654', 'abcdef', 'ååååååå'])
    expect([pin, isGuessablePin(pin)]).toEqual([pin, true]);
  for (const pin of ['471108', '271828', '112358', 'ko fyr']) expect([pin, isGuessablePin(pin)]).toEqual([pin, false]);
});
