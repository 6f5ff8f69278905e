import { expect, test } from 'vitest';
import { readVaultFile } from '../../electron/core/vault/importing/read-vault-file.ts';
import { refusal } from '../register.ts';

const read = (content: string | Uint8Array) =>
  readVaultFile({
    format: 'browser-csv',
    file: 'lösenord.csv',
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    password: null,
    keyFile: null,
  });
const codeOf = async (content: string | Uint8Array) => (await refusal(read(content))).code;

test('Chrome and Edge', async () => {
  const { entries } = await read(
    '\ufeffname,url,username,password,note\r\nfacebook.com,https://www.facebook.com/login,angby@example.se,"å, ""b""\nc",Fråga Karin\r\n\r\n',
  );
  expect(entries).toMatchObject([
    {
      title: 'facebook.com',
      urls: ['https://www.facebook.com/login'],
      login: 'angby@example.se',
      password: 'å, "b"\nc',
      notes: 'Fråga Karin',
      losses: [],
    },
  ]);
});

test('older Chrome without notes', async () => {
  const { entries } = await read('name,url,username,password\nx,https://x.se,a, b \n');
  expect(entries).toMatchObject([{ login: 'a', password: ' b ' }]);
});

test('Firefox', async () => {
  const { entries } = await read(
    '"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed","timePasswordChanged"\n' +
      '"https://www.instagram.com","angby","p","","https://www.instagram.com","{1}","1","2","3"\n',
  );
  expect(entries).toMatchObject([
    { title: '', urls: ['https://www.instagram.com'], login: 'angby', password: 'p', losses: [] },
  ]);
});

test('a column that nobody knows is named', async () => {
  const { entries } = await read('name,url,username,password,favorit\nx,https://x.se,a,b,ja\n');
  expect(entries[0]?.losses).toEqual([{ what: 'field', name: 'favorit', why: 'no-place' }]);
});

test('what is no such file, and what was damaged, are told apart', async () => {
  expect(await codeOf('Kontots namn;Länk\nx;y\n')).toBe('vault-file-not-such');
  expect(await codeOf('{"items":[]}')).toBe('vault-file-not-such');
  expect(await codeOf('name,url,username,password\nx,https://x.se,a,"b\n')).toBe('vault-file-damaged');
  expect(await codeOf('name,url,username,password\nx,https://x.se,a\n')).toBe('vault-file-damaged');
  const saved = Buffer.from('name,url,username,password\nx,https://x.se,a,l\xf6sen\n', 'latin1');
  expect(await codeOf(saved)).toBe('vault-file-damaged');
});
