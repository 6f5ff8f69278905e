import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../register.ts';

/** What a process that has worked holds of it: while it is busy, and when it has rested. */
async function held(looks: 'looks' | 'does-not'): Promise<unknown> {
  const script = path.join(projectRoot, 'tests/children/resting/run.ts');
  // So much room that V8 has no reason of its own to collect.
  const { stdout } = await promisify(execFile)(process.execPath, ['--initial-old-space-size=1024', script, looks]);
  return JSON.parse(stdout);
}

test('what work left behind is given back once the process rests, and not while it works', async () => {
  const [looks, doesNot] = await Promise.all([held('looks'), held('does-not')]);
  expect(looks).toEqual({ busy: true, rested: false });
  // So it is the looking that does it.
  expect(doesNot).toEqual({ busy: true, rested: true });
});
