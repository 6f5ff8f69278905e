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
import { readHistory } from '../../electron/core/accounts/read-history.ts';
import { countRows, listIds, listRows } from '../../electron/core/accounts/list-repository.ts';
import { accountWithKey } from '../../electron/core/accounts/lookup-repository.ts';
import { readAccounts } from '../../electron/core/accounts/repository.ts';
import { setStatus } from '../../electron/core/accounts/set-status.ts';
import { summariseRegister } from '../../electron/core/accounts/summarise-register.ts';
import { undoBulk } from '../../electron/core/accounts/undo-bulk.ts';
import { updateAccount } from '../../electron/core/accounts/update-account.ts';
import { unvoidAccount, voidAccount } from '../../electron/core/accounts/void-account.ts';
import { databaseKinds } from '../either-database.ts';
import { draft, refusal } from '../register.ts';
import { accountNames, chainOf, openSmallRegister, type SmallRegister, swedish } from '../small-register.ts';

describe.each(databaseKinds)('accounts on %s', (kind) => {
  let register: SmallRegister;
  beforeAll(async () => {
    register = await openSmallRegister(kind);
  });
  afterAll(async () => await register.close());

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
    typeof a === 'number' && typeof b === 'number' ? a - b : swedish.compare(String(a), String(b));

  test.each(AccountSort.options.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
    'the list by %s, descending: %s, in Swedish order, then by name',
    async (sort, descending) => {
      const { list } = register;
      const rows = await list({}, sort, descending);
      expect(rows).toHaveLength(accountNames.length);
      const sign = descending ? -1 : 1;
      const key = keys[sort];
      const byName = (a: AccountRow, b: AccountRow) => (sort === 'name' ? sign : 1) * swedish.compare(a.name, b.name);
      const wanted = rows.toSorted((a, b) => sign * compare(key(a), key(b)) || byName(a, b));
      expect(rows.map((row) => [key(row), row.name])).toEqual(wanted.map((row) => [key(row), row.name]));
      expect(new Set(rows.map(key)).size).toBeGreaterThan(1);
    },
  );

  test('pages are the whole list in parts, and the count is its length', async () => {
    const { db, filter, list, reader } = register;
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
    const { db, filter, list, reader, names } = register;
    expect(await names({ text: 'ÖVER gräns' })).toEqual(['Över gränsen']);
    expect(await names({ text: 'ä' })).not.toContain('abrahamsberg');
    expect((await list({ text: 'åkeshovs' })).every((row) => row.unitName === 'Åkeshovs simhall')).toBe(true);
    expect((await list({ text: 'ärla äng' })).every((row) => row.responsibleName === 'Ärla Äng')).toBe(true);
    expect((await list({ text: 'torget konto' })).map((row) => row.name)).toEqual(['Konto 2']);
    for (const text of ['100%', '_', "'", '\\', 'Konto%']) expect(await names({ text })).toEqual([]);
    expect(await countRows(db, filter({ text: 'konto' }), reader())).toBe(3);
  });

  test('each filter shows what it says, together they narrow', async () => {
    const { people, units, list } = register;
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
    const { context, db, administrationId, people, filter, list, reader } = register;
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
    const { db, context, administrationId, otherId, people } = register;
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
    const { context, administrationId, people } = register;
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
    const { context, administrationId, list, names } = register;
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
    const { db, context, people, list } = register;
    const before = await list();
    const ids = before.slice(0, 6).map((row) => row.id);
    const personId = people.get('Ärla Äng') ?? '';
    const { changed, undo } = await bulkChange(context, ids, {
      archiveLevel: 'unique',
      assign: [
        { role: 'deputy', personId },
        { role: 'editor', personId },
      ],
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
    expect(await undoBulk(context, undo ?? '', false)).toEqual({ changed: 6, skipped: 0, names: '' });
    const undone = await readAccounts(db, ids);
    expect(undone.map((account) => [account.archiveLevel, account.roles.length])).toEqual(
      after.map((account) => ['', account.roles.length - 2]),
    );
    expect((await refusal(undoBulk(context, undo ?? '', true))).code).toBe('bulk-undone-already');
    const history = await readHistory(context, ids[0] ?? '');
    expect(history[0]).toMatchObject({ action: 'account-bulk-undone', bulk: null });
    expect(history[1]).toMatchObject({ bulk: { isUndone: true } });
  });

  test('everything that was done stands in one unbroken chain', async () => {
    const report = await chainOf(register.db);
    expect(report).toMatchObject({ fault: null, detailsChanged: null, detailsGone: 0 });
    expect(report.links).toBeGreaterThan(50);
  });
});
