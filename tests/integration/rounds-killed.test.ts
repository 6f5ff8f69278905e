import { expect, test } from 'vitest';
import { killWhileLooking } from '../kill-rounds.ts';
import { randomFrom } from '../long/scale.ts';

// A few moments; `npm run test:long` tries more.
test('killed in the middle of a round: nothing is lost, nothing is recorded twice, and the round goes on', async () => {
  expect(await killWhileLooking(3, randomFrom(11))).toBe(3);
}, 240_000);
