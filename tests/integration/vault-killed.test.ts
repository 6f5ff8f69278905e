import { expect, test } from 'vitest';
import { randomFrom } from '../long/scale.ts';
import { killWhileWorking } from '../vault-kill-rounds.ts';

// Ten moments, and ten more in a twentieth of `npm run test:long`, which tries two hundred.
test('killed while it seals anew, changes passwords and lends: before or after, never between, and every login opens', async () => {
  expect(await killWhileWorking(10, randomFrom(21))).toBe(10);
}, 900_000);
