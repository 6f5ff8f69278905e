import { expect, test } from 'vitest';
import { randomFrom } from '../long/scale.ts';
import { killWhileWorking } from '../vault-kill-rounds.ts';

test('killed while it seals anew, changes passwords and lends: before or after, never between, and every login opens', async () => {
  expect(await killWhileWorking(20, randomFrom(21))).toBe(20);
}, 900_000);
