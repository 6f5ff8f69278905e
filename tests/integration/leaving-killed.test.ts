import { expect, test } from 'vitest';
import { killWhileHandingOver } from '../kill-rounds.ts';
import { randomFrom } from '../long/scale.ts';

// Twenty moments; `npm run test:long` tries two hundred.
test('killed while it hands over: before or after, never between', async () => {
  expect(await killWhileHandingOver(20, randomFrom(9))).toBe(20);
}, 240_000);
