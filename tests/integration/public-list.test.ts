import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ExportDesk, openExportDesk } from '../export-desk.ts';
import { bytesOf } from '../list-desk.ts';

let desk: ExportDesk;
let core: ExportDesk['core'];
let client: ExportDesk['client'];
let take: ExportDesk['take'];
let administrationId: ExportDesk['administrationId'];
let fullRegister: ExportDesk['fullRegister'];
beforeEach(async () => {
  desk = await openExportDesk();
  ({ core, client, take, administrationId, fullRegister } = desk);
});
afterEach(() => desk.close());

describe('offentlig lista', () => {
  test('en kolumn som är tom för alla utelämnas på sidan och står kvar i CSV', async () => {
    await take('a.csv', bytesOf('Namn;Länk;På den offentliga listan;Status\nA;x.com/a1;ja;Aktivt\n'));
    const read = async () => {
      const { files } = await client.inventory.exportPublicList({ administrationId: await administrationId() });
      return files.map(({ token }) => new TextDecoder().decode(core.takeFile(token)?.bytes));
    };
    const [html = '', csv = ''] = await read();
    expect(html.match(/<th scope="col">[^<]*/g)?.map((th) => th.split('>')[1])).toEqual([
      'Konto',
      'Plattform',
      'Adress',
    ]);
    expect(csv).toContain('Konto;Plattform;Adress;Enhet;Språk');
    await take('a.csv', bytesOf('Namn;Länk;Språk\nA;x.com/a1;finska\n'));
    expect((await read())[0]).toContain('<th scope="col">Språk</th>');
  });

  test('bara aktiva konton som är markerade, utan personer, som sida och CSV', async () => {
    const { id } = await fullRegister();
    const answer = await client.inventory.exportPublicList({ administrationId: id });
    expect(answer.rows).toBe(2);
    const [html = '', csv = ''] = answer.files.map(({ token }) =>
      new TextDecoder().decode(core.takeFile(token)?.bytes),
    );
    expect(answer.files.map(({ name }) => name)).toEqual([
      'konton-i-sociala-medier-kulturforvaltningen.html',
      'konton-i-sociala-medier-kulturforvaltningen.csv',
    ]);
    for (const text of [html, csv]) {
      expect(text).toContain('Bo privat');
      for (const hidden of ['Ängström', 'Öhman', 'Avslutat konto', 'Makulerad', 'stad.example'])
        expect(text).not.toContain(hidden);
    }
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('<th scope="row">=HYPERLINK(&quot;http://ond.exempel&quot;;&quot;klicka&quot;)</th>');
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(csv).toContain(`"'=HYPERLINK`);
  });

  test('ingen på listan är en tom lista, inte ett fel', async () => {
    await take('a.csv', bytesOf('Namn;Länk\nA;x.com/a1\n'));
    const answer = await client.inventory.exportPublicList({ administrationId: await administrationId() });
    expect(answer.rows).toBe(0);
    expect(new TextDecoder().decode(core.takeFile(answer.files[0]?.token ?? '')?.bytes)).toContain(
      'Inga konton finns på listan.',
    );
  });
});
