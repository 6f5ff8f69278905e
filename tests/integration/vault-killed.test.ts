import { expect, test } from 'vitest';
import { randomFrom } from '../long/scale.ts';
import { killWhileWorking } from '../vault-kill-rounds.ts';

// A few moments; a twentieth of `npm run test:long` tries twenty more, and the whole of it four hundred.
test('killed while it seals anew, changes passwords, lends and names: before or after, never between, and every login opens', async () => {
  expect(await killWhileWorking(['kit', 'save', 'lend', 'name'], 4, randomFrom(21))).toBe(4);
}, 900_000);
