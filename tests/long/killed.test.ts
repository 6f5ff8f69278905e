import { expect, test } from 'vitest';
import { killWhileBackingUp, killWhileRestoring } from '../kill-rounds.ts';
import { killWhileWorking } from '../vault-kill-rounds.ts';
import { randomFrom, scaled, seed } from './scale.ts';

const rounds = scaled(100);

test(`killed ${rounds} times while it restores`, async () => {
  expect(await killWhileRestoring(rounds, randomFrom(seed))).toBe(rounds);
});

test(`killed ${rounds} times while it backs up`, async () => {
  expect(await killWhileBackingUp(rounds, randomFrom(seed + 1))).toBe(rounds);
});

const vaultRounds = scaled(200);

test(`killed ${vaultRounds} times while a vault seals anew, changes passwords and lends`, async () => {
  expect(await killWhileWorking(vaultRounds, randomFrom(seed + 2))).toBe(vaultRounds);
});
