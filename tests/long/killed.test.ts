import { expect, test } from 'vitest';
import { killWhileBackingUp, killWhileHandingOver, killWhileLooking, killWhileRestoring } from '../kill-rounds.ts';
import { randomFrom, scaled, seed } from './scale.ts';

const rounds = scaled(100);

test(`killed ${rounds} times while it restores`, async () => {
  expect(await killWhileRestoring(rounds, randomFrom(seed))).toBe(rounds);
});

test(`killed ${rounds} times while it backs up`, async () => {
  expect(await killWhileBackingUp(rounds, randomFrom(seed + 1))).toBe(rounds);
});

// 400 in the long run, and 20 in the twentieth of it that CI does.
const many = scaled(400);

test(`killed ${many} times while it hands over`, async () => {
  expect(await killWhileHandingOver(many, randomFrom(seed + 2))).toBe(many);
});

test('killed in the middle of a round', async () => {
  expect(await killWhileLooking(rounds, randomFrom(seed + 6))).toBe(rounds);
});
