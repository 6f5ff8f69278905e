import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { taggedPdf, type TaggedPages } from '../../electron/core/foundation/tagged-pdf.ts';
import { pdfText } from '../documents.ts';

// Tables as they are drawn, not only as their text layer has it.
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'kanalvakt-pdf-'))));
afterAll(() => rm(folder, { recursive: true }));

async function drawn(write: (pages: TaggedPages) => void): Promise<string> {
  const file = path.join(folder, 'table.pdf');
  const about = { title: 'Prov', language: 'sv', madeAt: '2026-11-27T12:00:00.000Z', pageOf: () => '' } as const;
  await writeFile(file, await taggedPdf(about, write));
  return file;
}

/** The first row of the page with anything black on it. */
async function topOf(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)('pdftoppm', ['-gray', '-r', '300', file], {
    encoding: 'buffer',
    maxBuffer: 64_000_000,
  });
  const [head = ''] = /^P5\s+\d+\s+\d+\s+255\s/u.exec(stdout.subarray(0, 40).toString('latin1')) ?? [];
  const width = Number(head.split(/\s+/u)[1]);
  return Math.floor(stdout.subarray(head.length).findIndex((grey) => grey < 100) / width);
}

test.each([
  ['a heading', (word: string) => [[word], [['']]] as const],
  ['a cell', (word: string) => [[' '], [[word]]] as const],
])('rings and dots stand above the letters in %s', async (_, tableOf) => {
  const top = async (word: string) => {
    const [headings, rows] = tableOf(word);
    return await topOf(await drawn((pages) => pages.table([483], headings, rows)));
  };
  const bare = await top('A');
  // A ring and dots are more than a tenth of the size: 9.5 points are 40 rows here.
  expect(bare - (await top('Å'))).toBeGreaterThan(4);
  expect(bare - (await top('Ö'))).toBeGreaterThan(4);
});

test('no heading breaks within a word, however narrow its column was meant to be', async () => {
  const headings = ['Konto', 'Att kontrollera', 'Kontrollerat', 'varav sent', 'varav efterregistrerat', 'Okänt läge'];
  const widths = [233, 50, 50, 50, 50, 50];
  const text = await pdfText(await drawn((pages) => pages.table(widths, headings, [])));
  for (const word of headings.flatMap((heading) => heading.split(' '))) expect(text).toContain(word);
});
