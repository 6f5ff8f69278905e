import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportInventory } from '../../electron/core/inventory/export-inventory.ts';
import { inventoryColumns } from '../../electron/core/inventory/schema.ts';
import { readAdministrations } from '../../electron/core/settings/find-or-add-administration.ts';
import type { Measure } from './bench.ts';
import { openBuiltCore } from './built-core.ts';
import { filledRegister } from './filled-register.ts';
import { clock, inTurns } from './in-turns.ts';
import { convertByOffice } from './office.ts';

const accounts = 10_000;
const runs = 3;

/** Exporting ten thousand accounts takes at most as long as headless LibreOffice converting the same file. */
export async function bench(): Promise<Measure[]> {
  const folder = await filledRegister(accounts);
  const core = await openBuiltCore(folder);
  try {
    const context = await core.context();
    const id = (await readAdministrations(context.db))[0]?.id ?? '';
    const file = path.join(folder, 'inventering.xlsx');
    const turns = await inTurns(
      runs,
      clock,
      async () => {
        const { rows, files } = await exportInventory(context, id, ['xlsx']);
        if (rows !== accounts) throw new Error(`${rows} of ${accounts} accounts went out`);
        await writeFile(file, core.takeFile(files[0]?.token ?? '')?.bytes ?? '');
      },
      () => convertByOffice(folder, file),
    );
    return [
      {
        name: `10 000 × ${inventoryColumns.length} ut som XLSX, mot LibreOffice som omvandlar samma fil`,
        limit: 1,
        ...turns,
      },
    ];
  } finally {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}
