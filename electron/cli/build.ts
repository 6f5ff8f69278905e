import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project.ts';

/** What the build reads. */
const sources = ['electron', 'renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
/** What it leaves, one file of each part. */
const results = [
  'out/main/index.js',
  'out/main/core-process.js',
  'out/main/cli.js',
  'out/preload/app.cjs',
  'out/renderer/index.html',
];

function newest(file: string): number {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(file, { recursive: true, withFileTypes: true }).map(
      (entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs,
    ),
  );
}

/** Whether some source is newer than what was built, or nothing is built. */
export function isBuildOld(): boolean {
  const built = results.map((name) => statSync(path.join(projectRoot, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...sources.map((name) => newest(path.join(projectRoot, name)))) > Math.min(...built);
}

/** Builds main, preload and renderer; a few seconds. Answers whether it worked; what did not is on standard error. */
export function build(): boolean {
  const script = path.join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [script, 'build', '--logLevel', 'error'], {
    cwd: projectRoot,
    // Standard output belongs to the answer.
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}
