import { expect, test } from 'vitest';
import { killWhileBackingUp, killWhileRestoring } from '../kill-rounds.ts';
import { randomFrom } from '../long/scale.ts';

// A few rounds at fixed moments; `npm run test:long` does many.
test('killed while it restores: the old register or the new one, never between', async () => {
  expect(await killWhileRestoring(2, randomFrom(7))).toBe(2);
}, 120_000);

test('killed while it backs up: no backup is listed that cannot be read', async () => {
  expect(await killWhileBackingUp(1, randomFrom(8))).toBe(1);
}, 120_000);
