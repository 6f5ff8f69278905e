import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkLifetimeMs } from './sessions.ts';

/** Whether a browser window could be seen here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** The system's own way to open a file in its program. */
function opener(file: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', [file]];
  // `start` is a word of the Windows shell; the empty title keeps it from taking the path for one.
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', file]];
  return ['xdg-open', [pathToFileURL(file).href]];
}

/**
 * Opens a one-time link in the person's browser. The command line of a process can be read by everybody on the computer,
 * so the browser is given a private file that leads to the link. The file is removed when the link has expired or by the
 * function returned here. `onFailure` is called when no browser could be started.
 */
export function openBrowser(link: string, onFailure: () => void): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-'));
  const file = path.join(folder, 'kanalvakt.html');
  writeFileSync(
    file,
    `<!doctype html>\n<meta charset="utf-8" />\n<title>Kanalvakt</title>\n<meta http-equiv="refresh" content="0;url=${link}" />\n`,
    { mode: 0o600, flag: 'wx' },
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  setTimeout(remove, linkLifetimeMs).unref();
  const [command, args] = opener(file);
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true });
  child.once('error', onFailure);
  child.once('exit', (code) => {
    if (code !== 0) onFailure();
  });
  child.unref();
  return remove;
}
