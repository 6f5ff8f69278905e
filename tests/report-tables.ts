import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';

/** What stands in a PDF of ours, run by run in the order of reading: a cell of a table is one run. Read from the file itself, by none of what wrote it. */
export function pdfRuns(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes);
  const runs: string[] = [];
  for (let start = file.indexOf('stream\n'); start !== -1; start = file.indexOf('stream\n', start + 1)) {
    if (file.subarray(start - 3, start).toString() === 'end') continue;
    const end = file.indexOf('\nendstream', start);
    let content: string;
    try {
      content = inflateSync(file.subarray(start + 7, end)).toString('latin1');
    } catch {
      continue;
    }
    for (const [, shown = ''] of content.matchAll(/\[((?:<[0-9a-f]*>|[-.\d\s])*)\]\s*TJ/g))
      runs.push(
        [...shown.matchAll(/<([0-9a-f]*)>/g)]
          .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
          .join(''),
      );
  }
  return runs;
}

/** The rows of a workbook's first sheet, numbers as they are written. */
export function workbookRows(bytes: Uint8Array): string[][] {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const text = (xml: string) =>
    [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, each = '']) => each.replaceAll('&amp;', '&')).join('');
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, xml = '']) => text(xml));
  return [...part('xl/worksheets/sheet1.xml').matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) => {
    const cells: string[] = [];
    for (const [, attributes = '', cell = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? '';
      // A cell with nothing in it may not stand there; the tables of ours have fewer columns than letters.
      const column = (/r="([A-Z])\d/.exec(attributes)?.[1] ?? 'A').charCodeAt(0) - 65;
      while (cells.length < column) cells.push('');
      if (attributes.includes('t="s"')) cells.push(shared[Number(value)] ?? '');
      else cells.push(attributes.includes('t="inlineStr"') ? text(cell) : value);
    }
    return cells;
  });
}
