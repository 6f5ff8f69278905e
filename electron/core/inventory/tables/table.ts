/** A row of somebody's list as it was written: texts by column, empty ones as `''`. */
export interface TableRow {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  cells: string[];
  /** Where a cell's link leads, by column. */
  links?: Record<number, string>;
  /** The row is one cell drawn over several columns. */
  merged?: true;
}

/** The cells of a row that something stands in. */
export const filledCells = (row: TableRow) => row.cells.filter((cell) => cell !== '');

/** A sheet without its empty rows. */
export interface Table {
  name: string;
  rows: TableRow[];
  /** Whoever opens the workbook does not see the sheet. */
  hidden?: true;
}

/** What was read out of a file. */
export interface Tables {
  format: 'xlsx' | 'csv';
  /** As people call it; empty for a workbook. */
  encoding: string;
  sheets: Table[];
  /** Names of sheets with rows that whoever opens the workbook does not see: they are not read in, and that is told. */
  hiddenSheets: string[];
}

/** Bytes in the megabyte of the settings. */
export const megabyte = 1_000_000;

/** How large a file may be (settings of the administration). */
export interface TableLimits {
  megabytes: number;
  unpackedMegabytes: number;
  rows: number;
}

/** Text as it is kept: composed, with one kind of line break, no invisible characters, nothing around it. */
export function cellText(text: string): string {
  // Letters and signs of our part of the world, composed already: most cells of most lists.
  if (/^[ -~¡-ʯ]*$/.test(text) && !text.includes('\u00ad')) return text.trim();
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trim();
}
