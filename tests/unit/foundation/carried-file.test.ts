import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { carriesFile } from '../../../electron/core/foundation/text/carried-file.ts';

// As random as a packed file, and the same each time; a file is seldom smaller.
const bytes = Buffer.concat(Array.from({ length: 63 }, (_, n) => createHash('sha256').update(`${n}`).digest()));
const grouped = (text: string, size: number, between: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []).join(between);

test.each([
  ['base64 in groups of four', grouped(bytes.toString('base64'), 4, ' ')],
  ['base64 in groups of ten, on lines', grouped(bytes.toString('base64'), 10, '\n')],
  ['base64 in groups of six, on lines', grouped(bytes.toString('base64'), 6, '\n')],
  ['hex, as long as a checksum on each line', grouped(bytes.toString('hex'), 64, '\n')],
  ['hex in pairs', grouped(bytes.toString('hex'), 2, ' ')],
  ['hex in pairs with colons', grouped(bytes.toString('hex'), 2, ':')],
  ['hex as escapes', grouped(bytes.toString('hex'), 2, '').replaceAll(/../gu, String.raw`\x$&`)],
  ['a drawing', 'Så här: <svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'],
  ['a data address', 'data:image/png;base64,iVBORw0KGgo='],
])('%s carries a file', (_name, text) => expect(carriesFile(text)).toBe(true));

test.each([
  ['a reason', 'Inlägget namnger en enskild och hänger ut hennes adress. '.repeat(30)],
  ['English', 'The post names a private person and tells where she lives, at home and at work. '.repeat(30)],
  [
    'checksums of a few files',
    Array.from(
      { length: 5 },
      (_, n) => `skarm-${n}.png, SHA-256 ${randomBytes(32).toString('hex')}, sparad i dag på förvaltningens disk`,
    ).join('\n'),
  ],
  [
    'a wave of addresses',
    Array.from({ length: 80 }, (_, n) => `https://www.facebook.com/angby/posts/${n}9876543210`).join('\n'),
  ],
  ...(['before', 'after'] as const).map((side): [string, string] => [
    `checksums of an archive, ${side} the names`,
    Array.from({ length: 60 }, (_, n) => {
      const sha256 = randomBytes(32).toString('hex');
      return side === 'before' ? `${sha256}  export-${n}.zip` : `export-${n}.zip ${sha256}`;
    }).join('\n'),
  ]),
  ['a wave of users', Array.from({ length: 90 }, (_, n) => `${n % 2 ? 'svenne' : 'KalleKula'}${1900 + n}`).join('\n')],
  ['numbers', 'KUL 2026/14, 5000-K123-26 och den 14 november 2026 klockan 13.55. '.repeat(20)],
])('%s does not', (_name, text) => expect(carriesFile(text)).toBe(false));
