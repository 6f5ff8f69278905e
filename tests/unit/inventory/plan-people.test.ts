import { describe, expect, test } from 'vitest';
import { likePeople } from '../../../electron/core/inventory/like-people.ts';
import { planned } from './lists.ts';

test('den som nämns efter den första för en persons uppgift sägs bli redaktör; redaktörer är redan det', () => {
  const list =
    'Namn;Länk;Kontoansvarig;Ersättare;Redaktörer\nA;x.com/a1;Anna Ask, Erik Ek;Bo Ek / Erik Ek;Eva Dahl, Nils Ström\nB;x.com/b1;Bo Ek;;\n';
  expect(planned(list).rows.map(({ fate }) => [fate.responsible, fate.furtherEditors])).toEqual([
    ['Anna Ask', ['Erik Ek']],
    ['Bo Ek', []],
  ]);
});

test('samma person som kontoansvarig och ersättare sägs, hur namnet än skrivs', () => {
  const list =
    'Namn;Länk;Kontoansvarig;Ersättare\nA;x.com/a1;Eva-Lotta Ask;eva lotta ask\nB;x.com/b1;Bo Ek;Eva Dahl, Bo Ek\nC;x.com/c1;;\n';
  expect(planned(list).rows.map(({ fate }) => fate.ownDeputy)).toEqual([true, false, false]);
});

describe('ett namn med initialer', () => {
  const whole = ['Tomas Schäfer', 'Tina Ek', 'Tore Ek', 'Anna Maria von Berg', 'Schäfer'];
  const found = (name: string, among = whole) => likePeople([name], among)[0]?.as ?? null;

  test.each([
    ['T. Schäfer', 'Tomas Schäfer'],
    ['T Schäfer', 'Tomas Schäfer'],
    ['t.e. schäfer', 'Tomas Schäfer'],
    ['A.M. von Berg', 'Anna Maria von Berg'],
    ['A. von Berg', 'Anna Maria von Berg'],
    // Some leave “von” out.
    ['A. Berg', 'Anna Maria von Berg'],
    // Two it could be, nobody it could be, or no name for short.
    ['T. Ek', null],
    ['B. Schäfer', null],
    ['A.K. von Berg', null],
    ['Tom Schäfer', null],
    ['Schäfer', null],
    ['T.', null],
  ])('”%s” kan vara %s', (name, as) => {
    expect(found(name)).toBe(as);
  });

  test('är inte ett annat namn med initialer, och samma namn skrivet på två sätt är ett', () => {
    expect(found('T. Schäfer', ['T.E. Schäfer', 'T. Schäfer'])).toBeNull();
    expect(found('E. Ask', ['Eva-Lotta Ask', 'eva lotta ask'])).not.toBeNull();
  });

  test('som sägs vara någons är den personen på raden, en gång', () => {
    const samePeople = new Map([['provförvaltningen', new Map([['t. schäfer', 'Tomas Schäfer']])]]);
    const list = 'Namn;Länk;Kontoansvarig;Redaktörer\nA;x.com/a1;T. Schäfer;Tomas Schäfer, T. Schäfer\n';
    const [account] = planned(list, new Map(), new Map(), { samePeople }).accounts;
    const names = (field: 'responsible' | 'editors') => account?.people[field]?.map(({ name }) => name);
    expect([names('responsible'), names('editors')]).toEqual([['Tomas Schäfer'], ['Tomas Schäfer']]);
    expect(planned(list).accounts[0]?.renamed).toBeUndefined();
  });
});
