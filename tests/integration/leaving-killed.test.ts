import { expect, test } from 'vitest';
import { killWhileHandingOver } from '../kill-rounds.ts';
import { randomFrom } from '../long/scale.ts';

// A few moments; a twentieth of `npm run test:long` tries twenty more, and the whole of it four hundred.
test('killed while it hands over: before or after, never between', async () => {
  expect(await killWhileHandingOver(3, randomFrom(9))).toBe(3);
}, 240_000);
