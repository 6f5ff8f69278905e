import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../core/foundation/default-data-folder.ts';

/** How the app was asked to start. */
export interface Launch {
  dataDir: string;
  demo: boolean;
}

/** Reads `--data DIR` and `--demo`; everything else on the line belongs to Chromium and is left alone. */
export function readLaunch(argv: readonly string[]): Launch {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  const demo = values['demo'] === true;
  const named = values['data'];
  return { demo, dataDir: typeof named === 'string' ? path.resolve(named) : defaultDataFolder({ demo }) };
}

/**
 * Where Chromium keeps its own files for this data folder: never inside it, so that a refused folder stays untouched.
 * Electron's single-instance lock lies there too: one window per data folder, and the demo beside the real register.
 */
export function windowFolder(appData: string, dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return path.join(appData, 'kanalvakt-window', name);
}
