import { chromiumPath } from '../../chromium.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Cdp } from './cdp.ts';

/** Chromium as the double runs it: one process, one profile of its own, gone when the double is. */
export interface Chromium {
  cdp: Cdp;
  /** Resolves when Chromium answers. */
  ready: Promise<void>;
}

let running: Chromium | null = null;

/** The Chromium that `startChromium` started. */
export function chromium(): Chromium {
  if (running === null) throw new Error('double: Chromium is not started');
  return running;
}

/** Starts the tests' browser, without a window. */
export function startChromium(options: { devToolsPort: boolean; switches: readonly string[] }): Chromium {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'electron-double-'));
  const child = spawn(
    chromiumPath,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--no-startup-window',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--lang=sv',
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      ...options.switches,
      // Playwright reads the port from the line that Chromium writes on stderr.
      ...(options.devToolsPort ? ['--remote-debugging-port=0'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] },
  );
  child.on('exit', () => process.exit(1));
  process.on('exit', () => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const ready = cdp.send('Browser.getVersion').then(() => undefined);
  running = { cdp, ready };
  return running;
}
