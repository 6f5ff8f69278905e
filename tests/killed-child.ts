import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';
import { bundledChild } from './bundled-child.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One kind of process that is killed again and again at its work. */
export interface KilledChild {
  /**
   * Sends a process to work with these arguments, and kills it so long after its first line for which `until` holds, with no chance to put anything in order;
   * sooner where it kills itself.
   * Answers the lines that it had said. The next one loads its code meanwhile.
   */
  once(work: { args: readonly string[]; until: (line: string) => boolean; after: number }): Promise<string[]>;
}

/** Prepares processes of a script under `children/`, within a test; each waits with its code loaded until it is sent to work. */
export async function killedChild(name: string): Promise<KilledChild> {
  const script = await bundledChild(name);
  const start = (): ChildProcess => spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  let next = start();
  onTestFinished(() => void next.kill('SIGKILL'));
  return {
    async once({ args, until, after }) {
      const child = next;
      const said: string[] = [];
      if (child.stdout === null) throw new Error('It says nothing');
      const gone = once(child, 'exit');
      const lines = createInterface({ input: child.stdout });
      const begun = new Promise<void>((resolve, reject) => {
        lines.on('line', (line) => {
          said.push(line);
          if (until(line)) resolve();
        });
        void gone.then(() => reject(new Error('It ended by itself')));
      });
      child.stdin?.write(`${JSON.stringify(args)}\n`);
      await begun;
      await Promise.race([pause(after), gone]);
      child.kill('SIGKILL');
      next = start();
      await gone;
      expect(child.signalCode).toBe('SIGKILL');
      return said;
    },
  };
}
