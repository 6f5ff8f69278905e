/** Rows as a spreadsheet reads them: semicolons, UTF-8 with BOM, CRLF; a value that would be a formula is made text by an apostrophe. */
export function rowsAsCsv(rows: ReadonlyArray<readonly string[]>): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

/** The same rows for the clipboard, which spreadsheets paste into cells: tabs between values, one line a row. */
export function rowsAsClipboardText(rows: ReadonlyArray<readonly string[]>): string {
  return rows.map((row) => row.map((value) => harmless(value.replace(/\s+/gu, ' '))).join('\t')).join('\n');
}

const cell = (value: string) => {
  const safe = harmless(value);
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const harmless = (value: string) => (/^[=+\-@\t\r]/u.test(value) ? `'${value}` : value);
