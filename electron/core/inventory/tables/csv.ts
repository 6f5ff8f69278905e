import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../../foundation/refusal.ts';
import { decodeText } from './csv-encoding.ts';
import { isOwnHeading } from '../own-heading.ts';
import { withoutGuard } from './formula-guard.ts';
import { cellText, type Table, type TableLimits } from './table.ts';

const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How often each delimiter stands outside quotes in each of the first records. */
function counts(text: string): Array<Record<Delimiter, number>> {
  const records: Array<Record<Delimiter, number>> = [];
  let record = { ';': 0, ',': 0, '\t': 0, '|': 0 };
  let quoted = false;
  let content = false;
  for (const character of text.slice(0, 200_000)) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      if (content) records.push(record);
      if (records.length === 60) return records;
      record = { ';': 0, ',': 0, '\t': 0, '|': 0 };
      content = false;
      continue;
    } else if ((delimiters as readonly string[]).includes(character)) record[character as Delimiter] += 1;
    if (character.trim() !== '') content = true;
  }
  if (content) records.push(record);
  return records;
}

/** The delimiter that divides most records into the same number of cells; `;` for a list of one column. */
export function findDelimiter(text: string): Delimiter {
  const records = counts(text);
  let best: Delimiter = ';';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const times = Map.groupBy(records, (record) => record[delimiter]);
    times.delete(0);
    const most = [...times.entries()].toSorted(([, a], [, b]) => b.length - a.length)[0];
    // Among equals, the one that makes more columns.
    const score = most === undefined ? 0 : most[1].length + Math.min(most[0], 50) / 100;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Reads a text file as a table; blank lines count as rows, so that the numbers are the spreadsheet's. */
export function readCsv(bytes: Uint8Array, limits: TableLimits, file: string): { encoding: string; table: Table } {
  const decoded = decodeText(bytes);
  if (decoded === null) throw new Refusal('file-unknown-encoding', { file });
  // Excel's own way to say which delimiter follows; it is no row.
  const said = /^\ufeff?sep=([;,\t|])\r?\n/i.exec(decoded.text);
  const text = decoded.text.slice(said?.[0].length ?? 0);
  const records: string[][] = [];
  try {
    parse(text, {
      delimiter: (said?.[1] as Delimiter | undefined) ?? findDelimiter(text),
      bom: true,
      relax_column_count: true,
      // 5B "nytt" within a cell without quotes is text like any other.
      relax_quotes: true,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Refusal('file-unclosed-quote', { file, row: records.length + 1 });
    if (error instanceof CsvError) throw new Refusal('file-damaged', { file }, { cause: error });
    throw error;
  }
  const isOwn = isOwnHeading((records[0] ?? []).map(cellText));
  const rows = records.flatMap((record, index) => {
    const cells = record.map((cell) => cellText(isOwn ? withoutGuard(cell) : cell));
    return cells.some((cell) => cell !== '') ? [{ row: index + 1, cells }] : [];
  });
  if (rows.length > limits.rows + 1)
    throw new Refusal('file-too-many-rows', { file, rows: rows.length - 1, limit: limits.rows });
  return { encoding: decoded.encoding, table: { name: '', rows } };
}
