import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVaultFile } from '../../electron/core/vault/importing/read-vault-file.ts';
import { fixturePassword } from '../fixtures/vaults/make.ts';
import { projectRoot, refusal } from '../register.ts';

const folder = path.join(projectRoot, 'tests/fixtures/vaults');
const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));
const made = ['kdbx31-aes.kdbx', 'kdbx4-aes.kdbx', 'kdbx4-argon2d.kdbx', 'kdbx4-argon2id.kdbx'] as const;

const read = (bytes: Uint8Array, password: string | null = fixturePassword, keyFile: Uint8Array | null = null) =>
  readVaultFile({ format: 'kdbx', file: 'valv.kdbx', bytes, password, keyFile });
const codeOf = async (...given: Parameters<typeof read>) => (await refusal(read(...given))).code;

describe.each(made)('%s', (name) => {
  test('every field of a database by KeePassXC is where it belongs', async () => {
    const { entries, lost, remarks } = await read(bytesOf(name));
    const [first, note, same, broken] = entries;
    expect(entries).toHaveLength(4);
    expect(first).toEqual({
      title: 'Ängby bibliotek',
      login: 'angby@example.se',
      password: 'Åska-&-"ömt"-€-😀',
      totp: 'otpauth://totp/Meta%3Aangby?secret=JBSWY3DPEHPK3PXP&issuer=Meta&algorithm=SHA1&digits=6&period=30',
      urls: ['https://www.facebook.com/angbybibliotek', 'https://www.instagram.com/angbybibliotek'],
      notes: 'Rad ett\nRad två',
      extra: [{ name: 'Säkerhetsfråga', value: 'Första husdjuret: Kajsa' }],
      recoveryCodes: '1111-2222\n3333-4444',
      groupPath: [],
      losses: [
        { what: 'field', name: 'Säkerhetsfråga', why: 'kept-as-extra' },
        { what: 'attachment', name: 'koder.txt', why: 'no-place' },
        { what: 'history', name: '1', why: 'no-place' },
        { what: 'tags', name: 'bibliotek, viktigt', why: 'no-place' },
        { what: 'expiry', name: '2027-03-01', why: 'no-place' },
      ],
    });
    expect(note?.notes).toBe('Nyckeln ligger i skåpet');
    expect(same).toMatchObject({
      password: first?.password,
      groupPath: ['Stadsdelar', 'Söder'],
      totp: 'otpauth://totp/?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=30',
    });
    expect(broken).toMatchObject({
      password: '',
      losses: [
        { what: 'reference', name: 'Password', why: 'not-understood' },
        { what: 'totp', name: 'TOTP Seed', why: 'not-understood' },
      ],
    });
    expect(lost).toEqual([]);
    expect(remarks).toEqual([{ title: 'Papperskorgen', what: 'recycle-bin', name: '1', why: 'in-trash' }]);
    expect(JSON.stringify(entries)).not.toContain('slangt-losenord');
  });

  test('a wrong password is told from a damaged file', async () => {
    const bytes = bytesOf(name);
    expect(await codeOf(bytes, 'fel lösenord')).toBe('vault-file-wrong-password');
    expect(await codeOf(bytes, null)).toBe('vault-file-password-needed');
    const cut = bytes.slice(0, -40);
    expect(await codeOf(cut)).toBe('vault-file-damaged');
    // Version 4 ends with 36 bytes that only say so.
    const at = bytes.length - (name.startsWith('kdbx4') ? 60 : 10);
    const lastBlock = bytes.slice();
    lastBlock[at] = (lastBlock[at] ?? 0) ^ 1;
    expect(await codeOf(lastBlock)).toBe('vault-file-damaged');
  });

  test('damage anywhere is refused in words, and never taken for contents', { timeout: 120_000 }, async () => {
    const bytes = bytesOf(name);
    const whole = JSON.stringify(await read(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.record({ kind: fc.constant('cut' as const), at: fc.nat(bytes.length - 1), bit: fc.constant(0) }),
          fc.record({ kind: fc.constant('flip' as const), at: fc.nat(bytes.length - 1), bit: fc.nat(7) }),
        ),
        async ({ kind, at, bit }) => {
          const damaged = kind === 'cut' ? bytes.slice(0, at) : bytes.slice();
          if (kind === 'flip') damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
          try {
            // KDBX 3 has bytes that mean nothing (a comment, a closing field): then everything is there.
            expect(JSON.stringify(await read(damaged))).toBe(whole);
          } catch (error) {
            expect((error as { code: string }).code).toMatch(/^(?:vault-file-(?!password-needed)|file-empty)/);
          }
        },
      ),
      { numRuns: 60, seed: 20_261_122 },
    );
  });
});

test('a key file is needed where the database has one', async () => {
  const bytes = bytesOf('kdbx31-keyfile.kdbx');
  expect(await codeOf(bytes)).toBe('vault-file-wrong-password');
  const { entries } = await read(bytes, fixturePassword, bytesOf('nyckel.keyx'));
  expect(entries).toHaveLength(4);
});

test('other files are called what they are', async () => {
  const text = (written: string) => new TextEncoder().encode(written);
  expect(await codeOf(text('name,url,username,password\n'))).toBe('vault-file-not-such');
  expect(await codeOf(new Uint8Array())).toBe('file-empty');
  const kdb1 = new Uint8Array(200);
  kdb1.set([0x03, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5]);
  expect(await codeOf(kdb1)).toBe('vault-file-unsupported');
  const later = bytesOf('kdbx4-aes.kdbx');
  later[10] = 9;
  expect(await codeOf(later)).toMatch(/vault-file-(?:damaged|unsupported)/);
});

test('a database of 200 MB is refused by its size before it is read', async () => {
  const given = await refusal(read(new Uint8Array(200_000_000)));
  expect(given).toEqual({
    code: 'vault-file-too-large',
    values: { file: 'valv.kdbx', megabytes: 200, limit: 50 },
  });
});

test('numbers that ask for endless work are refused at once', { timeout: 5000 }, async () => {
  const bytes = bytesOf('kdbx31-aes.kdbx');
  // Field 6 of the header is the rounds, 8 bytes.
  const at = Buffer.from(bytes).indexOf(Buffer.of(6, 8, 0)) + 3;
  bytes.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 0], at);
  expect(await codeOf(bytes)).toBe('vault-file-heavy');
});

test('no refusal carries a secret', async () => {
  for (const name of made) {
    const given = await refusal(read(bytesOf(name), 'HEMLIGT-ORD'));
    expect(JSON.stringify(given)).not.toContain('HEMLIGT');
  }
});
