import { expect, test } from 'vitest';
import { killWhileSharing } from '../snapshot-kill-rounds.ts';
import { killWhileWorking } from '../vault-kill-rounds.ts';
import { randomFrom, scaled, seed } from './scale.ts';

// 400 in the long run, and 20 in the twentieth of it that CI does.
const many = scaled(400);

test(`killed ${many} times while it writes snapshots`, async () => {
  expect(await killWhileSharing(many, randomFrom(seed + 5))).toBe(many);
});

test(`killed ${many} times while a vault seals anew to new kits, to borrowers and to who is named`, async () => {
  expect(await killWhileWorking(['kit', 'lend', 'name'], many, randomFrom(seed + 2))).toBe(many);
});

test(`killed ${many} times while a vault changes passwords`, async () => {
  expect(await killWhileWorking(['save'], many, randomFrom(seed + 7))).toBe(many);
});
