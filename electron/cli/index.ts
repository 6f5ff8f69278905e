import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { projectRoot } from './project.ts';

// What Node makes of our source is kept from one start to the next, which halves it. Beside the packages, where only
// who installed them writes: Node's own choice is a name anybody could take first in the shared temporary folder.
enableCompileCache(path.join(projectRoot, 'node_modules/.cache/kanalvakt'));
const { runCommand } = await import('./run-command.ts');

// Whoever reads our output may stop early (`| head`); that is no error of ours.
process.stdout.on('error', () => {});

/** A command that is asked to stop gets this long to put things in order; milliseconds. */
const patience = 10_000;

const stop = new AbortController();
for (const [name, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const)
  process.on(name, () => {
    // Asked twice, or deaf: nothing is half-written, since every write to the register is one transaction.
    if (stop.signal.aborted) process.exit(128 + number);
    setTimeout(() => process.exit(128 + number), patience).unref();
    stop.abort();
  });

process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  },
  stop.signal,
);
