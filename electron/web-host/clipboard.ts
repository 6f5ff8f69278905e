import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Clipboard, ClipboardUnavailable } from '../core/foundation/ports.ts';

/** A program of the computer's own that reads or writes the clipboard; the text goes through a pipe, never on a command line. */
interface Tool {
  command: string;
  write: readonly string[];
  read: readonly string[];
}

const powershell = (script: string) => ['-NoProfile', '-NonInteractive', '-Command', script];
/** PowerShell's pipes speak the console's code page unless told otherwise. */
const utf8 = '[Console]::InputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false);';

const tools: ReadonlyArray<Tool & { isFor(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean }> = [
  {
    command: 'powershell.exe',
    write: powershell(
      `${utf8} $text = [Console]::In.ReadToEnd(); if ($text) { Set-Clipboard $text } else { Set-Clipboard $null }`,
    ),
    read: powershell(`${utf8} [Console]::Out.Write((Get-Clipboard -Raw))`),
    isFor: (_, platform) => platform === 'win32',
  },
  { command: 'pbcopy', write: [], read: [], isFor: (_, platform) => platform === 'darwin' },
  {
    command: 'wl-copy',
    write: ['--type', 'text/plain;charset=utf-8'],
    read: [],
    isFor: (environment) => Boolean(environment['WAYLAND_DISPLAY']),
  },
  {
    command: 'xclip',
    write: ['-selection', 'clipboard', '-in'],
    read: ['-selection', 'clipboard', '-out'],
    isFor: (environment) => Boolean(environment['DISPLAY']),
  },
  {
    command: 'xsel',
    write: ['--clipboard', '--input'],
    read: ['--clipboard', '--output'],
    isFor: (environment) => Boolean(environment['DISPLAY']),
  },
];

/** The reading twin of a program that only writes. */
const readers: Readonly<Record<string, { command: string; args: readonly string[] }>> = {
  pbcopy: { command: 'pbpaste', args: [] },
  'wl-copy': { command: 'wl-paste', args: ['--no-newline'] },
};

/** A clipboard that has not answered by then is not there; milliseconds. */
const patience = 3_000;

/** Runs a program, with a text on its standard input or to hear what it says. Throws `ClipboardUnavailable`. */
function run(
  environment: NodeJS.ProcessEnv,
  command: string,
  args: readonly string[],
  input: string | null,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const isReading = input === null;
    // xclip and wl-copy stay behind to serve what was copied: their output must not keep us waiting.
    const child = spawn(command, args, {
      env: environment,
      stdio: ['pipe', isReading ? 'pipe' : 'ignore', 'ignore'],
      windowsHide: true,
      timeout: patience,
    });
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (out += part));
    const fail = (why: string) => reject(new ClipboardUnavailable(`${command}: ${why}`));
    child.once('error', (error) => fail(error.message));
    // A reader ends with an error when there is nothing to read.
    child.once(isReading ? 'close' : 'exit', (code) =>
      code === 0 || (isReading && code !== null) ? resolve(out) : fail(`ended with ${code}`),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}

function isInstalled(command: string, environment: NodeJS.ProcessEnv): boolean {
  return (environment['PATH'] ?? environment['Path'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The clipboard of this computer through its own program for it; `null` where there is none, as on a Linux without xclip, xsel or wl-clipboard. */
export function systemClipboard(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Clipboard | null {
  const tool = tools.find((one) => one.isFor(environment, platform) && isInstalled(one.command, environment));
  if (tool === undefined) return null;
  const reader = readers[tool.command] ?? { command: tool.command, args: tool.read };
  const write = async (text: string) => void (await run(environment, tool.command, tool.write, text));
  return {
    write,
    async clear(text) {
      if ((await run(environment, reader.command, reader.args, null)) === text) await write('');
    },
  };
}
