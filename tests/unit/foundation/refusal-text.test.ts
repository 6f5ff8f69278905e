import { expect, test } from 'vitest';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';
import { refusalText } from '../../../electron/core/foundation/i18n/refusal-text.ts';

test('a refusal says its day as the screen does, in the language that is read', () => {
  const refusal = {
    code: 'register-read-here' as const,
    values: { computer: 'karin@kontoret', at: '2026-11-29 08:50' },
  };
  expect(refusalText(refusal, wordsIn('sv'))).toContain('en kopia från 29 nov. 2026 08:50.');
  expect(refusalText(refusal, wordsIn('en'))).toContain('29 Nov 2026 08:50');
});

test('whoever reads the copies is not told what a colleague does not get', () => {
  for (const code of ['snapshot-folder-missing', 'snapshot-folder-full', 'snapshot-folder-read-only'] as const)
    expect(refusalText({ code, values: { folder: '/delad' } }, wordsIn('sv'))).not.toContain('kollegan');
});

test('ett antal skrivs som på skärmen', () => {
  const refusal = { code: 'file-too-many-rows', values: { file: 'lista.csv', rows: 200_000, limit: 50_000 } } as const;
  expect(refusalText(refusal, wordsIn('sv'))).toContain('Listan har 200\u00a0000 rader; gränsen är 50\u00a0000.');
  expect(refusalText(refusal, wordsIn('en'))).toContain('The list has 200,000 rows; the limit is 50,000.');
});
