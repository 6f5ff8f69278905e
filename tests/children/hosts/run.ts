import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandLine } from '../../command-line.ts';
import { projectRoot } from '../../register.ts';

/**
 * A process in which one web host after the other is started and stopped, as `serve` does in a process of its own: what they
 * run is then read and compiled once. Told by messages: `{ id, args }` begins a command line, whose first line comes back, and
 * `{ id }` alone ends it.
 */
type Asked = { id: number; args?: string[] };

/** The command line as `commandLine` has it: the build gives the part that it loads a name of its own. */
function runCommandFile(): string {
  const file = path.join(projectRoot, commandLine);
  if (file.endsWith('.ts')) return path.join(projectRoot, 'electron/cli/run-command.ts');
  const part = /import\("(\.\/parts\/run-command-[^"]+)"\)/.exec(readFileSync(file, 'utf8'))?.[1];
  if (part === undefined) throw new Error(`${file} loads no run-command`);
  return path.join(path.dirname(file), part);
}

const { runCommand } = (await import(
  pathToFileURL(runCommandFile()).href
)) as typeof import('../../../electron/cli/run-command.ts');

const running = new Map<number, AbortController>();
process.on('message', ({ id, args }: Asked) => {
  if (args === undefined) return running.get(id)?.abort();
  const stop = new AbortController();
  running.set(id, stop);
  const output = {
    out: (line: string) => process.send?.({ id, line }),
    error: (text: string) => void process.stderr.write(`${text}\n`),
  };
  void runCommand(args, output, stop.signal).then((code) => {
    running.delete(id);
    process.send?.({ id, code });
  });
});
// Whoever told it what to do is gone.
process.once('disconnect', () => process.exit());
process.send?.({ id: 0 });
