import { channel } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { jobRunner } from '../../electron/core/foundation/worker/run-job.ts';
import { codeOf, coreOptions } from '../register.ts';

const limits = { megabytes: 50, unpackedMegabytes: 300, rows: 50_000 };
const list = (text: string) => ({ fileName: 'lista.csv', bytes: new TextEncoder().encode(text), limits });

/** How many workers are begun while something is done. */
async function workersFor(work: () => Promise<void>): Promise<number> {
  let begun = 0;
  const count = () => {
    begun += 1;
  };
  const workers = channel('worker_threads');
  workers.subscribe(count);
  try {
    await work();
  } finally {
    workers.unsubscribe(count);
  }
  return begun;
}

test('the worker that read a list reads the next, also after one that was no list', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    const first = await run('readTable', list('Namn;Länk\nBiblioteket;https://x.com/a\n'), { megabytes: 600 });
    expect(first.sheets[0]?.rows[1]?.cells).toEqual(['Biblioteket', 'https://x.com/a']);
    expect(await codeOf(run('readTable', list(''), { megabytes: 600 }))).toBe('file-empty');
    const third = await run('readTable', list('Namn\nMuseet\n'), { megabytes: 600 });
    expect(third.sheets[0]?.rows[1]?.cells).toEqual(['Museet']);
  });
  expect(begun).toBe(1);
});

test('two lists at once are read by a worker each, and so is one where the memory is another', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    const [first, second] = await Promise.all(
      ['Namn\nett\n', 'Namn\ntvå\n'].map(async (text) => await run('readTable', list(text), { megabytes: 601 })),
    );
    expect([first?.sheets[0]?.rows[1]?.cells, second?.sheets[0]?.rows[1]?.cells]).toEqual([['ett'], ['två']]);
    await run('readTable', list('Namn\ntre\n'), { megabytes: 602 });
  });
  expect(begun).toBe(3);
});

test('a job that is no reading of a list gets a worker of its own, whose memory goes with it', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    expect(await run('echo', { text: 'ett' })).toEqual({ text: 'ett' });
    expect(await run('echo', { text: 'två' })).toEqual({ text: 'två' });
  });
  expect(begun).toBe(2);
});

test('a reading that is stopped ends its worker, and the next list is read by another', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  await run('readTable', list('Namn\nett\n'), { megabytes: 603 });
  const stop = new AbortController();
  const begun = await workersFor(async () => {
    const reading = run('readTable', list('Namn\ntvå\n'), { megabytes: 603, signal: stop.signal });
    stop.abort();
    expect(await codeOf(reading)).toBe('import-cancelled');
    expect((await run('readTable', list('Namn\ntre\n'), { megabytes: 603 })).sheets[0]?.rows[1]?.cells).toEqual([
      'tre',
    ]);
  });
  expect(begun).toBe(1);
});

test('a job that fails tells its error, and its worker is not used again', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  await run('readTable', list('Namn\nett\n'), { megabytes: 604 });
  const begun = await workersFor(async () => {
    await expect(run('readTable', { ...list('Namn\n'), bytes: null as never }, { megabytes: 604 })).rejects.toThrow(
      TypeError,
    );
    await run('readTable', list('Namn\ntvå\n'), { megabytes: 604 });
  });
  expect(begun).toBe(1);
});
