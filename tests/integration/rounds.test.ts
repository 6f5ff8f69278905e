import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountDraft } from '../../electron/core/accounts/contract.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { bindDevice } from '../../electron/core/people/ties-repository.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import type { LookDraft } from '../../electron/core/rounds/contract.ts';
import { accountFor } from '../../electron/core/rounds/coverage/account-for.ts';
import { type Client, clockAt, draft, openRegister, refusal, type TestClock, temporaryFolder } from '../register.ts';

/** Monday 4 May 2026; windows 08–10, 11–13, 14–16 in Stockholm, which is two hours before UTC then. */
const at = (time: string, day = '2026-05-04') => `${day}T${time}:00+02:00`;

let clock: TestClock;
let client: Client;
let close: () => Promise<void>;
let administrationId: string;
let accounts: string[];
let core: Core;
const dailyWork = () => core.dailyWork();
const settle = () => core.settleRounds();
const shown = new Map<string, Date>();

beforeEach(async () => {
  const { folder, remove } = temporaryFolder();
  clock = clockAt(at('07:00'));
  const register = await openRegister(folder, { clock, seenSince: (id) => shown.get(id) ?? null });
  ({ client, core } = register);
  close = async () => {
    await core.close();
    remove();
  };
  const me = await client.people.introduce({
    administrationName: 'Kulturförvaltningen',
    name: 'Karin Ekdahl',
    title: '',
    email: '',
    roles: ['communicator'],
  });
  administrationId = (await client.settings.administrations({}))[0]?.id ?? '';
  const names = ['Östra biblioteket', 'Ängby bibliotek', 'Konsthallen', 'Zinkens museum'];
  accounts = [];
  for (const name of names) {
    const roles: AccountDraft['roles'] =
      name === 'Konsthallen' ? [{ role: 'monitoring', personId: me.personId ?? '' }] : [];
    accounts.push((await client.accounts.create({ draft: draft(administrationId, { name, roles }) })).id);
  }
});

afterEach(async () => {
  shown.clear();
  await close();
});

const open = (fields: { slot?: number; day?: string; tab?: string } = {}) =>
  client.rounds.open({ administrationId, tab: 'a', ...fields });
const look = (roundId: string, accountIds: string[], fields: Partial<LookDraft> = {}) =>
  client.rounds.record({
    roundId,
    tab: 'a',
    accountIds,
    outcome: 'nothing-new',
    method: 'extern',
    ...fields,
  });
const figures = (due: number, checked: number, more: Record<string, number> = {}) => ({
  due,
  checked,
  notPossible: 0,
  missed: 0,
  waiting: 0,
  late: 0,
  backfilled: 0,
  ...more,
});
const coverage = async (day = '2026-05-04') =>
  (await client.coverage.read({ administrationId, from: day, to: day, by: 'day' })).total;

test('a round is frozen when it is opened: mine first, then in Swedish order, and what is changed afterwards changes nothing', async () => {
  expect((await client.rounds.today({ administrationId })).slots.map(({ state }) => state)).toEqual([
    'ahead',
    'ahead',
    'ahead',
  ]);
  expect(await refusal(open())).toMatchObject({ code: 'round-none-open' });
  clock.set(at('08:30'));
  const round = await open();
  const names = round.queue.map(
    ({ accountIds }) => round.items.find(({ accountId }) => accountId === accountIds[0])?.name,
  );
  expect(names).toEqual(['Konsthallen', 'Zinkens museum', 'Ängby bibliotek', 'Östra biblioteket']);
  expect(round.slot).toMatchObject({ slot: 1, state: 'open', mine: { due: 1, waiting: 1 }, unassigned: 3 });
  await client.accounts.create({ draft: draft(administrationId, { name: 'Ny i dag' }) });
  const [first = ''] = accounts;
  const account = await client.accounts.get({ id: first });
  await client.accounts.setStatus({
    id: first,
    version: account.version,
    change: { status: 'closed', since: '2026-05-04', reason: 'Slut.', decidedBy: 'Karin', registrationNumber: '' },
  });
  expect((await open()).items).toHaveLength(4);
  expect(await coverage()).toEqual(figures(12, 0, { waiting: 12 }));
});

test('an empty day says why: no accounts, accounts that came when the rounds had begun, or accounts without rounds', async () => {
  const { id } = await client.settings.createAdministration({ name: 'Fritidsförvaltningen' });
  const why = async (of: string) => (await client.rounds.today({ administrationId: of })).whyEmpty;
  expect([await why(id), await why(administrationId)]).toEqual(['no-accounts', null]);
  clock.set(at('20:00'));
  expect(await why(id)).toBe('no-accounts');
  await client.accounts.create({ draft: draft(id, { name: 'Utan ronder', roundsPerDay: 0 }) });
  expect(await why(id)).toBe('not-planned');
  await client.accounts.create({ draft: draft(id, { name: 'Badhuset' }) });
  expect(await why(id)).toBe('came-later');
  clock.set(at('07:00', '2026-05-05'));
  expect(await why(id)).toBeNull();
});

test('a look is recorded once, whoever comes second hears who and when, and it can be taken back', async () => {
  clock.set(at('08:30'));
  const round = await open();
  const [one = '', two = ''] = accounts;
  const recorded = await look(round.id, [one], { outcome: 'answered' });
  expect(recorded.figures).toEqual(figures(4, 1, { waiting: 3 }));
  expect(recorded.items).toMatchObject([
    { accountId: one, state: 'checked', look: { by: 'Karin Ekdahl', isMine: true } },
  ]);
  expect(await refusal(look(round.id, [one], { tab: 'b' }))).toEqual({
    code: 'look-recorded-already',
    values: { name: 'Östra biblioteket', by: 'Karin Ekdahl', time: '2026-05-04 08:30' },
  });
  // All or nothing: the other account of the same call still waits.
  expect((await refusal(look(round.id, [two, one]))).code).toBe('look-recorded-already');
  expect((await client.rounds.undo({ lookId: recorded.lookId, tab: 'a' })).figures).toEqual(
    figures(4, 0, { waiting: 4 }),
  );
  expect((await refusal(client.rounds.undo({ lookId: recorded.lookId, tab: 'a' }))).code).toBe('look-undone-already');
  expect((await open()).undo).toEqual([]);
});

test('what needed a login is gone on from, and undoing that falls back to it', async () => {
  clock.set(at('08:30'));
  const round = await open();
  const [one = ''] = accounts;
  const first = await look(round.id, [one], { outcome: 'needs-login' });
  expect(first.figures).toMatchObject({ notPossible: 1, checked: 0 });
  expect((await refusal(look(round.id, [one]))).code).toBe('look-recorded-already');
  const second = await look(round.id, [one], { replaces: first.lookId });
  expect(second.figures).toMatchObject({ notPossible: 0, checked: 1 });
  const undone = await client.rounds.undo({ lookId: second.lookId, tab: 'a' });
  expect(undone.items).toMatchObject([{ state: 'not-possible', look: { id: first.lookId, outcome: 'needs-login' } }]);
});

test('a shared inbox that needed a login is gone on from with one look, for the accounts that stand on it', async () => {
  const accountIds = accounts.slice(0, 3);
  const { id: placeId } = await client.rounds.createPlace({
    administrationId,
    draft: { name: 'Inkorgen', kind: 'inbox', url: 'https://business.facebook.com/latest/inbox', note: '', accountIds },
  });
  clock.set(at('08:30'));
  const round = await open();
  const [alone = ''] = accountIds;
  await look(round.id, [alone], { outcome: 'answered' });
  const inbox = { placeId, method: 'shared-inbox' } as const;
  const first = await look(round.id, [], { ...inbox, outcome: 'needs-login' });
  expect(first.figures).toMatchObject({ notPossible: 2, checked: 1 });
  expect((await refusal(look(round.id, [], inbox))).code).toBe('look-nothing-waits');
  const second = await look(round.id, [], { ...inbox, replaces: first.lookId });
  expect(second.recorded.toSorted()).toEqual(accountIds.slice(1).toSorted());
  expect(second.figures).toMatchObject({ notPossible: 0, checked: 3 });
  const undone = await client.rounds.undo({ lookId: second.lookId, tab: 'a' });
  expect(undone.figures).toMatchObject({ notPossible: 2, checked: 1 });
});

test('no green without a look: a page counts after three seconds on screen, and a reason is needed where nothing was seen', async () => {
  clock.set(at('08:30'));
  const round = await open();
  const [one = ''] = accounts;
  const page = { method: 'page' } as const;
  expect((await refusal(look(round.id, [one], page))).code).toBe('look-page-not-shown');
  shown.set(one, new Date(at('07:59')));
  expect((await refusal(look(round.id, [one], page))).code).toBe('look-page-not-shown');
  expect((await refusal(look(round.id, [one], { outcome: 'not-possible' }))).code).toBe('reason-needed');
  shown.set(one, new Date(at('08:29')));
  expect((await look(round.id, [one], page)).figures.checked).toBe(1);
});

test('a window that has an item keeps it for itself, until another takes over', async () => {
  clock.set(at('08:30'));
  const round = await open();
  const [one = '', two = ''] = accounts;
  const claim = { roundId: round.id, accountIds: [one] };
  expect(await client.rounds.claim({ ...claim, tab: 'a' })).toMatchObject({ items: [{ claim: { isHere: true } }] });
  expect(await client.rounds.claim({ ...claim, tab: 'b' })).toMatchObject({
    items: [{ claim: { isHere: false, isMine: true, by: 'Karin Ekdahl' } }],
  });
  expect((await refusal(look(round.id, [one], { tab: 'b' }))).code).toBe('look-claimed');
  await client.rounds.takeOver({ ...claim, tab: 'b' });
  expect((await refusal(look(round.id, [one], { tab: 'a' }))).code).toBe('look-claimed');
  await look(round.id, [one], { tab: 'b' });
  expect((await open()).items.filter(({ claim: held }) => held !== null)).toEqual([]);
  // A window that goes on keeps it; one that has gone silent loses it after three minutes.
  for (const time of ['08:31', '08:33', '08:35']) {
    clock.set(at(time));
    await client.rounds.claim({ roundId: round.id, accountIds: [two], tab: 'b' });
  }
  clock.set(at('08:37'));
  expect((await refusal(look(round.id, [two]))).code).toBe('look-claimed');
  clock.set(at('08:38'));
  expect((await look(round.id, [two])).recorded).toEqual([two]);
});

test('one confirmed look at a shared inbox records its accounts, and the rest stay in the queue', async () => {
  const [one = '', two = '', three = ''] = accounts;
  const inbox = { name: 'Samlad inkorg', kind: 'inbox' as const, url: 'https://business.exempel.se/inkorg', note: '' };
  const place = await client.rounds.createPlace({
    administrationId,
    draft: { ...inbox, accountIds: [one, two, three] },
  });
  expect(
    await refusal(
      client.rounds.createPlace({ administrationId, draft: { ...inbox, name: 'En till', accountIds: [two] } }),
    ),
  ).toMatchObject({ code: 'place-account-taken', values: { place: 'Samlad inkorg' } });
  clock.set(at('08:30'));
  const round = await open();
  expect(round.queue.map(({ accountIds }) => accountIds.length)).toEqual([3, 1]);
  await look(round.id, [one], { outcome: 'needs-login' });
  await client.rounds.claim({ roundId: round.id, accountIds: [two], tab: 'b' });
  const recorded = await look(round.id, [], { placeId: place.id });
  expect([recorded.recorded, recorded.left]).toEqual([[three], [two]]);
  expect(recorded.items.find(({ accountId }) => accountId === three)?.look?.method).toBe('shared-inbox');
  expect(recorded.figures).toEqual(figures(4, 1, { notPossible: 1, waiting: 2 }));
  expect((await refusal(look(round.id, [], { placeId: place.id, tab: 'c' }))).code).toBe('look-nothing-waits');
});

test('late, missed and entered afterwards are states of their own', async () => {
  clock.set(at('08:30'));
  const round = await open();
  const [one = '', two = '', three = ''] = accounts;
  clock.set(at('10:00'));
  expect((await open({ slot: 1 })).items.every(({ state }) => state === 'late')).toBe(true);
  expect((await look(round.id, [one])).figures).toMatchObject({ checked: 1, late: 1 });
  clock.set(at('11:00'));
  expect(await coverage()).toEqual(figures(12, 1, { late: 1, missed: 3, waiting: 8 }));
  // Seen in time and entered afterwards.
  expect((await refusal(look(round.id, [two], { lookedAt: new Date(at('07:59')).toISOString() }))).code).toBe(
    'look-before-window',
  );
  expect((await refusal(look(round.id, [two], { lookedAt: new Date(at('11:05')).toISOString() }))).code).toBe(
    'look-in-future',
  );
  const entered = await look(round.id, [two], { lookedAt: new Date(at('09:30')).toISOString() });
  expect(entered.figures).toMatchObject({ checked: 2, late: 1, backfilled: 1, missed: 2 });
  expect(entered.items[0]?.look).toMatchObject({ method: 'later', backfilled: true, late: false });
  // The next day only with a reason, and told in the chain by itself.
  clock.set(at('08:30', '2026-05-05'));
  const lookedAt = new Date(at('09:45')).toISOString();
  expect((await refusal(look(round.id, [three], { lookedAt }))).code).toBe('reason-needed');
  await look(round.id, [three], { lookedAt, note: 'Nätet låg nere.' });
  expect((await refusal(look(round.id, [accounts[3] ?? ''], { note: 'I efterhand.' }))).code).toBe('look-other-day');
  expect(await coverage()).toEqual(figures(12, 3, { late: 1, backfilled: 2, missed: 9 }));
  await dailyWork();
  const part = async () => (await client.settings.verify({})).parts.find(({ part: name }) => name === 'rounds');
  expect(await part()).toMatchObject({ ok: true, code: 'rounds-ok', values: { count: 3 } });
  // Somebody makes another look of it, outside the app.
  const { db } = await core.context();
  await db.updateTable('look').set({ outcome: 'answered' }).where('id', '=', entered.lookId).execute();
  expect(await part()).toMatchObject({ ok: false, code: 'rounds-changed', values: { day: '2026-05-04', slot: 1 } });
});

test('days on which nobody opened the app are missed, and say so', async () => {
  clock.set(at('08:30'));
  const round = await open();
  await look(round.id, accounts);
  clock.set(at('09:00', '2026-05-06'));
  // Read where nobody may write the rounds down: their accounts are counted with them.
  const context = await core.context();
  const reading = { ...context, host: { ...context.host, readOnly: true } };
  expect(await accountFor(reading, { administrationId, from: '2026-05-05', to: '2026-05-05' })).toMatchObject({
    roundsDone: 0,
    roundsUndone: 3,
    accounts: 4,
    total: { due: 12, missed: 12 },
  });
  // A copy from before they were over says nothing of them: they may well have been done.
  const side = { seen: { madeAt: new Date(at('08:00', '2026-05-05')).toISOString() } };
  const copy = { ...reading, shared: { readsHere: true, side } as unknown as typeof context.shared };
  expect(await accountFor(copy, { administrationId, from: '2026-05-05', to: '2026-05-05' })).toMatchObject({
    madeAt: side.seen.madeAt,
    roundsDone: 0,
    roundsUndone: 0,
    missed: [],
    total: { due: 12, missed: 0, waiting: 12 },
  });
  await settle();
  await dailyWork();
  expect(await coverage('2026-05-05')).toEqual(figures(12, 0, { missed: 12 }));
  const report = await client.coverage.account({ administrationId, from: '2026-05-04', to: '2026-05-05' });
  expect(report).toMatchObject({
    // One was done; in five nobody looked.
    roundsDone: 1,
    roundsUndone: 5,
    plans: [{ isPreset: true, madeOn: null, madeBy: '' }],
    accounts: 4,
    missedMore: 0,
    outcomes: { 'nothing-new': 4 },
    methods: { extern: 4 },
  });
  // Konsthallen is somebody's: five rounds of it were missed, and the others were nobody's.
  expect(report.missed).toEqual([
    { why: 'nobody-assigned', count: 15 },
    { why: 'not-opened', count: 5 },
  ]);
  expect(await client.rounds.due({ administrationId })).toMatchObject([
    { kind: 'missed', severity: 'bad', isMine: true, count: 1, day: '2026-05-05' },
    { kind: 'missed', isMine: true },
    { kind: 'missed', isMine: true },
    { kind: 'missed', isMine: false, count: 3 },
    { kind: 'missed', isMine: false },
    { kind: 'missed', isMine: false },
    { kind: 'unassigned', count: 3, day: '2026-05-06' },
    { kind: 'waiting', count: 1, isMine: true },
  ]);
});

test('the look carries the latest post into the register, and a question on to somebody else', async () => {
  clock.set(at('08:30'));
  const round = await open();
  const [one = '', two = ''] = accounts;
  await look(round.id, [one], { lastPostOn: '2026-05-03' });
  expect(await client.accounts.get({ id: one })).toMatchObject({ lastPostOn: '2026-05-03', version: 2 });
  expect((await refusal(look(round.id, [two], { lastPostOn: '2026-05-05' }))).code).toBe('look-in-future');
  const question = {
    text: 'När öppnar simhallen?',
    to: 'Åkeshovs simhall',
    address: 'simhall@exempel.se',
    answerBy: '2026-05-05',
  };
  const sent = await look(round.id, [two], { outcome: 'sent-on', question });
  const [waiting] = await client.questions.due({ administrationId });
  expect(waiting).toMatchObject({
    ...question,
    accountName: 'Ängby bibliotek',
    state: 'open',
    isOverdue: false,
    sentBy: 'Karin Ekdahl',
  });
  const letter = await client.questions.letter({ id: waiting?.id ?? '' });
  expect(letter.body).toContain('När öppnar simhallen?');
  expect(letter.mailto).toMatch(/^mailto:simhall@exempel\.se\?subject=Fr%C3%A5ga/);
  await client.rounds.undo({ lookId: sent.lookId, tab: 'a' });
  expect(await client.questions.due({ administrationId })).toEqual([]);
});

test('answer templates are found by their words, å ä ö as themselves', async () => {
  const create = (name: string, text: string) =>
    client.questions.createTemplate({ administrationId, draft: { name, text } });
  await create('Öppettider', 'Vi har öppet varje dag.');
  const kind = await create('Ändrad tid', 'Tiden är ändrad.');
  await create('Tack', 'Tack for att du hor av dig.');
  const found = async (text: string) =>
    (await client.questions.templates({ administrationId, text })).map(({ name }) => name);
  expect(await found('')).toEqual(['Tack', 'Ändrad tid', 'Öppettider']);
  expect(await found('ÖPPET dag')).toEqual(['Öppettider']);
  expect(await found('oppet')).toEqual([]);
  await client.questions.updateTemplate({
    id: kind.id,
    version: 1,
    draft: { name: 'Ändrad dag', text: 'Dagen är ändrad.' },
  });
  expect((await refusal(client.questions.removeTemplate({ id: kind.id, version: 1 }))).code).toBe('changed-meanwhile');
  await client.questions.removeTemplate({ id: kind.id, version: 2 });
  expect(await found('dag')).toEqual(['Öppettider']);
});

describe('what is logged about people', () => {
  test('is shown to them, and to others only with a reason that they see', async () => {
    clock.set(at('08:30'));
    const round = await open();
    const made = await look(round.id, accounts.slice(0, 2));
    await client.rounds.undo({ lookId: made.lookId, tab: 'a' });
    await look(round.id, accounts.slice(0, 1));
    const span = { from: '2026-05-01', to: '2026-05-31' };
    const mine = await client.rounds.myLog(span);
    expect(mine.entries.map(({ kind, accounts: count }) => `${kind} ${count}`).toSorted()).toEqual([
      'look 1',
      'look 2',
      'undo 2',
    ]);
    // When it was looked at, and on which platform: names alone are alike.
    expect(
      mine.entries.every(({ lookedAt, names }) => lookedAt !== null && names.every((name) => / \(.+\)$/u.test(name))),
    ).toBe(true);
    const other = { personId: mine.personId ?? '', reason: 'Fråga från facket.', ...span };
    expect((await refusal(client.rounds.otherLog(other))).code).toBe('not-allowed');
    // The one who left a reason is seen by the one it was about.
    const { db } = await core.context();
    const manager = await addPerson(db, await core.context(), {
      ...personNamed(administrationId, 'Birgitta Nyqvist'),
      roles: ['manager'],
    });
    await bindDevice(db, (await core.context()).actor.deviceId, manager.id);
    expect((await client.rounds.otherLog(other)).entries).toHaveLength(3);
    // A manager is not told who looked; the log was asked for by name.
    const seen = (await open()).items.flatMap(({ look: one }) => one ?? []);
    expect(seen).toMatchObject([{ by: '', isMine: false }]);
    await bindDevice(db, (await core.context()).actor.deviceId, mine.personId ?? '');
    expect((await client.rounds.myLog(span)).readings).toMatchObject([
      { by: 'Birgitta Nyqvist', reason: 'Fråga från facket.' },
    ]);
  });

  test('goes when the administration has decided, with a trace', async () => {
    clock.set(at('08:30'));
    const round = await open();
    await look(round.id, accounts);
    const { current, earliest } = await client.roundPlan.get({ administrationId });
    const plan = { ...current.plan, windows: [] };
    await client.roundPlan.save({ administrationId, seen: null, validFrom: earliest, note: '', plan });
    clock.set(at('08:30', '2028-05-04'));
    await dailyWork();
    expect(await client.rounds.summary({ roundId: round.id })).toMatchObject({ day: '2026-05-04', left: [] });
    clock.set(at('08:30', '2028-05-05'));
    await dailyWork();
    expect((await refusal(client.rounds.summary({ roundId: round.id }))).code).toBe('not-found');
    expect((await client.rounds.myLog({ from: '2026-01-01', to: '2028-12-31' })).total).toBe(0);
    expect((await client.settings.verify({})).ok).toBe(true);
  });
});

test('two rows of a person become one: what either looked at, took over and sent on is the kept one’s, and the chain holds', async () => {
  const me = (await client.people.me({})).personId;
  const context = await core.context();
  const kept = await context.db
    .transaction()
    .execute((db) => addPerson(db, context, personNamed(administrationId, 'Karin Ekdahl Ström')));
  const colleague = await context.db
    .transaction()
    .execute((db) => addPerson(db, context, personNamed(administrationId, 'Leila Sund')));
  const preset = await client.roundPlan.preset({ administrationId });
  const shift = {
    id: '00000000-0000-4000-8000-00000000a001',
    weekdays: [],
    slots: [],
    unitIds: [],
    platforms: [],
    accountIds: [],
    personId: me ?? '',
    deputyId: kept.id,
  };
  await client.roundPlan.save({
    administrationId,
    seen: null,
    validFrom: '2026-05-04',
    note: '',
    plan: { ...preset, rota: [shift] },
  });
  await client.roundPlan.markAway({
    personId: colleague.id,
    from: '2026-05-06',
    to: '2026-05-06',
    substituteId: me,
  });
  clock.set(at('08:30'));
  const [one = '', two = ''] = accounts;
  const first = await open();
  await look(first.id, [one]);
  clock.set(at('08:30', '2026-05-05'));
  // The first day is sealed with the row that is to go.
  await dailyWork();
  const second = await open({ day: '2026-05-05' });
  const question = { text: 'När öppnar ni?', to: 'Simhallen', address: '', answerBy: '2026-05-06' };
  await look(second.id, [two], { outcome: 'sent-on', question });
  await client.people.merge({ keep: kept.id, merge: me ?? '' });

  expect((await client.people.me({})).personId).toBe(kept.id);
  const log = await client.rounds.myLog({ from: '2026-05-04', to: '2026-05-05' });
  expect(log.entries.map(({ kind }) => kind).toSorted()).toEqual(['look', 'look', 'question']);
  const { items } = await open({ day: '2026-05-05' });
  expect(items.every(({ isMine, assignee }) => isMine && assignee === 'Karin Ekdahl Ström')).toBe(true);
  expect(items.find(({ accountId }) => accountId === two)?.look).toMatchObject({ isMine: true });
  expect(await client.questions.due({ administrationId })).toMatchObject([
    { isMine: true, sentBy: 'Karin Ekdahl Ström' },
  ]);
  expect((await client.roundPlan.get({ administrationId })).current.plan.rota).toEqual([
    { ...shift, personId: kept.id, deputyId: null },
  ]);
  expect(await client.roundPlan.absences({ administrationId })).toMatchObject([{ substituteId: kept.id }]);
  // Taken back, and made anew: the rounds follow both ways, and the chain says so.
  const rotaOf = async () => (await client.roundPlan.get({ administrationId })).current.plan.rota;
  await client.people.unmerge({ id: me ?? '' });
  expect(await rotaOf()).toEqual([shift]);
  expect(await client.roundPlan.absences({ administrationId })).toMatchObject([{ substituteId: me }]);
  const mine = await client.rounds.myLog({ from: '2026-05-04', to: '2026-05-05' });
  expect(mine.entries.map(({ kind }) => kind).toSorted()).toEqual(['look', 'look', 'question']);
  await dailyWork();
  expect((await client.settings.verify({})).parts.every(({ ok }) => ok)).toBe(true);
  await client.people.merge({ keep: kept.id, merge: me ?? '' });
  expect(await rotaOf()).toEqual([{ ...shift, personId: kept.id, deputyId: null }]);
  clock.set(at('08:30', '2026-05-06'));
  await dailyWork();
  expect((await client.settings.verify({})).parts.every(({ ok }) => ok)).toBe(true);
});

test('what a round shows is an answer to whether the account’s address is right', async () => {
  const [one = '', two = '', three = '', four = ''] = accounts;
  const shownOf = async (accountId: string) => (await client.rounds.shown({ accountId })).address;
  const inbox = { name: 'Inkorg', kind: 'inbox' as const, url: 'https://inkorg.exempel.se', note: '' };
  const place = await client.rounds.createPlace({ administrationId, draft: { ...inbox, accountIds: [four] } });
  clock.set(at('08:30'));
  const round = await open();
  expect(await shownOf(one)).toBeNull();
  await look(round.id, [one], { outcome: 'answered' });
  await look(round.id, [two], { outcome: 'not-possible', reason: 'page-gone' });
  await look(round.id, [three], { outcome: 'not-possible', reason: 'no-network' });
  const atInbox = await look(round.id, [], { placeId: place.id });
  expect(atInbox.recorded).toEqual([four]);
  const seen = new Date(at('08:30')).toISOString();
  expect(await shownOf(one)).toEqual({ holds: true, at: seen });
  expect(await shownOf(two)).toEqual({ holds: false, at: seen });
  // No network says nothing, and an inbox shows no page.
  expect(await shownOf(three)).toBeNull();
  expect(await shownOf(four)).toBeNull();
  await client.rounds.undo({
    lookId: (await open()).items.find(({ accountId }) => accountId === two)?.look?.id ?? '',
    tab: 'a',
  });
  expect(await shownOf(two)).toBeNull();
});
