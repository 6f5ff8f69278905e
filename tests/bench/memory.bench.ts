import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../register.ts';
import type { Bench } from './bench.ts';
import { filledRegister } from './filled-register.ts';
import { listOfAccounts } from './list-of-accounts.ts';

const accounts = 10_000;
const idleLimit = 200;
const workLimit = 700;

/** Megabytes (10^6 bytes) that a process holds now (`VmRSS`) or has held at most (`VmHWM`), as Linux counts it. */
function megabytes(pid: number | undefined, line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(new RegExp(String.raw`^${line}:\s+(\d+) kB`, 'mu').exec(status)?.[1]) * 1024) / 1e6;
}

/** As `npm start` and `npm run kanalvakt` start it. */
function startCommand(script: string, ...args: string[]) {
  return spawn(process.execPath, ['--max-semi-space-size=32', script, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Twenty seconds after the first line of an app with ten thousand accounts in a round: nobody does anything, and the day's first work is done and its memory given back. */
async function idle(dataDir: string): Promise<number> {
  const app = startCommand('out/main/cli.js', 'serve', '--no-open', '--data', dataDir);
  await once(app.stdout, 'data');
  await wait(20_000);
  const held = megabytes(app.pid, 'VmRSS');
  app.kill('SIGTERM');
  await once(app, 'exit');
  return held;
}

/** The most that a command held while it ran, looked at a hundred times a second. */
async function most(...args: string[]): Promise<number> {
  const command = startCommand('electron/cli/newest.ts', ...args);
  command.stdout.resume();
  const ended = once(command, 'exit') as Promise<[number | null]>;
  let held = 0;
  const watch = setInterval(() => {
    if (existsSync(`/proc/${command.pid}/status`)) held = Math.max(held, megabytes(command.pid, 'VmHWM') || 0);
  }, 10);
  const [code] = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return held;
}

/** The core's memory with ten thousand accounts: at rest, and during an import and an export (Linux only). */
export const bench: Bench = async () => {
  const dataDir = await filledRegister(accounts);
  try {
    const list = path.join(dataDir, 'lista.xlsx');
    await writeFile(list, await listOfAccounts(accounts));
    // The import comes last, for it makes the register twice as large.
    const figures = [
      ['i vila', idleLimit, await idle(dataDir)],
      [
        'under en inventering i alla format',
        workLimit,
        await most(
          'export',
          'inventory',
          '--out',
          path.join(dataDir, 'ut'),
          '--format',
          'xlsx,csv,json,sqlite',
          '--data',
          dataDir,
        ),
      ],
      ['under en inläsning', workLimit, await most('import', 'accounts', list, '--data', dataDir)],
    ] as const;
    return figures.map(([when, limit, held]) => ({
      name: `kärnans minne ${when}, 10 000 konton (gräns ${limit} MB)`,
      ratio: held / limit,
      limit: 1,
      detail: `${Math.round(held)} MB`,
    }));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
