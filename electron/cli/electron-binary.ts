import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** Fetches the binary with the package's own installer, which checks what it got; gives up after 20 seconds without a word. */
export function fetchElectron(): string | null {
  if (!mayFetch()) return null;
  spawnSync(process.execPath, [path.join(packageFolder, 'install.js')], {
    cwd: packageFolder,
    stdio: 'ignore',
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  return electronBinary();
}
