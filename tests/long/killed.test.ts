import { expect, test } from 'vitest';
import { killWhileBackingUp, killWhileHandingOver, killWhileLooking, killWhileRestoring } from '../kill-rounds.ts';
import { killWhileSharing } from '../snapshot-kill-rounds.ts';
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

test(`killed ${2 * rounds} times while it hands over`, async () => {
  expect(await killWhileHandingOver(2 * rounds, randomFrom(seed + 2))).toBe(2 * rounds);
});

const shareRounds = scaled(200);

test(`killed ${shareRounds} times while it writes snapshots`, async () => {
  expect(await killWhileSharing(shareRounds, randomFrom(seed + 5))).toBe(shareRounds);
});

test('killed in the middle of a round', async () => {
  expect(await killWhileLooking(rounds, randomFrom(seed + 6))).toBe(rounds);
});
