import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';
import { build } from 'vite';
import { projectRoot } from './register.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** When a file was last written; 0 for one that is not there. */
const writtenAt = (file: string) => statSync(path.join(projectRoot, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Everything in one file, beside the build, from which `..` is the project as it is from `tests/`: it starts in a third of the time of its source.
 * One that was made after the build that is tested is used again.
 */
async function bundled(name: string): Promise<string> {
  const entryFileNames = `killed-${name}.js`;
  const sources = ['out/main/worker.js', `tests/children/${name}/run.ts`, 'tests/register.ts'];
  const isFresh =
    process.env['BUILT_WORKER'] !== undefined &&
    sources.every((source) => writtenAt(source) < writtenAt(path.join('out', entryFileNames)));
  if (isFresh) return path.join(projectRoot, 'out', entryFileNames);
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/keyring', 'pdfkit'] },
    build: {
      ssr: path.join(projectRoot, `tests/children/${name}/run.ts`),
      outDir: 'out',
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames, codeSplitting: false } },
    },
  });
  return path.join(projectRoot, 'out', entryFileNames);
}

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
  const script = await bundled(name);
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
