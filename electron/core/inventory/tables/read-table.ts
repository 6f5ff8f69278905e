import { Refusal } from '../../foundation/refusal.ts';
import { fileKind } from './file-kind.ts';
import { megabyte, type TableLimits, type Tables } from './table.ts';

/** Reads a list out of a file's bytes, whatever the file is called; refuses by name what is no table. Runs in a worker. */
export async function readTable(input: { bytes: Uint8Array; fileName: string; limits: TableLimits }): Promise<Tables> {
  const { bytes, fileName: file, limits } = input;
  if (bytes.length > limits.megabytes * megabyte)
    throw new Refusal('file-too-large', {
      file,
      megabytes: Math.ceil(bytes.length / megabyte),
      limit: limits.megabytes,
    });
  const found = fileKind(bytes);
  switch (found.kind) {
    case 'xlsx': {
      // Each kind loads its own code: most workers read one file.
      const { readWorkbook } = await import('./workbook.ts');
      const all = await readWorkbook(bytes, limits, file);
      const sheets = all.filter(({ hidden }) => hidden !== true);
      const hiddenSheets = all.filter(({ hidden, rows }) => hidden === true && rows.length > 0).map(({ name }) => name);
      if (sheets.every((sheet) => sheet.rows.length === 0)) throw new Refusal('file-empty', { file });
      return { format: 'xlsx', encoding: '', sheets, hiddenSheets };
    }
    case 'text': {
      const { readCsv } = await import('./csv.ts');
      const { encoding, table } = readCsv(bytes, limits, file);
      if (table.rows.length === 0) throw new Refusal('file-empty', { file });
      return { format: 'csv', encoding, sheets: [table], hiddenSheets: [] };
    }
    case 'empty':
      throw new Refusal('file-empty', { file });
    case 'encrypted':
      throw new Refusal('file-encrypted', { file });
    case 'old-excel':
      throw new Refusal('file-old-excel', { file });
    case 'damaged':
      throw new Refusal('file-damaged', { file });
    case 'logins':
      throw new Refusal('file-of-logins', { file, kind: found.name });
    case 'browser-logins':
      throw new Refusal('file-of-browser-logins', { file });
    case 'other':
      throw new Refusal('file-not-a-table', { file, kind: found.name });
  }
}
