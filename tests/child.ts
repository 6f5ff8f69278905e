import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { bundledChild } from './bundled-child.ts';

/** A process that owns a data folder (`children/owner/run.ts`), and its lines as they come. */
export interface Owner {
  child: ChildProcess;
  lines: Interface;
  line(): Promise<string>;
  /** Ends it with no chance to put anything in order. */
  kill(): Promise<void>;
}

/** Starts a process that owns a data folder. */
export async function startOwner(dataDir: string, ...work: string[]): Promise<Owner> {
  const script = await bundledChild('owner');
  const child = spawn(process.execPath, [script, dataDir, ...work], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    lines,
    line: async () => ((await once(lines, 'line')) as [string])[0],
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
