import { expect, test } from 'vitest';
import { samePerson } from '../../../electron/core/people/people-by-name.ts';

test.each([
  ['Eva-Lotta Ask', 'eva lotta  ask', true],
  ['Eva‑Lotta Ask', 'Eva–Lotta Ask', true],
  ['Åke Öst', 'A\u030Ake O\u0308st', true],
  ['Evalotta Ask', 'Eva-Lotta Ask', false],
  ['Åke Öst', 'Ake Ost', false],
])('%s och %s är samma person: %s', (one, other, isSame) => {
  expect(samePerson(one) === samePerson(other)).toBe(isSame);
});
