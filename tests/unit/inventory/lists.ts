import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalogue } from '../../../electron/core/accounts/platforms.ts';
import type { Take } from '../../../electron/core/inventory/contract.ts';
import { type ImportChoices, type KnownKeys, takeKey } from '../../../electron/core/inventory/import-choices.ts';
import { planImport } from '../../../electron/core/inventory/plan-import.ts';
import { countFates } from '../../../electron/core/inventory/rows-of-plan.ts';
import { findHeader } from '../../../electron/core/inventory/reading/header.ts';
import { readCsv } from '../../../electron/core/inventory/tables/csv.ts';
import type { Table } from '../../../electron/core/inventory/tables/table.ts';

export const catalogue = loadCatalogue(
  readFileSync(path.join(import.meta.dirname, '../../../resources/platforms.yaml'), 'utf8'),
);

/** A list written as CSV in a test. */
export function table(text: string): Table {
  return readCsv(new TextEncoder().encode(text), { megabytes: 50, unpackedMegabytes: 300, rows: 50_000 }, 'lista.csv')
    .table;
}

/** A list whose cells have links behind them: by row of the list, then by column. */
export function linked(text: string, links: Record<number, Record<number, string>>) {
  const list = table(text);
  return { ...list, rows: list.rows.map((row) => ({ ...row, links: links[row.row] ?? {} })) };
}

/** What becomes of a list that nobody has touched: heading, fields by heading, plan. */
export function planned(
  given: string | Table,
  known: KnownKeys = new Map(),
  takes: ReadonlyMap<number, Take> = new Map(),
  more: Partial<ImportChoices> = {},
) {
  const list = typeof given === 'string' ? table(given) : given;
  const header = findHeader(catalogue, list);
  const headings = header.columns.map(({ heading }) => heading);
  const rows = planImport(
    catalogue,
    list,
    headings,
    {
      headerRow: header.headerRow,
      columns: header.columns.map(({ field }, index) => ({ index, field })),
      administration: 'Provförvaltningen',
      takes: new Map([...takes].map(([row, take]) => [takeKey(row), take])),
      ...more,
    },
    known,
  );
  return {
    headerRow: header.headerRow,
    fields: header.columns.map(({ field }) => field),
    rows,
    counts: countFates(rows.map(({ fate }) => fate)),
    accounts: rows.flatMap(({ account }) => account ?? []),
    reasons: rows.map(({ fate }) => fate.reason),
  };
}
