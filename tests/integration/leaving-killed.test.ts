import { expect, test } from 'vitest';
import { killWhileHandingOver } from '../kill-rounds.ts';
import { randomFrom } from '../long/scale.ts';

// Ten moments, and ten more in a twentieth of `npm run test:long`, which tries two hundred.
test('killed while it hands over: before or after, never between', async () => {
  expect(await killWhileHandingOver(10, randomFrom(9))).toBe(10);
}, 240_000);
