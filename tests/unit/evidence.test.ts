import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlankImage, isLoginAddress, lookAtSavedPage } from '../../electron/core/evidence/nothing-there.ts';
import { plainName, recognise } from '../../electron/core/evidence/recognise.ts';
import { coversKind } from '../../electron/core/evidence/contract.ts';
import { disposableOn, disposalFault, reviewOn } from '../../electron/core/evidence/rules.ts';
import { Refusal } from '../../electron/core/foundation/errors.ts';
import { carriesFile } from '../../electron/core/foundation/text/carried-file.ts';
import { png } from '../evidence.ts';
import { projectRoot } from '../register.ts';

const fixtures = path.join(projectRoot, 'tests/fixtures/images');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const says = (name: string, bytes: Uint8Array) => {
  try {
    return recognise(name, bytes).type;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const picture = png(40, 30, (x, y) => x * y);
const gif = bytesOf(`GIF89a\x10\x00\x10\x00${'\0'.repeat(40)}`);
const jpeg = bytesOf(
  `\xff\xd8\xff\xe0\x00\x10JFIF\0${'\0'.repeat(9)}\xff\xc0\x00\x11\x08\x00\x20\x00\x30${'\0'.repeat(30)}`,
);
const webp = bytesOf(`RIFF\x60\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x0f\0\0${'\0'.repeat(30)}`);

describe('a file is what its bytes are', () => {
  test.each([
    ['skarm.png', picture, 'image/png'],
    ['SKÄRM.PNG', picture, 'image/png'],
    ['a.gif', gif, 'image/gif'],
    ['a.jpg', jpeg, 'image/jpeg'],
    ['a.webp', webp, 'image/webp'],
    ['beslut.pdf', bytesOf('%PDF-1.7\n'), 'application/pdf'],
    ['a.txt', bytesOf('Hej'), 'text/plain'],
    ['sida.html', bytesOf('<!DOCTYPE html><title>x</title>'), 'text/html'],
    ['sida.mhtml', bytesOf('From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\r\n'), 'multipart/related'],
    ['brev.eml', bytesOf('From: a@b.se\r\nSubject: Hej\r\n\r\nHej'), 'message/rfc822'],
    [
      'a.docx',
      bytesOf('PK\x03\x04....[Content_Types].xml...word/document.xml'),
      expect.stringContaining('wordprocessingml') as unknown,
    ],
    // What it says that it is, and is not.
    ['skarm.jpg', picture, 'evidence-type-differs'],
    ['skarm.html', picture, 'evidence-type-differs'],
    ['bild.png', bytesOf('<html><script>alert(1)</script></html>'), 'evidence-type-differs'],
    ['bild.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'evidence-type-unknown'],
    ['bild.txt', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'evidence-type-unknown'],
    ['a.exe', bytesOf('MZ\x90\0'), 'evidence-type-unknown'],
    ['a.zip', bytesOf('PK\x03\x04....hemligt.exe'), 'evidence-packed'],
    ['a.7z', bytesOf('7z\xbc\xaf\x27\x1c....'), 'evidence-packed'],
    ['skarm', picture, 'evidence-type-differs'],
    ['tom.png', new Uint8Array(), 'evidence-file-empty'],
    ['halv.png', picture.slice(0, 20), 'evidence-image-broken'],
    ['halv.jpg', jpeg.slice(0, 12), 'evidence-image-broken'],
    ['stor.txt', new Uint8Array(2 * 1024 * 1024 + 1).fill(97), 'evidence-file-large'],
  ])('%s', (name, bytes, expected) => {
    expect(says(name, bytes)).toEqual(expected);
  });

  test('an image that says that it is vast is not taken, however few its bytes are', () => {
    const vast = Uint8Array.from(picture);
    new DataView(vast.buffer).setUint32(16, 90_000);
    new DataView(vast.buffer).setUint32(20, 90_000);
    expect(says('bomb.png', vast)).toBe('evidence-image-vast');
  });

  test('no bytes at all make it fall, and none make a text an image', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.png', 'a.jpg', 'a.webp', 'a.gif'),
        (noise, name) => {
          for (const start of [
            new Uint8Array(),
            picture.slice(0, 8),
            jpeg.slice(0, 4),
            webp.slice(0, 16),
            gif.slice(0, 6),
          ]) {
            const said = says(name, new Uint8Array([...start, ...noise]));
            expect(typeof said).toBe('string');
            if (
              start.byteLength === 0 &&
              noise[0] !== undefined &&
              noise[0] < 128 &&
              noise[0] !== 71 &&
              noise[0] !== 82
            )
              expect(said).not.toMatch(/^image\//u);
          }
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  test('a name leads nowhere', () => {
    expect(plainName('../../etc/passwd')).toBe('passwd');
    expect(plainName('C:\\Users\\karin\\skärm\u202egnp.exe')).toBe('skärm_gnp.exe');
    expect(plainName(' ..png ')).toBe('png');
    expect(plainName('')).toBe('fil');
    expect(plainName(`${'å'.repeat(300)}.png`)).toBe(`${'å'.repeat(120)}.png`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const plain = plainName(name);
        expect(plain).not.toMatch(/[/\\\p{C}]|^\.|^$/u);
        expect(plain.length).toBeLessThanOrEqual(130);
      }),
      { seed: 6 },
    );
  });
});

describe('a login or nothing documents no post', () => {
  test.each([
    ['https://www.facebook.com/login/?next=x', true],
    ['https://www.instagram.com/accounts/login/', true],
    ['https://www.linkedin.com/authwall?trk=x', true],
    ['https://accounts.google.com/v3/signin/identifier', true],
    ['https://x.com/i/flow/login', true],
    ['https://social.exempel.se/@arg/112', false],
    ['https://exempel.se/om-loginsidan', false],
    ['inte en adress', false],
  ])('%s', (address, isLogin) => {
    expect(isLoginAddress(address)).toBe(isLogin);
  });

  test('saved pages', () => {
    const words = 'En lång kommentar om simhallens öppettider. '.repeat(50);
    const page = (html: string) => lookAtSavedPage('text/html', bytesOf(`<html><body>${html}</body></html>`));
    expect(page(`<p>${words}</p>`)).toBe('page');
    expect(page(`<p>${words}</p><input type="password">`)).toBe('page');
    expect(page('<p>Logga in för att se inlägget på vår plattform</p><input type=password>')).toBe('login');
    expect(page(`<div></div><script>${words}</script><style>${words}</style>`)).toBe('blank');
    const mhtml = (html: string) =>
      bytesOf(`From: <x>\r\nContent-Type: multipart/related;\r\n\r\n<html><body>${html}</body></html>\r\n--x`);
    expect(lookAtSavedPage('multipart/related', mhtml('<p>V=C3=A4n=\r\nta</p>'))).toBe('blank');
    expect(lookAtSavedPage('multipart/related', mhtml('<input type=3D"password"> Logga in'))).toBe('login');
    expect(lookAtSavedPage('multipart/related', mhtml(words))).toBe('page');
  });

  test('a picture of one colour is blank, and one sign is enough for it not to be', async () => {
    const blank = png(400, 300, () => 255);
    expect(await isBlankImage('image/png', blank)).toBe(true);
    const scrollBar = png(400, 300, (x) => (x >= 385 ? 200 : 255));
    expect(await isBlankImage('image/png', scrollBar)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(375), fc.nat(299), fc.nat(254), async (x, y, grey) => {
        const dot = png(400, 300, (a, b) => (a === x && b === y ? grey : 255));
        expect(await isBlankImage('image/png', dot)).toBe(false);
      }),
      { seed: 7, numRuns: 20 },
    );
    expect(await isBlankImage('image/png', blank.slice(0, 60))).toBe(false);
  });

  test.each(['jpeg', 'webp', 'gif'] as const)(
    'the same of a %s, as a browser or an office program writes it; a broken one is not judged, and stands in no other’s way',
    async (kind) => {
      const type = `image/${kind}` as const;
      const read = (name: string) => new Uint8Array(readFileSync(`${fixtures}/${name}.${kind}`));
      const [blank, words] = [read('blank'), read('words')];
      expect([await isBlankImage(type, blank), await isBlankImage(type, words)]).toEqual([true, false]);
      await fc.assert(
        fc.asyncProperty(fc.nat(words.byteLength - 1), fc.nat(255), fc.boolean(), async (at, value, isCut) => {
          const broken = isCut ? words.slice(0, at) : words.with(at, value);
          expect(typeof (await isBlankImage(type, broken))).toBe('boolean');
        }),
        { seed: 7, numRuns: 40 },
      );
      expect([await isBlankImage(type, blank), await isBlankImage(type, words)]).toEqual([true, false]);
    },
  );
});

test('a text carries no file', () => {
  const file = Buffer.from(png(64, 64, (x, y) => (x * 31 + y * 17 + x * y) % 256)).toString('base64');
  expect(carriesFile(`se <img src="data:image/png;base64,${file}">`)).toBe(true);
  expect(carriesFile(file)).toBe(true);
  expect(carriesFile(`Bilden:\n${(file.match(/.{1,76}/gu) ?? []).join('\n')}\n`)).toBe(true);
  expect(carriesFile(Buffer.from(file).toString('hex'))).toBe(true);
  expect(carriesFile('Data: 14 inlägg, alla med samma text. Se https://exempel.se/?data=1,2')).toBe(false);
  expect(carriesFile(`https://exempel.se/${'a'.repeat(900)}`)).toBe(false);
  expect(carriesFile('Karin ringde polisen 14.02. '.repeat(300))).toBe(false);
});

test('files are disposed of by a decision that covers them, when it is in force and its time has passed', () => {
  const decision = { months: 6, fromOn: '2026-03-01', toOn: '2027-03-01' };
  const fault = (on: string, keptOn: string | null = '2026-05-31') => disposalFault(decision, { keptOn, on });
  expect(disposableOn('2026-05-31', decision)).toBe('2026-11-30');
  expect(disposableOn('2025-01-01', decision)).toBe('2026-03-01');
  expect([fault('2026-11-29'), fault('2026-11-30'), fault('2027-03-01'), fault('2027-03-02')]).toEqual([
    'too-early',
    null,
    null,
    'not-in-force',
  ]);
  expect([fault('2026-02-28', '2025-01-01'), fault('2026-02-28', null)]).toEqual(['not-in-force', 'not-in-force']);
  expect(fault('2026-03-01', null)).toBeNull();
  expect([coversKind({ workflows: [] }, 'post'), coversKind({ workflows: ['start'] }, 'post')]).toEqual([true, false]);
});

test('a block is reviewed on the earliest day that was set, then on the day of the last review, and not when it has ended', () => {
  const measures = [{ 'review-on': '2026-12-20' }, { action: 'closed' }, { 'review-on': '2026-12-01' }];
  expect(reviewOn(measures, {})).toBe('2026-12-01');
  expect(reviewOn(measures, { kept: 'kept', 'again-on': '2027-01-10' })).toBe('2027-01-10');
  expect(reviewOn(measures, { kept: 'ended' })).toBeNull();
  expect(reviewOn([{}], {})).toBeNull();
});
