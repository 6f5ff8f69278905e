import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '../core/create-core.ts';
import { Refusal } from '../core/foundation/errors.ts';
import type { Call } from './command.ts';

/** A dry run leaves no trace: it reads beside the running app, and where there is no register yet it uses an empty one that goes. */
export async function dryRun<T>(call: Call, read: (core: Core) => Promise<T>): Promise<T> {
  let core: Core;
  try {
    core = await call.open({ readOnly: true });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'database-missing') throw error;
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-dry-run-'));
    try {
      const passing = await call.open({ readOnly: false, dataDir });
      const outcome = await read(passing);
      await passing.close();
      return outcome;
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return await read(core);
}
