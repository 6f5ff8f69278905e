import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openCore } from '../../electron/cli/open-core.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { writeWorkbook } from '../../electron/core/inventory/tables/workbook.ts';
import { type Measure, median } from './bench.ts';
import { officeTime } from './office.ts';

const accounts = 10_000;
const runs = 3;

/** A list as an administration has it: ten columns, with dates that are none and people who are gone. */
async function list(): Promise<Uint8Array> {
  const headings = [
    'Kontots namn',
    'Kanal',
    'Länk',
    'Enhet',
    'Kontoansvarig',
    'Ersättare',
    'Startades',
    'Basinfo ok?',
    'Syfte',
    'Övrigt',
  ];
  const platforms = [
    ['Facebook', 'https://www.facebook.com/konto'],
    ['Insta', '@konto'],
    ['Twitter', 'twitter.com/konto'],
    ['YouTube', 'https://www.youtube.com/@konto'],
    ['LinkedIn', 'linkedin.com/company/konto'],
  ] as const;
  return await writeWorkbook({
    name: 'Konton',
    columns: headings.map((heading) => ({ heading, width: 20, isDate: false })),
    rows: Array.from({ length: accounts }, (_, index) => {
      const [platform, address] = platforms[index % platforms.length] ?? platforms[0];
      return [
        `Ängby konto ${index}`,
        platform,
        `${address}${index}`,
        `Enhet ${index % 150}`,
        `Anna Exempel ${'abcdefghij'[index % 10]} ${'klmnopqrst'[Math.floor(index / 10) % 10]}`,
        index % 3 === 0 ? 'vakant' : `Bo Öhman ${'abcdefghij'[index % 7]}`,
        index % 4 === 0 ? 'hösten 2015' : '2016-05-12',
        index % 2 === 0 ? 'ja' : '',
        'Visa verksamheten, väcka läslust',
        index % 9 === 0 ? 'säsong maj–sept' : '',
      ];
    }),
  });
}

/** Importing ten thousand rows of XLSX takes at most as long as headless LibreOffice converting the same file. */
export async function bench(): Promise<Measure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  try {
    const bytes = await list();
    await writeFile(path.join(folder, 'lista.xlsx'), bytes);
    const ours: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const core = await openCore({ dataDir: path.join(folder, `data-${run}`), host: 'cli' });
      const context = await core.context();
      const started = performance.now();
      const report = await importAccounts(context, { fileName: 'lista.xlsx', bytes, administrationName: 'Prov' });
      // The first run warms, as LibreOffice's profile is warmed.
      if (run > 0) ours.push(performance.now() - started);
      if (report.imported !== accounts) throw new Error(`${report.imported} of ${accounts} rows came in`);
      await core.close();
    }
    const office = await officeTime(folder, path.join(folder, 'lista.xlsx'), runs);
    if (office === null) return [];
    const own = median(ours);
    return [
      {
        name: '10 000 rader XLSX in, mot LibreOffice som omvandlar samma fil',
        ratio: own / office,
        limit: 1,
        detail: `${Math.round(own)} ms mot ${Math.round(office)} ms`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
