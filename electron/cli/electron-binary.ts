import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project.ts';

/** Electron's own server may be slow or out of reach; nobody waits longer than this, in milliseconds. */
const patience = 20_000;

const packageFolder = path.join(projectRoot, 'node_modules', 'electron');

/** The Electron that can be started here; `null` when its binary is not there. */
export function electronBinary(): string | null {
  const names = path.join(packageFolder, 'path.txt');
  const name = existsSync(names) ? readFileSync(names, 'utf8') : 'electron';
  const file = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(packageFolder, 'dist'), name);
  return existsSync(file) ? file : null;
}

/** Whether somebody has said that nothing is to be fetched here. */
function mayFetch(): boolean {
  const { env } = process;
  const says = ['CI', 'ELECTRON_SKIP_BINARY_DOWNLOAD', 'npm_config_offline', 'npm_config_prefer_offline'];
  return !says.some((name) => env[name] !== undefined && !['', '0', 'false'].includes(env[name] ?? ''));
}

/** How long a failed attempt is remembered, in milliseconds: nobody waits twice in a day for what cannot be had. */
const rememberedMs = 86_400_000;

/** Where a failed attempt is remembered: with what npm may throw away, so that a new `npm ci` tries anew. */
const attemptFile = path.join(projectRoot, 'node_modules', '.cache', 'kanalvakt', 'electron-not-fetched');

/** When the binary was sought in vain within a day before now; `null` when it was not. */
export function failedAttempt(now: Date, file = attemptFile): Date | null {
  if (!existsSync(file)) return null;
  const at = new Date(readFileSync(file, 'utf8'));
  const age = now.getTime() - at.getTime();
  return age >= 0 && age < rememberedMs ? at : null;
}

/** Remembers that the binary was sought in vain; a folder that cannot be written means another attempt next time. */
export function rememberAttempt(now: Date, file = attemptFile): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, now.toISOString());
  } catch {
    // The next start waits once more, and works as well.
  }
}

/**
 * Fetches the binary with the package's own installer, which checks what it got; gives up after 20 seconds without a word.
 * A failed attempt is remembered for a day.
 */
export function fetchElectron(now: Date): string | null {
  if (!mayFetch() || failedAttempt(now) !== null) return null;
  spawnSync(process.execPath, [path.join(packageFolder, 'install.js')], {
    cwd: packageFolder,
    stdio: 'ignore',
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const binary = electronBinary();
  if (binary === null) rememberAttempt(now);
  else rmSync(attemptFile, { force: true });
  return binary;
}
