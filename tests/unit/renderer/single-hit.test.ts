import { describe, expect, test } from 'vitest';
import { singleHit } from '../../../renderer/src/ui/single-hit.ts';

const karin = { id: 'k', name: 'Karin Ek', note: 'Biblioteket' };
const karina = { id: 'ka', name: 'Karin Ekberg' };
const ake = { id: 'å', name: 'Åke Öst' };

describe('what Enter takes in a search field', () => {
  test.each([
    ['the only one with the words, in any order and case', [karin, karina, ake], 'öst åke', ake],
    ['the words may stand in the note', [karin, karina], 'karin biblio', karin],
    ['the one that is called just so, among longer names', [karin, karina], ' karin ek ', karin],
    ['nobody, when several fit', [karin, karina], 'karin', undefined],
    ['nobody, when two are called the same', [karin, { ...karin, id: 'k2' }], 'Karin Ek', undefined],
    ['nobody who is left from an earlier search', [ake], 'karin', undefined],
    ['nobody, when nothing is typed', [karin], '  ', undefined],
  ])('%s', (_, choices, typed, taken) => {
    expect(singleHit(choices, typed)).toEqual(taken);
  });
});
