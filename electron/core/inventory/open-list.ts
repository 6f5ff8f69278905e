import path from 'node:path';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { listMegabytes } from '../foundation/worker/run-job.ts';
import { AdministrationSettings } from '../settings/contract.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { ImportField, ImportSource } from './contract.ts';
import { dayOrders } from './reading/day-order.ts';
import { findHeader, type FoundHeader, likeliestSheet } from './reading/header.ts';
import { cellsWithoutSecrets, isSecretHeading } from './reading/secrets.ts';
import { unitOfSheet } from './reading/sheet-unit.ts';
import { titledAdministration } from './reading/titled-administration.ts';
import { namePartOf } from './reading/words.ts';
import { isOwnHeading } from './own-heading.ts';
import { inventoryColumns } from './schema.ts';
import type { Table, TableLimits, TableRow, Tables } from './tables/table.ts';

/** A list that has been read out of its file. */
export interface OpenList {
  fileName: string;
  bytes: Uint8Array;
  tables: Tables;
}

/** Lists read lately, by the token of their file; the file itself is held by `context.files`, and read again if need be. */
const opened = new Map<string, Tables>();
const keptLists = 3;

/** The largest limits that any administration here has set: the file is opened before it is known whose it is. */
async function limitsOf(context: Context): Promise<TableLimits> {
  const all = (await readAdministrations(context.db)).map(({ settings }) => settings);
  const settings = all.length === 0 ? [AdministrationSettings.parse({})] : all;
  const largest = (of: (one: AdministrationSettings) => number) => Math.max(...settings.map(of));
  return {
    megabytes: largest((one) => one.importMegabytes.value),
    unpackedMegabytes: largest((one) => one.importUnpackedMegabytes.value),
    rows: largest((one) => one.importRows.value),
  };
}

/** Reads a list out of a file's bytes in a worker; refuses by name what is no table or is too large. */
export async function readList(
  context: Context,
  file: { fileName: string; bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<OpenList> {
  const fileName = path.basename(file.fileName) || file.fileName;
  const limits = await limitsOf(context);
  try {
    const tables = await context.runJob(
      'readTable',
      { bytes: file.bytes, fileName, limits },
      { signal, megabytes: listMegabytes },
    );
    return { fileName, bytes: file.bytes, tables };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    throw new Refusal('file-unpacks-too-large', {
      file: fileName,
      megabytes: listMegabytes,
      limit: limits.unpackedMegabytes,
    });
  }
}

/** Takes a file in under a token and reads it. */
export async function openList(context: Context, file: File): Promise<{ token: string; list: OpenList }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const list = await readList(context, { fileName: file.name, bytes });
  const { token } = context.files.hold({ name: list.fileName, bytes });
  remember(token, list.tables);
  return { token, list };
}

function remember(token: string, tables: Tables): void {
  opened.set(token, tables);
  for (const old of [...opened.keys()].slice(0, -keptLists)) opened.delete(old);
}

/** The list behind a token; refuses a token that is not open. */
export async function listBehind(context: Context, token: string): Promise<OpenList> {
  const { name: fileName, bytes } = context.files.read(token);
  const tables = opened.get(token) ?? (await readList(context, { fileName, bytes })).tables;
  remember(token, tables);
  return { fileName, bytes, tables };
}

/** Forgets a list and its file. */
export function discardList(context: Context, token: string): void {
  opened.delete(token);
  context.files.discard(token);
}

/** The headings found in tables that are open, by the row that was pointed out: a list is asked for its own many times. */
const headers = new WeakMap<Table, Map<number | null, FoundHeader>>();

function headerIn(context: Context, table: Table, chosen: number | null): FoundHeader {
  const found = headers.get(table) ?? new Map<number | null, FoundHeader>();
  headers.set(table, found);
  const before = found.get(chosen);
  if (before !== undefined) return before;
  const header = findHeader(context.catalogue, table, chosen);
  found.set(chosen, header);
  // A row that was found says the same when it is pointed out; but not where there is no list.
  if (header.score > 0) found.set(header.headerRow, header);
  return header;
}

/** Fields by our own headings; other files get what their headings and values ask for. */
export function headerOf(context: Context, list: OpenList, sheet: number, chosen: number | null = null): FoundHeader {
  const table = list.tables.sheets[sheet];
  if (table === undefined) throw new Refusal('not-found');
  const header = headerIn(context, table, chosen);
  if (!isOwnHeading(header.columns.map(({ heading }) => heading))) return header;
  const own = (index: number): ImportField => inventoryColumns[index]?.field ?? 'ignore';
  return { ...header, columns: header.columns.map(({ heading }, index) => ({ heading, field: own(index) })) };
}

/** The sheet that looks most like a list of accounts; of several alike the first. */
export function bestSheet(context: Context, list: OpenList): number {
  return likeliestSheet(list.tables.sheets.map((_, sheet) => headerOf(context, list, sheet).score));
}

/** A lone text on a sheet could be an account's name, and is more likely something about the lists. */
const looksLikeList = ({ headerRow, score }: FoundHeader) => score >= (headerRow > 0 ? 1 : 2);

const shownRows = 20;
const shownCells = 30;
const examples = 3;
const hidden = '•••';

/** What the screen needs of an open list; passwords in it are never shown. */
export function sourceOf(
  context: Context,
  token: string,
  list: OpenList,
  sheet: number,
  chosen: number | null = null,
): ImportSource {
  const header = headerOf(context, list, sheet, chosen);
  const rows = list.tables.sheets[sheet]?.rows ?? [];
  const below = rows.filter((row) => row.row > header.headerRow);
  const orders = dayOrders(below, header.columns.length);
  const headings = header.columns.map(({ heading }) => heading);
  const isSecret = headings.map(isSecretHeading);
  const told = cellsWithoutSecrets(headings);
  const sheets = list.tables.sheets.map((one, index) => ({
    name: one.name,
    rows: one.rows.length,
    isList: looksLikeList(headerOf(context, list, index)),
  }));
  const own = sheets[sheet];
  // A lone list is all of the administration's, and its sheet is called whatever it is called.
  const isOneOfSeveral = own?.isList === true && sheets.filter(({ isList }) => isList).length > 1;
  return {
    token,
    fileName: list.fileName,
    sheets,
    hiddenSheets: list.tables.hiddenSheets,
    sheet,
    headerRow: header.headerRow,
    titled: titledAdministration(rows, header.headerRow),
    encoding: list.tables.encoding,
    unit: isOneOfSeveral ? unitOfSheet(context.catalogue, own.name) : '',
    columns: header.columns.map(({ heading, field }, index) => ({
      index,
      heading,
      field,
      isSecret: isSecret[index] === true,
      namePart: namePartOf(heading),
      days: isSecret[index] === true ? null : (orders[index] ?? null),
      examples: isSecret[index] === true ? [] : examplesIn(below, index).map((cell) => short(told(cell, index))),
    })),
    remembered: [],
    top: rows.slice(0, shownRows).map((row) => ({
      row: row.row,
      cells: row.cells
        .slice(0, shownCells)
        .map((cell, index) =>
          isSecret[index] === true && row.row > header.headerRow && cell !== '' ? hidden : short(told(cell, index)),
        ),
    })),
  };
}

const short = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** The first different texts of a column. */
function examplesIn(rows: readonly TableRow[], column: number): string[] {
  const found = new Set<string>();
  for (const { cells } of rows) {
    const cell = cells[column] ?? '';
    if (cell !== '') found.add(cell);
    if (found.size === examples) break;
  }
  return [...found];
}
