import { spawnSync } from 'node:child_process';
import { projectRoot } from './project.ts';

const { status } = spawnSync(
  process.execPath,
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  { cwd: projectRoot, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);
process.argv.splice(2, 0, 'serve');
await import('./index.ts');
