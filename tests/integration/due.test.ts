import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AccountDraft,
  AccountFilter,
  type AccountStatus,
  AccountView,
  type DueItem,
} from '../../electron/core/accounts/contract.ts';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { listDue } from '../../electron/core/accounts/list-due.ts';
import { countRows, listIds, listRows } from '../../electron/core/accounts/list-repository.ts';
import { summariseRegister } from '../../electron/core/accounts/summarise-register.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { createUnit } from '../../electron/core/people/write-unit.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { contextOn, draft, temporaryFolder } from '../register.ts';

const today = '2026-05-04';

describe.each(databaseKinds)('Idag on %s', (kind) => {
  let db: Kysely<Schema>;
  let context: Context;
  let administrationId: string;
  const folder = temporaryFolder();
  const people = new Map<string, string>();
  const reader = { personId: null, today };
  const id = (name: string) => people.get(name) ?? '';
  const add = (fields: Partial<AccountDraft>, status: AccountStatus = 'active') =>
    createAccount(context, draft(administrationId, fields), status);
  const access = (name: string, canLogIn: boolean) => ({
    personId: id(name),
    canLogIn,
    canClose: canLogIn,
    verifiedOn: today,
  });
  const goal = (followUpOn: string, result = '') => ({
    kind: 'effect' as const,
    text: 'Fler kommer',
    measure: '',
    followUpOn,
    result,
  });
  const due = async (kinds: DueItem['kind'][] = []) =>
    (await listDue(context, administrationId)).filter((row) => kinds.length === 0 || kinds.includes(row.kind));
  const names = async (view: AccountView) =>
    (
      await listRows(
        db,
        {
          filter: AccountFilter.parse({ administrationId, view }),
          sort: 'name',
          descending: false,
          offset: 0,
          limit: 500,
        },
        reader,
      )
    ).map(({ name }) => name);

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    context = contextOn(db);
    administrationId = await createAdministration(db, context, 'Kulturförvaltningen');
    const persons: Array<Parameters<typeof addPerson>[2]> = [
      { ...personNamed(administrationId, 'Karin Ekdahl'), roles: ['communicator'] },
      { ...personNamed(administrationId, 'Hedda Sjölin'), title: 'Bibliotekarie', protectedIdentity: true },
      { ...personNamed(administrationId, 'Anna Alm'), roles: [] },
      { ...personNamed(administrationId, 'Gick Hem'), leavesOn: '2026-05-03' },
    ];
    for (const person of persons)
      people.set(person.name, (await db.transaction().execute((t) => addPerson(t, context, person))).id);
    const schools = await Promise.all(
      ['Norra skolan', 'Södra skolan'].map(
        async (name) => (await createUnit(context, administrationId, name, null)).id,
      ),
    );
    const responsible = [{ role: 'responsible' as const, personId: id('Anna Alm') }];
    for (let n = 0; n < 5; n += 1) {
      await add({ name: `Okänd ${n}` });
      await add({ name: `Ingen ${n}`, access: [access('Anna Alm', false)] }, n === 0 ? 'lost' : 'active');
      await add({ name: `En ${n}`, roles: responsible, access: [access('Anna Alm', true)] });
      await add({ name: `Klass ${n}`, kind: 'pedagogical', unitId: schools[n % 2] ?? null });
      const bearer = ['Gick Hem', 'Anna Alm', 'Gick Hem'][n] ?? 'Karin Ekdahl';
      await add({
        name: `Avtal ${n}`,
        kind: 'contractor',
        contractEndsOn: `2026-06-0${1 + n}`,
        roles: [{ role: 'responsible', personId: id(bearer) }],
      });
      await add({ name: `Projekt ${n}`, kind: 'project', endsOn: '2026-06-03', lastPostOn: '2025-01-01' });
      await add({ name: `Mål ${n}`, goals: [goal(n === 0 ? '2026-05-05' : today), goal('2026-01-01', 'Nått')] });
      await add({
        name: `Saknar ${n}`,
        checks: [{ item: 'terms', ok: false, checkedOn: today, checkedBy: 'Anna' }],
      });
    }
    await add({ name: 'Klass utan skola', kind: 'pedagogical', endsOn: '2026-05-01' });
    await add({
      name: 'Klass i ordning',
      kind: 'pedagogical',
      unitId: schools[0] ?? null,
      url: 'https://example.org/k',
      purpose: 'x',
      endsOn: '2027-06-01',
      roles: responsible,
    });
    await add({ name: 'Avslutat projekt', kind: 'project', endsOn: '2026-01-01' }, 'closed');
    await add({ name: 'Sökt projekt', kind: 'project', endsOn: '2026-01-01' }, 'applied');
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  test('every row opens a list of exactly the accounts that it counts, also those it names', async () => {
    const rows = await due();
    const leading = rows.filter((row) => row.filter !== null);
    expect(new Set(rows.map((row) => row.kind)).size).toBe(14);
    expect(leading.length).toBeGreaterThan(10);
    for (const row of leading) {
      const filter = AccountFilter.parse(row.filter);
      const shown = await listIds(db, filter, reader);
      expect({ row: row.key, count: shown.length }).toEqual({ row: row.key, count: row.count });
      expect(row.accountIds.filter((one) => !shown.includes(one))).toEqual([]);
      expect(await countRows(db, filter, reader)).toBe(row.count);
    }
    for (const row of rows) if (row.filter === null) expect([row.count, row.accountIds.length]).toEqual([1, 1]);
  });

  test('the figures beside it are the same lists', async () => {
    const { byView } = await summariseRegister(context, administrationId);
    for (const row of await due())
      if (row.filter !== null && row.kind !== 'pedagogical-due')
        expect({ kind: row.kind, count: byView[row.kind] }).toEqual({ kind: row.kind, count: row.count });
    for (const view of AccountView.options) expect((await names(view)).length).toBe(byView[view]);
  });

  test('nobody, too few and unknown are three lists without an account in common; a lost account is in the first', async () => {
    const [nobody, few, unknown] = [
      await names('nobody-can-log-in'),
      await names('few-with-access'),
      await names('access-unknown'),
    ];
    expect(nobody).toEqual(['Ingen 0', 'Ingen 1', 'Ingen 2', 'Ingen 3', 'Ingen 4']);
    expect(few).toEqual(['En 0', 'En 1', 'En 2', 'En 3', 'En 4']);
    expect(unknown).toHaveLength(25);
    expect([...nobody, ...few].filter((name) => unknown.includes(name))).toEqual([]);
  });

  test('dates appear thirty days before, and a goal on its day', async () => {
    expect(await names('contract-end')).toEqual(['Avtal 0', 'Avtal 1', 'Avtal 2']);
    expect(await names('end-date')).toEqual(['Projekt 0', 'Projekt 1', 'Projekt 2', 'Projekt 3', 'Projekt 4']);
    expect(await names('goal-follow-up')).toEqual(['Mål 1', 'Mål 2', 'Mål 3', 'Mål 4']);
    const [contract] = await due(['contract-end']);
    expect(contract).toMatchObject({ count: 1, due: '2026-06-01', names: ['Avtal 0, Anslagstavla'] });
    expect(await due(['goal-follow-up'])).toMatchObject([{ count: 4, due: today }]);
  });

  test('a school is one row, and those without a school one, with what is late first', async () => {
    const rows = await due(['pedagogical-due']);
    expect(rows.map(({ unitName, count, severity }) => [unitName, count, severity])).toEqual([
      ['', 1, 'warn'],
      ['Norra skolan', 3, 'plain'],
      ['Södra skolan', 2, 'plain'],
    ]);
  });

  test('what nobody has looked for is another row than what is missing', async () => {
    expect(await due(['incomplete-basics'])).toMatchObject([{ count: 5 }]);
    expect(await due(['unchecked-basics'])).toMatchObject([{ count: 35 }]);
  });

  test('the communicator is named: hers who is it for the account, else the only one there is; by title with skyddade uppgifter', async () => {
    expect(await due(['communicator-without-access'])).toMatchObject([{ count: 10, person: 'Karin Ekdahl' }]);
    const hedda = [{ role: 'communicator' as const, personId: id('Hedda Sjölin') }];
    const [first] = await listIds(db, AccountFilter.parse({ administrationId, view: 'nobody-can-log-in' }), reader);
    await db
      .insertInto('account_role')
      .values(hedda.map(({ role, personId }) => ({ account_id: first ?? '', role, person_id: personId, position: 9 })))
      .execute();
    expect(await due(['communicator-without-access'])).toMatchObject([{ person: 'Bibliotekarie' }]);
    await db.updateTable('person').set({ leaves_on: '2026-05-03' }).where('id', '=', id('Hedda Sjölin')).execute();
    expect(await due(['communicator-without-access'])).toMatchObject([{ person: 'Karin Ekdahl' }]);
  });

  test('who has left is nobody’s owner', async () => {
    expect((await due(['contract-end'])).map(({ owner }) => owner)).toEqual(['', 'Anna Alm', '']);
  });
});
