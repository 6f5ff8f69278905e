import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { PlannedRow } from './contract.ts';
import { bestSheet, headerOf, type OpenList, readList } from './open-list.ts';
import { countFates } from './plan-import.ts';
import { type ListToImport, planList, runImport } from './run-import.ts';

/** A row of a list that was not taken in, as the command line lists it. */
export interface LeftRow {
  row: number;
  reason: string;
  name: string;
  message: string;
  /** For a duplicate: what it says that the first row, which holds, does not. */
  differs?: PlannedRow['differs'];
}

/** What the command line says of an import. */
export interface ImportedList {
  rows: number;
  imported: number;
  updated: number;
  duplicates: LeftRow[];
  rejected: LeftRow[];
  skipped: LeftRow[];
  /** The sheet that was read, and others of the workbook that were not. */
  sheet: string;
  otherSheets: string[];
}

/** The administration of a list that nobody has said: the only one there is, the one its title names, or a new one. */
async function unsaidAdministration(
  context: Context,
  list: OpenList,
  sheet: number,
  headerRow: number,
): Promise<string> {
  const administrations = await readAdministrations(context.db);
  const only = administrations.length === 1 ? administrations[0] : undefined;
  if (only !== undefined) return only.name;
  const titles = (list.tables.sheets[sheet]?.rows ?? [])
    .filter((row) => row.row < headerRow)
    .flatMap((row) => row.cells);
  const named = titles.flatMap(
    (title) => /\p{Lu}[\p{L} ]*?(?:förvaltning(?:en)?|nämnden|kontoret|bolaget)(?!\p{L})/u.exec(title)?.[0] ?? [],
  )[0];
  if (named !== undefined) return named;
  if (administrations.length > 1) throw new Refusal('unknown-administration');
  return 'Förvaltningen';
}

/** Reads a list from the command line: sheet, heading and columns are found by themselves. `dryRun` plans and writes nothing. */
export async function importAccounts(
  context: Context,
  given: {
    fileName: string;
    bytes: Uint8Array;
    administrationName?: string | undefined;
    dryRun?: boolean | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<ImportedList> {
  const list = await readList(context, given, given.signal);
  const sheet = bestSheet(context, list);
  const header = headerOf(context, list, sheet);
  if (header.score === 0) throw new Refusal('file-without-header', { file: list.fileName });
  const choices: ListToImport = {
    list,
    sheet,
    headerRow: header.headerRow,
    columns: header.columns.map(({ field }, index) => ({ index, field })),
    administration: given.administrationName ?? (await unsaidAdministration(context, list, sheet, header.headerRow)),
  };
  const planned =
    given.dryRun === true
      ? await planList(context.db, context, choices)
      : (await runImport(context, choices, { signal: given.signal })).planned;
  const counts = countFates(planned.map(({ fate }) => fate));
  const words = wordsIn('sv');
  const left = (fate: PlannedRow['fate']): LeftRow[] =>
    planned
      .filter((row) => row.fate.fate === fate)
      .map(({ fate: row }) => ({
        row: row.row,
        reason: row.reason,
        name: row.name || row.text,
        message:
          row.differs.length === 0
            ? words(`inventory.reason.${row.reason}`, { row: row.firstRow ?? 0 })
            : words('inventory.reason.same-key-differs', {
                row: row.firstRow ?? 0,
                fields: row.differs.map(({ heading }) => heading).join(', '),
              }),
        ...(fate === 'duplicate' && { differs: row.differs }),
      }));
  return {
    rows: counts.rows,
    imported: counts.imported,
    updated: counts.updated,
    duplicates: left('duplicate'),
    rejected: left('rejected'),
    skipped: left('skipped'),
    sheet: list.tables.sheets[sheet]?.name ?? '',
    otherSheets: list.tables.sheets
      .filter((other, index) => index !== sheet && other.rows.length > 0)
      .map(({ name }) => name),
  };
}
