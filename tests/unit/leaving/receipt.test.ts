import { expect, test } from 'vitest';
import { withinFont } from '../../../electron/core/foundation/tagged-pdf.ts';

test.each([
  ['Åsa Öberg – 4 maj “x”', 'Åsa Öberg – 4 maj “x”'],
  ['Ångström'.normalize('NFD'), 'Ångström'],
  ['Şükran Yıldız, Łukasz Đorđe', 'Sükran Yildiz, Lukasz Dorde'],
  ['名', '?'],
])('%s is written with the letters that a PDF has: %s', (given, written) => expect(withinFont(given)).toBe(written));
