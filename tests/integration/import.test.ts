import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../electron/core/foundation/database/dialect.ts';
import { expectedSchema, schemaText } from '../../electron/core/foundation/database/schema-text.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { readPeopleOf } from '../../electron/core/people/find-or-add.ts';
import { administrationName, bytesOf, choiceOf, type ListDesk, listFile, openListDesk } from '../list-desk.ts';
import { inWorkers, refusal } from '../register.ts';

let desk: ListDesk;

/** The tables and indexes of the register's file, as its own description has them. */
async function tablesAndIndexes(): Promise<string> {
  const connection = openSqlite((await desk.core.context()).folder.file, { readonly: true });
  try {
    return schemaText(connection);
  } finally {
    connection.close();
  }
}

beforeEach(async () => {
  desk = await openListDesk({ runJob: inWorkers });
});
afterEach(async () => await desk.close());

describe('över kontraktet', () => {
  const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);
  const kontolista = () => file('kontolista.xlsx', new Uint8Array(listFile('kontolista.xlsx')));

  test('öppna, välja, planera, läsa in med besked på vägen, rapport efteråt', async () => {
    const source = await desk.client.inventory.openImport({ file: kontolista() });
    expect(source).toMatchObject({
      fileName: 'kontolista.xlsx',
      headerRow: 4,
      sheet: 0,
      sheets: [{ name: 'Sheet1', rows: 59 }],
    });
    expect(source.columns[2]).toMatchObject({ heading: 'Länk', field: 'address' });
    expect(source.columns[2]?.examples).toHaveLength(3);
    expect(source.top[0]?.cells[0]).toMatch(/^Kulturförvaltningen/);
    const plan = await desk.client.inventory.planImport(choiceOf(source, null, administrationName));
    expect(plan.counts).toMatchObject({ rows: 56, imported: 52, updated: 0, duplicates: 2, rejected: 0, skipped: 2 });
    expect(plan.newAdministrations).toEqual([administrationName]);
    expect(plan.newUnits).toHaveLength(6);
    expect(plan.rows).toHaveLength(56);
    const states = [];
    for await (const state of await desk.client.inventory.runImport(choiceOf(source, null, administrationName)))
      states.push(state);
    const done = states.at(-1);
    expect(done).toMatchObject({ state: 'done', counts: plan.counts });
    expect(states.some(({ state }) => state === 'running')).toBe(true);
    expect(await tablesAndIndexes()).toBe(await expectedSchema());
    const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
    expect(plan.newPeople).toHaveLength(people.length);
    const [run] = await desk.client.inventory.importRuns({ administrationId: await desk.administrationId() });
    expect(run).toMatchObject({ fileName: 'kontolista.xlsx', counts: plan.counts });
    const report = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
    // The people are in the register: the report says that they differed, and names nobody.
    const ofPeople = ['responsible', 'deputy', 'manager', 'editors'];
    const withoutNames = plan.rows.map((row) => ({
      ...row,
      responsible: '',
      furtherEditors: [],
      details: [],
      differs: row.differs.map((one) =>
        ofPeople.includes(one.field) ? { ...one, first: '', second: '', withheld: true } : one,
      ),
    }));
    expect(report.rows).toEqual(withoutNames);
    expect(withoutNames.some(({ differs }) => differs.some(({ withheld }) => withheld))).toBe(true);
  });

  test('fält som väljs om gäller, och utan namn och adress blir det inget', async () => {
    const source = await desk.client.inventory.openImport({ file: kontolista() });
    const choice = choiceOf(source, null, administrationName);
    const without = { ...choice, columns: choice.columns.map((column) => ({ ...column, field: 'extra' as const })) };
    expect((await refusal(desk.client.inventory.planImport(without))).code).toBe('import-without-name-or-address');
    const other = {
      ...choice,
      columns: choice.columns.map((column) =>
        column.field === 'purpose' ? { ...column, field: 'benefit' as const } : column,
      ),
    };
    for await (const _ of await desk.client.inventory.runImport(other)) void _;
    const accounts = await desk.register();
    expect(accounts.filter(({ purpose }) => purpose !== '')).toEqual([]);
    expect(accounts.filter(({ benefit }) => benefit === 'Visa verksamheten, väcka läslust')).not.toEqual([]);
  });

  test('en pekad rubrikrad gäller, och en bortlagd fil är borta', async () => {
    const source = await desk.client.inventory.openImport({ file: kontolista() });
    expect(await desk.client.inventory.chooseSheet({ token: source.token, sheet: 0, headerRow: 5 })).toMatchObject({
      headerRow: 5,
    });
    expect(await desk.client.inventory.chooseSheet({ token: source.token, sheet: 0, headerRow: null })).toMatchObject({
      headerRow: 4,
    });
    await desk.client.inventory.discard({ token: source.token });
    expect((await refusal(desk.client.inventory.planImport(choiceOf(source, null, 'X')))).code).toBe(
      'file-token-unknown',
    );
  });

  test('avbruten halvvägs är inget skrivet', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `Konto ${index};x.com/konto${index};Anna Ek ${index % 7}`);
    const source = await desk.client.inventory.openImport({
      file: file('stor.csv', bytesOf(`Namn;Länk;Enhet\n${rows.join('\n')}\n`)),
    });
    let seen = 0;
    for await (const state of await desk.client.inventory.runImport(choiceOf(source, null, administrationName))) {
      if (state.state === 'running') seen = state.done;
      if (seen > 0) break;
    }
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(2000);
    expect(await desk.client.settings.administrations({})).toEqual([]);
    const { db } = await desk.core.context();
    for (const table of ['account', 'person', 'unit', 'import_run', 'audit'] as const)
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    expect(await tablesAndIndexes()).toBe(await expectedSchema());

    const stop = new AbortController();
    const call = importAccounts(await desk.core.context(), {
      fileName: 'stor.csv',
      bytes: bytesOf(`Namn;Länk\n${rows.join('\n')}\n`),
      administrationName,
      signal: stop.signal,
    });
    stop.abort();
    expect((await refusal(call)).code).toBe('import-cancelled');
    expect(await desk.client.settings.administrations({})).toEqual([]);
  });

  test('lösenord i en lista visas inte, sparas inte och loggas inte', async () => {
    const secret = 'kanarie-4711-hemlig';
    // Also in a row that is no account, whose words are told.
    const rows = ['Namn;Länk;Lösenord;Övrigt', `Ängby;x.com/angby;${secret};inget`, `;;${secret};Ring`, `;;${secret};`];
    const source = await desk.client.inventory.openImport({ file: file('lista.csv', bytesOf(rows.join('\n'))) });
    expect(JSON.stringify(source)).not.toContain(secret);
    const choice = choiceOf(source, null, administrationName);
    const extra = {
      ...choice,
      columns: choice.columns.map((column) =>
        column.field === 'ignore' ? { ...column, field: 'extra' as const } : column,
      ),
    };
    const plan = await desk.client.inventory.planImport(extra);
    expect(JSON.stringify(plan)).not.toContain(secret);
    expect(plan.rows.slice(1).map(({ text }) => text)).toEqual(['Ring', '']);
    for await (const _ of await desk.client.inventory.runImport(extra)) void _;
    const { db } = await desk.core.context();
    for (const table of ['account', 'import_run', 'audit_detail'] as const)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(secret);
    expect(await desk.register()).toHaveLength(1);
  });
});

test('en dubblett kan tas i stället för den första raden, och vad som gällde står i inläsningen efteråt', async () => {
  const rows = ['Namn;Länk;Ansvarig', 'A;x.com/a1;Anna Ek', 'A;x.com/a1;Bo Ek'];
  const source = await desk.client.inventory.openImport({ file: new File([rows.join('\n')], 'lista.csv') });
  const choice = { ...choiceOf(source, null, administrationName), takes: [{ row: 3, take: 'second' as const }] };
  const plan = await desk.client.inventory.planImport(choice);
  expect(plan.counts).toMatchObject({ rows: 2, imported: 1, updated: 0, duplicates: 1, rejected: 0, skipped: 0 });
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const people = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
  expect(people.rows.map(({ name, accountCount }) => [name, accountCount])).toEqual([['Bo Ek', 1]]);
  const [run] = await desk.client.inventory.importRuns({ administrationId: await desk.administrationId() });
  const report = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
  expect(report.rows.find(({ row }) => row === 3)).toMatchObject({
    take: 'second',
    firstRow: 2,
    differs: [{ heading: 'Ansvarig', first: '', second: '', withheld: true }],
  });
});
