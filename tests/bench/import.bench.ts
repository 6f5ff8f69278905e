import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openCore } from '../../electron/cli/open-core.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import type { Measure } from './bench.ts';
import { clock, inTurns } from './in-turns.ts';
import { listedAccounts as accounts, listOfAccounts } from './list-of-accounts.ts';
import { convertByOffice } from './office.ts';

const runs = 3;

/**
 * Importing ten thousand rows of XLSX takes at most as long as headless LibreOffice converting the same file.
 * Ours is the running app, as a person meets it; LibreOffice starts anew each time, which is how it converts.
 */
export async function bench(): Promise<Measure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  try {
    const bytes = await listOfAccounts();
    const file = path.join(folder, 'lista.xlsx');
    await writeFile(file, bytes);
    let core = await openCore({ dataDir: path.join(folder, 'data'), host: 'cli' });
    /** Each run meets an empty register. */
    const empty = async () => {
      await core.close();
      core = await openCore({ dataDir: await mkdtemp(path.join(folder, 'data-')), host: 'cli' });
    };
    const turns = await inTurns(
      runs,
      clock,
      async () => {
        const report = await importAccounts(await core.context(), {
          fileName: 'lista.xlsx',
          bytes,
          administrationName: 'Prov',
        });
        if (report.imported !== accounts) throw new Error(`${report.imported} of ${accounts} rows came in`);
      },
      () => convertByOffice(folder, file),
      empty,
    );
    await core.close();
    return [{ name: '10 000 rader XLSX in, mot LibreOffice som omvandlar samma fil', limit: 1, ...turns }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
