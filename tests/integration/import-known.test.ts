import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftOf } from '../../electron/core/accounts/bulk-change.ts';
import { AccountDraft } from '../../electron/core/accounts/contract.ts';
import type { PlannedRow } from '../../electron/core/inventory/contract.ts';
import { PersonDraft } from '../../electron/core/people/contract.ts';
import { readPeopleOf } from '../../electron/core/people/find-or-add.ts';
import { administrationName, bytesOf, choiceOf, type ListDesk, listOf, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

describe('uppdatering fyller på och raderar aldrig', () => {
  test('en tom cell tar inget bort, en ifylld ändrar bara sitt', async () => {
    await desk.take('a.csv', listOf('Ängby;x.com/angby;Biblioteken;Anna Ek;Bo Ek;Berätta;2019-01-02;ja;aktivt;första'));
    const [before] = await desk.register();
    await desk.take('b.csv', listOf('Ängby;x.com/angby;;;;;;;;'));
    expect((await desk.register())[0]).toEqual(before);
    await desk.take(
      'c.csv',
      listOf('Ängby ny;https://twitter.com/Angby;Museerna;Leila Ek;vakant;;hösten 2018;nej;avslutat;'),
    );
    const [after] = await desk.register();
    expect(after).toMatchObject({
      name: 'Ängby ny',
      purpose: 'Berätta',
      startedOn: '2019-01-02',
      startedText: '',
      status: 'closed',
      note: 'första',
      version: 2,
      importedText: { Ersättare: 'vakant' },
    });
    const { db } = await desk.core.context();
    const people = new Map(
      (await readPeopleOf(db, await desk.administrationId())).map((person) => [person.id, person.name]),
    );
    expect(after?.roles.map(({ role, personId }) => [role, people.get(personId)])).toEqual([
      ['deputy', 'Bo Ek'],
      ['responsible', 'Leila Ek'],
    ]);
    // What somebody has looked at stays right; a list's nej names no item.
    expect(after?.checks.every(({ ok }) => ok)).toBe(true);
    expect(after?.statusHistory.map(({ status, reason }) => [status, reason])).toEqual(
      expect.arrayContaining([
        ['active', ''],
        ['closed', 'c.csv'],
      ]),
    );
    const history = await desk.client.accounts.history({ id: after?.id ?? '' });
    expect(history.map(({ action }) => action)).toEqual(['account-changed-by-list', 'account-imported']);
    expect(history[0]?.changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'unitId', 'roles', 'status']),
    );
  });

  test('ett ord som inte nämner någon behålls som text, och det sägs vem som står kvar', async () => {
    await desk.take('a.csv', listOf('Ängby;x.com/angby;Biblioteken;Anna Ek;;;;;;'));
    const { changed } = await desk.take('b.csv', listOf('Ängby;x.com/angby;;Slutat 2018;vakant;;;;;'));
    expect(changed[0]?.changes).toEqual([
      { field: 'responsible', heading: 'Ansvarig', first: 'Anna Ek', second: 'Slutat 2018', asText: true },
      { field: 'deputy', heading: 'Ersättare', first: '', second: 'vakant' },
    ]);
    expect((await desk.register())[0]?.roles.map(({ role }) => role)).toEqual(['responsible']);
    // Beside somebody who is understood, the text is what is new.
    const both = await desk.take('c.csv', listOf('Ängby;x.com/angby;;Bo Ek (t.o.m. maj);;;;;;'));
    expect(both.changed[0]?.changes).toEqual([
      { field: 'responsible', heading: 'Ansvarig', first: 'Anna Ek', second: 'Bo Ek' },
      { field: 'responsible', heading: 'Ansvarig', first: 'Slutat 2018', second: 'Bo Ek (t.o.m. maj)' },
    ]);
  });

  test('två i en cell, lästa igen, ändrar ingenting', async () => {
    const list = listOf('Västra;x.com/vastra;Skolor;Karin Öberg & Nils Ek;;;;;;');
    await desk.take('a.csv', list);
    const before = await desk.register();
    expect(before[0]?.roles.map(({ role }) => role)).toEqual(['responsible', 'editor']);
    const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
    const plan = await desk.client.inventory.planImport(choiceOf(source, await desk.administrationId()));
    expect(plan.counts).toMatchObject({ updated: 1, unchanged: 1 });
    await desk.take('b.csv', list);
    expect(await desk.register()).toEqual(before);
  });

  describe('en lista läses in igen när någon har arbetat med kontona', () => {
    const again = listOf(
      'Ängby;x.com/angby;Biblioteken;Anna Ek;Bo Ek;Listans syfte;;;vilande;\nÅrsta;x.com/arsta;;;;;;;;',
    );
    const inRegister = async () => (await desk.register()).find(({ canonicalKey }) => canonicalKey === 'x:angby');
    async function begin() {
      await desk.take('a.csv', listOf('Ängby;x.com/angby;Biblioteken;Anna Ek;;;;;aktivt;\nÅrsta;x.com/arsta;;;;;;;;'));
      const account = await inRegister();
      const { id = '', version = 0 } = account ?? {};
      const draft = AccountDraft.strip().parse(account);
      await desk.client.accounts.update({
        id,
        version,
        draft: { ...draft, name: 'Ängby bibliotek', targetGroup: 'unga' },
      });
    }
    async function plan(more: object = {}) {
      const source = await desk.client.inventory.openImport({ file: new File([again], 'b.csv') });
      const choice = { ...choiceOf(source, await desk.administrationId()), ...more };
      return { choice, plan: await desk.client.inventory.planImport(choice) };
    }

    test('förhandsgranskningen säger vad som ändras, fält för fält, och hur många som inte ändras', async () => {
      await begin();
      const { plan: planned } = await plan();
      expect(planned.counts).toMatchObject({ rows: 2, updated: 2, unchanged: 1 });
      expect(planned.rows[0]).toMatchObject({
        fate: 'updated',
        take: 'second',
        unchanged: false,
        differs: [
          { field: 'name', heading: 'Namn', first: 'Ängby bibliotek', second: 'Ängby' },
          { field: 'deputy', heading: 'Ersättare', first: '', second: 'Bo Ek' },
          { field: 'status', heading: 'Status', first: 'Aktivt', second: 'Vilande' },
          { field: 'purpose', heading: 'Syfte', first: '', second: 'Listans syfte' },
        ],
      });
      expect(planned.rows[1]).toMatchObject({ fate: 'updated', unchanged: true, differs: [] });
      expect(planned.newPeople).toEqual(['Bo Ek']);
    });

    test('samma lista igen ändrar inget: varje rad säger det, och inget konto får en ny version', async () => {
      await desk.take('b.csv', again);
      const before = await desk.register();
      const { choice, plan: planned } = await plan();
      expect(planned.counts).toMatchObject({ rows: 2, imported: 0, updated: 2, unchanged: 2 });
      expect(planned.rows.map(({ unchanged, differs }) => [unchanged, differs])).toEqual([
        [true, []],
        [true, []],
      ]);
      for await (const _ of await desk.client.inventory.runImport(choice)) void _;
      expect(await desk.register()).toEqual(before);
    });

    test.each([
      ['second', 'Ängby', 'Listans syfte', 'dormant', 2],
      ['fill', 'Ängby bibliotek', 'Listans syfte', 'active', 2],
      ['first', 'Ängby bibliotek', '', 'active', 1],
    ] as const)('valet %s för alla', async (known, name, purpose, status, people) => {
      await begin();
      const { choice, plan: planned } = await plan({ known });
      expect(planned.counts).toMatchObject({ updated: 2, unchanged: known === 'first' ? 2 : 1 });
      for await (const _ of await desk.client.inventory.runImport(choice)) void _;
      expect(await inRegister()).toMatchObject({ name, purpose, status, targetGroup: 'unga' });
      const { rows } = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
      expect(rows).toHaveLength(people);
      const [event] = await desk.client.accounts.history({ id: (await inRegister())?.id ?? '' });
      expect([event?.action, event?.fileName]).toEqual(
        known === 'first' ? ['account-changed', ''] : ['account-changed-by-list', 'b.csv'],
      );
    });

    test('valet för en rad går före valet för alla', async () => {
      await begin();
      const { plan: planned } = await plan({ known: 'second', takes: [{ row: 2, take: 'first' }] });
      expect(planned.rows[0]).toMatchObject({ take: 'first', unchanged: true, differs: [{}, {}, {}, {}] });
    });
  });

  describe('en lista som har samma konto två gånger', () => {
    const rows = [
      'Ängby;x.com/angby;Biblioteken;Anna Ek;-;;;;;',
      'Årsta;x.com/arsta;;;;;;;;',
      'Ängby;twitter.com/Angby;Biblioteken;Cia Ek;Dan Ek;;;;;',
    ];
    const planOf = async (more: object = {}, lines = rows) => {
      const source = await desk.client.inventory.openImport({ file: new File([listOf(lines.join('\n'))], 'a.csv') });
      const [administration] = await desk.client.settings.administrations({});
      const place = administration === undefined ? administrationName : null;
      const choice = { ...choiceOf(source, administration?.id ?? null, place), ...more };
      return { choice, plan: await desk.client.inventory.planImport(choice) };
    };
    const run = async (more: object = {}, lines = rows) => {
      const { choice } = await planOf(more, lines);
      let runId = '';
      for await (const now of await desk.client.inventory.runImport(choice))
        if (now.state === 'done') runId = now.runId;
      return await desk.client.inventory.importReport({ runId });
    };
    const ofRow = (report: { rows: PlannedRow[] }, number: number) => report.rows.find(({ row }) => row === number);

    test('läst igen efter valet av den senare raden ändrar inget, och dubbletten går att välja om', async () => {
      await run({ takes: [{ row: 4, take: 'second' }] });
      const before = await desk.register();
      for (const duplicates of ['first', 'second', 'fill']) {
        const { plan } = await planOf({ duplicates });
        expect(plan.counts).toMatchObject({ rows: 3, updated: 2, duplicates: 1, unchanged: 2 });
        expect(ofRow(plan, 4)).toMatchObject({ fate: 'duplicate', take: 'second', differs: [{}, {}] });
      }
      await run();
      expect(await desk.register()).toEqual(before);
      expect((await desk.take('a.csv', listOf(rows.join('\n')))).changed).toEqual([]);

      const { plan } = await planOf({ takes: [{ row: 4, take: 'first' }] });
      expect(plan.counts).toMatchObject({ rows: 3, updated: 2, duplicates: 1, unchanged: 1 });
      expect(ofRow(plan, 2)?.differs).toEqual([
        { field: 'responsible', heading: 'Ansvarig', first: 'Cia Ek', second: 'Anna Ek' },
      ]);
    });

    test('den första raden gäller när förteckningen säger som den, eller som ingen av dem', async () => {
      await run();
      expect(ofRow((await planOf()).plan, 4)?.take).toBe('first');
      expect((await planOf()).plan.counts).toMatchObject({ unchanged: 2 });
      // Also where the later row was chosen for all the last time.
      const { plan: asBefore } = await planOf({ duplicates: 'second' });
      expect(ofRow(asBefore, 4)?.take).toBe('first');
      expect(asBefore.counts).toMatchObject({ unchanged: 2 });
      await run({}, ['Ängby;x.com/angby;Biblioteken;Bo Ek;;;;;;']);
      expect(ofRow((await planOf()).plan, 4)?.take).toBe('first');
      // The later row's responsible and another deputy: no row says that.
      await run({}, ['Ängby;x.com/angby;Biblioteken;Cia Ek;Eva Ek;;;;;']);
      expect(ofRow((await planOf()).plan, 4)?.take).toBe('first');
      // What the two rows agree about decides nothing.
      await run({}, ['Ängby;x.com/angby;Museerna;Cia Ek;Dan Ek;;;;;']);
      const { plan } = await planOf();
      expect(ofRow(plan, 4)?.take).toBe('second');
      expect(ofRow(plan, 2)?.differs.map(({ field }) => field)).toEqual(['unit']);
    });

    test('kvittot säger detsamma på alla rader om kontot', async () => {
      const holds = ({ rows: told }: { rows: PlannedRow[] }) => told.flatMap((row) => row.holds ?? []);
      const first = await run({ takes: [{ row: 4, take: 'second' }] });
      expect(ofRow(first, 4)?.holds).toEqual({ rows: [4], take: 'second' });
      const keep = [{ row: 4, take: 'first' }];
      expect(holds(await run({ takes: keep, known: 'first' }))).toEqual(Array(2).fill({ rows: [2], take: 'first' }));
      // Nothing was missing.
      expect(holds(await run({ takes: keep, known: 'fill' }))).toEqual(Array(2).fill({ rows: [2], take: 'first' }));
      expect(holds(await run())).toEqual(Array(2).fill({ rows: [4], take: 'second' }));
      const { plan } = await planOf();
      const leftOut = [{ row: 2, key: ofRow(plan, 2)?.key }];
      expect(holds(await run({ leftOut })).map(({ rows: held }) => held)).toEqual([[], []]);
    });
  });

  test('ett konto som fått en ny enhet att heta hittas ändå, också utan adress', async () => {
    await desk.take('a.csv', bytesOf('Namn;Kanal;Enhet\nGamla sidan;FB;Biblioteken\n'));
    const [unit] = await desk.client.people.units({ administrationId: await desk.administrationId() });
    await desk.client.people.updateUnit({ id: unit?.id ?? '', version: 1, name: 'Biblioteksenheten', parentId: null });
    const again = await desk.take('b.csv', bytesOf('Namn;Kanal;Enhet\nGamla sidan;FB;Biblioteksenheten\n'));
    expect(again).toMatchObject({ imported: 0, updated: 1 });
  });
});

describe('vad förteckningen vet om en lista, som ingen rad säger', () => {
  const planOf = async (rows: string, administration: string | null, name: string | null = null) => {
    const file = new File([Buffer.from(listOf(rows))], 'lista.csv');
    const source = await desk.client.inventory.openImport({ file });
    const { notes, rows: planned } = await desk.client.inventory.planImport(choiceOf(source, administration, name));
    knownAs = planned.map((one) => one.knownAs);
    return notes;
  };
  /** What is told of each row. */
  let knownAs: Array<PlannedRow['knownAs']> = [];
  const row = (name: string) => `${name};x.com/${name.toLowerCase()};;;;;;;;`;
  const nothing = {
    elsewhere: [],
    voided: { count: 0, names: [] },
    moved: { count: 0, names: [] },
    absent: { count: 0, names: [] },
    ownDeputy: 0,
    onlyNameRows: [],
    secretRows: [],
  };

  test('konton som är en annan förvaltnings sägs, och ett utan adress är ingens', async () => {
    await desk.take('a.csv', listOf(`${row('Ask')}\n${row('Berg')}\nCiv;;;;;;;;;`));
    expect(await planOf(`${row('Ask')}\n${row('Berg')}\nCiv;;;;;;;;;`, null, 'Skolförvaltningen')).toEqual({
      ...nothing,
      elsewhere: [{ administration: administrationName, count: 2 }],
      // Civ has nothing but a name.
      onlyNameRows: [4],
    });
    expect(knownAs).toEqual(['elsewhere', 'elsewhere', null]);
    expect(await planOf(row('Ask'), await desk.administrationId())).toMatchObject({ elsewhere: [] });
  });

  test('ett makulerat konto kommer in på nytt med besked', async () => {
    await desk.take('a.csv', listOf(`${row('Ask')}\n${row('Berg')}`));
    const ask = (await desk.register()).find(({ name }) => name === 'Ask');
    await desk.client.accounts.void({ id: ask?.id ?? '', version: ask?.version ?? 0, reason: 'Fel rad' });
    expect(await planOf(`${row('Ask')}\n${row('Berg')}`, await desk.administrationId())).toEqual({
      ...nothing,
      voided: { count: 1, names: ['Ask'] },
    });
    expect(knownAs).toEqual(['voided', null]);
  });

  test('det som saknas i en lista över de flesta sägs; en lista över några få säger inget om resten', async () => {
    const names = ['Ask', 'Berg', 'Civ', 'Dal', 'Ek', 'Fors', 'Gran', 'Holm', 'Ivar', 'Jord', 'Kvist', 'Lind', 'Moss'];
    await desk.take('a.csv', listOf(names.map(row).join('\n')));
    const id = await desk.administrationId();
    expect(await planOf(names.slice(0, 7).map(row).join('\n'), id)).toEqual({
      ...nothing,
      absent: { count: 6, names: ['Holm', 'Ivar', 'Jord', 'Kvist', 'Lind'] },
    });
    expect(await planOf(names.slice(0, 6).map(row).join('\n'), id)).toEqual(nothing);
    expect(await planOf(names.map(row).join('\n'), id)).toEqual(nothing);
  });

  test('det som saknades i listan sägs också efteråt, som det var då; äldre kvitton säger inget om det', async () => {
    const { inventory } = desk.client;
    const runsOf = async () => await inventory.importRuns({ administrationId: await desk.administrationId() });
    await desk.take('a.csv', listOf(['Ask', 'Berg', 'Civ'].map(row).join('\n')));
    await desk.take('b.csv', listOf(['Berg', 'Civ', 'Dal', 'Ek'].map(row).join('\n')));
    await desk.take('c.csv', listOf(['Ask', 'Berg', 'Civ', 'Dal', 'Ek'].map(row).join('\n')));
    // By their files: all three may have been read within one millisecond.
    const runs = new Map((await runsOf()).map(({ fileName, id }) => [fileName, id]));
    const second = runs.get('b.csv') ?? '';
    const absentIn = async (runId = '') => (await inventory.importReport({ runId })).absent;
    expect(await absentIn(second)).toEqual({ count: 1, names: ['Ask'] });
    for (const file of ['a.csv', 'c.csv']) expect(await absentIn(runs.get(file))).toEqual({ count: 0, names: [] });

    const { rows } = await inventory.importReport({ runId: second });
    const { db } = await desk.core.context();
    await db
      .updateTable('import_run')
      .set({ report: JSON.stringify(rows) })
      .where('id', '=', second)
      .execute();
    expect(await inventory.importReport({ runId: second })).toMatchObject({ rows, absent: nothing.absent });
  });
});

test('en dag i statuscellen ger ett känt konto slutdatum, och läst igen är det inget nytt', async () => {
  await desk.take('a.csv', bytesOf('Namn;Länk;Status\nA;x.com/a1;aktivt\nB;x.com/b1;aktivt\n'));
  const list = bytesOf('Namn;Länk;Status\nA;x.com/a1;gelöscht am 12.3.2024\nB;x.com/b1;stängt 2040-03-12\n');
  await desk.take('b.csv', list);
  expect(
    (await desk.register()).map(({ name, status, endsOn, importedText }) => [name, status, endsOn, importedText]),
  ).toEqual([
    ['A', 'closed', '2024-03-12', { Status: 'gelöscht am 12.3.2024' }],
    ['B', 'closing', '2040-03-12', { Status: 'stängt 2040-03-12' }],
  ]);
  const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
  const plan = await desk.client.inventory.planImport(choiceOf(source, await desk.administrationId()));
  expect(plan.counts).toMatchObject({ rows: 2, updated: 2, unchanged: 2 });
});

describe('ett konto som har avslutats i appen', () => {
  const list = bytesOf('Namn;Länk;Status;Målgrupp\nA;x.com/a1;aktivt;unga\nB;x.com/b1;aktivt;\n');
  const statuses = async () => (await desk.register()).map(({ name, status }) => [name, status]);
  const plan = async (more: object = {}) => {
    const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
    const choice = { ...choiceOf(source, await desk.administrationId()), ...more };
    return { choice, plan: await desk.client.inventory.planImport(choice) };
  };
  beforeEach(async () => {
    await desk.take('a.csv', bytesOf('Namn;Länk;Status\nA;x.com/a1;aktivt\nB;x.com/b1;stängt\n'));
    const [a] = await desk.register();
    const change = { status: 'closed', since: null, reason: 'Nedlagt', decidedBy: '', registrationNumber: '' } as const;
    await desk.client.accounts.setStatus({ id: a?.id ?? '', version: a?.version ?? 0, change });
  });

  test('öppnas inte av en lista, och det sägs; ett som en lista har avslutat följer listan', async () => {
    const { choice, plan: planned } = await plan();
    expect(planned.opensAgain).toEqual({ count: 1, names: ['A'] });
    expect(planned.rows[0]?.differs).toEqual([
      { field: 'status', heading: 'Status', first: 'Avslutat', second: 'Aktivt', stands: true },
      { field: 'target-group', heading: 'Målgrupp', first: '', second: 'unga' },
    ]);
    expect(planned.rows[1]?.differs).toEqual([
      { field: 'status', heading: 'Status', first: 'Avslutat', second: 'Aktivt' },
    ]);
    for await (const _ of await desk.client.inventory.runImport(choice)) void _;
    expect(await statuses()).toEqual([
      ['A', 'closed'],
      ['B', 'active'],
    ]);
    expect((await desk.register())[0]).toMatchObject({ targetGroup: 'unga', statusSince: expect.any(String) });
  });

  test('det som en lista har avslutat är listans också när en ändring av många ångras', async () => {
    const ids = (await desk.register()).filter(({ name }) => name === 'B').map(({ id }) => id);
    const change = { status: 'active', since: null, reason: '', decidedBy: '', registrationNumber: '' } as const;
    const { undo } = await desk.client.accounts.bulkStatus({ ids, change });
    await desk.client.accounts.undoBulk({ undo: undo ?? '' });
    expect((await desk.register())[1]).toMatchObject({ status: 'closed', statusSince: null });
    expect((await plan()).plan.opensAgain.names).toEqual(['A']);
  });

  test('öppnas när listans status väljs', async () => {
    const { choice, plan: planned } = await plan({ opensAgain: true });
    expect(planned.opensAgain.count).toBe(1);
    expect(planned.rows[0]?.differs[0]).not.toHaveProperty('stands');
    for await (const _ of await desk.client.inventory.runImport(choice)) void _;
    expect((await statuses())[0]).toEqual(['A', 'active']);
  });

  test('behålls förteckningens uppgifter är inget att öppna', async () => {
    expect((await plan({ known: 'first' })).plan.opensAgain.count).toBe(0);
  });

  test('på kommandoraden gäller detsamma', async () => {
    const dry = await desk.take('b.csv', list, { dryRun: true });
    expect(dry.endedInApp).toEqual([{ row: 2, name: 'A', register: 'Avslutat', list: 'Aktivt' }]);
    expect(dry.changed.map(({ name, changes }) => [name, changes.map(({ field }) => field)])).toEqual([
      ['A', ['target-group']],
      ['B', ['status']],
    ]);
    await desk.take('b.csv', list);
    expect((await statuses())[0]).toEqual(['A', 'closed']);
    const opened = await desk.take('b.csv', list, { opensAgain: true });
    expect(opened.endedInApp).toEqual([]);
    expect((await statuses())[0]).toEqual(['A', 'active']);
  });

  test('en bortvald rad ändrar inget, och kvittot säger varför', async () => {
    const { choice, plan: planned } = await plan({ leftOut: [{ row: 3, key: 'x:b1' }] });
    expect(planned.counts).toMatchObject({ rows: 2, imported: 0, updated: 1, skipped: 1 });
    let runId = '';
    for await (const step of await desk.client.inventory.runImport(choice))
      if (step.state === 'done') runId = step.runId;
    expect((await statuses())[1]).toEqual(['B', 'closed']);
    const report = await desk.client.inventory.importReport({ runId });
    expect(report.rows.map(({ row, fate, reason, details }) => [row, fate, reason, details])).toEqual([
      [2, 'updated', 'known-key', []],
      [3, 'skipped', 'left-out', []],
    ]);
  });
});

test('ett konto på en bortvald rad saknas inte i listan', async () => {
  const list = bytesOf('Namn;Länk\nA;x.com/a1\nB;x.com/b1\nC;x.com/c1\n');
  await desk.take('a.csv', list);
  const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
  const choice = choiceOf(source, await desk.administrationId());
  const { notes } = await desk.client.inventory.planImport({ ...choice, leftOut: [{ row: 3, key: 'x:b1' }] });
  expect(notes.absent).toEqual({ count: 0, names: [] });
});

test('ett konto som har fått en ny adress känns igen på den förra', async () => {
  const list = bytesOf('Namn;Länk\nÄlvsjö;facebook.com/alvsjoexempel\nKista;x.com/kistaexempel\n');
  await desk.take('a.csv', list);
  const moved = async () => {
    const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
    const plan = await desk.client.inventory.planImport(choiceOf(source, await desk.administrationId()));
    return [plan.notes.moved, plan.rows.map(({ knownAs }) => knownAs)];
  };
  expect(await moved()).toEqual([{ count: 0, names: [] }, [null, null]]);
  const account = (await desk.register()).find(({ name }) => name === 'Älvsjö')!;
  const given = { ...draftOf(account), url: 'https://www.facebook.com/alvsjonyaexempel' };
  await desk.client.accounts.update({ id: account.id, version: account.version, draft: given });
  expect(await moved()).toEqual([{ count: 1, names: ['Älvsjö'] }, ['moved', null]]);
});

test('av flera konton med ett namn sägs vilket som inte är i listan', async () => {
  const rows = ['Kista;facebook.com/kistaexempel', 'Kista;instagram.com/kistaexempel', 'Akalla;x.com/akallaexempel'];
  const listOf = (some: string[]) => bytesOf(`Namn;Länk\n${some.join('\n')}\n`);
  await desk.take('a.csv', listOf(rows));
  const absentIn = async (some: string[]) => {
    const source = await desk.client.inventory.openImport({ file: new File([listOf(some)], 'b.csv') });
    return (await desk.client.inventory.planImport(choiceOf(source, await desk.administrationId()))).notes.absent.names;
  };
  expect(await absentIn(rows.slice(1))).toEqual(['Kista (Facebook, kistaexempel)']);
  expect(await absentIn(rows.slice(0, 2))).toEqual(['Akalla']);
});

test('en förkortning av någon i förteckningen eller listan blir samma person först när någon säger det', async () => {
  await desk.take('a.csv', listOf('Ängby;x.com/angby;;Tomas Schäfer;;;;;;'));
  const list = listOf('Årsta;x.com/arsta;;T. Schäfer;A. Ask;;;;;\nÖrby;x.com/orby;;Anna Ask;;;;;;');
  const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
  const choice = choiceOf(source, await desk.administrationId());
  const proposed = [
    { administration: administrationName, name: 'A. Ask', as: 'Anna Ask' },
    { administration: administrationName, name: 'T. Schäfer', as: 'Tomas Schäfer' },
  ];
  const { likePeople, newPeople } = await desk.client.inventory.planImport(choice);
  expect(likePeople).toEqual(proposed.map((one) => ({ ...one, isSame: false })));
  expect(newPeople).toEqual(['A. Ask', 'Anna Ask', 'T. Schäfer']);
  const said = { ...choice, samePeople: proposed };
  const after = await desk.client.inventory.planImport(said);
  expect(after.newPeople).toEqual(['Anna Ask']);
  expect(after.likePeople.map(({ isSame }) => isSame)).toEqual([true, true]);
  for await (const _ of await desk.client.inventory.runImport(said)) void _;
  const { rows } = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['Anna Ask', 'Tomas Schäfer']);
});

test('den som har ett konto har det kvar när listan förkortar namnet; en annan förkortning är någon annan', async () => {
  await desk.take(
    'a.csv',
    listOf('Ängby;x.com/angby;;Tomas Schäfer;;;;;;\nÅrsta;x.com/arsta;;Maja Lind;;;;;;\nÖrby;x.com/orby;;Bo Ek;;;;;;'),
  );
  const list = listOf(
    'Ängby;x.com/angby;;T. Schäfer;;;;;;\nÅrsta;x.com/arsta;;Maja L;;;;;;\nÖrby;x.com/orby;;T. Ek;;;;;;',
  );
  const source = await desk.client.inventory.openImport({ file: new File([list], 'b.csv') });
  const plan = await desk.client.inventory.planImport(choiceOf(source, await desk.administrationId()));
  expect(plan).toMatchObject({ counts: { updated: 3, unchanged: 2 }, newPeople: ['T. Ek'], likePeople: [] });
  expect(plan.rows.map(({ responsible }) => responsible)).toEqual(['Tomas Schäfer', 'Maja Lind', 'T. Ek']);
  await desk.take('b.csv', list);
  const { rows } = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['Bo Ek', 'Maja Lind', 'T. Ek', 'Tomas Schäfer']);
});

test('en förkortning som också kan vara någon med skyddade personuppgifter eller någon som slutat är ingens', async () => {
  await desk.take('a.csv', listOf('Ängby;x.com/angby;;Tina Schäfer;Anna Ask;;;;;\nÖrby;x.com/orby;;Nils Ek;;;;;;'));
  const administrationId = await desk.administrationId();
  const { rows } = await desk.client.people.list({ administrationId, limit: 100 });
  const [tina, anna] = ['Tina Schäfer', 'Anna Ask'].map((name) => rows.find((row) => row.name === name));
  const update = async (person: typeof tina, change: object) => {
    if (person === undefined) throw new Error('nobody');
    const { id, version } = person;
    const draft = { ...PersonDraft.strip().parse(person), ...change };
    await desk.client.people.update({ id, version, draft });
  };
  await update(tina, { protectedIdentity: true, title: 'Redaktör' });
  await update(anna, { leavesOn: '2020-01-01' });
  const list = 'Årsta;x.com/arsta;;T. Schäfer;A. Ask;;;;;\nSätra;x.com/satra;;Tomas Schäfer;Arne Ask;;;;;';
  const source = await desk.client.inventory.openImport({ file: new File([listOf(list)], 'b.csv') });
  expect((await desk.client.inventory.planImport(choiceOf(source, administrationId))).likePeople).toEqual([]);
});

test('ett förkortat namn är i varje förvaltning den som det kan vara där', async () => {
  const list = bytesOf(
    [
      'Förvaltning;Namn;Länk;Ansvarig',
      'Norra;A;x.com/a1;T. Schäfer',
      'Norra;B;x.com/b1;Tomas Schäfer',
      'Södra;C;x.com/c1;T. Schäfer',
      'Södra;D;x.com/d1;Tina Schäfer',
    ].join('\n'),
  );
  const source = await desk.client.inventory.openImport({ file: new File([list], 'a.csv') });
  const choice = choiceOf(source, null, 'Norra');
  const { likePeople } = await desk.client.inventory.planImport(choice);
  const samePeople = likePeople.flatMap(({ administration, name, as }) =>
    administration === 'Norra' ? [{ administration, name, as }] : [],
  );
  expect(samePeople).toEqual([{ administration: 'Norra', name: 'T. Schäfer', as: 'Tomas Schäfer' }]);
  const { rows } = await desk.client.inventory.planImport({ ...choice, samePeople });
  expect(rows.map(({ responsible }) => responsible)).toEqual([
    'Tomas Schäfer',
    'Tomas Schäfer',
    'T. Schäfer',
    'Tina Schäfer',
  ]);
});

test('kvittot behåller inte vem och hur: fler uppgifter om ett nytt konto står bara i förhandsgranskningen', async () => {
  const list = bytesOf(
    'Namn;Länk;Ansvarig;E-post ansvarig;Ersättare\nA;x.com/a1;Anna Ask;anna.ask@stad.example;Bo Ek\n',
  );
  await desk.take('a.csv', list);
  const [run] = await desk.client.inventory.importRuns({ administrationId: await desk.administrationId() });
  const { rows } = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
  expect(JSON.stringify(rows)).not.toMatch(/Anna Ask|Bo Ek|anna\.ask/);
});
