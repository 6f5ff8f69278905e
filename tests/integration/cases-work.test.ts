import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Case, WorkflowId } from '../../electron/core/cases/contract.ts';
import type { EventDraft } from '../../electron/core/cases/engine/contract.ts';
import { archiveRecord, byRight, staysParked } from '../case-work.ts';
import { everythingTo, handOver, leavingRegister } from '../leaving.ts';
import { codeOf, refusal, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** A register with two accounts of Leila's, who leaves on 30 November. Today is Friday 20 November 2026, eleven in the morning. */
async function office() {
  const register = await leavingRegister(folder, 2);
  const { client, administrationId, accounts } = register;
  const open = (workflow: WorkflowId, accountIds = accounts.slice(0, 1)) =>
    client.cases.open({ administrationId, workflow, title: 'Konto 1', dnr: '', happenedAt: null, accountIds });
  const record = ({ id, version }: Case, event: EventDraft) =>
    client.cases.record({ id, version, happenedAt: null, event });
  const done = (one: Case, step: string, values: Record<string, string> = {}) =>
    record(one, { kind: 'done', step, values });
  const statusOf = async (id = accounts[0] ?? '') => (await client.accounts.get({ id })).status;
  const due = async () => await client.cases.due({ administrationId });
  return { ...register, open, record, done, statusOf, due };
}

test('the register follows a case: closing, closed, and back when the step or the case comes to nothing', async () => {
  const { core, client, clock, berit, accounts, open, record, done, statusOf } = await office();
  let one = await done(await open('closure', accounts), 'reason', { reason: 'unused' });
  const decision = {
    answer: 'yes',
    'decided-by': berit,
    'decided-on': '2026-11-19',
    ...byRight,
    'last-day': '2026-12-23',
  };
  one = await record(one, { kind: 'registered', dnr: 'KUL 2026/7' });
  one = await done(one, 'decision', { ...decision, 'refer-to': 'stockholm.se' });
  expect(await Promise.all(accounts.map(statusOf))).toEqual(['closing', 'closing']);
  const { statusHistory } = await client.accounts.get({ id: accounts[0] ?? '' });
  expect(statusHistory.find(({ status }) => status === 'closing')).toMatchObject({
    since: '2026-11-19',
    decidedBy: 'Berit Holm',
    registrationNumber: 'KUL 2026/7',
    reason: 'Avsluta konto, KV-1',
  });
  expect(one.events.at(-1)?.body).toMatchObject({
    changed: expect.arrayContaining(
      accounts.map((accountId) => ({ accountId, from: 'active', to: 'closing' })),
    ) as unknown,
  });

  // Taken back: both are what they were, but for the one that somebody has given another status since.
  const other = await client.accounts.get({ id: accounts[1] ?? '' });
  // Beside the case that closes it an account gets no other status without a reason and whoever decided; many at once neither.
  const asked = { status: 'dormant', since: null, reason: '', decidedBy: '', registrationNumber: '' } as const;
  const change = { ...asked, reason: 'Vilar över sommaren', decidedBy: 'Berit Holm' };
  const set = (to: typeof change | typeof asked) =>
    client.accounts.setStatus({ id: other.id, version: other.version, change: to });
  for (const lacking of [asked, { ...change, reason: '' }, { ...change, decidedBy: '' }])
    expect(await refusal(set(lacking))).toMatchObject({ code: 'status-case-runs', values: { number: 'KV-1' } });
  expect(await refusal(client.accounts.bulkStatus({ ids: accounts, change: asked }))).toMatchObject({
    code: 'status-case-runs',
    values: { number: 'KV-1' },
  });
  await set(change);
  const back = await record(one, { kind: 'reopened', step: 'decision', reason: 'Nytt underlag' });
  expect(await Promise.all(accounts.map(statusOf))).toEqual(['active', 'dormant']);

  // A no changes nothing, and a case that is withdrawn after a yes takes its yes along.
  one = await done(back, 'decision', { ...decision, 'refer-to': 'stockholm.se' });
  one = await record(one, { kind: 'ended', outcome: 'withdrawn', reason: 'Enheten vill ha det kvar' });
  expect(await Promise.all(accounts.map(statusOf))).toEqual(['active', 'dormant']);
  one = await record(one, { kind: 'resumed', reason: 'Ändrat igen' });
  expect(await Promise.all(accounts.map(statusOf))).toEqual(['closing', 'closing']);

  // What is refused has moved nothing.
  expect(await codeOf(done(one, 'close', { name: 'parked', 'closed-on': '2026-12-23' }))).toBe('case-step-waits');
  expect(await statusOf()).toBe('closing');
  for (const id of ['notice-28', 'notice-14', 'notice-2']) one = await done(one, id, { text: 'Kontot avslutas' });
  one = await done(one, 'ask-export', { 'asked-on': '2026-11-20' });
  one = await done(await done(one, 'archive', archiveRecord('2026-11-20')), 'keep-some', staysParked);
  one = await done(one, 'revoke');
  // Never before the day that was announced, nor on a day to come.
  const closed = { name: 'parked', 'closed-on': '2026-12-23' };
  expect(await codeOf(done(one, 'close', { ...closed, 'closed-on': '2026-12-22' }))).toBe('case-time-ahead');
  clock.set('2026-12-23T10:00:00Z');
  expect(await codeOf(done(one, 'close', { ...closed, 'closed-on': '2026-12-22' }))).toBe('closure-before-last-day');
  await done(one, 'close', closed);
  expect(await client.accounts.get({ id: accounts[0] ?? '' })).toMatchObject({
    status: 'closed',
    statusSince: '2026-12-23',
  });
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('what waits for me: by my role, given to me, or nobody’s; and nothing of a case that has ended', async () => {
  const { core, client, clock, administrationId, karin, leila, nils, berit, open, record, done, due } = await office();
  const steps = async () => (await due()).map(({ number, step, isMine }) => [number, step, isMine]);
  let one = await done(await open('closure'), 'reason', { reason: 'unused' });
  // The only strategist has the decision: it is Berit's, and not on Karin's day.
  expect(await steps()).toEqual([]);
  one = await record(one, { kind: 'assigned', role: 'decider', personId: karin });
  // In two weeks: it is not on Idag before there is a week left.
  expect(await steps()).toEqual([]);
  clock.set('2026-11-30T10:00:00Z');
  expect(await steps()).toEqual([['KV-1', 'decision', true]]);
  one = await record(one, { kind: 'assigned', role: 'decider', personId: nils });
  expect(await steps()).toEqual([]);
  // Away for some days, with Karin in his place: what waits for him waits for her.
  await client.roundPlan.markAway({ personId: nils, from: '2026-11-30', to: '2026-12-02', substituteId: karin });
  expect(await due()).toMatchObject([{ number: 'KV-1', step: 'decision', isMine: true, insteadOf: 'Nils Dahlgren' }]);
  clock.set('2026-12-03T10:00:00Z');
  expect(await steps()).toEqual([]);
  clock.set('2026-11-30T10:00:00Z');
  // Where nobody is named it is with whoever has the only delegation, and with whoever decides in their place; two are nobody.
  one = await record(one, { kind: 'assigned', role: 'decider', personId: null });
  const delegate = (personId: string) =>
    client.cases.delegate({
      draft: { administrationId, personId, workflows: ['closure'], fromOn: '2026-01-01', decision: 'Ordning', dnr: '' },
    });
  const { id: first } = await delegate(karin);
  expect(await steps()).toEqual([['KV-1', 'decision', true]]);
  const away = { personId: karin, from: '2026-11-30', to: '2026-11-30', substituteId: leila };
  const { absence } = await client.roundPlan.markAway(away);
  expect((await client.cases.get({ id: one.id })).holders['decision']).toBe('Karin Åkesson → Leila Yilmaz');
  await client.roundPlan.markBack({ id: absence.id });
  const { id: second } = await delegate(leila);
  expect((await client.cases.get({ id: one.id })).holders['decision']).toBe('');
  for (const id of [first, second]) await client.cases.endDelegation({ id, toOn: '2026-11-29' });
  one = await record(one, { kind: 'assigned', role: 'decider', personId: nils });
  // Two account owners: the notices are nobody's until somebody is named, and those that are far away wait.
  one = await done(one, 'decision', {
    answer: 'yes',
    'decided-by': berit,
    'decided-on': '2026-11-20',
    ...byRight,
    'last-day': '2026-12-23',
    'refer-to': 'stockholm.se',
  });
  // A case is one row, by what comes first.
  expect(await due()).toMatchObject([
    { number: 'KV-1', step: 'notice-28', isMine: false, more: 1, accounts: [{ name: 'Konto 1' }] },
  ]);
  // Somebody who has left holds nothing any more, and of two account owners one is left.
  one = await record(one, { kind: 'assigned', role: 'communicator', personId: leila });
  expect(await steps()).toEqual([['KV-1', 'notice-28', false]]);
  clock.set('2026-12-03T10:00:00Z');
  expect(await steps()).toEqual([['KV-1', 'ask-export', true]]);
  expect((await client.cases.get({ id: one.id })).holders['ask-export']).toBe('Karin Åkesson');
  clock.set('2026-11-30T10:00:00Z');
  await record(one, { kind: 'ended', outcome: 'withdrawn', reason: 'Återtaget' });
  expect(await steps()).toEqual([]);
  const post = await done(await open('post'), 'knowledge', { address: 'https://x.se', author: '@x' });
  expect(await due()).toMatchObject([{ step: 'assess', dueAt: '2026-11-30T14:00:00.000Z', isOverdue: false, dnr: '' }]);
  clock.set('2026-11-30T14:00:01Z');
  expect((await client.cases.get({ id: post.id })).late).toEqual(['assess', 'document']);
  // The endings say what stands in the way of each.
  expect(post.endings).toMatchObject([
    { outcome: 'handled', stops: false, obstacle: { why: 'steps-left' } },
    { outcome: 'stays', stops: true, obstacle: { why: 'steps-left', lacks: ['assess'] } },
    { outcome: 'gone-before', stops: true, obstacle: null },
  ]);
  expect(post.ways['registered-or-deadline-set']).toEqual({ to: 'registration', steps: ['register'] });
  expect((await client.cases.list({ administrationId })).rows.map(({ holder }) => holder)).toEqual(['Karin Åkesson']);
  await core.close();
});

test('a look of a round opens a case, or belongs to one that is open, and each leads to the other', async () => {
  const { core, client, administrationId, accounts } = await office();
  const round = await client.rounds.open({ administrationId, tab: 'a' });
  const look = (accountId: string, chosen: { id: string } | { workflow: WorkflowId; title: string }) =>
    client.rounds.record({
      roundId: round.id,
      tab: 'a',
      accountIds: [accountId],
      outcome: 'case',
      method: 'extern',
      case: chosen,
    });
  const [first = '', second = ''] = accounts;
  const recorded = await look(first, { workflow: 'post', title: 'Hot i kommentarerna' });
  expect(recorded.items[0]?.look).toMatchObject({ outcome: 'case', caseNumber: 'KV-1' });
  const opened = await client.cases.get({ number: 'KV-1' });
  expect(opened).toMatchObject({ workflow: 'post', title: 'Hot i kommentarerna', accounts: [{ id: first }] });
  expect(opened.openedAt).toBe(recorded.items[0]?.look?.lookedAt);
  // A case that is not there leaves the account as it waited.
  expect(await codeOf(look(second, { id: '00000000-0000-4000-8000-0000000000ff' }))).toBe('not-found');
  expect((await look(second, { id: opened.id })).items[0]?.look?.caseNumber).toBe('KV-1');
  const both = (await client.cases.get({ id: opened.id })).accounts.map(({ id }) => id);
  expect(both.toSorted()).toEqual([first, second].toSorted());
  expect((await client.cases.list({ administrationId })).total).toBe(1);
  await core.close();
});

test('roles in cases and delegations are handed over, and come back when the handover is taken back', async () => {
  const { core, client, administrationId, leila, nils, open, record } = await office();
  const one = await record(await open('closure'), { kind: 'assigned', role: 'account-owner', personId: leila });
  await record(await open('lost'), { kind: 'assigned', role: 'communicator', personId: leila });
  const draft = { administrationId, personId: leila, workflows: [], decision: 'Delegationsordning', dnr: '' };
  await client.cases.delegate({ draft: { ...draft, fromOn: '2026-01-01' } });
  await client.cases.delegate({ draft: { ...draft, fromOn: '2026-01-01', decision: 'Äldre' } });
  const rights = async () =>
    (await client.cases.delegations({ administrationId })).map(({ personName, decision, fromOn, toOn }) =>
      [personName, decision, fromOn, toOn].join(' '),
    );
  const page = await client.leaving.get({ personId: leila });
  const ofCases = page.rows.filter(({ kind }) => kind === 'case-role' || kind === 'delegation');
  expect(ofCases.every(({ needsChoice }) => needsChoice)).toBe(true);
  expect(ofCases.map(({ what }) => what).toSorted()).toEqual([
    'Delegationsordning',
    'account-owner;KV-1 Konto 1',
    'communicator;KV-2 Konto 1',
    'Äldre',
  ]);
  await handOver(client, leila, nils);
  const roleOf = async (number: string) => (await client.cases.get({ number })).state.roles;
  expect([await roleOf('KV-1'), await roleOf('KV-2')]).toEqual([{ 'account-owner': nils }, { communicator: nils }]);
  expect((await rights()).toSorted()).toEqual([
    'Leila Yilmaz Delegationsordning 2026-01-01 2026-11-30',
    'Leila Yilmaz Äldre 2026-01-01 2026-11-30',
    'Nils Dahlgren Delegationsordning 2026-12-01 ',
    'Nils Dahlgren Äldre 2026-12-01 ',
  ]);
  // Somebody else has got the role of the second case since: that one stays.
  const second = await client.cases.get({ number: 'KV-2' });
  await record(second, { kind: 'assigned', role: 'communicator', personId: null });
  const [handover] = (await client.leaving.get({ personId: leila })).made;
  const undo = (leaveChanged: boolean) =>
    client.leaving.undo({ handoverId: handover?.id ?? '', reason: 'Hon stannar', leaveChanged });
  expect(await codeOf(undo(false))).toBe('handover-changed-since');
  await undo(true);
  expect([await roleOf('KV-1'), await roleOf('KV-2')]).toEqual([{ 'account-owner': leila }, {}]);
  expect((await rights()).toSorted()).toEqual([
    'Leila Yilmaz Delegationsordning 2026-01-01 ',
    'Leila Yilmaz Äldre 2026-01-01 ',
  ]);
  expect((await client.cases.get({ id: one.id })).state.refused).toEqual([]);
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('what a crisis left the leaver to do gets a receiver or an end, and comes back when the handover is taken back', async () => {
  const { core, client, administrationId, leila, nils } = await office();
  const { id } = await client.crisis.start({ administrationId, title: 'Brand' });
  const add = (text: string, personId: string) => client.crisis.addAction({ id, text, personId, dueOn: '2026-12-04' });
  await add('Prova telefonlistan', leila);
  await add('Skriv om texten', leila);
  await add('Nils egen', nils);
  const owners = async () =>
    (await client.crisis.actions({ id })).map(({ text, personName, doneAt, outcome }) =>
      [text, personName, doneAt === null ? 'kvar' : outcome].join(', '),
    );
  const before = await owners();
  const page = await client.leaving.get({ personId: leila });
  const mine = page.rows.filter(({ kind }) => kind === 'case-action');
  const rowOf = ({ what, day, needsChoice }: (typeof mine)[number]) => `${what}, ${day}, ${needsChoice}`;
  expect(mine.map(rowOf).toSorted()).toEqual([
    'KV-1: Prova telefonlistan, 2026-12-04, true',
    'KV-1: Skriv om texten, 2026-12-04, true',
  ]);
  const choices = everythingTo(page, nils).map((choice) =>
    mine.some(({ key, what }) => key === choice.key && what.endsWith('Skriv om texten'))
      ? { ...choice, receiverId: null, ending: 'Behövs inte längre' }
      : choice,
  );
  const { version, seen } = await client.leaving.choose({ personId: leila, version: page.version, choices });
  await client.leaving.make({ personId: leila, version, seen });
  expect((await owners()).toSorted()).toEqual([
    'Nils egen, Nils Dahlgren, kvar',
    'Prova telefonlistan, Nils Dahlgren, kvar',
    'Skriv om texten, Leila Yilmaz, Behövs inte längre',
  ]);
  expect((await client.cases.get({ id })).state.logged.map(({ what }) => what)).toContain('action-given');
  const [handover] = (await client.leaving.get({ personId: leila })).made;
  await client.leaving.undo({ handoverId: handover?.id ?? '', reason: 'Hon stannar', leaveChanged: false });
  expect((await owners()).toSorted()).toEqual(before.toSorted());
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('an account with two cases that decide its status names the one that was opened first', async () => {
  const { core, client, accounts, open } = await office();
  await open('closure', accounts);
  await open('closure', accounts.slice(1));
  const change = { status: 'dormant', since: null, reason: '', decidedBy: '', registrationNumber: '' } as const;
  for (const ids of [accounts, accounts.slice(1)])
    expect(await refusal(client.accounts.bulkStatus({ ids, change }))).toMatchObject({ values: { number: 'KV-1' } });
  await core.close();
});
