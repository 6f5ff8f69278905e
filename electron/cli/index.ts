import { runCommand } from './run-command.ts';

// Whoever reads our output may stop early (`| head`); that is no error of ours.
process.stdout.on('error', () => {});

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());

process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  },
  stop.signal,
);
