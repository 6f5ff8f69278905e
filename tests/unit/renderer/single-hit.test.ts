import { describe, expect, test } from 'vitest';
import { namedHit, singleHit } from '../../../renderer/src/ui/single-hit.ts';

const karin = { id: 'k', name: 'Karin Ek', note: 'Biblioteket' };
const karina = { id: 'ka', name: 'Karin Ekberg' };
const ake = { id: 'å', name: 'Åke Öst' };

describe('what Enter takes in a search field', () => {
  test.each([
    ['the only one with the words, in any order and case', [karin, karina, ake], 'öst åke', ake],
    ['the words may stand in the note', [karin, karina], 'karin biblio', karin],
    ['the one that is called just so, among longer names', [karin, karina], ' karin ek ', karin],
    ['letters put together of two signs are the same letters', [karin, ake], 'A\u030Ake  O\u0308st', ake],
    ['nobody, when several fit', [karin, karina], 'karin', undefined],
    ['nobody, when two are called the same', [karin, { ...karin, id: 'k2' }], 'Karin Ek', undefined],
    ['nobody who is left from an earlier search', [ake], 'karin', undefined],
    ['nobody whose å is typed as an a: they are letters of their own', [ake], 'ake', undefined],
    ['nobody, when nothing is typed', [karin], '  ', undefined],
  ])('%s', (_, choices, typed, taken) => {
    expect(singleHit(choices, typed)).toEqual(taken);
  });
});

describe('what leaving a search field takes', () => {
  test.each([
    ['whoever is called just so', [karin, karina], ' KARIN  ek', karin],
    ['nobody by half a name, also when only one fits', [ake], 'Åke', undefined],
    ['nobody, when two are called the same', [karin, { ...karin, id: 'k2' }], 'Karin Ek', undefined],
  ])('%s', (_, choices, typed, taken) => {
    expect(namedHit(choices, typed)).toEqual(taken);
  });
});
