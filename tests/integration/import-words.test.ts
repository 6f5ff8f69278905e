import { afterEach, beforeEach, expect, test } from 'vitest';
import { administrationName, bytesOf, choiceOf, type ListDesk, listOf, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

test('en status som ingen förstår blir okänd och saknas; den ändrar ingen känd, och någon kan säga vad den betyder', async () => {
  const report = await desk.take('a.csv', listOf('A;x.com/a1;;;;;;;övertagen;\nB;x.com/b1;;;;;;;aktivt;'));
  expect(report.statusWords).toEqual([{ text: 'övertagen', rows: 1, status: null }]);
  const byKey = async () => new Map((await desk.register()).map((account) => [account.canonicalKey, account]));
  const asked = (await byKey()).get('x:a1');
  expect(asked).toMatchObject({ status: 'unknown', importedText: { Status: 'övertagen' } });
  expect(asked?.derived.gaps).toContain('status');
  // A whole text in the column is kept, and is no word to be asked about.
  const text = 'Sidan togs över av en annan förvaltning. '.repeat(15);
  const told = await desk.take('text.csv', listOf(`C;x.com/c1;;;;;;;${text};`));
  expect(told.statusWords).toEqual([]);
  expect((await byKey()).get('x:c1')).toMatchObject({ status: 'unknown', importedText: { Status: text.trim() } });
  await desk.take('b.csv', listOf('B;x.com/b1;;;;;;;övertagen;'));
  expect((await byKey()).get('x:b1')).toMatchObject({ status: 'active', importedText: { Status: 'övertagen' } });
  const source = await desk.client.inventory.openImport({
    file: new File([listOf('A;x.com/a1;;;;;;;övertagen;')], 'c.csv'),
  });
  const choice = {
    ...choiceOf(source, await desk.administrationId()),
    statusWords: [{ text: 'övertagen', status: 'lost' as const }],
  };
  expect((await desk.client.inventory.planImport(choice)).statusWords).toEqual([
    { text: 'övertagen', rows: 1, status: 'lost' },
  ]);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const said = (await byKey()).get('x:a1');
  expect(said?.status).toBe('lost');
  expect(said?.derived.gaps).not.toContain('status');
});

test('där listan inget säger om status sägs hur många konton det är, och de får den status som väljs', async () => {
  const rows = 'A;x.com/a1;;;;;;;;\nB;x.com/b1;;;;;;;stängd;\nC;x.com/c1;;;;;;;övertagen;';
  expect((await desk.take('a.csv', listOf(rows), { dryRun: true })).statusUnsaid).toBe(1);
  const source = await desk.client.inventory.openImport({ file: new File([listOf(rows)], 'a.csv') });
  const choice = { ...choiceOf(source, null, administrationName), unsaidStatus: 'dormant' as const };
  const plan = await desk.client.inventory.planImport(choice);
  expect([plan.statusUnsaid, plan.rows.map(({ status }) => status)]).toEqual([1, ['dormant', 'closed', 'unknown']]);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const register = await desk.register();
  expect(Object.fromEntries(register.map(({ canonicalKey, status }) => [canonicalKey, status]))).toEqual({
    'x:a1': 'dormant',
    'x:b1': 'closed',
    'x:c1': 'unknown',
  });
});

test('en förvaltning som inte finns sägs, med den som kan ha menats', async () => {
  await desk.take('a.csv', listOf('A;x.com/a1;;;;;;;;'));
  const wrong = { administrationName: 'Kulturförvaltningne', dryRun: true };
  expect((await desk.take('a.csv', listOf('A;x.com/a1;;;;;;;;'), wrong)).newAdministrations).toEqual([
    { name: 'Kulturförvaltningne', like: administrationName },
  ]);
  expect((await desk.take('a.csv', listOf('A;x.com/a1;;;;;;;;'))).newAdministrations).toEqual([]);
});

test('okända förvaltningar skapas, och varje rad hamnar i sin', async () => {
  const report = await desk.take(
    'a.csv',
    bytesOf('Förvaltning;Namn;Länk\nIdrottsförvaltningen;A;x.com/a1\nkulturförvaltningen;B;x.com/b1\n;C;x.com/c1\n'),
  );
  expect(report.imported).toBe(3);
  const administrations = await desk.client.settings.administrations({});
  expect(administrations.map(({ name, accountCount }) => [name, accountCount])).toEqual([
    ['Idrottsförvaltningen', 1],
    ['kulturförvaltningen', 2],
  ]);
});

test('kommandoraden säger vad rubriker ger för status och hur dagar lästes', async () => {
  const list =
    'Namn;Länk;Startades;Upphör\nA;x.com/a1;16-05-31;31/12/2026\nStängda konton:;;;\nB;x.com/b1;15-01-20;\nC;x.com/c1;;\n';
  const report = await desk.take('a.csv', bytesOf(list), { dryRun: true });
  expect(report.headings).toEqual([{ text: 'Stängda konton', rows: 2, status: 'closed' }]);
  expect(report.dayOrders).toMatchObject([
    { heading: 'Startades', order: 'year-first', isSure: false, example: '16-05-31' },
    { heading: 'Upphör', order: 'day-first', isSure: true, example: '' },
  ]);
});
