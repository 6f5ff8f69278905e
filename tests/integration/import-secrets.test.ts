import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { administrationName, bytesOf, choiceOf, type ListDesk, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

const secret = 'Sommar2024!';
const out = '[lösenord utelämnat]';
const list = [
  'Namn;Plattform;Länk;Ansvarig;Anteckning;Kommentar till raden',
  `Ask;Facebook;facebook.com/ask;Anna Ek;lösenord: ${secret};`,
  'Berg;Facebook;facebook.com/berg;Bo Ek;Lösenord saknas;',
  `Civ;Facebook;facebook.com/civ;Bo Ek;;kode hos Åse: ${secret}`,
].join('\n');

/** Everything that the register holds, table by table. */
async function allOf({ core }: ListDesk): Promise<string> {
  const { db } = await core.context();
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(
    tables.map(
      async ({ name }) =>
        await db
          .selectFrom(name as 'audit')
          .selectAll()
          .execute(),
    ),
  );
  return JSON.stringify(rows, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    try {
      return gunzipSync(value).toString('utf8');
    } catch {
      return Buffer.from(value).toString('latin1');
    }
  });
}

test('ett lösenord i en anmärkning sägs och utelämnas: det finns varken på skärmen, i förteckningen, i kvittot eller i loggen', async () => {
  const source = await desk.client.inventory.openImport({ file: new File([list], 'lista.csv') });
  expect(JSON.stringify(source)).not.toContain(secret);
  const choice = choiceOf(source, null, administrationName);
  const plan = await desk.client.inventory.planImport(choice);
  expect(plan.notes.secretRows).toEqual([2, 4]);
  expect(JSON.stringify(plan)).not.toContain(secret);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const [ask, berg, civ] = (await desk.register()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  expect([ask?.note, berg?.note]).toEqual([`lösenord: ${out}`, 'Lösenord saknas']);
  expect(JSON.stringify(civ)).toContain(`kode hos Åse: ${out}`);
  const all = await allOf(desk);
  expect(all).toContain('kode hos Åse');
  expect(all).not.toContain(secret);
});

test('läst igen är inget nytt, och kommandoraden säger vilka rader det gäller', async () => {
  const first = await desk.take('lista.csv', bytesOf(list));
  expect(first).toMatchObject({ imported: 3, secretRows: [2, 4] });
  expect(await desk.take('lista.csv', bytesOf(list))).toMatchObject({ updated: 3, unchanged: 3, secretRows: [2, 4] });
});

test('ett lösenord som redan står på kontot sägs inte heller, och raden ändrar inget', async () => {
  await desk.take('a.csv', bytesOf(list));
  const ask = (await desk.register()).find(({ name }) => name === 'Ask');
  const { db } = await desk.core.context();
  await db
    .updateTable('account')
    .set({ note: `lösenord: ${secret}` })
    .where('id', '=', ask?.id ?? '')
    .execute();
  expect(await desk.take('b.csv', bytesOf(list))).toMatchObject({ unchanged: 3, changed: [] });
  const other = await desk.take('c.csv', bytesOf(list.replace('lösenord: ', 'nytt lösenord: ')), { dryRun: true });
  expect(other.changed).toHaveLength(1);
  expect(JSON.stringify(other)).not.toContain(secret);
  // The log keeps what the list changed, and not the password that was there.
  await desk.take('c.csv', bytesOf(list.replace('lösenord: ', 'nytt lösenord: ')));
  const all = await allOf(desk);
  expect(all).toContain(`nytt lösenord: ${out}`);
  expect(all).not.toContain(secret);
});

test('en rad med bara ett namn sägs i planen och på kommandoraden, och kan väljas bort', async () => {
  const rows = 'Namn;Plattform;Länk\nAsk;Facebook;facebook.com/ask\nSkolor;;\nBerg;Facebook;facebook.com/berg\n';
  const source = await desk.client.inventory.openImport({ file: new File([rows], 'lista.csv') });
  const choice = choiceOf(source, null, administrationName);
  const plan = await desk.client.inventory.planImport(choice);
  expect(plan.notes.onlyNameRows).toEqual([3]);
  const leftOut = plan.rows.flatMap(({ row, key, onlyName }) => (onlyName ? [{ row, key }] : []));
  expect((await desk.client.inventory.planImport({ ...choice, leftOut })).notes.onlyNameRows).toEqual([]);
  expect(await desk.take('lista.csv', bytesOf(rows), { dryRun: true })).toMatchObject({
    onlyNames: [{ row: 3, name: 'Skolor' }],
  });
  for await (const _ of await desk.client.inventory.runImport({ ...choice, leftOut })) void _;
  expect((await desk.register()).map(({ name }) => name).toSorted()).toEqual(['Ask', 'Berg']);
});
