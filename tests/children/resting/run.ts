import { setTimeout as wait } from 'node:timers/promises';
import { startGivingBack } from '../../../electron/core/foundation/give-back-memory.ts';

// A process that has worked, and rests: says whether what its work left is there still while it works and when it has rested.
// A process of its own, for others' garbage would decide when V8 collects.
const [looks] = process.argv.slice(2);

const rowsOf = (length: number) =>
  Array.from({ length }, (_, index) => ({ index, name: `Konto ${index}`, unit: [index] }));

/** Some fifty megabytes, held long enough to be old, that nobody holds when it returns. */
function leaveBehind(): WeakRef<object> {
  const rows = rowsOf(500_000);
  for (let times = 0; times < 20; times += 1) rowsOf(20_000);
  return new WeakRef(rows);
}

if (looks === 'looks') startGivingBack(200);
const left = leaveBehind();
const busyUntil = Date.now() + 1_000;
while (Date.now() < busyUntil) {
  const piece = Date.now() + 20;
  while (Date.now() < piece);
  // A breath, so that the looking is let in.
  await wait(0);
}
const busy = left.deref() !== undefined;
await wait(3_000);
console.log(JSON.stringify({ busy, rested: left.deref() !== undefined }));
process.exit();
