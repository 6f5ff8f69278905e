import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../electron/core/create-core.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import type { RefusalCode } from '../../electron/core/foundation/errors.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { zipDirectory } from '../../electron/core/inventory/tables/zip-directory.ts';
import { inWorkers, openRegister, refusal, temporaryFolder } from '../register.ts';

const kontolista = new Uint8Array(readFileSync(path.join(import.meta.dirname, '../fixtures/lists/kontolista.xlsx')));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const { folder, remove } = temporaryFolder();

let core: Core;
beforeAll(async () => {
  ({ core } = await openRegister(path.join(folder, 'data'), { runJob: inWorkers }));
});
afterAll(async () => {
  await core.close();
  remove();
});

const take = async (fileName: string, bytes: Uint8Array) =>
  await importAccounts(await core.context(), { fileName, bytes, administrationName: 'Provförvaltningen' });

/** The file is refused in plain words, and nothing at all is in the register. */
async function refused(fileName: string, bytes: Uint8Array) {
  const said = await refusal(take(fileName, bytes));
  const { db } = await core.context();
  for (const table of ['administration', 'unit', 'person', 'account', 'import_run', 'audit'] as const)
    expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
  const sentence = wordsIn('sv')(`refusal.${said.code as RefusalCode}`, said.values as never);
  expect(sentence).toMatch(/Inget är inläst\./);
  expect(sentence).not.toMatch(/\{\{|undefined/);
  return said;
}

/** A workbook whose directory says that the sheet is so large, whatever it is. */
function declaring(workbook: Uint8Array, name: string, size: number): Uint8Array {
  const copy = workbook.slice();
  const view = new DataView(copy.buffer);
  const entry = zipDirectory(copy)?.find((one) => one.name === name);
  for (let at = copy.length - 22; at > 0; at -= 1)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 42, true) === entry?.offset)
      view.setUint32(at + 24, size, true);
  return copy;
}

describe('filer som inte går att använda', () => {
  test('en PDF som döpts om', async () => {
    expect(await refused('kontolista.xlsx', bytesOf('%PDF-1.7\n%âãÏÓ\n1 0 obj'))).toEqual({
      code: 'file-not-a-table',
      values: { file: 'kontolista.xlsx', kind: 'PDF' },
    });
  });

  test('en bild, ett Worddokument och en webbsida som döpts om', async () => {
    expect((await refused('lista.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]))).values).toMatchObject({
      kind: 'PNG',
    });
    expect((await refused('lista.xlsx', zipSync({ 'word/document.xml': bytesOf('<w/>') }))).values).toMatchObject({
      kind: 'Word (.docx)',
    });
    expect(
      (await refused('lista.xls', bytesOf('<html><table><tr><td>Namn</td></tr></table></html>'))).values,
    ).toMatchObject({ kind: 'HTML' });
  });

  test('en arbetsbok med lösenord', async () => {
    const { writeXlsx } = await import('hucre');
    const locked = await writeXlsx({
      sheets: [{ name: 'A', rows: [['Namn']] }],
      encryption: { password: 'hemligt', spinCount: 1000 },
    });
    expect(await refused('låst.xlsx', locked)).toEqual({ code: 'file-encrypted', values: { file: 'låst.xlsx' } });
  });

  test('en arbetsbok i det gamla formatet', async () => {
    const old = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1000),
      Buffer.from('Workbook', 'utf16le'),
    ]);
    expect((await refused('gammal.xlsx', new Uint8Array(old))).code).toBe('file-old-excel');
  });

  test('ett blad på 2 GB i en fil på 400 kB', async () => {
    const parts = unzipSync(kontolista);
    const bomb = declaring(
      zipSync({ ...parts, 'xl/media/a.bin': deflateRawSync(Buffer.alloc(400_000, 'ab')) }, { level: 0 }),
      'xl/worksheets/sheet1.xml',
      2_000_000_000,
    );
    const started = performance.now();
    expect(await refused('stor.xlsx', bomb)).toMatchObject({
      code: 'file-unpacks-too-large',
      values: { file: 'stor.xlsx', megabytes: 2000, limit: 300 },
    });
    // Refused by the directory: nothing of it was unpacked.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('200 000 rader, som arbetsbok och som text', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, index) => `<row r="${index + 2}"><c t="inlineStr"><is><t>Konto</t></is></c></row>`,
    );
    const parts = unzipSync(kontolista);
    parts['xl/worksheets/sheet1.xml'] = bytesOf(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="inlineStr"><is><t>Namn</t></is></c></row>${rows.join('')}</sheetData></worksheet>`,
    );
    const expected = { code: 'file-too-many-rows', values: { rows: 200_000, limit: 50_000 } };
    expect(await refused('lång.xlsx', zipSync(parts))).toMatchObject(expected);
    expect(await refused('lång.csv', bytesOf(`Namn\n${'Konto\n'.repeat(200_000)}`))).toMatchObject(expected);
  });

  test('en okänd teckenkodning, ett citattecken som aldrig slutar, en avhuggen fil, en tom', async () => {
    const dos = Uint8Array.from([
      ...bytesOf('Namn;L'),
      0x84,
      ...bytesOf('nk\n'),
      0x8f,
      ...bytesOf('rsta '),
      0x84,
      ...bytesOf('ngar;x.com/a1\n'),
    ]);
    expect((await refused('dos.csv', dos)).code).toBe('file-unknown-encoding');
    expect(await refused('öppen.csv', bytesOf('Namn;Länk\nA;x.com/a1\n"B;x.com/b1\nC;x.com/c1\n'))).toMatchObject({
      code: 'file-unclosed-quote',
      values: { row: 3 },
    });
    expect((await refused('halv.xlsx', kontolista.slice(0, 5000))).code).toBe('file-damaged');
    expect((await refused('tom.csv', new Uint8Array(0))).code).toBe('file-empty');
  });

  test('en text där ingenting liknar konton', async () => {
    expect(await refused('brev.txt', bytesOf('12;13\n14;15\n16;17\n'))).toEqual({
      code: 'file-without-header',
      values: { file: 'brev.txt' },
    });
  });
});
