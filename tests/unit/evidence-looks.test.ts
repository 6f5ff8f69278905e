import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FileType } from '../../electron/core/evidence/contract.ts';
import { lookAtFile } from '../../electron/core/evidence/look/look-at-file.ts';
import { readsAsLogin } from '../../electron/core/evidence/look/login-words.ts';
import { lookFixture, png } from '../evidence.ts';

const look = (type: FileType, bytes: Uint8Array | string) =>
  lookAtFile({ type, bytes: typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes)) : bytes });

describe('what a picture shows', () => {
  test.each([
    ['blank-spinner', 'seems-blank'],
    ['blank-header', 'seems-blank'],
    ['error', 'seems-blank'],
    ['login-form', 'seems-login'],
    ['login-dark', 'seems-login'],
    ['login-address', 'seems-login'],
    ['post-with-login', 'post'],
    ['post-behind-login', 'post'],
    ['post-about-login', 'post'],
    ['post-one-line', 'post'],
  ])('%s: %s', async (name, shows) => {
    expect(await look('image/png', lookFixture(name))).toBe(shows);
  });

  /** A page with tabs, a white field for the address that ends in a line, and a system's bar below. */
  const framed = (draw: (x: number, y: number) => number | null) =>
    png(640, 480, (x, y) => {
      if (y < 30) return x > 20 && x < 120 && y > 5 ? 255 : 215;
      if (y < 70) return y > 44 && y < 56 && x > 80 && x < 300 && x % 7 < 3 ? 60 : 255;
      if (y === 70) return 220;
      return y > 455 ? 40 : (draw(x, y) ?? 255);
    });

  test('a browser’s frame around nothing is nothing, and one short word within it is a post', async () => {
    expect(
      await look(
        'image/png',
        framed(() => null),
      ),
    ).toBe('seems-blank');
    // Text of a page that waits is drawn so faintly that nobody can read it.
    expect(
      await look(
        'image/png',
        framed((x, y) => (y > 200 && y < 260 && x < 500 ? 243 : null)),
      ),
    ).toBe('seems-blank');
    const stroke = (x: number, y: number) => x > 40 && x < 70 && y > 90 && y < 104 && (x % 9 < 3 || y % 11 < 2);
    expect(
      await look(
        'image/png',
        framed((x, y) => (stroke(x, y) ? 0 : null)),
      ),
    ).toBe('post');
  });

  test('what was cut out by hand is a post, and so is what cannot be drawn', async () => {
    expect(
      await look(
        'image/png',
        png(400, 60, (x, y) => (y === 30 && x < 90 ? 0 : 255)),
      ),
    ).toBe('post');
    expect(await look('image/png', png(400, 300, () => 255).slice(0, 70))).toBe('post');
    expect(
      await look(
        'image/png',
        png(400, 300, () => 255),
      ),
    ).toBe('blank');
  });
});

test('a login page is told by its own lines, and no post by its sentences', () => {
  const login = ['Mobilnummer eller e-post', 'Lösenord', '[ Logga in )', 'Glömt lösenordet?', 'Skapa nytt konto'];
  expect(readsAsLogin(login.join('\n'))).toBe(true);
  expect(readsAsLogin('Log ln\nPassw0rd\nEmail\nForgot password?')).toBe(true);
  expect(readsAsLogin([...login, 'Gilla  Kommentera  Dela'].join('\n'))).toBe(false);
  expect(readsAsLogin([...login, 'Jag kommer hem till dig och dina barn i natt. '.repeat(6)].join('\n'))).toBe(false);
  expect(readsAsLogin('Jag har glömt lösenordet och kan inte logga in.\nHur skapar jag ett nytt konto?')).toBe(false);
  expect(readsAsLogin('Sagostund på lördag\nLogga in\nRegistrera dig')).toBe(false);
});

describe('what a document shows', () => {
  const pdf = (content: string, more = '') =>
    Buffer.concat([
      Buffer.from('%PDF-1.7\n4 0 obj\n<</Length 9/Filter/FlateDecode>>\nstream\n', 'latin1'),
      deflateSync(content),
      Buffer.from(`\nendstream\nendobj\n${more}%%EOF`, 'latin1'),
    ]);
  const packed = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const text = 'application/vnd.oasis.opendocument.text';
  const mail = (body: string) => `From: a@b.se\r\nSubject: Inlägget\r\n\r\n${body}`;

  test.each<[string, FileType, Uint8Array | string, string]>([
    ['a text', 'text/plain', 'Jag vet var du bor', 'post'],
    ['one emoji', 'text/plain', '🖕', 'post'],
    ['dots', 'text/plain', '... - …', 'seems-blank'],
    ['spaces and what is drawn as nothing', 'text/plain', ' \u200b\n\u2800\u3164\ufeff', 'blank'],
    ['a PDF of an empty page', 'application/pdf', pdf('q\n1 0 0 1 0 0 cm\nQ\n'), 'seems-blank'],
    ['a PDF with a line of text', 'application/pdf', pdf('BT /F1 12 Tf <00240025> Tj ET\n'), 'post'],
    ['a PDF of a picture', 'application/pdf', pdf('q /X0 Do Q', '5 0 obj\n<</Subtype /Image>>\n'), 'post'],
    ['a PDF that is locked', 'application/pdf', pdf('q Q', 'trailer\n<</Encrypt 9 0 R>>\n'), 'post'],
    ['a broken PDF', 'application/pdf', pdf('q Q').subarray(0, 70), 'post'],
    ['an empty mail', 'message/rfc822', mail('\r\n<html><body>&nbsp;</body></html>'), 'seems-blank'],
    ['a mail', 'message/rfc822', mail('Du ska få'), 'post'],
    ['an empty letter', word, packed({ 'word/document.xml': '<w:p><w:r><w:t> </w:t></w:r></w:p>' }), 'seems-blank'],
    ['a letter', word, packed({ 'word/document.xml': '<w:t>Du</w:t>' }), 'post'],
    ['a letter with a picture', word, packed({ 'word/document.xml': '<w:p/>', 'word/media/a.png': 'x' }), 'post'],
    ['an empty ODT', text, packed({ 'content.xml': '<text:p/>', 'meta.xml': 'Karin' }), 'seems-blank'],
    ['an ODT', text, packed({ 'content.xml': '<text:p>Du</text:p>' }), 'post'],
    ['no ZIP at all', text, 'PK', 'post'],
  ])('%s', async (_, type, bytes, shows) => {
    expect(await look(type, bytes)).toBe(shows);
  });
});
