import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AccessEntry,
  type AccountDraft,
  AccountKind,
  AccountStatus,
  CheckItem,
  Duty,
  type Gap,
} from '../../../electron/core/accounts/contract.ts';
import {
  type AccountFacts,
  daysBetweenPosts,
  deriveFacts,
  isActive,
  type PersonFacts,
} from '../../../electron/core/accounts/rules.ts';
import { addDays } from '../../../electron/core/foundation/calendar.ts';
import { AdministrationSettings } from '../../../electron/core/settings/contract.ts';
import { draft } from '../../register.ts';

const today = '2026-05-04';
const settings = AdministrationSettings.parse({});
const here: PersonFacts = { leavesOn: null, isCommunicator: false, isManager: false };
const people = new Map<string, PersonFacts>([
  ['anna', here],
  ['bo', here],
  ['karin', { ...here, isCommunicator: true }],
  ['chef', { ...here, isManager: true }],
  ['gick', { ...here, leavesOn: '2026-05-03' }],
  ['sista', { ...here, leavesOn: '2026-05-04' }],
  ['snart', { ...here, leavesOn: '2026-12-31' }],
]);

function facts(fields: Partial<AccountDraft> = {}, more: Partial<AccountFacts> = {}): AccountFacts {
  return { draft: draft('f', fields), status: 'active', people, settings, today, ...more };
}
const gaps = (fields: Partial<AccountDraft>, more: Partial<AccountFacts> = {}) => deriveFacts(facts(fields, more)).gaps;
const reasons = (fields: Partial<AccountDraft>, more: Partial<AccountFacts> = {}) =>
  deriveFacts(facts({ purpose: 'Berätta', ...fields }, more)).closureReasons;

const isAboutNumbers = (gap: Gap) => ['access-nobody', 'access-few', 'access-unknown'].includes(gap);

function access(
  personId: string,
  canLogIn: boolean | null,
  canClose: boolean | null = canLogIn,
  verifiedOn: string | null = today,
): AccessEntry {
  return { personId, canLogIn, canClose, verifiedOn };
}

const full: Partial<AccountDraft> = {
  unitId: 'u',
  url: 'https://example.org/angby',
  purpose: 'Berätta om biblioteket',
  targetGroup: 'Boende i Ängby',
  benefit: 'Når dem som inte läser webbplatsen',
  planLink: 'Mål 2.3',
  hoursPerWeek: 0,
  goals: [{ kind: 'effect', text: 'Fler besöker', measure: '', followUpOn: '2026-12-01', result: '' }],
  accessModel: 'personal-role',
  twoStep: 'on',
  roles: (['responsible', 'deputy', 'manager', ...Duty.options] as const).map((role) => ({ role, personId: 'anna' })),
  access: [access('anna', true), access('karin', true)],
  checks: CheckItem.options.map((item) => ({ item, ok: true, checkedOn: today, checkedBy: 'Anna' })),
};

describe('a person counts', () => {
  test.each([
    [null, true],
    ['2026-05-05', true],
    ['2026-05-04', true],
    ['2026-05-03', false],
  ])('with last day %s: %s', (leavesOn, counts) => {
    expect(isActive({ ...here, leavesOn }, today)).toBe(counts);
  });
  test('never when unknown', () => expect(isActive(undefined, today)).toBe(false));
});

describe('the two counts (R9)', () => {
  const old = (days: number) => addDays(today, -days);
  test.each<[string, AccessEntry[], number | null, number | null]>([
    ['nobody listed is unknown', [], null, null],
    ['nobody has said is unknown', [access('anna', null)], null, null],
    ['two who were seen to get in', [access('anna', true), access('bo', true, false)], 2, 1],
    ['a no counts as a no without a date', [access('anna', false, false, null)], 0, 0],
    ['a no beside an unknown is unknown', [access('anna', false), access('bo', null)], null, null],
    ['a yes beside an unknown is one', [access('anna', true), access('bo', null)], 1, 1],
    ['a yes that nobody has seen is unknown', [access('anna', true, true, null)], null, null],
    ['a yes seen on the last day that counts', [access('anna', true, true, old(180))], 1, 1],
    ['a yes seen the day before that is unknown', [access('anna', true, true, old(181))], null, null],
    ['a yes dated tomorrow is unknown', [access('anna', true, true, '2026-05-05')], null, null],
    ['the last day at work still counts', [access('sista', true)], 1, 1],
    ['who has left counts no more, and all known have left', [access('gick', true)], 0, 0],
    ['who has left does not hide that another is unknown', [access('gick', true), access('bo', null)], null, null],
    ['log in and close are counted apart', [access('anna', true, null), access('bo', true, true)], 2, 1],
  ])('%s', (_, entries, canLogIn, canClose) => {
    expect(deriveFacts(facts({ access: entries }))).toMatchObject({ canLogIn, canClose });
  });

  test('the day a count falls is the first last day among those who count', () => {
    const changes = (entries: AccessEntry[]) => deriveFacts(facts({ access: entries })).accessChangesOn;
    expect(changes([access('anna', true)])).toBeNull();
    expect(changes([access('anna', true), access('snart', true)])).toBe('2026-12-31');
    expect(changes([access('snart', true), access('sista', true)])).toBe('2026-05-04');
    expect(changes([access('snart', false)])).toBeNull();
    expect(changes([access('snart', false, true)])).toBe('2026-12-31');
  });

  test.each<[string, AccessEntry[], Gap | null]>([
    ['nobody known', [], 'access-unknown'],
    ['one of two', [access('anna', true)], 'access-few'],
    ['two', [access('anna', true), access('bo', true)], null],
    ['all answers are no', [access('anna', false)], 'access-nobody'],
    ['all who are known have left', [access('gick', true)], 'access-nobody'],
  ])('at least two: %s', (_, entries, gap) => {
    expect(gaps({ access: entries }).filter(isAboutNumbers)).toEqual(gap === null ? [] : [gap]);
  });

  test('a lost account is one that nobody can log in to, whatever was noted before', () => {
    for (const entries of [[], [access('anna', true), access('bo', true)]])
      expect(deriveFacts(facts({ access: entries }, { status: 'lost' }))).toMatchObject({
        canLogIn: 0,
        canClose: 0,
        accessChangesOn: null,
        communicatorHasAccess: false,
      });
    expect(gaps({}, { status: 'lost' }).filter(isAboutNumbers)).toEqual(['access-nobody']);
  });

  test.each<[string, Partial<AccountDraft>, Gap | null]>([
    ['the communicator gets in', { access: [access('karin', true)] }, null],
    ['a manager gets in', { access: [access('chef', true)] }, null],
    [
      'the account’s own manager gets in',
      { access: [access('anna', true)], roles: [{ role: 'manager', personId: 'anna' }] },
      null,
    ],
    [
      'another gets in, the communicator does not',
      { access: [access('anna', true), access('karin', false)] },
      'access-few',
    ],
    [
      'another gets in, the communicator is unknown',
      { access: [access('anna', true), access('karin', null)] },
      'access-unknown',
    ],
    [
      'the communicator’s way in was seen too long ago',
      { access: [access('anna', true), access('karin', true, true, '2025-01-01')] },
      'access-unknown',
    ],
    ['nothing is known', {}, 'access-unknown'],
  ])('communicator or manager on all: %s', (_, fields, gap) => {
    const rule = {
      ...settings,
      accessRule: { ...settings.accessRule, value: { kind: 'communicator-on-all' as const } },
    };
    expect(gaps(fields, { settings: rule }).filter((one) => one === 'access-few' || one === 'access-unknown')).toEqual(
      gap === null ? [] : [gap],
    );
  });

  test.each<[string, AccessEntry[], boolean | null]>([
    ['nothing known', [], null],
    ['she gets in', [access('karin', true)], true],
    ['others get in and she is not listed', [access('anna', true)], false],
    ['others get in and she is unknown', [access('anna', true), access('karin', null)], null],
    ['others get in and she does not', [access('anna', true), access('karin', false)], false],
    ['nobody gets in', [access('anna', false)], false],
  ])('the communicator’s access: %s', (_, entries, communicatorHasAccess) => {
    const derived = deriveFacts(facts({ access: entries }));
    expect(derived.communicatorHasAccess).toBe(communicatorHasAccess);
    expect(derived.gaps.includes('communicator-access')).toBe(communicatorHasAccess === false);
  });
});

describe('completeness', () => {
  test('a whole official account lacks nothing', () => expect(gaps(full)).toEqual([]));

  test.each<[Gap, Partial<AccountDraft>]>([
    ['unit', { unitId: null }],
    ['address', { url: '', handle: '' }],
    ['purpose', { purpose: '' }],
    ['target-group', { targetGroup: '' }],
    ['benefit', { benefit: '' }],
    ['plan-link', { planLink: '' }],
    ['resources', { hoursPerWeek: null }],
    ['goals', { goals: [] }],
    ['goal-follow-up', { goals: [{ kind: 'measurable', text: 'x', measure: '10', followUpOn: null, result: '' }] }],
    [
      'goal-follow-up',
      { goals: [{ kind: 'measurable', text: 'x', measure: '10', followUpOn: '2026-05-03', result: '' }] },
    ],
    ['access-model', { accessModel: 'unknown' }],
    ['two-step', { twoStep: 'unknown' }],
    ['two-step', { twoStep: 'off' }],
    ['function-mailbox', { accessModel: 'shared' }],
    ['norm', { norm: { preset: 'own', posts: null, per: '', seasonFrom: null, seasonTo: null } }],
    ['norm', { norm: { preset: 'season', posts: 1, per: 'week', seasonFrom: 6, seasonTo: null } }],
    ['responsible', { roles: (full.roles ?? []).filter(({ role }) => role !== 'responsible') }],
    ['deputy', { roles: (full.roles ?? []).filter(({ role }) => role !== 'deputy') }],
    ['manager', { roles: (full.roles ?? []).filter(({ role }) => role !== 'manager') }],
    ...Duty.options.map((duty): [Gap, Partial<AccountDraft>] => [
      `duty-${duty}`,
      { roles: (full.roles ?? []).map((one) => (one.role === duty ? { ...one, personId: 'gick' } : one)) },
    ]),
    ...CheckItem.options.map((item): [Gap, Partial<AccountDraft>] => [
      `check-${item}`,
      { checks: (full.checks ?? []).map((check) => (check.item === item ? { ...check, ok: false } : check)) },
    ]),
  ])('%s is the one thing missing', (gap, fields) => {
    expect(gaps({ ...full, ...fields })).toEqual([gap]);
  });

  test('the communicator may be tied to the account in any role, by profession or for this account', () => {
    const withoutKarin = { ...full, access: [access('anna', null), access('bo', null)] };
    expect(gaps(withoutKarin)).toEqual(['communicator', 'access-unknown']);
    // Nobody is named, which is told to SLK, and it is known that nobody of them gets in, which is not.
    expect(gaps({ ...full, access: [access('anna', true), access('bo', true)] })).toEqual([
      'communicator',
      'communicator-access',
    ]);
    const roles = full.roles ?? [];
    const has = (role: 'editor' | 'communicator', personId: string) =>
      !gaps({ ...withoutKarin, roles: [...roles, { role, personId }] }).includes('communicator');
    expect([
      has('editor', 'karin'),
      has('communicator', 'bo'),
      has('editor', 'bo'),
      has('communicator', 'gick'),
    ]).toEqual([true, true, false, false]);
    // Who is the communicator for this account is asked for access as one by profession is.
    const bo = {
      ...full,
      access: [access('anna', true), access('bo', true)],
      roles: [...roles, { role: 'communicator' as const, personId: 'bo' }],
    };
    expect(deriveFacts(facts(bo)).communicatorHasAccess).toBe(true);
  });

  test('basinformation that nobody has looked for is told from what is missing', () => {
    const checks = (full.checks ?? []).filter(({ item }) => item !== 'privacy' && item !== 'terms');
    expect(
      gaps({
        ...full,
        checks: [
          ...checks,
          { item: 'privacy', ok: false, checkedOn: today, checkedBy: 'Anna' },
          { item: 'terms', ok: false, checkedOn: null, checkedBy: '' },
        ],
      }),
    ).toEqual(['unchecked-terms', 'check-privacy']);
    expect(gaps({ ...full, checks: [] })).toEqual(CheckItem.options.map((item) => `unchecked-${item}`));
  });

  test('the start form asks nothing of a city-wide account, and the plan is not a contractor’s', () => {
    const none = { ...full, benefit: '', planLink: '', hoursPerWeek: null };
    expect(gaps({ ...none, kind: 'city-wide' })).toEqual([]);
    expect(gaps({ ...none, kind: 'contractor' }).slice(0, 2)).toEqual(['benefit', 'resources']);
  });

  test('a follow-up with a result, or today, is done in time', () => {
    const goal = { kind: 'effect', text: 'x', measure: '' } as const;
    expect(gaps({ ...full, goals: [{ ...goal, followUpOn: '2026-05-03', result: 'Nådd' }] })).toEqual([]);
    expect(gaps({ ...full, goals: [{ ...goal, followUpOn: today, result: '' }] })).toEqual([]);
  });

  test('a contractor’s account has its own five, and a project its end date, which may be unknown', () => {
    expect(gaps({ ...full, kind: 'contractor' })).toEqual([
      'contract-end',
      'contractor-contact',
      'owner-after-contract',
      'on-behalf',
      'graphic-rule',
    ]);
    expect(gaps({ ...full, kind: 'project' })).toEqual(['end-date']);
    expect(gaps({ ...full, kind: 'project', unknownFields: ['end-date'] })).toEqual([]);
  });

  test('a pedagogical account is a notice of five fields, each of which may be unknown (R4)', () => {
    const notice: Gap[] = ['unit', 'address', 'responsible', 'purpose', 'end-date'];
    expect(gaps({ kind: 'pedagogical' })).toEqual(notice);
    expect(
      gaps({ kind: 'pedagogical', unknownFields: ['unit', 'address', 'responsible', 'purpose', 'end-date'] }),
    ).toEqual([]);
    expect(gaps({ kind: 'pedagogical', unknownFields: ['end-date'], unitId: 'u', handle: 'klass4b' })).toEqual([
      'responsible',
      'purpose',
    ]);
  });

  test.each(AccountStatus.options)('with status %s only a live account has gaps', (status) => {
    const live = ['active', 'dormant', 'closing', 'lost', 'unknown'].includes(status);
    expect(gaps({}, { status }).length > 0).toBe(live);
  });
});

describe('norm and closure (R8, R12)', () => {
  const norm = (fields: Partial<AccountDraft['norm']>): Partial<AccountDraft> => ({
    norm: { preset: 'own', posts: null, per: '', seasonFrom: null, seasonTo: null, ...fields },
  });
  test.each<[string, Partial<AccountDraft>, number | null]>([
    ['the administration’s', {}, 3.5],
    ['four a month', norm({ posts: 4, per: 'month' }), 7.5],
    ['one a quarter', norm({ posts: 1, per: 'quarter' }), 91],
    ['none', norm({ preset: 'none' }), null],
    ['zero posts', norm({ posts: 0, per: 'week' }), null],
    ['a season that is on', norm({ preset: 'season', posts: 1, per: 'week', seasonFrom: 4, seasonTo: 9 }), 7],
    [
      'a season over the new year that is on',
      norm({ preset: 'season', posts: 1, per: 'week', seasonFrom: 11, seasonTo: 5 }),
      7,
    ],
    ['a season that is off', norm({ preset: 'season', posts: 1, per: 'week', seasonFrom: 6, seasonTo: 8 }), null],
    ['a pedagogical account', { kind: 'pedagogical' }, null],
  ])('days between posts: %s', (_, fields, days) => expect(daysBetweenPosts(facts(fields))).toBe(days));

  test.each<[string, Partial<AccountDraft>, string[]]>([
    ['unknown last post', {}, []],
    ['two weeks', { lastPostOn: '2026-04-20' }, []],
    ['two weeks and a day', { lastPostOn: '2026-04-19' }, ['below-own-norm']],
    ['six months to the day', { lastPostOn: '2025-11-04' }, ['below-own-norm']],
    ['six months and a day', { lastPostOn: '2025-11-03' }, ['no-post-half-year', 'below-own-norm']],
    [
      'below the account’s own norm only',
      { lastPostOn: '2026-02-01', ...norm({ posts: 1, per: 'month' }) },
      ['below-own-norm'],
    ],
    ['within the account’s own norm', { lastPostOn: '2026-03-10', ...norm({ posts: 1, per: 'month' }) }, []],
    [
      'silent out of season',
      { lastPostOn: '2025-08-31', ...norm({ preset: 'season', seasonFrom: 6, seasonTo: 8 }) },
      [],
    ],
    [
      'silent since last season, this one just begun',
      { lastPostOn: '2025-09-30', ...norm({ preset: 'season', seasonFrom: 5, seasonTo: 9 }) },
      [],
    ],
    [
      'silent into the season',
      { lastPostOn: '2025-09-30', ...norm({ preset: 'season', seasonFrom: 4, seasonTo: 9 }) },
      ['below-own-norm'],
    ],
    ['all who could log in have left', { access: [access('gick', true)] }, ['nobody-can-log-in']],
    ['the responsible has left', { roles: [{ role: 'responsible', personId: 'gick' }] }, ['no-responsible']],
    ['nobody has been named yet', { roles: [] }, []],
    ['the end date is today', { endsOn: today }, []],
    ['the end date was yesterday', { endsOn: '2026-05-03' }, ['end-date-passed']],
    ['the contract ended yesterday', { kind: 'contractor', contractEndsOn: '2026-05-03' }, ['contract-ended']],
    ['an old contract on what is no contractor’s account', { contractEndsOn: '2026-05-03' }, []],
  ])('%s', (_, fields, expected) => expect(reasons(fields)).toEqual(expected));

  test('no purpose and no goals is a reason beside another, not alone: it may only not be written down yet', () => {
    const aimless = { purpose: '', goals: [] };
    expect(reasons(aimless)).toEqual([]);
    expect(reasons({ ...aimless, endsOn: '2026-05-03' })).toEqual(['end-date-passed', 'no-purpose']);
    expect(reasons({ ...aimless, purpose: 'Berätta', endsOn: '2026-05-03' })).toEqual(['end-date-passed']);
    expect(reasons({ ...aimless, kind: 'pedagogical', endsOn: '2026-05-03' })).toEqual(['end-date-passed']);
  });

  test('a resting account is not below its norm; one being closed or closed is no candidate', () => {
    expect(reasons({ lastPostOn: '2026-02-01' }, { status: 'dormant' })).toEqual([]);
    for (const status of ['closing', 'closed', 'applied'] as const)
      expect(reasons({ lastPostOn: '2020-01-01', endsOn: '2020-01-01' }, { status })).toEqual([]);
    expect(reasons({}, { status: 'lost' })).toEqual(['nobody-can-log-in']);
  });
});

describe('whatever the account', () => {
  const ids = [...people.keys(), 'okänd'];
  const anyEntries = fc.uniqueArray(
    fc.record({
      personId: fc.constantFrom(...ids),
      canLogIn: fc.constantFrom(true, false, null),
      canClose: fc.constantFrom(true, false, null),
      verifiedOn: fc.constantFrom(null, today, '2026-05-05', '2025-11-05', '2025-11-04', '2020-01-01'),
    }),
    { selector: (entry) => entry.personId, maxLength: 8 },
  );
  const anyRoles = fc.array(
    fc.record({
      role: fc.constantFrom(
        'responsible' as const,
        'deputy' as const,
        'manager' as const,
        'editor' as const,
        ...Duty.options,
      ),
      personId: fc.constantFrom(...ids),
    }),
    { maxLength: 12 },
  );
  const anyFacts = fc
    .record({
      kind: fc.constantFrom(...AccountKind.options),
      status: fc.constantFrom(...AccountStatus.options),
      access: anyEntries,
      roles: anyRoles,
      lastPostOn: fc.constantFrom(null, today, '2026-04-01', '2020-01-01'),
      endsOn: fc.constantFrom(null, today, '2026-05-03'),
      unknownFields: fc.subarray(['unit', 'address', 'responsible', 'purpose', 'end-date'] as const),
    })
    .map(({ status, ...fields }) => facts({ ...fields, unknownFields: [...fields.unknownFields] }, { status }));
  const holds = (check: (given: AccountFacts) => void) =>
    fc.assert(fc.property(anyFacts, check), { numRuns: 1000, seed: 4711 });
  const present = (personId: string) => isActive(people.get(personId), today);

  test('a duty without a person who is here is a gap: there is no path around it (R6)', () => {
    holds((given) => {
      const live = ['active', 'dormant', 'closing', 'lost'].includes(given.status);
      if (!live || given.draft.kind === 'pedagogical') return;
      for (const duty of Duty.options) {
        const borne = given.draft.roles.some(({ role, personId }) => role === duty && present(personId));
        expect(deriveFacts(given).gaps.includes(`duty-${duty}`)).toBe(!borne);
      }
    });
  });

  test('a pedagogical account never gets an official gap (R4)', () => {
    // What nobody understood of its status is asked for on every kind.
    const allowed: Gap[] = ['status', 'unit', 'address', 'responsible', 'purpose', 'end-date'];
    holds((given) => {
      const { gaps: found } = deriveFacts({ ...given, draft: { ...given.draft, kind: 'pedagogical' } });
      expect(
        found.filter((gap) => !allowed.includes(gap) || (given.draft.unknownFields as string[]).includes(gap)),
      ).toEqual([]);
    });
  });

  test('a count is never higher than the people who are here, and never zero while somebody could be a yes', () => {
    holds((given) => {
      const entries = given.draft.access.filter(({ personId }) => present(personId));
      const derived = deriveFacts(given);
      for (const ability of ['canLogIn', 'canClose'] as const) {
        const count = derived[ability];
        expect(count ?? 0).toBeLessThanOrEqual(entries.length);
        const isZero =
          given.status === 'lost' ||
          (given.draft.access.length > 0 && entries.every((entry) => entry[ability] === false));
        expect(count === 0).toBe(isZero);
      }
    });
  });

  test('nobody, too few and unknown exclude each other, so that their figures add up', () => {
    holds((given) => {
      expect(deriveFacts(given).gaps.filter(isAboutNumbers).length).toBeLessThanOrEqual(1);
    });
  });

  test('each gap and each reason is said once', () => {
    holds((given) => {
      const { gaps: found, closureReasons } = deriveFacts(given);
      expect(new Set(found).size).toBe(found.length);
      expect(new Set(closureReasons).size).toBe(closureReasons.length);
    });
  });
});
