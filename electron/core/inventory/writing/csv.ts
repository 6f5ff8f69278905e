import { guarded } from '../tables/formula-guard.ts';

const needsQuotes = /[;"\n\r]|^\s|\s$/;

function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : guarded(value);
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV for Swedish spreadsheets: UTF-8 with mark, semicolons, CRLF, nothing that computes. */
export function csvBytes(rows: ReadonlyArray<ReadonlyArray<string | number>>): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`);
}
