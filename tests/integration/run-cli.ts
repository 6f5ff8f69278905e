import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { runCommand } from '../../electron/cli/run-command.ts';
import { KeychainUnavailable } from '../../electron/core/foundation/ports.ts';
import { commandLine } from '../command-line.ts';
import { jobsHere, projectRoot } from '../register.ts';

/** How a command line ended. */
export interface Ended {
  code: number | null;
  out: string;
  error: string;
}

/** The environment of a command under test: no screen, no keychain, and nothing of this user's own folders. */
function environment(home: string): NodeJS.ProcessEnv {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, DBUS_SESSION_BUS_ADDRESS: ___, ...rest } = process.env;
  return { ...rest, HOME: home, XDG_DATA_HOME: `${home}/share`, NODE_NO_WARNINGS: '1' };
}

function startChild(script: string, args: readonly string[], home: string, input?: string): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    env: environment(home),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  return child;
}

/** Runs one command line to its end, as a process of its own; `input` is its standard input. */
export async function runCli(
  home: string,
  args: readonly string[],
  { script = commandLine, input }: { script?: string; input?: string } = {},
): Promise<Ended> {
  const child = startChild(script, args, home, input);
  let out = '';
  let error = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString('utf8')));
  child.stderr?.on('data', (part: Buffer) => (error += part.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, error };
}

const unavailable = () => Promise.reject(new KeychainUnavailable('None in a test'));
const noKeychain = {
  getPassword: unavailable,
  setPassword: unavailable,
  deletePassword: unavailable,
  findCredentials: unavailable,
};

/** Runs one command line in this process, workers' work with it, for what needs no process of its own. No keychain answers. */
export async function here(...args: string[]): Promise<Ended> {
  const written = { out: '', error: '' };
  const output = {
    out: (text: string) => void (written.out += `${text}\n`),
    error: (text: string) => void (written.error += `${text}\n`),
  };
  const given = { runJob: jobsHere, keychain: noKeychain };
  const code = await runCommand(args, output, new AbortController().signal, given);
  return { code, ...written };
}

/** The same, with this on standard input. */
export async function hereGiven(input: string, ...args: string[]): Promise<Ended> {
  const own = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    return await here(...args);
  } finally {
    Object.defineProperty(process, 'stdin', own);
  }
}

/** A `serve` that goes on until it is stopped; its first line has come. */
export async function startServe(home: string, args: readonly string[]) {
  const child = startChild(commandLine, ['serve', ...args], home);
  let error = '';
  child.stderr?.on('data', (part: Buffer) => (error += part.toString('utf8')));
  if (child.stdout === null) throw new Error('serve has no standard output');
  const firstLine = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const early = once(child, 'exit').then(() => Promise.reject(new Error(`serve ended: ${error}`)));
  const [line] = await Promise.race([firstLine, early]);
  early.catch(() => {});
  return {
    line,
    pid: child.pid,
    async stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM'): Promise<number | null> {
      if (child.exitCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      return ((await gone) as [number | null])[0];
    },
  };
}
