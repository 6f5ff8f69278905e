import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rtfOf } from '../../../electron/core/foundation/text/rtf.ts';

const folder = path.join(import.meta.dirname, '../../../resources/papers');
/** What a word processor shows of a document of ours, read by its own rules. */
const shown = (bytes: Uint8Array) =>
  new TextDecoder()
    .decode(bytes)
    .replace(/^\{\\rtf1[^\n]*\n/, '')
    .replace(/\\u(-?\d+)\?/g, (_, code: string) => String.fromCharCode((Number(code) + 0x10000) % 0x10000))
    .replace(/\\par\}/g, '\n')
    .replace(/\\bullet\\tab /g, '• ')
    .replace(/\\(?:pard|sa\d+|sb\d+|fs\d+|fi-?\d+|li\d+|keepn|b|i) ?/g, '')
    .replace(/\\([\\{}])/g, '\uE000$1')
    .replace(/(?<!\uE000)[{}]/g, '')
    .replaceAll('\uE000', '')
    .replace(/\n+/g, '\n')
    .trim();

test('a paper is written word for word, with å ä ö and what RTF reads otherwise', () => {
  const text = '# Åtgärd\n\n> Utkast\n\n- **Vad:** en {mapp} \\ ”sökväg” – 😀\n\nSlut';
  expect(shown(rtfOf(text))).toBe('Åtgärd\nUtkast\n• Vad: en {mapp} \\ ”sökväg” – 😀\nSlut');
});

test('every draft that ships is whole: its blanks are those that are filled in, and nothing of its marks is left', () => {
  const papers = readdirSync(folder);
  expect(papers).toHaveLength(4);
  for (const name of papers) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    expect(
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .map(([, blank]) => blank)
        .filter((blank) => !/^(?:administration|years)$/.test(blank ?? '')),
    ).toEqual([]);
    const lines = shown(rtfOf(text)).split('\n');
    expect(lines).toHaveLength(text.split('\n').filter((line) => line !== '').length);
    expect(lines.filter((line) => /\*\*|^#|^>|^-/.test(line))).toEqual([]);
  }
});
