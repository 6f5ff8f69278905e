import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { describe, expect, test } from 'vitest';
import { readVaultFile } from '../../electron/core/vault/importing/read-vault-file.ts';
import { refusal } from '../register.ts';

const asBytes = (content: unknown) =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
const read = (content: unknown, password: string | null = null) =>
  readVaultFile({
    format: 'bitwarden',
    file: 'export.json',
    bytes: content instanceof Uint8Array ? content : asBytes(content),
    password,
    keyFile: null,
  });
const codeOf = async (...given: Parameters<typeof read>) => (await refusal(read(...given))).code;

const login = (fields: object = {}, of: object = {}) => ({
  type: 1,
  name: 'Ängby bibliotek',
  notes: null,
  fields: [],
  login: {
    uris: [{ match: null, uri: 'https://www.facebook.com/angby' }],
    username: 'a',
    password: 'b',
    totp: null,
    ...of,
  },
  ...fields,
});
const plain = (items: readonly unknown[], rest: object = {}) => ({ encrypted: false, folders: [], items, ...rest });

test('a login comes with everything it has, in its place', async () => {
  const { entries } = await read(
    plain(
      [
        login(
          {
            notes: 'Rad ett\nRad två',
            folderId: 'f1',
            fields: [
              { name: 'Recovery codes', value: '1111-2222', type: 1 },
              { name: 'Säkerhetsfråga', value: 'Kajsa', type: 1 },
              { name: 'Delat', value: 'true', type: 2 },
              { name: 'Kopplat', value: null, type: 3, linkedId: 100 },
            ],
            passwordHistory: [{ password: 'gammalt', lastUsedDate: '2025-01-01' }],
            attachments: [{ fileName: 'koder.pdf' }],
          },
          { totp: 'JBSWY3DPEHPK3PXP', fido2Credentials: [{ keyValue: 'x' }] },
        ),
      ],
      { folders: [{ id: 'f1', name: 'Biblioteken/Väster' }] },
    ),
  );
  expect(entries).toEqual([
    {
      title: 'Ängby bibliotek',
      login: 'a',
      password: 'b',
      totp: 'otpauth://totp/?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
      urls: ['https://www.facebook.com/angby'],
      notes: 'Rad ett\nRad två',
      extra: [
        { name: 'Säkerhetsfråga', value: 'Kajsa' },
        { name: 'Delat', value: 'true' },
      ],
      recoveryCodes: '1111-2222',
      groupPath: ['Biblioteken', 'Väster'],
      losses: [
        { what: 'field', name: 'Säkerhetsfråga', why: 'kept-as-extra' },
        { what: 'field', name: 'Delat', why: 'kept-as-extra' },
        { what: 'passkey', name: '', why: 'no-place' },
        { what: 'attachment', name: 'koder.pdf', why: 'no-place' },
        { what: 'history', name: '1', why: 'no-place' },
      ],
    },
  ]);
});

test('what is no login is left whole and named, also what is broken', async () => {
  const { entries, lost } = await read(
    plain([
      { type: 2, name: 'Anteckning', notes: 'x' },
      { type: 3, name: 'Kort' },
      { type: 4, name: 'Identitet' },
      { type: 5, name: 'Nyckel' },
      { type: 99, name: 'Framtid' },
      login({ name: 'Slängd', deletedDate: '2026-01-01T00:00:00Z' }),
      { name: 'Trasig', login: 7 },
      login(),
    ]),
  );
  expect(entries).toHaveLength(1);
  expect(lost.map(({ title, what, why }) => [title, what, why])).toEqual([
    ['Anteckning', 'note', 'only-logins'],
    ['Kort', 'card', 'only-logins'],
    ['Identitet', 'identity', 'only-logins'],
    ['Nyckel', 'ssh-key', 'only-logins'],
    ['Framtid', 'other-kind', 'only-logins'],
    ['Slängd', 'in-trash', 'in-trash'],
    ['Trasig', 'other-kind', 'not-understood'],
  ]);
});

test('a one-time key that makes no codes is named, and its login still comes', async () => {
  const { entries } = await read(plain([login({}, { totp: 'steam://JBSWY3DPEHPK3PXP' })]));
  expect(entries[0]).toMatchObject({ login: 'a', totp: '', losses: [{ what: 'totp', why: 'not-understood' }] });
});

/** A protected export as Bitwarden describes it. (Files by Bitwarden itself, public ones, were read with the same code by hand.) */
async function protectedExport(content: string, password: string, kdf: 'pbkdf2' | 'argon2id') {
  const salt = 'c2FsdHNhbHRzYWx0c2FsdA==';
  const key =
    kdf === 'pbkdf2'
      ? pbkdf2Sync(password, salt, 5000, 32, 'sha256')
      : Buffer.from(
          await argon2id({
            password,
            salt: createHash('sha256').update(salt).digest(),
            iterations: 2,
            memorySize: 16 * 1024,
            parallelism: 1,
            hashLength: 32,
            outputType: 'binary',
          }),
        );
  // HKDF-Expand to one block (RFC 5869, 2.3).
  const stretched = (use: string) => createHmac('sha256', key).update(`${use}\u0001`).digest();
  const locked = (text: string) => {
    const iv = createHash('md5').update(text).digest();
    const cipher = createCipheriv('aes-256-cbc', stretched('enc'), iv);
    const content64 = Buffer.concat([cipher.update(text), cipher.final()]);
    const mac = createHmac('sha256', stretched('mac')).update(iv).update(content64).digest('base64');
    return `2.${iv.toString('base64')}|${content64.toString('base64')}|${mac}`;
  };
  return {
    encrypted: true,
    passwordProtected: true,
    salt,
    ...(kdf === 'pbkdf2'
      ? { kdfType: 0, kdfIterations: 5000 }
      : { kdfType: 1, kdfIterations: 2, kdfMemory: 16, kdfParallelism: 1 }),
    encKeyValidation_DO_NOT_EDIT: locked('9d5d1c3e-0000-4000-8000-000000000000'),
    data: locked(content),
  };
}

describe.each(['pbkdf2', 'argon2id'] as const)('a password-protected export by %s', (kdf) => {
  const content = JSON.stringify(plain([login({}, { password: 'Åska-😀' })]));
  test('opens with its password only', async () => {
    const outer = await protectedExport(content, 'ett lösenord', kdf);
    const { entries } = await read(outer, 'ett lösenord');
    expect(entries[0]?.password).toBe('Åska-😀');
    expect(await codeOf(outer, 'ett annat')).toBe('vault-file-wrong-password');
    expect(await codeOf(outer)).toBe('vault-file-password-needed');
  });

  test('is damaged where its contents were changed, and the password is still right', async () => {
    const outer = await protectedExport(content, 'ett lösenord', kdf);
    const at = outer.data.length - 60;
    const changed = outer.data[at] === 'A' ? 'B' : 'A';
    const data = `${outer.data.slice(0, at)}${changed}${outer.data.slice(at + 1)}`;
    expect(await codeOf({ ...outer, data }, 'ett lösenord')).toBe('vault-file-damaged');
    expect(await codeOf(JSON.stringify(outer).slice(0, -30), 'ett lösenord')).toBe('vault-file-damaged');
    const heavy = { ...outer, kdfIterations: 2_000_000_000, kdfMemory: 4096 };
    expect(await codeOf(heavy, 'ett lösenord')).toBe('vault-file-heavy');
  });
});

test('an export that only its own account can open says so', async () => {
  expect(await codeOf({ encrypted: true, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', items: [] })).toBe(
    'vault-file-account-restricted',
  );
});

test('other files and broken ones are told apart', async () => {
  expect(await codeOf('name,url,username,password')).toBe('vault-file-not-such');
  expect(await codeOf('{"version": 1, "accounts": []}')).toBe('vault-file-not-such');
  expect(await codeOf('[]')).toBe('vault-file-not-such');
  expect(await codeOf(JSON.stringify(plain([login()])).slice(0, -20))).toBe('vault-file-damaged');
  const broken = asBytes(plain([login()]));
  broken[30] = 0xff;
  expect(await codeOf(broken)).toBe('vault-file-damaged');
});
