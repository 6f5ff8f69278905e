import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import type { Measure } from './bench.ts';
import { openBuiltCore } from './built-core.ts';
import { clock, inTurns } from './in-turns.ts';
import { listOfAccounts } from './list-of-accounts.ts';
import { convertByOffice } from './office.ts';

const runs = 3;

/** How many rows, and what each may cost of LibreOffice's time: every account of the city, and twelve times as many; how long LibreOffice takes to start is the machine's (docs/decisions.md, 2026-11-29). */
const sizes = [
  { rows: 800, limit: 1 },
  { rows: 10_000, limit: 1 },
] as const;

/**
 * Importing a list of XLSX beside headless LibreOffice converting the same file.
 * Ours is the running app, as a person meets it; LibreOffice starts anew each time, which is how it converts.
 */
export async function bench(): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { rows, limit } of sizes) measures.push(await importOf(rows, limit));
  return measures;
}

async function importOf(rows: number, limit: number): Promise<Measure> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  try {
    const bytes = await listOfAccounts(rows);
    const file = path.join(folder, 'lista.xlsx');
    await writeFile(file, bytes);
    let core = await openBuiltCore(path.join(folder, 'data'));
    /** Each run meets an empty register. */
    const empty = async () => {
      await core.close();
      core = await openBuiltCore(await mkdtemp(path.join(folder, 'data-')));
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
        if (report.imported !== rows) throw new Error(`${report.imported} of ${rows} rows came in`);
      },
      () => convertByOffice(folder, file),
      empty,
    );
    await core.close();
    return { name: `${rows} rader XLSX in, mot LibreOffice som omvandlar samma fil`, limit, ...turns };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
