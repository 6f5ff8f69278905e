import { expect, test } from 'vitest';
import { planned } from './lists.ts';

test('den som nämns efter den första för en persons uppgift sägs bli redaktör; redaktörer är redan det', () => {
  const list =
    'Namn;Länk;Kontoansvarig;Ersättare;Redaktörer\nA;x.com/a1;Anna Ask, Erik Ek;Bo Ek / Erik Ek;Eva Dahl, Nils Ström\nB;x.com/b1;Bo Ek;;\n';
  expect(planned(list).rows.map(({ fate }) => [fate.responsible, fate.furtherEditors])).toEqual([
    ['Anna Ask', ['Erik Ek']],
    ['Bo Ek', []],
  ]);
});
