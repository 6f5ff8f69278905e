/** Rows under headings, in columns as wide as their longest text; for a terminal. */
export function table(headings: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
