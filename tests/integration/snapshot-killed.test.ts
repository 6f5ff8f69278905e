import { expect, test } from 'vitest';
import { randomFrom } from '../long/scale.ts';
import { killWhileSharing } from '../snapshot-kill-rounds.ts';

// A few rounds at fixed moments; a twentieth of `npm run test:long` tries twenty more, and the whole of it four hundred.
test('killed while it writes snapshots: the head points at a whole one, and the writer goes on', async () => {
  expect(await killWhileSharing(1, randomFrom(9))).toBe(1);
}, 240_000);
