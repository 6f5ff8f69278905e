import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPeopleOf } from '../../electron/core/people/find-or-add.ts';
import { administrationName, choiceOf, type ListDesk, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

describe('en lista med en kolumn för varje plattform', () => {
  const rows = [
    'Enhet;Ansvarig;Facebook;Instagram',
    'Ängby bibliotek;Anna Ek;facebook.com/angbybibliotek;@angbybibliotek',
    'Ängby bad;Bo Ek;;@angbybad',
    'Ängby park;Bo Ek;;',
    'Ängby barn;Eva Dahl;facebook.com/angbybibliotek;@angbybarn',
  ];
  const open = async (lines: readonly string[]) => {
    const source = await desk.client.inventory.openImport({ file: new File([lines.join('\n')], 'bred.csv') });
    const [id = null] = (await desk.client.settings.administrations({})).map((one) => one.id);
    return { ...choiceOf(source, id, id === null ? administrationName : null), accountPerLink: true };
  };
  const runAll = async (choice: Parameters<typeof desk.client.inventory.runImport>[0]) => {
    for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  };
  const responsibles = async () => {
    const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
    return new Map(
      (await desk.register()).map(({ canonicalKey, roles }) => [
        canonicalKey,
        people.find(({ id }) => id === roles[0]?.personId)?.name,
      ]),
    );
  };

  test('varje länk blir ett konto, med ett öde för sig; hur många rader filen har står kvar i kvittot', async () => {
    const choice = await open(rows);
    const asBefore = await desk.client.inventory.planImport({ ...choice, accountPerLink: false });
    expect(asBefore.wide).toEqual({ links: 5, rows: 3 });
    expect(asBefore.counts).toMatchObject({ rows: 4, imported: 2, duplicates: 1, rejected: 1 });
    const plan = await desk.client.inventory.planImport(choice);
    expect(plan.wide).toEqual({ links: 5, rows: 3 });
    const counts = { rows: 6, fileRows: 4, imported: 4, updated: 0, duplicates: 1, rejected: 1, skipped: 0 };
    expect(plan.counts).toMatchObject(counts);
    expect(plan.rows.map(({ row, fate, platform, firstRow }) => [row, fate, platform, firstRow])).toEqual([
      [2, 'imported', 'Facebook', null],
      [2, 'imported', 'Instagram', null],
      [3, 'imported', 'Instagram', null],
      [4, 'rejected', '', null],
      [5, 'duplicate', 'Facebook', 2],
      [5, 'imported', 'Instagram', null],
    ]);
    await runAll({ ...choice, takes: [{ row: 5, key: 'facebook:angbybibliotek', take: 'second' }] });
    expect(await responsibles()).toEqual(
      new Map([
        ['facebook:angbybibliotek', 'Eva Dahl'],
        ['instagram:angbybibliotek', 'Anna Ek'],
        ['instagram:angbybad', 'Bo Ek'],
        ['instagram:angbybarn', 'Eva Dahl'],
      ]),
    );
    const [run] = await desk.client.inventory.importRuns({ administrationId: await desk.administrationId() });
    expect(run?.counts).toMatchObject(counts);
    const report = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
    expect(report.rows).toHaveLength(6);
    // Each account has its own line in the log.
    const events = await (await desk.core.context()).db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'account-imported')
      .execute();
    expect(events).toHaveLength(4);
  });

  test('läst igen, ändrad: samma konton, var för sig mot förteckningen', async () => {
    await runAll(await open(rows));
    const changed = await open(rows.map((row) => row.replace('Anna Ek', 'Nils Ström')));
    const plan = await desk.client.inventory.planImport(changed);
    expect(plan.counts).toMatchObject({ imported: 0, updated: 4, unchanged: 2 });
    const differing = plan.rows.filter(({ fate, differs }) => fate === 'updated' && differs.length > 0);
    expect(differing.map(({ row, key }) => [row, key])).toEqual([
      [2, 'facebook:angbybibliotek'],
      [2, 'instagram:angbybibliotek'],
    ]);
    await runAll({ ...changed, takes: [{ row: 2, key: 'instagram:angbybibliotek', take: 'first' }] });
    const after = await responsibles();
    expect(after.get('facebook:angbybibliotek')).toBe('Nils Ström');
    expect(after.get('instagram:angbybibliotek')).toBe('Anna Ek');
    expect(after.size).toBe(4);
  });
});
