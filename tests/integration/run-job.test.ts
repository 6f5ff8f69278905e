import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { jobRunner } from '../../electron/core/foundation/worker/run-job.ts';
import { codeOf, coreOptions } from '../register.ts';
import { workersFor } from '../workers-begun.ts';

const limits = { megabytes: 50, unpackedMegabytes: 300, rows: 50_000 };
const list = (text: string) => ({ fileName: 'lista.csv', bytes: new TextEncoder().encode(text), limits });

const goesOn = (worker: Worker | undefined) => worker !== undefined && worker.threadId !== -1;

/** Waits until so many of the workers go on. */
const left = async (workers: readonly Worker[], count: number) =>
  await vi.waitFor(() => expect(workers.filter(goesOn)).toHaveLength(count), 10_000);

afterEach(() => {
  vi.useRealTimers();
});

test('the worker that read a list reads the next, also after one that was no list', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    const first = await run('readTable', list('Namn;Länk\nBiblioteket;https://x.com/a\n'), { megabytes: 600 });
    expect(first.sheets[0]?.rows[1]?.cells).toEqual(['Biblioteket', 'https://x.com/a']);
    expect(await codeOf(run('readTable', list(''), { megabytes: 600 }))).toBe('file-empty');
    const third = await run('readTable', list('Namn\nMuseet\n'), { megabytes: 600 });
    expect(third.sheets[0]?.rows[1]?.cells).toEqual(['Museet']);
  });
  expect(begun).toHaveLength(1);
});

test('two lists at once are read by a worker each, of which one stays; where the memory is another, so is the worker', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    const [first, second] = await Promise.all(
      ['Namn\nett\n', 'Namn\ntvå\n'].map(async (text) => await run('readTable', list(text), { megabytes: 601 })),
    );
    expect([first?.sheets[0]?.rows[1]?.cells, second?.sheets[0]?.rows[1]?.cells]).toEqual([['ett'], ['två']]);
    await run('readTable', list('Namn\ntre\n'), { megabytes: 602 });
  });
  expect(begun).toHaveLength(3);
  // One of the two that were alike, and the one with another memory.
  await left(begun, 2);
  expect(await workersFor(async () => void (await run('readTable', list('Namn\nfyra\n'), { megabytes: 601 })))).toEqual(
    [],
  );
});

test('a worker that nobody needs for twenty seconds ends, and is given to nobody from then on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const run = jobRunner(coreOptions('').workerEntry);
  const first = await workersFor(async () => void (await run('readTable', list('Namn\nett\n'), { megabytes: 605 })));
  vi.advanceTimersByTime(19_000);
  expect(await workersFor(async () => void (await run('readTable', list('Namn\ntvå\n'), { megabytes: 605 })))).toEqual(
    [],
  );
  vi.advanceTimersByTime(19_000);
  expect(goesOn(first[0])).toBe(true);
  vi.advanceTimersByTime(1_000);
  // At once, while it is on its way out.
  expect(
    await workersFor(async () => void (await run('readTable', list('Namn\ntre\n'), { megabytes: 605 }))),
  ).toHaveLength(1);
  vi.useRealTimers();
  await left(first, 0);
});

test('a job that is no reading of a list gets a worker of its own, whose memory goes with it', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    expect(await run('echo', { text: 'ett' })).toEqual({ text: 'ett' });
    expect(await run('echo', { text: 'två' })).toEqual({ text: 'två' });
  });
  expect(begun).toHaveLength(2);
  await left(begun, 0);
});

test('a reading that is stopped ends its worker, and the next list is read by another', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const first = await workersFor(async () => void (await run('readTable', list('Namn\nett\n'), { megabytes: 603 })));
  const stop = new AbortController();
  const begun = await workersFor(async () => {
    const reading = run('readTable', list('Namn\ntvå\n'), { megabytes: 603, signal: stop.signal });
    stop.abort();
    expect(await codeOf(reading)).toBe('import-cancelled');
    expect((await run('readTable', list('Namn\ntre\n'), { megabytes: 603 })).sheets[0]?.rows[1]?.cells).toEqual([
      'tre',
    ]);
  });
  expect(begun).toHaveLength(1);
  await left(first, 0);
});

test('a job that fails tells its error, and its worker is not used again', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const first = await workersFor(async () => void (await run('readTable', list('Namn\nett\n'), { megabytes: 604 })));
  const begun = await workersFor(async () => {
    await expect(run('readTable', { ...list('Namn\n'), bytes: null as never }, { megabytes: 604 })).rejects.toThrow(
      TypeError,
    );
    await run('readTable', list('Namn\ntvå\n'), { megabytes: 604 });
  });
  expect(begun).toHaveLength(1);
  await left(first, 0);
});

test('what cannot be handed over is refused, and no worker stays for it', async () => {
  const run = jobRunner(coreOptions('').workerEntry);
  const begun = await workersFor(async () => {
    await expect(run('echo', { text: (() => 'ett') as never })).rejects.toThrow('could not be cloned');
  });
  expect(begun).toHaveLength(1);
  await left(begun, 0);
});
