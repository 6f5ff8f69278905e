import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkChange } from '../../electron/core/accounts/bulk-change.ts';
import {
  type Account,
  AccountFilter,
  type AccountRow,
  AccountSort,
  AccountView,
} from '../../electron/core/accounts/contract.ts';
import { isLive } from '../../electron/core/accounts/rules.ts';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { listDue } from '../../electron/core/accounts/list-due.ts';
import { readHistory } from '../../electron/core/accounts/read-history.ts';
import { refreshStaleFacts } from '../../electron/core/accounts/refresh-facts.ts';
import { countRows, listIds, listRows } from '../../electron/core/accounts/list-repository.ts';
import { accountWithKey } from '../../electron/core/accounts/lookup-repository.ts';
import { readAccounts } from '../../electron/core/accounts/repository.ts';
import { setStatus } from '../../electron/core/accounts/set-status.ts';
import { summariseRegister } from '../../electron/core/accounts/summarise-register.ts';
import { undoBulk } from '../../electron/core/accounts/undo-bulk.ts';
import { updateAccount } from '../../electron/core/accounts/update-account.ts';
import { unvoidAccount, voidAccount } from '../../electron/core/accounts/void-account.ts';
import { dayOf } from '../../electron/core/foundation/calendar.ts';
import { verifyChain } from '../../electron/core/foundation/audit/chain.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { emptyOldContacts } from '../../electron/core/people/empty-old-contacts.ts';
import { listPeople, personChoices, readPerson } from '../../electron/core/people/repository.ts';
import { listUnits } from '../../electron/core/people/unit-repository.ts';
import { addPerson, personNamed, updatePerson } from '../../electron/core/people/write-person.ts';
import { createUnit, updateUnit, voidUnit } from '../../electron/core/people/write-unit.ts';
import { forgetOldPosts } from '../../electron/core/rounds/stream/forget-posts.ts';
import { listStream } from '../../electron/core/rounds/stream/list-stream.ts';
import { noteAnswer } from '../../electron/core/rounds/stream/note-answer.ts';
import { accountsWithSources } from '../../electron/core/rounds/stream/repository.ts';
import { setSource } from '../../electron/core/rounds/stream/set-source.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import {
  listAdministrations,
  preferencesOf,
  setPreference,
  settingsOf,
} from '../../electron/core/settings/repository.ts';
import { updateAdministration } from '../../electron/core/settings/update-administration.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { clockAt, contextOn, draft, refusal, type TestClock, temporaryFolder } from '../register.ts';

const collator = new Intl.Collator('sv', { numeric: true });
const unitNames = [
  'Ängby bibliotek',
  'Björklunda bibliotek',
  'Åkeshovs simhall',
  'Zinkens idrottsplats',
  'Östra skolan',
  'Avdelning 10',
  'Avdelning 2',
];
/** A round that was frozen, with a look in it or not. */
async function roundOf(
  db: Kysely<Schema>,
  of: { administrationId: string; slot: number; from: string; to: string; isLooked: boolean },
  nextId: () => string,
): Promise<void> {
  const round = {
    id: nextId(),
    administration_id: of.administrationId,
    day: of.from.slice(0, 10),
    slot: of.slot,
    from_time: '',
    to_time: '',
    opens_at: of.from,
    closes_at: of.to,
    grace_until: of.to,
    origin: 'plan',
    decision: '',
    frozen_at: of.from,
    sealed_at: null,
  };
  await db.insertInto('round').values(round).execute();
  if (!of.isLooked) return;
  const look = { outcome: 'nothing-new', method: 'extern', reason: '', note: '', device_id: 'device-1' };
  const times = { looked_at: of.from, entered_at: of.from };
  await db
    .insertInto('look')
    .values({ id: nextId(), round_id: round.id, number: 1, ...look, ...times })
    .execute();
}

const accountNames = [
  'Årsta',
  'Älvsjö',
  'Örby',
  'Zinkensdamm',
  'Ängby',
  'abrahamsberg',
  'Bagarmossen',
  'Konto 2',
  'Konto 10',
  'Konto 1',
  'élite',
  'Över gränsen',
  'Ö',
  'A',
  'Å',
];

describe.each(databaseKinds)('the register on %s', (kind) => {
  let db: Kysely<Schema>;
  let context: Context;
  let clock: TestClock;
  let administrationId: string;
  let otherId: string;
  const folder = temporaryFolder();
  const people = new Map<string, string>();
  const units = new Map<string, string>();

  const filter = (fields: Partial<AccountFilter> = {}) => AccountFilter.parse({ administrationId, ...fields });
  const list = (
    fields: Partial<AccountFilter> = {},
    sort: AccountSort = 'name',
    descending = false,
    me: string | null = null,
  ) => listRows(db, { filter: filter(fields), sort, descending, offset: 0, limit: 500 }, reader(me));
  const reader = (personId: string | null = null) => ({ personId, today: dayOf(clock.now()) });
  const names = async (fields: Partial<AccountFilter> = {}) => (await list(fields)).map((row) => row.name);

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    clock = clockAt('2026-05-04T10:00:00Z');
    context = contextOn(db, { clock });
    administrationId = await createAdministration(db, context, 'Kulturförvaltningen');
    otherId = await createAdministration(db, context, 'Äldreförvaltningen');
    for (const name of unitNames) units.set(name, (await createUnit(context, administrationId, name, null)).id);
    for (const name of ['Åsa Öberg', 'Anna Alm', 'Zlatan Zäll', 'Ärla Äng', 'Bo Ek']) {
      const person = await db.transaction().execute((t) => addPerson(t, context, personNamed(administrationId, name)));
      people.set(name, person.id);
    }
    const unitIds = [...units.values()];
    const personIds = [...people.values()];
    for (const [n, name] of accountNames.entries()) {
      const responsible = personIds[n % personIds.length] ?? '';
      await createAccount(
        context,
        draft(administrationId, {
          name,
          unitId: n % 4 === 0 ? null : (unitIds[n % unitIds.length] ?? null),
          platformName: ['Anslagstavla', 'Torget', 'Bloggen'][n % 3] ?? '',
          kind: (['official', 'contractor', 'pedagogical'] as const)[n % 3] ?? 'official',
          lastPostOn: n % 2 === 0 ? null : `2026-0${1 + (n % 4)}-10`,
          roles: n % 5 === 0 ? [] : [{ role: 'responsible', personId: responsible }],
          access:
            n % 3 === 0
              ? []
              : [
                  {
                    personId: responsible,
                    canLogIn: n % 3 === 1,
                    canClose: n % 2 === 0 ? null : true,
                    verifiedOn: '2026-05-01',
                  },
                ],
        }),
        n % 7 === 6 ? 'dormant' : 'active',
      );
    }
    await createAccount(context, draft(otherId, { name: 'Någon annans' }), 'active');
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  const worst = (count: number | null) => count ?? 0.5;
  const keys: Record<AccountSort, (row: AccountRow) => string | number> = {
    name: (row) => row.name,
    platform: (row) => row.platformName,
    unit: (row) => row.unitName,
    responsible: (row) => row.responsibleName,
    status: (row) => row.status,
    kind: (row) => row.kind,
    'can-log-in': (row) => worst(row.canLogIn),
    'can-close': (row) => worst(row.canClose),
    gaps: (row) => -row.gapCount,
    'last-post': (row) => row.lastPostOn ?? '',
  };
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

  test.each(AccountSort.options.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
    'the list by %s, descending: %s, in Swedish order, then by name',
    async (sort, descending) => {
      const rows = await list({}, sort, descending);
      expect(rows).toHaveLength(accountNames.length);
      const sign = descending ? -1 : 1;
      const key = keys[sort];
      const byName = (a: AccountRow, b: AccountRow) => (sort === 'name' ? sign : 1) * collator.compare(a.name, b.name);
      const wanted = rows.toSorted((a, b) => sign * compare(key(a), key(b)) || byName(a, b));
      expect(rows.map((row) => [key(row), row.name])).toEqual(wanted.map((row) => [key(row), row.name]));
      expect(new Set(rows.map(key)).size).toBeGreaterThan(1);
    },
  );

  test('pages are the whole list in parts, and the count is its length', async () => {
    const all = (await list({}, 'responsible')).map((row) => row.id);
    const pages: string[] = [];
    for (let offset = 0; offset < all.length; offset += 4)
      pages.push(
        ...(
          await listRows(db, { filter: filter(), sort: 'responsible', descending: false, offset, limit: 4 }, reader())
        ).map((row) => row.id),
      );
    expect(pages).toEqual(all);
    expect(await countRows(db, filter(), reader())).toBe(all.length);
    expect((await listIds(db, filter(), reader())).toSorted()).toEqual(all.toSorted());
  });

  test('search finds å ä ö whatever the case, every word, in name, unit, platform and people', async () => {
    expect(await names({ text: 'ÖVER gräns' })).toEqual(['Över gränsen']);
    expect(await names({ text: 'ä' })).not.toContain('abrahamsberg');
    expect((await list({ text: 'åkeshovs' })).every((row) => row.unitName === 'Åkeshovs simhall')).toBe(true);
    expect((await list({ text: 'ärla äng' })).every((row) => row.responsibleName === 'Ärla Äng')).toBe(true);
    expect((await list({ text: 'torget konto' })).map((row) => row.name)).toEqual(['Konto 2']);
    for (const text of ['100%', '_', "'", '\\', 'Konto%']) expect(await names({ text })).toEqual([]);
    expect(await countRows(db, filter({ text: 'konto' }), reader())).toBe(3);
  });

  test('each filter shows what it says, together they narrow', async () => {
    const all = await list();
    const shown = async (fields: Partial<AccountFilter>) => (await list(fields)).map((row) => row.id);
    const where = (is: (row: AccountRow) => boolean) => all.filter(is).map((row) => row.id);
    expect(await shown({ kinds: ['contractor'] })).toEqual(where((row) => row.kind === 'contractor'));
    expect(await shown({ statuses: ['dormant'] })).toEqual(where((row) => row.status === 'dormant'));
    expect(await shown({ gaps: ['responsible', 'unit'] })).toEqual(
      where((row) => row.gaps.includes('responsible') || row.gaps.includes('unit')),
    );
    const unitId = units.get('Ängby bibliotek') ?? '';
    expect(await shown({ unitIds: [unitId] })).toEqual(where((row) => row.unitName === 'Ängby bibliotek'));
    expect(await shown({ unitIds: [unitId], kinds: ['official'] })).toEqual(
      where((row) => row.unitName === 'Ängby bibliotek' && row.kind === 'official'),
    );
    expect(await shown({ personId: people.get('Bo Ek') ?? '' })).not.toEqual([]);
    expect(await shown({ platforms: ['facebook'] })).toEqual([]);
  });

  test('each view shows what its name says', async () => {
    const all = await list();
    const me = people.get('Anna Alm') ?? '';
    const ofView: Record<AccountView, (row: AccountRow) => boolean> = {
      all: () => true,
      mine: (row) => row.responsibleName === 'Anna Alm',
      'nobody-can-log-in': (row) => row.kind !== 'pedagogical' && row.canLogIn === 0,
      'few-with-access': (row) => row.kind !== 'pedagogical' && row.canLogIn === 1,
      'access-unknown': (row) => row.kind !== 'pedagogical' && row.canLogIn === null,
      'no-responsible': (row) => row.kind !== 'pedagogical' && row.gaps.includes('responsible'),
      'without-deputy': (row) => row.gaps.includes('deputy'),
      'communicator-without-access': (row) => row.gaps.includes('communicator-access'),
      'below-norm': (row) =>
        row.kind !== 'pedagogical' && row.status === 'active' && (row.lastPostOn ?? '9') < '2026-04-20',
      incomplete: (row) => row.kind !== 'pedagogical' && row.gapCount > 0,
      'incomplete-basics': () => false,
      'unchecked-basics': (row) => row.kind !== 'pedagogical',
      'closure-candidates': (row) => row.kind !== 'pedagogical' && row.closureReasonCount > 0,
      'contract-end': () => false,
      'end-date': () => false,
      'goal-follow-up': () => false,
      'pedagogical-due': (row) => row.kind === 'pedagogical' && row.gapCount > 0,
      closed: () => false,
      voided: () => false,
    };
    for (const view of AccountView.options) {
      const rows = await list({ view }, 'name', false, me);
      expect({ view, names: rows.map((row) => row.name) }).toEqual({
        view,
        names: all.filter(ofView[view]).map((row) => row.name),
      });
      expect(await countRows(db, filter({ view }), reader(me))).toBe(rows.length);
    }
    const summary = await summariseRegister(
      { ...context, actor: { ...context.actor, personId: me } },
      administrationId,
    );
    expect(summary.byView).toEqual(
      Object.fromEntries(AccountView.options.map((view) => [view, all.filter(ofView[view]).length])),
    );
    expect(summary.complete).toBe(
      all.filter((row) => isLive(row.status) && row.kind !== 'pedagogical' && row.gapCount === 0).length,
    );
  });

  test('an account comes back exactly as it was written, children and all', async () => {
    const written = draft(administrationId, {
      name: 'Hela kontot',
      url: 'https://www.facebook.com/angbybibliotek',
      platform: 'facebook',
      platformName: 'Facebook',
      hoursPerWeek: 2.5,
      onPublicList: true,
      unknownFields: ['end-date'],
      norm: { preset: 'season', posts: 2, per: 'month', seasonFrom: 6, seasonTo: 8 },
      roles: [
        { role: 'editor', personId: people.get('Bo Ek') ?? '' },
        { role: 'editor', personId: people.get('Anna Alm') ?? '' },
      ],
      goals: [
        { kind: 'measurable', text: 'Fler lån', measure: '10 %', followUpOn: '2026-12-01', result: '' },
        { kind: 'effect', text: 'Lugnare ton', measure: '', followUpOn: null, result: 'Ja' },
      ],
      checks: [{ item: 'terms', ok: true, checkedOn: '2026-05-01', checkedBy: 'Bo Ek' }],
      access: [{ personId: people.get('Bo Ek') ?? '', canLogIn: true, canClose: null, verifiedOn: '2026-05-01' }],
    });
    const made = await createAccount(context, written, 'active');
    const [read] = await readAccounts(db, [made.id, '00000000-0000-4000-8000-999999999999']);
    expect(read).toEqual(made);
    for (const field of [
      'norm',
      'roles',
      'goals',
      'checks',
      'access',
      'hoursPerWeek',
      'onPublicList',
      'unknownFields',
    ] as const)
      expect(read?.[field]).toEqual(written[field]);
    expect(await accountWithKey(db, administrationId, made.canonicalKey)).toEqual({ id: made.id, name: 'Hela kontot' });
    const again = draft(administrationId, { name: 'Samma', url: 'facebook.com/AngbyBibliotek/' });
    expect(await refusal(createAccount(context, again, 'active'))).toMatchObject({
      code: 'account-already-registered',
      values: { name: 'Hela kontot' },
    });
    // Another administration may know the same account.
    const other = await createAccount(context, { ...again, administrationId: otherId }, 'active');
    expect(other.canonicalKey).toBe(made.canonicalKey);
    await voidAccount(context, other.id, 1, 'Fel förvaltning');
    await voidAccount(context, made.id, 1, 'Prov');
  });

  test('the same person twice in a role or among those who get in is one', async () => {
    const personId = people.get('Bo Ek') ?? '';
    const made = await createAccount(
      context,
      draft(administrationId, {
        name: 'Dubbelt',
        roles: [
          { role: 'editor', personId },
          { role: 'editor', personId },
        ],
        access: [
          { personId, canLogIn: null, canClose: null, verifiedOn: null },
          { personId, canLogIn: true, canClose: true, verifiedOn: '2026-05-01' },
        ],
        checks: [
          { item: 'terms', ok: false, checkedOn: null, checkedBy: '' },
          { item: 'terms', ok: true, checkedOn: '2026-05-01', checkedBy: 'Bo' },
        ],
      }),
      'active',
    );
    expect(made.roles).toHaveLength(1);
    expect(made.access).toEqual([{ personId, canLogIn: true, canClose: true, verifiedOn: '2026-05-01' }]);
    expect(made.checks).toEqual([{ item: 'terms', ok: true, checkedOn: '2026-05-01', checkedBy: 'Bo' }]);
    expect(made.derived.canLogIn).toBe(1);
    await voidAccount(context, made.id, 1, 'Prov');
  });

  test('changes, status, voiding and history; a version that has passed is refused', async () => {
    const made = await createAccount(context, draft(administrationId, { name: 'Föränderligt' }), 'active');
    const changed = await updateAccount(context, made.id, 1, {
      ...draft(administrationId, { name: 'Förändrat' }),
      purpose: 'Nytt',
    });
    expect(changed).toMatchObject({ version: 2, name: 'Förändrat' });
    expect((await refusal(updateAccount(context, made.id, 1, draft(administrationId)))).code).toBe('changed-meanwhile');
    const change = {
      status: 'closed',
      since: '2026-05-01',
      reason: 'Används inte',
      decidedBy: 'Chefen',
      registrationNumber: 'KUL 2026/1',
    } as const;
    expect((await refusal(setStatus(context, made.id, 2, { ...change, reason: '' }))).code).toBe('reason-needed');
    const closed = await setStatus(context, made.id, 2, change);
    expect(closed.statusHistory.map(({ status }) => status)).toEqual(['active', 'closed']);
    expect(closed.derived.gaps).toEqual([]);
    expect(await names({ view: 'closed' })).toEqual(['Förändrat']);
    expect(await names()).not.toContain('Förändrat');
    expect(await names({ statuses: ['closed'] })).toEqual(['Förändrat']);
    const voided = await voidAccount(context, made.id, 3, 'Skulle inte finnas');
    expect(await names({ view: 'closed' })).toEqual([]);
    expect(await names({ view: 'voided', text: 'förändrat' })).toEqual(['Förändrat']);
    expect((await refusal(updateAccount(context, made.id, 4, draft(administrationId)))).code).toBe('account-voided');
    await createAccount(context, draft(administrationId, { name: 'Förändrat' }), 'active');
    expect((await refusal(unvoidAccount(context, made.id, voided.version))).code).toBe('account-already-registered');
    const [second] = await list({ text: 'förändrat' });
    await voidAccount(context, second?.id ?? '', 1, 'Prov');
    expect((await unvoidAccount(context, made.id, voided.version)).voidedAt).toBeNull();
    await voidAccount(context, made.id, 5, 'Prov');
    expect(
      (await readHistory(context, made.id))
        .map(({ action }) => action)
        .toReversed()
        .slice(0, 4),
    ).toEqual(['account-created', 'account-changed', 'account-status-changed', 'account-voided']);
  });

  test('a bulk change reaches all, and is taken back whole on any later day', async () => {
    const before = await list();
    const ids = before.slice(0, 6).map((row) => row.id);
    const personId = people.get('Ärla Äng') ?? '';
    const { changed, undo } = await bulkChange(context, ids, {
      archiveLevel: 'unique',
      assign: { roles: ['deputy', 'editor'], personId },
    });
    expect(changed).toBe(6);
    const after = await readAccounts(db, ids);
    expect(
      after.every(
        (account: Account) =>
          account.archiveLevel === 'unique' &&
          account.roles.some((r) => r.role === 'deputy' && r.personId === personId),
      ),
    ).toBe(true);
    expect(after.some((account) => account.derived.gaps.includes('deputy'))).toBe(false);
    expect(await bulkChange(context, ids, { archiveLevel: 'unique' })).toEqual({ changed: 0, undo: null });
    const [event] = await readHistory(context, ids[0] ?? '');
    expect(event).toMatchObject({ action: 'account-changed-in-bulk', bulk: { id: undo, count: 6, isUndone: false } });
    expect(await undoBulk(context, undo ?? '', false)).toEqual({ changed: 6, skipped: 0 });
    const undone = await readAccounts(db, ids);
    expect(undone.map((account) => [account.archiveLevel, account.roles.length])).toEqual(
      after.map((account) => ['', account.roles.length - 2]),
    );
    expect((await refusal(undoBulk(context, undo ?? '', true))).code).toBe('bulk-undone-already');
    const history = await readHistory(context, ids[0] ?? '');
    expect(history[0]).toMatchObject({ action: 'account-bulk-undone', bulk: null });
    expect(history[1]).toMatchObject({ bulk: { isUndone: true } });
  });

  test('units in Swedish order with counts, renamed into the search, voided only when empty', async () => {
    expect((await listUnits(db, administrationId)).map(({ name }) => name)).toEqual(
      unitNames.toSorted(collator.compare),
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
      const { id: _id, version, unitName: _unit, active: _active, accountCount: _count, ...given } = person;
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

  test('settings: presets until decided, a changed rule changes what is missing, a version that has passed is refused', async () => {
    const [administration] = (await listAdministrations(db)).filter(({ id }) => id === administrationId);
    if (administration === undefined) throw new Error('gone');
    const { settings } = administration;
    expect(settings.accessRule.value).toEqual({ kind: 'count', people: 2 });
    expect(await countRows(db, filter({ gaps: ['access-few'] }), reader())).toBeGreaterThan(0);
    const changed = {
      id: administrationId,
      version: 1,
      name: 'Kulturförvaltningen',
      settings: {
        ...settings,
        accessRule: { value: { kind: 'count' as const, people: 1 }, ground: 'local' as const, note: '' },
      },
    };
    await updateAdministration(context, changed);
    expect(await list({ gaps: ['access-few'] })).toEqual([]);
    expect((await list({ gaps: ['access-nobody'] })).length).toBeGreaterThan(0);
    expect((await refusal(updateAdministration(context, changed))).code).toBe('changed-meanwhile');
    expect(
      (await refusal(updateAdministration(context, { ...changed, version: 2, name: 'Äldreförvaltningen' }))).code,
    ).toBe('already-exists');
    expect((await settingsOf(db, administrationId))?.accessRule.value).toEqual({ kind: 'count', people: 1 });
    expect(await settingsOf(db, 'finns inte')).toBeNull();
    await setPreference(db, 'device-1', 'columns', ['name', 'unit']);
    await setPreference(db, 'device-1', 'columns', ['unit']);
    expect(await preferencesOf(db, 'device-1')).toEqual({ columns: ['unit'] });
    expect(await preferencesOf(db, 'device-2')).toEqual({});
  });

  test('a new day changes the facts that days change, and no versions; old contact details go', async () => {
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
    const rows = await db
      .selectFrom('audit')
      .innerJoin('audit_detail', (join) =>
        join
          .onRef('audit_detail.device_id', '=', 'audit.device_id')
          .onRef('audit_detail.sequence', '=', 'audit.sequence'),
      )
      .selectAll('audit')
      .select('audit_detail.details')
      .orderBy('audit.sequence')
      .execute();
    const report = verifyChain(
      rows.map((row) => ({
        deviceId: row.device_id,
        sequence: row.sequence,
        at: row.at,
        personId: row.person_id,
        osAccount: row.os_account,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        detailsHash: row.details_hash,
        previousHash: row.previous_hash,
        hash: row.hash,
        details: row.details,
      })),
    );
    expect(report).toMatchObject({ fault: null, detailsChanged: null, detailsGone: 0 });
    expect(report.links).toBeGreaterThan(50);
  });

  test('the stream is kept, paged, counted as new and forgotten', async () => {
    const own = clockAt('2026-05-04T10:00:00Z');
    const here = contextOn(db, { clock: own, ids: context.ids });
    const ownId = await createAdministration(db, here, 'Fritidsförvaltningen');
    const { id } = await createAccount(here, draft(ownId), 'active');
    await setSource(here, id, 0, { origin: 'typed', address: 'https://exempel.se/flode' });
    const note = async (keys: Record<string, string | null>) => {
      const [account] = await accountsWithSources(db, { accountId: id });
      const told = Object.entries(keys).map(([key, publishedAt]) => ({
        key,
        publishedAt,
        text: key,
        address: '',
        kind: 'post' as const,
      }));
      const asked = {
        state: 'feed' as const,
        address: 'https://exempel.se/flode',
        posts: told,
        conditions: { etag: '', lastModified: '' },
      };
      if (account === undefined || account.source === null) throw new Error('No source');
      return await noteAnswer(here, account.source, asked, { everyMinutes: 30, keepDays: 30 });
    };
    const list = async (since: string | null = null, limit = 50, cursor: string | null = null) =>
      await listStream(here, { administrationId: ownId, since, accountIds: [], limit, cursor });
    const words = async (since: string | null = null) => (await list(since)).items.map(({ text }) => text);
    const both = { odaterad: null, äldre: '2026-04-20T10:00:00.000Z' };
    expect(await note(both)).toBe(2);
    expect(await note(both)).toBe(0);
    expect(await words()).toEqual(['odaterad', 'äldre']);
    own.set('2026-05-05T10:00:00Z');
    expect(await note({ ...both, ny: '2026-05-04T09:00:00.000Z' })).toBe(1);
    expect(await words('2026-05-05T00:00:00Z')).toEqual(['ny']);
    const page = await list(null, 1);
    expect((await list(null, 5, page.cursor)).items.map(({ text }) => text)).toEqual(['ny', 'äldre']);
    // Since the last round: the latest that is over and that somebody looked in, or everything when there is none.
    expect(await list('last-round')).toMatchObject({ since: null, total: 3 });
    for (const [slot, from, to, isLooked] of [
      [1, '2026-05-05T06:00:00.000Z', '2026-05-05T08:00:00.000Z', true],
      [2, '2026-05-05T08:00:00.000Z', '2026-05-05T09:00:00.000Z', false],
      [3, '2026-05-05T09:00:00.000Z', '2026-05-05T11:00:00.000Z', true],
    ] as const)
      await roundOf(db, { administrationId: ownId, slot, from, to, isLooked }, () => here.ids.next());
    expect(await list('last-round')).toMatchObject({ since: '2026-05-05T06:00:00.000Z', items: [{ text: 'ny' }] });
    // A month later what had a date is gone; what had none is empty, and does not come back as new while its feed still has it.
    own.set('2026-06-10T10:00:00Z');
    expect(await forgetOldPosts(here)).toBe(3);
    expect(await note(both)).toBe(0);
    expect(await words()).toEqual([]);
    expect(await note({ annan: '2026-06-10T09:00:00.000Z' })).toBe(1);
    expect(await db.selectFrom('feed_post').select('key').execute()).toEqual([{ key: 'annan' }]);
  });
});
