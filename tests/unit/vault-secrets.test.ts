import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../electron/core/accounts/platforms.ts';
import { CredentialSecrets } from '../../electron/core/vault/contract.ts';
import { emptyEntry, type VaultEntry } from '../../electron/core/vault/importing/entry.ts';
import { labelOf, secretsOf } from '../../electron/core/vault/importing/secrets-of-entry.ts';
import { projectRoot } from '../register.ts';

const catalogue = loadCatalogue(readFileSync(path.join(projectRoot, 'resources/platforms.yaml'), 'utf8'));
const entry = (fields: Partial<VaultEntry>): VaultEntry => ({ ...emptyEntry('Ängby'), ...fields });
const own = { canonicalKey: 'facebook:angby', name: 'Ängby bibliotek', platformName: 'Facebook' };
const secrets = (fields: Partial<VaultEntry>) => secretsOf(catalogue, entry(fields), [own]);

test('recovery codes are taken apart, one by one', () => {
  const codes = (recoveryCodes: string) => secrets({ recoveryCodes }).secrets.recoveryCodes;
  expect(codes('1111-2222 3333-4444')).toEqual(['1111-2222', '3333-4444']);
  expect(codes('abcd1234\nefgh5678\n\n')).toEqual(['abcd1234', 'efgh5678']);
  expect(codes('11112222, 33334444; 55556666')).toEqual(['11112222', '33334444', '55556666']);
  // Words with spaces are one code, or an explanation.
  expect(codes('ligger i kassaskåpet')).toEqual(['ligger i kassaskåpet']);
});

test('the account keeps its own address; others, and the folder, stay beside', () => {
  const { extra } = secrets({
    urls: ['https://m.facebook.com/angby?ref=bookmarks', 'https://planerare.example/angby'],
    groupPath: ['Biblioteken', 'Väster'],
    extra: [{ name: 'Säkerhetsfråga', value: 'Kajsa' }],
  }).secrets;
  expect(extra).toEqual([
    { name: 'Säkerhetsfråga', value: 'Kajsa' },
    { name: 'Adress', value: 'https://planerare.example/angby' },
    { name: 'Mapp', value: 'Biblioteken / Väster' },
  ]);
});

test('what is too long is named, a password is never cut, and what is left is always something that can be sealed', () => {
  const { secrets: kept, tooLong } = secrets({
    password: 'x'.repeat(1001),
    notes: 'å'.repeat(20_000),
    recoveryCodes: Array.from({ length: 60 }, (_, index) => `kod-${index}`).join('\n'),
    extra: Array.from({ length: 55 }, (_, index) => ({ name: index === 0 ? ' ' : `f${index}`, value: 'v' })),
  });
  expect(() => CredentialSecrets.parse(kept)).not.toThrow();
  expect(kept.password).toBe('');
  expect(kept.notes).toHaveLength(10_000);
  expect([kept.recoveryCodes.length, kept.extra.length, kept.extra[0]?.name]).toEqual([50, 50, 'Fält']);
  expect(tooLong.map(({ name }) => name).toSorted()).toEqual(
    ['Anteckning', 'Lösenord', 'f50', 'f51', 'f52', 'f53', 'f54', 'Återställningskoder'].toSorted(),
  );
});

test('a login has its own name, or its account’s where the file only names a site', () => {
  expect(labelOf(entry({ title: 'Ängby på Facebook' }), [own])).toBe('Ängby på Facebook');
  expect(labelOf(entry({ title: 'facebook.com' }), [own])).toBe('Ängby bibliotek (Facebook)');
  expect(labelOf(entry({ title: '', urls: ['https://www.facebook.com/login'] }), [own])).toBe(
    'Ängby bibliotek (Facebook)',
  );
  expect(labelOf(entry({ title: '', urls: ['https://www.facebook.com/login'] }), [])).toBe('facebook.com');
  expect(labelOf(entry({ title: '' }), [])).toBe('Inloggning');
});
