import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openCore } from '../../electron/cli/open-core.ts';
import { exportInventory } from '../../electron/core/inventory/export-inventory.ts';
import { inventoryColumns } from '../../electron/core/inventory/schema.ts';
import { readAdministrations } from '../../electron/core/settings/find-or-add-administration.ts';
import { type Measure, time } from './bench.ts';
import { filledRegister } from './filled-register.ts';
import { officeTime } from './office.ts';

const accounts = 10_000;
const runs = 3;

/** Exporting ten thousand accounts takes at most as long as headless LibreOffice converting the same file. */
export async function bench(): Promise<Measure[]> {
  const folder = await filledRegister(accounts);
  const core = await openCore({ dataDir: folder, host: 'cli' });
  try {
    const context = await core.context();
    const id = (await readAdministrations(context.db))[0]?.id ?? '';
    let workbook = new Uint8Array();
    const own = await time(runs, async () => {
      const { rows, files } = await exportInventory(context, id, ['xlsx']);
      if (rows !== accounts) throw new Error(`${rows} of ${accounts} accounts went out`);
      workbook = new Uint8Array(core.takeFile(files[0]?.token ?? '')?.bytes ?? []);
    });
    const file = path.join(folder, 'inventering.xlsx');
    await writeFile(file, workbook);
    const office = await officeTime(folder, file, runs);
    if (office === null) return [];
    return [
      {
        name: `10 000 × ${inventoryColumns.length} ut som XLSX, mot LibreOffice som omvandlar samma fil`,
        ratio: own / office,
        limit: 1,
        detail: `${Math.round(own)} ms mot ${Math.round(office)} ms`,
      },
    ];
  } finally {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}
