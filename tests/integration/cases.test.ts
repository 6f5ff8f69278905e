import { hostname, userInfo } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'yaml';
import { databaseName } from '../../electron/core/foundation/data-folder.ts';
import type { Case, WorkflowId } from '../../electron/core/cases/contract.ts';
import { type EventDraft, Routine } from '../../electron/core/cases/engine/contract.ts';
import { archiveRecord, byRight, staysParked } from '../case-work.ts';
import { leavingRegister } from '../leaving.ts';
import { codeOf, openRegister, refusal, temporaryFolder, verifyHere } from '../register.ts';
import { here } from './run-cli.ts';
import { ostermalmFile } from '../workflows.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** A register with an account and a way to open cases and add to them. Today is Friday 20 November 2026. */
async function office() {
  // The command line is the same person.
  const register = await leavingRegister(folder, 2, { osAccount: `${userInfo().username}@${hostname()}` });
  const { client, administrationId, accounts } = register;
  const open = (workflow: WorkflowId, more: object = {}) =>
    client.cases.open({
      administrationId,
      workflow,
      title: 'Ängby bibliotek',
      dnr: '',
      happenedAt: null,
      accountIds: accounts.slice(0, 1),
      ...more,
    });
  const record = ({ id, version }: Case, event: EventDraft, happenedAt: string | null = null) =>
    client.cases.record({ id, version, happenedAt, event });
  const done = (one: Case, step: string, values: Record<string, string> = {}) =>
    record(one, { kind: 'done', step, values });
  return { ...register, open, record, done };
}

test('a case gets a number that is no diarienummer, and says that it is not diariefört until it is', async () => {
  const { core, client, administrationId, open, record, clock } = await office();
  const first = await open('closure');
  const second = await open('lost', { title: 'Badhuset', dnr: 'KUL 2026/12', accountIds: [] });
  expect([first.number, first.dnr, second.number, second.dnr]).toEqual(['KV-1', '', 'KV-2', 'KUL 2026/12']);
  expect(first).toMatchObject({
    workflowTitle: { sv: 'Avsluta konto' },
    next: { sv: 'Skäl' },
    holder: 'Karin Åkesson',
  });
  expect(first.events.map(({ body }) => body.kind)).toEqual(['opened', 'linked']);
  // Accounts may have the same name.
  expect(Object.values(first.accountNames)).toEqual([expect.stringMatching(/^Konto 1 \(.+\)$/u)]);
  expect(await codeOf(open('start', { dnr: 'kv-12' }))).toBe('case-number-as-dnr');
  expect(await codeOf(open('start', { happenedAt: '2026-11-20T10:00:01Z' }))).toBe('case-time-ahead');
  expect(await codeOf(open('start', { accountIds: ['00000000-0000-4000-8000-0000000000ff'] }))).toBe('not-found');
  // What was refused took no number.
  const third = await open('post', { happenedAt: '2026-11-20T08:00:00Z' });
  expect(third).toMatchObject({ number: 'KV-3', openedAt: '2026-11-20T08:00:00.000Z' });
  const registered = await record(third, { kind: 'registered', dnr: 'KUL 2026/13' });
  expect(registered.dnr).toBe('KUL 2026/13');
  expect(await codeOf(record(third, { kind: 'registered', dnr: '' }))).toBe('changed-meanwhile');
  expect(await codeOf(record(registered, { kind: 'registered', dnr: 'KV 7' }))).toBe('case-number-as-dnr');

  const list = async (more: object) =>
    (await client.cases.list({ administrationId, ...more })).rows.map(({ number }) => number);
  expect(await list({ text: 'kul 13' })).toEqual(['KV-3']);
  expect(await list({ text: 'konto' })).toEqual(['KV-1', 'KV-3']);
  expect(await list({ workflows: ['lost'] })).toEqual(['KV-2']);
  expect(await list({ accountId: first.accounts[0]?.id })).toEqual(['KV-1', 'KV-3']);
  expect(await list({ show: 'ended' })).toEqual([]);
  // Four hours from knowledge: the case is late when they have passed.
  const known = await record(registered, {
    kind: 'done',
    step: 'knowledge',
    values: { address: 'https://x.se', author: '@x' },
  });
  expect(known).toMatchObject({ dueAt: '2026-11-20T12:00:00.000Z', isOverdue: false });
  clock.set('2026-11-20T12:00:01Z');
  expect((await client.cases.get({ number: 'KV-3' })).isOverdue).toBe(true);
  expect(await codeOf(client.cases.get({ number: 'KV-4' }))).toBe('not-found');
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('a closure to its end: every shut gate says what is missing, and nothing of what is refused is written', async () => {
  const { core, client, karin, berit, administrationId, open, record, done, clock } = await office();
  let one = await open('closure');
  const says = async (call: Promise<unknown>) => await refusal(call);
  one = await done(one, 'reason', { reason: 'unused' });
  const decision = { answer: 'no', 'decided-by': berit, 'decided-on': '2026-11-20', ...byRight };
  one = await done(one, 'decision', decision);
  expect(await says(done(one, 'notice-28', { text: 'Kontot avslutas' }))).toMatchObject({
    code: 'case-gate-shut',
    values: { step: 'Första aviseringen', lacks: expect.stringContaining('Beslutet är ett nej') as unknown },
  });
  expect((await client.cases.get({ id: one.id })).version).toBe(one.version);
  // After a no nothing waits for anybody, and it can end.
  expect(one).toMatchObject({ next: null, dueOn: null });
  expect(one.endings.find(({ outcome }) => outcome === 'kept')?.obstacle).toBeNull();
  one = await record(one, { kind: 'reopened', step: 'decision', reason: 'Nytt underlag' });

  // A decision on delegation names one that held on the day, for this kind of case.
  const yes = { ...decision, answer: 'yes', 'last-day': '2026-12-23', 'refer-to': 'stockholm.se' };
  const draft = {
    administrationId,
    personId: berit,
    fromOn: '2026-01-01',
    decision: 'Delegationsordning',
    dnr: 'KUL 2026/1',
  };
  const wrong = await client.cases.delegate({ draft: { ...draft, workflows: ['start'] } });
  const right = await client.cases.delegate({ draft: { ...draft, workflows: [] } });
  expect(await codeOf(done(one, 'decision', { ...yes, delegation: wrong.id }))).toBe('case-delegation-unknown');
  expect(await codeOf(done(one, 'decision', { ...yes, 'decided-by': '00000000-0000-4000-8000-0000000000ff' }))).toBe(
    'unknown-person',
  );
  one = await done(one, 'decision', { ...yes, delegation: right.id });
  await client.cases.endDelegation({ id: right.id, toOn: '2026-11-19' });
  const [held] = await client.cases.delegations({ administrationId });
  expect([held?.personName, held?.fromOn]).toEqual(['Berit Holm', '2026-01-01']);
  const later = await done(await open('closure'), 'reason', { reason: 'unused' });
  expect(await codeOf(done(later, 'decision', { ...yes, delegation: right.id }))).toBe('case-delegation-unknown');

  // 28 days before Wednesday 23 December is a Wednesday; 2 days before is the Monday.
  const dueOn = (id: string) => one.state.steps.find((step) => step.id === id)?.dueOn;
  expect(['notice-28', 'notice-14', 'notice-2', 'archive'].map(dueOn)).toEqual([
    '2026-11-25',
    '2026-12-09',
    '2026-12-21',
    '2026-12-23',
  ]);
  one = await done(one, 'ask-export', { 'asked-on': '2026-11-20' });
  for (const id of ['notice-28', 'notice-14']) one = await done(one, id, { text: 'Kontot avslutas' });
  // An announcement is skipped after a decision to shorten; when that is taken back the skip stands in the way.
  const shortened = { reason: 'Tyst sedan maj', 'decided-by': berit, 'decided-on': '2026-11-20', ...byRight };
  one = await done(one, 'shorten', shortened);
  one = await record(one, { kind: 'skipped', step: 'notice-2', reason: 'Hann inte', approverId: berit });
  one = await record(one, { kind: 'reopened', step: 'shorten', reason: 'Fel' });
  // Nobody skips a step on their own word while somebody else can be asked.
  const own = { kind: 'skipped', step: 'archive', reason: 'Senare', approverId: karin } as const;
  expect(await codeOf(record(one, own))).toBe('case-skip-own');
  one = await record(one, { ...own, approverId: berit });
  one = await done(await done(one, 'keep-some', staysParked), 'revoke');
  const closing = { name: 'parked', 'closed-on': '2026-12-23' };
  const shut = await says(done(one, 'close', closing));
  expect(shut.values['lacks']).toMatch(/Sista aviseringen” är överhoppad.*arkivkvitto/su);
  expect(shut.values['lacksEn']).toMatch(/Last announcement” is skipped.*archive receipt/su);
  expect(await codeOf(record(one, { kind: 'skipped', step: 'close', reason: 'Nej', approverId: karin }))).toBe(
    'case-gate-never-skipped',
  );
  one = await done(one, 'shorten', shortened);
  clock.set('2026-12-23T09:00:00Z');
  one = await record(one, { kind: 'reopened', step: 'archive', reason: 'Arkiverat nu' });
  const { 'received-by': receivedBy, ...unreceived } = archiveRecord('2026-12-22');
  expect(await says(done(one, 'archive', unreceived))).toMatchObject({
    code: 'case-value-missing',
    values: { lacks: 'Kvitto: vem som tog emot' },
  });
  const archive = { ...unreceived, 'received-by': receivedBy };
  for (const files of ['sha256 00', `${'0a'.repeat(32)}`, `${'0a'.repeat(32)}  sida.html\nbild.png`])
    expect(await codeOf(done(one, 'archive', { ...archive, files }))).toBe('case-value-wrong');
  expect(await codeOf(done(one, 'archive', { ...archive, 'received-on': '2026-12-21' }))).toBe('closure-receipt-early');
  one = await done(one, 'archive', archive);
  one = await done(one, 'close', closing);
  // A regret after the work behind the gate is not a way round the rest.
  expect(await codeOf(record(one, { kind: 'ended', outcome: 'kept', reason: 'Ångrat' }))).toBe('case-work-behind-gate');
  expect((await says(record(one, { kind: 'ended', outcome: 'closed', reason: '' }))).values['lacks']).toContain(
    'Kontrollera att kontot är borta',
  );
  one = await record(one, { kind: 'skipped', step: 'check-gone', reason: 'Hinner inte', approverId: berit });
  one = await done(one, 'report', { 'reported-on': '2026-12-22' });
  expect((await says(record(one, { kind: 'ended', outcome: 'closed', reason: '' }))).values['lacks']).toContain(
    'Ingen har kontrollerat',
  );
  one = await record(one, { kind: 'reopened', step: 'check-gone', reason: 'Nu' });
  one = await done(one, 'check-gone', { gone: 'yes' });
  clock.set('2027-01-11T09:00:00Z');
  one = await record(one, { kind: 'ended', outcome: 'closed', reason: '' });
  expect(one).toMatchObject({
    outcome: { sv: 'Kontot är avslutat' },
    next: null,
    isOverdue: false,
    state: { refused: [] },
  });
  expect(await codeOf(done(one, 'shorten', {}))).toBe('case-ended');
  const ended = await client.cases.list({ administrationId, show: 'ended' });
  expect(ended.rows.map(({ number }) => number)).toEqual(['KV-1']);
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('an account is not active before enough people get in, whatever is said in the case', async () => {
  const { core, client, karin, berit, open, record, done, accounts } = await office();
  let one = await open('start');
  const application = {
    'proposed-name': 'Ängby',
    purpose: 'x',
    goals: 'x',
    'target-group': 'x',
    benefit: 'x',
    resources: 'x',
    'signed-by': berit,
    'signed-on': '2026-11-20',
  };
  one = await done(one, 'application', application);
  one = await done(one, 'search-register', { found: 'none' });
  for (const id of ['review-communicator', 'review-strategist']) one = await done(one, id, { view: 'Bra' });
  one = await done(one, 'decision', { answer: 'yes', 'decided-by': karin, 'decided-on': '2026-11-20', ...byRight });
  one = await done(one, 'set-up', { address: 'https://exempel.se' });
  for (const id of ['basics', 'profile-picture', 'communicator-access']) one = await done(one, id);
  one = await done(one, 'training', { 'held-on': '2026-11-20' });
  // The gates follow the register: what the account lacks there is what shuts them.
  const account = await client.accounts.get({ id: accounts[0] ?? '' });
  const lacks = account.derived.gaps.map(String);
  expect(one.gates['access-rule-met']).toBe(!lacks.some((gap) => /^access-|communicator-access/u.test(gap)));
  expect(one.gates['basics-checked']).toBe(false);
  expect(await codeOf(done(one, 'activate'))).toBe('case-gate-shut');
  // An account that is not decided yet is held against what it needs when it is active.
  expect((await client.accounts.get({ id: account.id })).status).toBe('active');
  const change = {
    status: 'applied' as const,
    since: null,
    reason: 'Prövas igen',
    decidedBy: 'Berit Holm',
    registrationNumber: '',
  };
  await client.accounts.setStatus({ id: account.id, version: account.version, change });
  expect((await client.cases.get({ id: one.id })).gates['basics-checked']).toBe(false);
  // A case about no account has shown nothing.
  one = await record(one, { kind: 'reopened', step: 'decision', reason: 'Fel konto' });
  const bare = await record(one, { kind: 'linked', what: 'account', id: accounts[0] ?? '', removed: true });
  expect([bare.accounts, bare.gates['access-rule-met']]).toEqual([[], false]);
  await core.close();
});

test('a post that the law requires to be removed is not held up by documentation; one that it does not is', async () => {
  const { core, karin, open, record, done } = await office();
  const assessed = async (values: Record<string, string>) =>
    await done(await done(await open('post'), 'knowledge', { address: 'https://x.se/1', author: '@x' }), 'assess', {
      ...values,
    });
  const law = await assessed({ ground: 'threat', obvious: 'yes' });
  expect((await done(law, 'act', { action: 'remove' })).state.steps.find(({ id }) => id === 'act')?.standing).toBe(
    'done',
  );
  const unsure = await assessed({
    ground: 'threat',
    obvious: 'no',
    measure: 'remove',
    reason: 'Kan vara ett hot',
    'why-not-hide': 'Namn',
  });
  expect(await codeOf(done(unsure, 'act', { action: 'remove' }))).toBe('case-gate-shut');
  const own = { ground: 'own-rules', rule: 'Spam', reason: 'Reklam', 'not-criticism': 'yes' };
  const rules = await assessed({ ...own, measure: 'hide' });
  // More than hiding says why hiding was not enough, and nothing is done for being criticism.
  expect(await codeOf(assessed({ ...own, measure: 'remove' }))).toBe('case-value-missing');
  expect(await codeOf(assessed({ ...own, measure: 'hide', 'not-criticism': 'no' }))).toBe('case-value-wrong');
  expect(await codeOf(done(rules, 'act', { action: 'hide' }))).toBe('case-gate-shut');
  // What is not among the case's files is somewhere, and known by its bytes.
  for (const values of [{}, { where: 'Bevismappen' }, { files: `${'0a'.repeat(32)}  skarm.png` }])
    expect(await codeOf(done(rules, 'document', values))).toBe(
      'where' in values ? 'post-documented-files' : 'post-documented-where',
    );
  expect(await codeOf(done(rules, 'document', { where: 'Bevismappen', files: 'skarm.png' }))).toBe('case-value-wrong');
  const elsewhere = { where: 'Bevismappen', files: `${'0a'.repeat(32)}  skarm.png` };
  const documented = await done(rules, 'document', elsewhere);
  expect((await done(documented, 'act', { action: 'hide' })).version).toBe(documented.version + 1);
  // Of suspected child-abuse material there is no step that asks for a file.
  const abuse = await assessed({ ground: 'child-abuse' });
  expect(abuse.state.steps.find(({ id }) => id === 'document')?.standing).toBe('not-needed');
  expect(await codeOf(done(abuse, 'document', { where: 'x' }))).toBe('case-step-not-needed');
  // Why it is not documented is written by somebody else than whoever assessed.
  expect(await codeOf(done(law, 'undocumented', { why: 'x' }))).toBe('changed-meanwhile');
  expect(await codeOf(done(unsure, 'undocumented', { why: 'Sidan låg nere' }))).toBe('case-same-person');
  // The critic stays: no ground is an end of its own.
  const stays = await record(await assessed({ ground: 'none', reason: 'Kritik' }), {
    kind: 'ended',
    outcome: 'stays',
    reason: 'Kritik är ingen grund',
  });
  expect(stays.outcome?.sv).toBe('Står kvar');
  expect(stays.names[karin]).toBe('Karin Åkesson');
  await core.close();
});

test('a routine that is decided counts for new cases, and a case that is running keeps the one it began with', async () => {
  const { core, client, administrationId, open, done } = await office();
  const before = await open('start');
  const routine = Routine.parse(parse(readFileSync(ostermalmFile, 'utf8')));
  const input = { administrationId, workflow: 'start' as const };
  expect(await client.cases.routine(input)).toMatchObject({ seen: 0, routine: null, isOutdated: false });
  const decided = await client.cases.decideRoutine({ ...input, seen: 0, routine });
  expect(decided).toMatchObject({ seen: 1, edition: { local: { version: 1 } } });
  expect(await codeOf(client.cases.decideRoutine({ ...input, seen: 0, routine }))).toBe('changed-meanwhile');
  const order = ['activate', ...(routine.order ?? []).filter((id) => id !== 'activate')];
  const { code, values } = await refusal(
    client.cases.decideRoutine({ ...input, seen: 1, routine: { ...routine, order } }),
  );
  // Steps are named as people know them.
  expect([code, values['fault']]).toEqual([
    'case-routine-faulty',
    expect.stringMatching(/^Kontot är aktivt: .*kan inte flyttas före ”[A-ZÅÄÖ]/u),
  ]);
  const early = (routine.order ?? []).filter((id) => id !== 'set-up');
  const setUpFirst = { ...routine, order: early.toSpliced(early.indexOf('decision'), 0, 'set-up') };
  expect(
    (await refusal(client.cases.decideRoutine({ ...input, seen: 1, routine: setUpFirst }))).values['fault'],
  ).toMatch(/^Enheten startar kontot, eller får hjälp: .*före ”Godkänn, eller boka/u);

  const after = await open('start');
  expect(after.edition.steps.map(({ id }) => id)).toContain('follow-routine');
  expect(after.next?.sv).toContain('Ifylld uppstartsblankett');
  const again = await client.cases.get({ id: before.id });
  expect(again).toEqual(before);
  const application = {
    'proposed-name': 'x',
    purpose: 'x',
    goals: 'x',
    'target-group': 'x',
    benefit: 'x',
    resources: 'x',
    'signed-by': again.events[0]?.personId ?? '',
    'signed-on': '2026-11-20',
  };
  const moved = await done(again, 'application', application);
  expect(moved.edition).toEqual(before.edition);
  expect(moved.edition.local).toBeNull();
  // Back to the standard: the next case has it, and the one before keeps its own.
  await client.cases.decideRoutine({ ...input, seen: 1, routine: null });
  expect((await open('start')).edition).toEqual(before.edition);
  expect((await client.cases.get({ id: after.id })).edition).toEqual(after.edition);
  await core.close();
});

test('notes and corrections are added, both times are kept, and links go both ways', async () => {
  const { core, client, administrationId, leila, accounts, open, record } = await office();
  let one = await open('crisis', { accountIds: [] });
  one = await record(one, { kind: 'assigned', role: 'crisis-lead', personId: leila });
  expect(one.holder).toBe('Leila Yilmaz');
  expect(await codeOf(record(one, { kind: 'assigned', role: 'crisis-lead', personId: null }))).toBe('case-role-empty');
  one = await record(one, { kind: 'noted', text: 'Larm från biblioteket', corrects: null }, '2026-11-20T09:40:00Z');
  one = await record(one, { kind: 'noted', text: 'Det var badhuset', corrects: 3 });
  expect(one.events.at(-2)).toMatchObject({ happenedAt: '2026-11-20T09:40:00.000Z', at: '2026-11-20T10:00:00.000Z' });
  expect(await codeOf(record(one, { kind: 'noted', text: 'x', corrects: 99 }))).toBe('case-event-unknown');
  const link = { kind: 'linked', what: 'account', id: accounts[1] ?? '', removed: false } as const;
  one = await record(one, link);
  expect(await codeOf(record(one, link))).toBe('already-exists');
  one = await record(one, { kind: 'linked', what: 'person', id: leila, removed: false });
  expect([one.accounts.length, one.persons]).toEqual([1, [{ id: leila, name: 'Leila Yilmaz' }]]);
  expect((await client.cases.list({ administrationId, text: 'konto 2' })).total).toBe(1);

  // What it is called is one of its events from the first, and so is another title; the edition stands there by its SHA-256.
  const about = { title: one.title, workflow: 'crisis', version: one.edition.version };
  expect(one.events[0]?.body).toMatchObject({ kind: 'opened', about });
  expect(await codeOf(record(one, { kind: 'titled', title: `data:image/png;base64,${'A'.repeat(80)}` }))).toBe(
    'case-text-carries-file',
  );
  one = await record(one, { kind: 'titled', title: 'Brand i badhuset' });
  expect([one.title, one.state.title]).toEqual(['Brand i badhuset', 'Brand i badhuset']);
  expect((await client.cases.list({ administrationId, text: 'badhuset' })).rows[0]?.title).toBe('Brand i badhuset');
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('on the command line: the list, one case, and the check of workflows', async () => {
  const { core, administrationId, berit, open, record, done } = await office();
  let one = await record(await open('closure'), { kind: 'noted', text: 'Ring enheten', corrects: null });
  one = await record(one, { kind: 'titled', title: 'Avsluta konto: Ängby' });
  one = await done(one, 'reason', { reason: 'unused' });
  const decision = { answer: 'yes', 'decided-by': berit, 'decided-on': '2026-11-20', 'last-day': '2026-12-23' };
  one = await done(one, 'decision', { ...decision, ...byRight, 'refer-to': 'stockholm.se' });
  await open('lost', { dnr: 'KUL 2026/12', accountIds: [] });
  await core.close();
  const cli = (...args: string[]) => here(...args, '--data', folder);
  const list = await cli('cases', 'list');
  expect(list.out).toMatch(/KV-1 +inte diariefört +Avsluta konto/u);
  expect(list.out).toMatch(/KV-2 +dnr KUL 2026\/12 +Förlorat konto/u);
  const { rows, cases } = JSON.parse((await cli('cases', 'list', '--workflow', 'lost', '--json')).out) as {
    rows: number;
    cases: unknown[];
  };
  expect([rows, cases.length]).toEqual([1, 1]);
  expect((await cli('cases', 'list', '--workflow', 'party')).code).toBe(2);
  const shown = await cli('cases', 'show', '1');
  expect(shown.out).toContain('KV-1  inte diariefört');
  expect(shown.out).toContain('Karin Åkesson: Ring enheten');
  expect(shown.out).toContain('Saknas: Det finns inget arkivkvitto');
  // Read cold: who decided, when and on what ground; and the kind once.
  expect(shown.out).toMatch(
    /Beslut: Avsluta kontot\n +Beslutat av: Berit Holm\n +Beslutat den: 2026-11-20\n +Utan delegation: .*Nämndens beslut § 4/u,
  );
  expect(shown.out.match(/^.*Avsluta konto: .*$/mu)?.[0]).toBe('Avsluta konto: Ängby');
  expect((await cli('cases', 'show', 'kv-1', '--lang', 'en')).out).toContain('not registered');
  expect(JSON.parse((await cli('cases', 'show', 'KV-1', '--json')).out)).toMatchObject({
    number: one.number,
    version: one.version,
  });
  expect((await cli('cases', 'show', '2026/1')).code).toBe(2);
  expect([(await cli('cases', 'show', '9')).code, (await cli('cases', 'show', '9')).error]).toEqual([
    1,
    expect.stringContaining('finns inte'),
  ]);

  const check = await cli('workflows', 'check', '--json');
  expect([check.code, JSON.parse(check.out)]).toEqual([0, { workflows: 7, errors: [] }]);
  expect((await cli('workflows', 'check', ostermalmFile)).code).toBe(0);
  // An administration's own routine is one more, and what somebody has made of it in the database is found.
  const again = await openRegister(folder, { osAccount: `${userInfo().username}@${hostname()}` });
  const { standard } = await again.client.cases.routine({ administrationId, workflow: 'closure' });
  const routine = Routine.parse({
    base: { id: 'closure', version: standard.version },
    version: 1,
    source: 'Lokal rutin',
    change: [{ step: 'notice-2', title: { sv: 'Tack och hej' } }],
  });
  await again.client.cases.decideRoutine({ administrationId, workflow: 'closure', seen: 0, routine });
  await again.core.close();
  const database = new Database(path.join(folder, databaseName));
  expect(JSON.parse((await cli('workflows', 'check', '--json')).out)).toEqual({ workflows: 8, errors: [] });
  database.prepare('update case_routine set routine = replace(routine, ?, ?)').run('notice-2', 'notice-9');
  database.close();
  const changed = await cli('workflows', 'check', '--json');
  expect([changed.code, JSON.parse(changed.out)]).toMatchObject([
    1,
    { workflows: 8, errors: [{ file: 'Kulturförvaltningen: closure', step: 'notice-9', code: 'unknown-step' }] },
  ]);
  const broken = path.join(folder, 'egen.yaml');
  writeFileSync(
    broken,
    readFileSync(ostermalmFile, 'utf8').replace('  - application\n', '').replace('  - training\n', '  - application\n'),
  );
  const wrong = await cli('workflows', 'check', broken, '--json');
  expect([wrong.code, JSON.parse(wrong.out)]).toEqual([
    1,
    {
      workflows: 1,
      errors: [
        { file: broken, step: null, code: 'order-not-all', message: expect.stringContaining('training') as unknown },
      ],
    },
  ]);
  expect((await cli('workflows', 'check', broken)).out).toContain('Ordningen ska ha alla steg');
  expect((await cli('workflows', 'check', path.join(folder, 'saknas.yaml'))).code).toBe(1);
  expect((await cli('workflows', 'check', broken, 'en-till')).code).toBe(2);
});
