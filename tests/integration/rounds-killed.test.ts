import { expect, test } from 'vitest';
import { killWhileLooking } from '../kill-rounds.ts';
import { randomFrom } from '../long/scale.ts';

// Ten moments of one round; `npm run test:long` tries more.
test('killed in the middle of a round: nothing is lost, nothing is recorded twice, and the round goes on', async () => {
  expect(await killWhileLooking(10, randomFrom(11))).toBe(10);
}, 240_000);
