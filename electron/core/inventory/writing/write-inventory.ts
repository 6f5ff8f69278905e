import { sv } from '../../foundation/i18n/sv/index.ts';
import type { ExportFormat } from '../contract.ts';
import { inventoryColumns, inventoryHeadings, type InventoryValue } from '../schema.ts';
import { writeWorkbook } from '../tables/workbook.ts';
import { csvBytes } from './csv.ts';
import { sqliteBytes } from './sqlite.ts';

type Format = Exclude<ExportFormat, 'json'>;

interface Inventory {
  administration: string;
  rows: InventoryValue[][];
}

/** Writes the inventory in the wanted formats but JSON, which the snapshot is made of already. Runs in a worker. */
export async function writeInventory(
  input: Inventory & { formats: Format[] },
): Promise<{ files: Array<{ format: Format; bytes: Uint8Array }> }> {
  const files: Array<{ format: Format; bytes: Uint8Array }> = [];
  for (const format of input.formats) files.push({ format, bytes: await written(format, input) });
  return { files };
}

async function written(format: Format, { administration, rows }: Inventory): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return csvBytes([inventoryHeadings, ...rows]);
    case 'sqlite':
      return sqliteBytes(administration, rows);
    case 'xlsx':
      return await writeWorkbook({
        name: sv.inventory.heading.sheet,
        wide: {
          title: `${sv.inventory.heading.title}, ${administration}`,
          nameColumn: inventoryColumns.findIndex(({ key }) => key === 'name'),
        },
        columns: inventoryColumns.map(({ key, width, kind }, index) => ({
          heading: inventoryHeadings[index] ?? '',
          width,
          isDate: kind === 'day',
          isLink: key === 'address',
          isHidden: key === 'key' || key === 'id',
        })),
        rows,
      });
  }
}
