import { expect, test } from 'vitest';
import { randomFrom } from '../long/scale.ts';
import { killWhileSharing, officeToKill } from '../snapshot-kill-rounds.ts';

// A few rounds at fixed moments; a twentieth of `npm run test:long` tries twenty more, and the whole of it four hundred.
test('killed while it writes snapshots: the head points at a whole one, the writer goes on, and who is named opens just that', async () => {
  expect(await killWhileSharing(1, randomFrom(9))).toBe(1);
}, 240_000);

test('killed between the sealed files and their manifest: what no manifest names goes with the next copy', async () => {
  const { child, args, holds, settles, unnamed, unfinished, remove } = await officeToKill();
  const dies = async (before: string) =>
    await child.once({ args: [...args, before], until: (line) => line === 'open', after: 60_000 });
  /** The extract, the register, the manifest beside them and the head get their names in this order. */
  for (const [before, left] of [
    ['-\\d{8}-[0-9a-f]{12}\\.age$', 0],
    ['-\\d{8}-[0-9a-f]{12}\\.json$', 2],
    ['kanalvakt-[0-9a-f]{8}\\.json$', 0],
  ] as const) {
    expect(await dies(before)).toEqual(['open']);
    expect(unnamed()).toHaveLength(left);
    if (left === 0) continue;
    await holds();
    await settles();
  }
  await settles();
  expect(unfinished()).toEqual([]);
  await remove();
}, 240_000);
