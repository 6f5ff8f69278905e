import { runCommand } from './run-command.ts';

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
