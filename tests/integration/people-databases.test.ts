import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDue } from '../../electron/core/accounts/list-due.ts';
import { refreshStaleFacts } from '../../electron/core/accounts/refresh-facts.ts';
import { emptyOldContacts } from '../../electron/core/people/empty-old-contacts.ts';
import { mergePeople, unmergePeople } from '../../electron/core/people/merge-people.ts';
import { listPeople, personChoices, readPerson } from '../../electron/core/people/repository.ts';
import { listUnits } from '../../electron/core/people/unit-repository.ts';
import { updatePerson } from '../../electron/core/people/write-person.ts';
import { whoNow } from '../../electron/core/people/who-now.ts';
import { createUnit, updateUnit, voidUnit } from '../../electron/core/people/write-unit.ts';
import { databaseKinds } from '../either-database.ts';
import { refusal } from '../register.ts';
import { chainOf, openSmallRegister, type SmallRegister, unitNames, swedish } from '../small-register.ts';

describe.each(databaseKinds)('people and units on %s', (kind) => {
  let register: SmallRegister;
  beforeAll(async () => {
    register = await openSmallRegister(kind);
  });
  afterAll(async () => await register.close());

  test('units in Swedish order with counts, renamed into the search, voided only when empty', async () => {
    const { db, context, administrationId, list } = register;
    expect((await listUnits(db, administrationId)).map(({ name }) => name)).toEqual(
      unitNames.toSorted(swedish.compare),
    );
    const unit = (await listUnits(db, administrationId)).find(({ name }) => name === 'Avdelning 2');
    expect(await refusal(voidUnit(context, unit?.id ?? '', 1))).toMatchObject({ code: 'unit-in-use' });
    await updateUnit(context, unit?.id ?? '', 1, 'Örnsbergs avdelning', null);
    expect((await list({ text: 'örnsberg' })).length).toBe(unit?.accountCount);
    expect((await refusal(createUnit(context, administrationId, 'ÖSTRA skolan', null))).code).toBe('already-exists');
    const empty = await createUnit(context, administrationId, 'Tom', unit?.id ?? null);
    expect((await refusal(updateUnit(context, unit?.id ?? '', 2, 'Örnsbergs avdelning', empty.id))).code).toBe(
      'unknown-unit',
    );
    await voidUnit(context, empty.id, 1);
    expect((await listUnits(db, administrationId)).map(({ name }) => name)).not.toContain('Tom');
    await createUnit(context, administrationId, 'Tom', null);
  });

  test('people in every order; those without a unit or a last day have their place', async () => {
    const { db, context, administrationId, people, units, list } = register;
    const page = {
      administrationId,
      text: '',
      show: 'all',
      unitId: null,
      lacks: [],
      descending: false,
      offset: 0,
      limit: 50,
    } as const;
    const all = async (more: Partial<Parameters<typeof listPeople>[1]>) =>
      (await listPeople(db, { ...page, sort: 'name', ...more }, '2026-05-04')).rows.map(({ name }) => name);
    const ordered = ['Anna Alm', 'Bo Ek', 'Zlatan Zäll', 'Åsa Öberg', 'Ärla Äng'];
    expect(await all({})).toEqual(ordered);
    expect(await all({ descending: true })).toEqual(ordered.toReversed());
    const move = async (name: string, fields: { leavesOn?: string; unitId?: string; email?: string }) => {
      const id = people.get(name) ?? '';
      const person = await readPerson(db, id, '2026-05-04');
      if (person === undefined) throw new Error('gone');
      const {
        id: _id,
        version,
        unitName: _unit,
        active: _active,
        accountCount: _count,
        sameAs: _same,
        ...given
      } = person;
      await updatePerson(context, id, version, { ...given, ...fields });
    };
    await move('Bo Ek', { leavesOn: '2026-06-30', unitId: units.get('Ängby bibliotek') ?? '' });
    await move('Anna Alm', {
      leavesOn: '2026-05-03',
      unitId: units.get('Åkeshovs simhall') ?? '',
      email: 'anna@example.org',
    });
    expect(await all({ sort: 'leaves' })).toEqual(['Anna Alm', 'Bo Ek', 'Zlatan Zäll', 'Åsa Öberg', 'Ärla Äng']);
    expect(await all({ sort: 'unit' })).toEqual(['Zlatan Zäll', 'Åsa Öberg', 'Ärla Äng', 'Anna Alm', 'Bo Ek']);
    expect(await all({ sort: 'unit', descending: true })).toEqual([
      'Bo Ek',
      'Anna Alm',
      'Zlatan Zäll',
      'Åsa Öberg',
      'Ärla Äng',
    ]);
    expect(await all({ show: 'active' })).toEqual(['Bo Ek', 'Zlatan Zäll', 'Åsa Öberg', 'Ärla Äng']);
    expect(await all({ show: 'leaving' })).toEqual(['Bo Ek']);
    expect(await all({ show: 'ended' })).toEqual(['Anna Alm']);
    expect(await all({ text: 'ÅSA' })).toEqual(['Åsa Öberg']);
    const accounts = (await listPeople(db, { ...page, sort: 'accounts', descending: true }, '2026-05-04')).rows;
    expect(accounts.map(({ accountCount }) => accountCount)).toEqual(
      accounts.map(({ accountCount }) => accountCount).toSorted((a, b) => b - a),
    );
    expect((await personChoices(db, administrationId, '', 10, '2026-05-04')).map(({ name }) => name).at(-1)).toBe(
      'Anna Alm',
    );
    // Whoever has left answers for nothing: the facts follow at once.
    const hers = await list({ personId: people.get('Anna Alm') ?? '' });
    expect(hers.length).toBeGreaterThan(0);
    expect(
      hers.filter((row) => row.responsibleName === 'Anna Alm').every((row) => row.gaps.includes('responsible')),
    ).toBe(true);
  });

  test('an undone merge gives back what nobody has written since, part by part, and no row comes or goes', async () => {
    const { db, context, people } = register;
    const [keep = '', merged = '', third = ''] = ['Zlatan Zäll', 'Ärla Äng', 'Åsa Öberg'].map((name) =>
      people.get(name),
    );
    const day = { from_day: '2026-06-01', to_day: '2026-06-02', created_at: '2026-05-04T10:00:00.000Z' };
    await db
      .insertInto('absence')
      .values([
        { id: 'one', person_id: merged, substitute_id: third, named_by: merged, ...day },
        { id: 'two', person_id: merged, substitute_id: keep, named_by: merged, ...day },
      ])
      .execute();
    await mergePeople(context, keep, merged);
    const who = await whoNow(db, [merged, third, merged]);
    expect([merged, third, keep].map(who)).toEqual([keep, third, keep]);
    // Where nobody is named there is nothing to ask.
    expect((await whoNow(db, []))(merged)).toBe(merged);
    const absences = async () =>
      (await db.selectFrom('absence').selectAll().orderBy('id').execute()).map((one) => [
        one.person_id,
        one.substitute_id,
        one.named_by,
      ]);
    expect(await absences()).toEqual([
      [keep, third, keep],
      [keep, null, keep],
    ]);
    await db.updateTable('absence').set({ substitute_id: null }).where('id', '=', 'one').execute();
    await db.updateTable('absence').set({ named_by: third }).where('id', '=', 'two').execute();
    expect(await refusal(unmergePeople(context, keep))).toMatchObject({ code: 'merge-undone-already' });
    await unmergePeople(context, merged);
    expect(await absences()).toEqual([
      [merged, null, merged],
      [merged, keep, third],
    ]);
    await db.deleteFrom('absence').execute();
  });

  test('a new day changes the facts that days change, and no versions; old contact details go', async () => {
    const { db, context, clock, administrationId, people, list } = register;
    const before = new Map((await list()).map((row) => [row.id, row.version]));
    expect(await refreshStaleFacts(context)).toBe(0);
    clock.set('2026-07-01T06:00:00Z');
    expect(await refreshStaleFacts(context)).toBeGreaterThan(10);
    expect(await refreshStaleFacts(context)).toBe(0);
    const his = (await list({ personId: people.get('Bo Ek') ?? '' })).filter((row) => row.responsibleName === 'Bo Ek');
    expect(his.length).toBeGreaterThan(0);
    expect(his.every((row) => row.gaps.includes('responsible'))).toBe(true);
    expect((await list()).every((row) => before.get(row.id) === row.version)).toBe(true);
    expect((await listDue(context, administrationId)).length).toBeGreaterThan(0);

    expect(await emptyOldContacts(context)).toBe(0);
    clock.set('2028-05-03T10:00:00Z');
    expect(await emptyOldContacts(context)).toBe(0);
    clock.set('2028-05-04T10:00:00Z');
    expect(await emptyOldContacts(context)).toBe(1);
    expect(await readPerson(db, people.get('Anna Alm') ?? '', '2028-05-04')).toMatchObject({
      name: 'Anna Alm',
      email: '',
      emailKind: 'unknown',
    });
    expect(await emptyOldContacts(context)).toBe(0);
  });

  test('everything that was done stands in one unbroken chain', async () => {
    const report = await chainOf(register.db);
    expect(report).toMatchObject({ fault: null, detailsChanged: null, detailsGone: 0 });
    expect(report.links).toBeGreaterThan(30);
  });
});
