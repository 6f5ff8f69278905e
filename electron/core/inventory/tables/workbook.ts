import { crc32, inflateRawSync } from 'node:zlib';
import { type Cell, type CellValue, readXlsx, type Sheet, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { Refusal } from '../../foundation/refusal.ts';
import { isOwnHeading } from '../own-heading.ts';
import { cellText, megabyte, type Table, type TableLimits, type TableRow } from './table.ts';
import { packedBytes, type StoredFile, zipDirectory, type ZipEntry, zipOf } from './zip-directory.ts';

/** Whether a worksheet's XML has more rows than a limit, with or without values. */
function hasMoreRows(xml: Buffer, limit: number): boolean {
  let count = 0;
  for (let row = xml.indexOf('<row'); row >= 0 && count <= limit; row = xml.indexOf('<row', row + 4)) count += 1;
  return count > limit;
}

/** The rows of a worksheet that hold a value, counted in its XML without building anything from it. */
function countRows(xml: Buffer): number {
  const never = xml.length + 1;
  const find = (tag: string, from: number) => {
    const at = xml.indexOf(tag, from);
    return at < 0 ? never : at;
  };
  let count = 0;
  let value = find('<v', 0);
  let text = find('<t', 0);
  for (let row = find('<row', 0); row < never; ) {
    const next = find('<row', row + 4);
    // Each tag is looked for only onwards, so that the whole is read once.
    if (value < row) value = find('<v', row);
    if (text < row) text = find('<t', row);
    if (Math.min(value, text) < next) count += 1;
    row = next;
  }
  return count;
}

/** The files of a workbook, once their declared sizes have been found within the limits. */
function checkedEntries(bytes: Uint8Array, limits: TableLimits, file: string): ZipEntry[] {
  const entries = zipDirectory(bytes);
  if (entries === null) throw new Refusal('file-damaged', { file });
  // One that is not packed is as large as it stands there, whatever is declared.
  const sizeOf = ({ stored, packed, unpacked }: ZipEntry) => (stored ? Math.max(packed, unpacked) : unpacked);
  const unpacked = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (unpacked > limits.unpackedMegabytes * megabyte)
    throw new Refusal('file-unpacks-too-large', {
      file,
      megabytes: Math.round(unpacked / megabyte),
      limit: limits.unpackedMegabytes,
    });
  // A size that is not declared cannot be checked; no program that makes workbooks leaves it out.
  if (entries.some((entry) => entry.unpacked === 0 && entry.packed > 100)) throw new Refusal('file-damaged', { file });
  // Files that lie upon each other: the same bytes, told many times over.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > bytes.length) throw new Refusal('file-damaged', { file });
  return entries;
}

/** Pictures, and what other programs keep beside the sheets, are not read. */
const isRead = ({ name }: ZipEntry) => /\.(?:xml|rels)$/i.test(name) && !/^(?:docProps|customXml)\//i.test(name);

const tooManyRows = (rows: number, { rows: limit }: TableLimits, file: string) =>
  new Refusal('file-too-many-rows', { file, rows: rows - 1, limit });

/**
 * What is read of the workbook, unpacked, with its rows counted. The library would unpack it again, several times as slowly,
 * and counts rows only by building them.
 */
function unpackedWorkbook(bytes: Uint8Array, limits: TableLimits, file: string): Uint8Array {
  const entries = checkedEntries(bytes, limits, file).filter(isRead);
  const files = entries.map((entry): StoredFile => {
    const packed = packedBytes(bytes, entry);
    if (packed === null) throw new Refusal('file-damaged', { file });
    const xml = unpackedXml(packed, entry, file);
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name) && hasMoreRows(xml, limits.rows + 1)) {
      const rows = countRows(xml);
      if (rows > limits.rows + 1) throw tooManyRows(rows, limits, file);
    }
    return { entry: { ...entry, packed: xml.length, unpacked: xml.length, stored: true, crc: 0 }, bytes: xml };
  });
  return zipOf(files);
}

function unpackedXml(packed: Uint8Array, entry: ZipEntry, file: string): Buffer {
  try {
    const xml = entry.stored
      ? Buffer.from(packed.buffer, packed.byteOffset, packed.length)
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
    if (entry.crc === 0 || crc32(xml) === entry.crc) return xml;
  } catch (error) {
    throw new Refusal('file-damaged', { file }, { cause: error });
  }
  throw new Refusal('file-damaged', { file });
}

const two = (value: number) => String(value).padStart(2, '0');

/** A day as the register writes days; with the clock only where the cell has one. The library's dates are wall clocks in UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const day = `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  // Excel's day zero: the cell holds a time of day.
  if (date.getUTCFullYear() < 1900) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}

function shown(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  // Floating point leftovers (0.30000000000000004) are nothing that anybody wrote.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return cellText(value);
}

function linksOf(sheet: Sheet): Map<number, Record<number, string>> {
  const links = new Map<number, Record<number, string>>();
  for (const [place, cell] of sheet.cells ?? []) {
    const target = cell.hyperlink?.target ?? /^HYPERLINK\("([^"]+)"/i.exec(cell.formula ?? '')?.[1];
    if (target === undefined || target.startsWith('#')) continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    links.set(row, { ...links.get(row), [column]: target });
  }
  return links;
}

/** A value drawn over several rows stands in each of them, as it does to the reader; rows with nothing of their own stay empty. */
function fillDown(sheet: Sheet, texts: string[][], own: readonly boolean[]): void {
  for (const merge of sheet.merges ?? []) {
    const text = texts[merge.startRow]?.[merge.startCol] ?? '';
    for (let row = merge.startRow + 1; row <= Math.min(merge.endRow, texts.length - 1); row += 1) {
      const cells = texts[row];
      if (cells !== undefined && own[row] === true) cells[merge.startCol] = text;
    }
  }
}

function tableOf(sheet: Sheet): Table {
  const texts = sheet.rows.map((row) => row.map(shown));
  const own = texts.map((cells) => cells.some((cell) => cell !== ''));
  fillDown(sheet, texts, own);
  // In our own file the address is what stands in its cell: whoever writes another there leaves the old link behind it.
  const links = isOwnHeading(texts[0] ?? []) ? new Map<number, Record<number, string>>() : linksOf(sheet);
  const wide = new Set(
    (sheet.merges ?? []).filter((merge) => merge.endCol > merge.startCol).map((merge) => merge.startRow),
  );
  const rows: TableRow[] = [];
  for (const [index, cells] of texts.entries()) {
    if (own[index] !== true) continue;
    const link = links.get(index);
    rows.push({
      row: index + 1,
      cells,
      ...(link !== undefined && { links: link }),
      ...(wide.has(index) && cells.filter((cell) => cell !== '').length === 1 && { merged: true as const }),
    });
  }
  const isHidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, rows, ...(isHidden && { hidden: true as const }) };
}

/** Reads every sheet of a workbook, the hidden ones marked, after its declared sizes have been found within the limits. */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits, file: string): Promise<Table[]> {
  const unpacked = unpackedWorkbook(bytes, limits, file);
  try {
    const workbook = await readXlsx(unpacked);
    const tables = workbook.sheets.map(tableOf);
    // A sheet that calls its rows something else, or lies elsewhere in the file, is counted only now.
    const most = Math.max(0, ...tables.map(({ rows }) => rows.length));
    if (most > limits.rows + 1) throw tooManyRows(most, limits, file);
    return tables;
  } catch (error) {
    if (isFileFault(error)) throw new Refusal('file-damaged', { file }, { cause: error });
    throw error;
  }
}

/** The library's own errors are about the file; it names them, and its lighter entry does not export their class. */
function isFileFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:Hucre|Parse|Zip|Xml|EncryptedFile|UnsupportedFormat|Decryption)Error$/.test(error.name)
  );
}

/** A workbook to write: one sheet with a heading row. */
export interface WorkbookSheet {
  name: string;
  /** `isLink`: an address on the web can be pressed. `isHidden`: for programs; a person does without. */
  columns: ReadonlyArray<{
    heading: string;
    width: number;
    isDate: boolean;
    isLink?: boolean;
    isHidden?: boolean;
  }>;
  /** Where the columns are more than a page holds: what stands at the top of each page, and the column that says which row it is, from 0, which stays in view and is on every page. */
  wide?: { title: string; nameColumn: number };
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
}

/** Excel takes no more in a cell. */
const longestCell = 32_767;

/** Text as a workbook holds it: what looks like the format's own escapes is escaped, and nothing is a formula. */
function written(text: string): string {
  const escaped = text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x').replace(/\r\n?/g, '\n');
  return escaped.length > longestCell ? `${escaped.slice(0, longestCell - 1)}…` : escaped;
}

/** Excel takes no more links in a sheet, and no longer ones. */
const mostLinks = 65_530;
const longestLink = 2079;

/** Where a cell of addresses leads; nowhere but to the web, whatever stands in it. */
function targetOf(text: string): string | undefined {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return url === null || url.href.length > longestLink ? undefined : url.href;
}

/** The cells that can be pressed, by their places. */
function linkCells({ columns, rows }: WorkbookSheet): Array<[string, Partial<Cell>]> {
  const linked = columns.flatMap(({ isLink }, column) => (isLink === true ? [column] : []));
  return rows
    .flatMap((row, index) =>
      linked.flatMap((column): Array<[string, Partial<Cell>]> => {
        const text = row[column];
        const target = typeof text === 'string' ? targetOf(text) : undefined;
        return typeof text !== 'string' || target === undefined
          ? []
          : [[`${index + 1},${column}`, { value: written(text), hyperlink: { target }, style: linkStyle }]];
      }),
    )
    .slice(0, mostLinks);
}

/** Nothing is cut off, on the screen or on paper; a row is read from its top. */
const inCell = { wrapText: true, vertical: 'top' } as const;

/** The font of the cells without one of their own. */
const font = { name: 'Calibri', size: 11 } as const;

/** A line of it, in points, and the tallest row that Excel takes. */
const line = 15;
const tallest = 409;

/** How many lines a text takes in a column, a little too many rather than one that is cut: words break before the edge. */
const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.1) / width)), 0);

/** The rows that take more than a line: not every program finds out by itself. */
function rowHeights({ columns, rows }: WorkbookSheet): Map<number, { height: number }> {
  const shown = columns.flatMap(({ width, isHidden }, column) => (isHidden === true ? [] : [{ width, column }]));
  const heights = new Map<number, { height: number }>();
  for (const [index, row] of [columns.map(({ heading }) => heading), ...rows].entries()) {
    let lines = 1;
    for (const { width, column } of shown) {
      const value = row[column];
      if (typeof value === 'string' && (value.length * 1.1 > width || value.includes('\n')))
        lines = Math.max(lines, linesIn(value, width));
    }
    if (lines > 1) heights.set(index, { height: Math.min(tallest, lines * line) });
  }
  return heights;
}

/** How the cells of a column look. */
const styleOf = (isDate: boolean) =>
  isDate ? { alignment: { ...inCell, horizontal: 'left' as const }, numFmt: 'yyyy-mm-dd' } : { alignment: inCell };

/** As the program's own links look. */
const linkStyle = { font: { ...font, color: { rgb: '0563C1' }, underline: true }, alignment: inCell } as const;

/** On paper: lying, with the heading on every page; as wide as the page, or a few pages of A3 with the names on each. */
function onPaper({ columns, rows, wide }: WorkbookSheet): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const lying = { orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '$1:$1' } as const;
  if (wide === undefined) return { pageSetup: { ...lying, paperSize: 'a4', fitToWidth: 1 } };
  const first = columnLetters(columns.findIndex(({ isHidden }) => isHidden !== true));
  const name = columnLetters(wide.nameColumn);
  return {
    pageSetup: {
      ...lying,
      paperSize: 'a3',
      fitToWidth: pagesWide,
      margins: { top: 0.7, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
      printArea: `$${first}$1:$${columnLetters(columns.length - 1)}$${rows.length + 1}`,
      printTitlesColumn: `$${name}:$${name}`,
      showGridLines: true,
    },
    headerFooter: { oddHeader: `&L${inHead(wide.title)}`, oddFooter: '&RSida &P av &N' },
  };
}

/** How many pages of A3 the columns take: at the width of one nobody could read them. */
const pagesWide = 4;

/** Text in a page's head, where an ampersand begins an order: Excel takes 255 characters in all, and holds a file with more for broken. */
const inHead = (text: string): string =>
  (text.length > longestHead ? `${text.slice(0, longestHead - 1)}…` : text).replaceAll('&', '&&');
const longestHead = 126;

/** Writes a workbook with frozen heading and names, widths, filter, dates as dates and pages to print; the same sheet gives the same bytes. */
export async function writeWorkbook(sheet: WorkbookSheet): Promise<Uint8Array> {
  const lastColumn = columnLetters(sheet.columns.length - 1);
  return await writeXlsx({
    // The format wants a time of making; a fixed one, for the same data must give the same bytes.
    properties: { creator: 'Kanalvakt', created: new Date(0), modified: new Date(0) },
    stringMode: 'inline',
    sheets: [
      {
        name: sheet.name,
        rowDefs: rowHeights(sheet),
        columns: sheet.columns.map(({ width, isDate, isHidden }, column) => ({
          width,
          // A column of nothing is not written cell by cell for its looks.
          ...(sheet.rows.some((row) => (row[column] ?? '') !== '') && { style: styleOf(isDate) }),
          ...(isHidden === true && { hidden: true }),
        })),
        rows: [
          sheet.columns.map(({ heading }) => heading),
          ...sheet.rows.map((row) =>
            row.map((value, column): CellValue => {
              if (typeof value !== 'string') return value;
              if (value === '') return null;
              return sheet.columns[column]?.isDate === true ? new Date(`${value}T00:00:00Z`) : written(value);
            }),
          ),
        ],
        cells: new Map<string, Partial<Cell>>([
          ...sheet.columns.map(({ heading }, column): [string, Partial<Cell>] => [
            `0,${column}`,
            { value: heading, style: { font: { ...font, bold: true }, alignment: inCell } },
          ]),
          ...linkCells(sheet),
        ]),
        freezePane: { rows: 1, ...(sheet.wide !== undefined && { columns: sheet.wide.nameColumn + 1 }) },
        ...onPaper(sheet),
        autoFilter: { range: `A1:${lastColumn}${sheet.rows.length + 1}` },
      },
    ],
  });
}

/** The letters of a column, from 0: A, B, …, Z, AA. */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}
