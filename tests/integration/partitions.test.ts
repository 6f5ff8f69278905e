import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { windowFolder } from '../../electron/main/command-line.ts';
import { queuedPartitions, queueUnused, removeQueued } from '../../electron/main/views/partitions.ts';
import { projectRoot, temporaryFolder } from '../register.ts';

let userData: string;
let remove: () => void;
beforeEach(() => {
  ({ folder: userData, remove } = temporaryFolder());
});
afterEach(() => remove());

const name = (digit: string) => `login-${digit.repeat(32)}`;
/** A folder as Chromium leaves it. */
function partition(partitionName: string, files = 3): string {
  const folder = path.join(userData, 'Partitions', partitionName);
  for (const inner of ['', 'Network', 'Cache/Cache_Data', 'Local Storage/leveldb']) {
    mkdirSync(path.join(folder, inner), { recursive: true });
    for (let index = 0; index < files; index += 1) writeFileSync(path.join(folder, inner, `f_${index}`), 'x');
  }
  return folder;
}
const left = () => readdirSync(path.join(userData, 'Partitions')).toSorted();

test('the login of the last account goes at the next start; the others, and what is not ours, stay', () => {
  for (const digit of ['a', 'b', 'c']) partition(name(digit));
  partition('someone-elses');
  queueUnused(userData, [name('a'), name('c')]);
  expect(queuedPartitions(userData)).toEqual([name('b')]);
  expect(left()).toHaveLength(4);
  expect(removeQueued(userData)).toEqual([]);
  expect(left()).toEqual([name('a'), name('c'), 'someone-elses']);
  expect(queuedPartitions(userData)).toEqual([]);
});

test('an account that comes back before the next start keeps its login', () => {
  partition(name('a'));
  queueUnused(userData, []);
  queueUnused(userData, [name('a')]);
  removeQueued(userData);
  expect(left()).toEqual([name('a')]);
});

test('a queue that somebody else wrote removes nothing', () => {
  partition(name('a'));
  const outside = path.join(userData, 'outside');
  mkdirSync(outside);
  for (const content of ['["../outside"]', `["${name('a')}/../../outside"]`, '{', '[1]']) {
    writeFileSync(path.join(userData, 'partitions-to-remove.json'), content);
    expect(removeQueued(userData)).toEqual([]);
  }
  expect([existsSync(outside), left()]).toEqual([true, [name('a')]]);
});

test('killed while it removes, it goes on at the next start, and touches no login that is in use', async () => {
  partition(name('a'));
  for (const digit of ['b', 'c', 'd', 'e']) partition(name(digit), 1500);
  queueUnused(userData, [name('a')]);
  const module = path.join(projectRoot, 'electron/main/views/partitions.ts');
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { removeQueued } = await import(${JSON.stringify(module)}); console.log('on'); removeQueued(${JSON.stringify(userData)});`,
  ]);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  // Killed as soon as something is gone and before everything is.
  await vi.waitUntil(() => left().length < 5, { timeout: 30_000, interval: 0 });
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  expect(left().length).toBeGreaterThan(1);
  expect(queuedPartitions(userData)).toHaveLength(4);
  expect(removeQueued(userData)).toEqual([]);
  expect(left()).toEqual([name('a')]);
});

test('sessions lie beside the register and never in it, so no backup, snapshot or handover takes them along', () => {
  const dataDir = path.join(userData, 'data');
  const relative = path.relative(dataDir, windowFolder(path.join(userData, 'config'), dataDir));
  expect(relative.startsWith('..')).toBe(true);
});
