import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Case } from '../../electron/core/cases/contract.ts';
import { skippedText } from '../../electron/core/cases/event-words.ts';
import { logInCase } from '../../electron/core/cases/log-in-case.ts';
import { timelineOf } from '../../electron/core/cases/timeline.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import { caseOffice } from '../case-office.ts';
import { archiveRecord, byRight, staysParked } from '../case-work.ts';
import { leavingRegister } from '../leaving.ts';
import { codeOf, draft, openRegister, refusal, temporaryFolder } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const office = () => caseOffice(folder);
const today = '2026-11-20';

test('a decision on delegation is made by whoever it is given to, on a day when it held', async () => {
  const { core, client, karin, berit, nils, open, done, record, delegate } = await office();
  const id = await open('closure');
  await done(id, 'reason', { reason: 'unused' });
  const { id: delegation } = await delegate(berit, '2026-11-01');
  const yes = (by: string, on = today) => ({
    answer: 'yes',
    'decided-by': by,
    'decided-on': on,
    delegation,
    'last-day': '2026-12-23',
    'refer-to': 'stockholm.se',
  });
  expect(await refusal(done(id, 'decision', yes(nils)))).toMatchObject({
    code: 'case-delegation-other',
    values: { delegate: 'Berit Holm', decider: 'Nils Dahlgren' },
  });
  expect(await codeOf(done(id, 'decision', yes(karin)))).toBe('case-delegation-other');
  // It is the day of the decision that counts, and not the day when somebody enters it.
  expect(await codeOf(done(id, 'decision', yes(berit, '2026-10-31')))).toBe('case-delegation-unknown');
  await client.cases.endDelegation({ id: delegation, toOn: '2026-11-19' });
  expect(await codeOf(done(id, 'decision', yes(berit)))).toBe('case-delegation-unknown');
  const { state } = await done(id, 'decision', yes(berit, '2026-11-19'));
  expect(state.steps.find((step) => step.id === 'decision')?.standing).toBe('done');
  // A yes does not end with a no before the decision is another.
  expect(await codeOf(record(id, { kind: 'ended', outcome: 'kept', reason: 'Ångrat' }))).toBe('case-decision-was-yes');
  await record(id, { kind: 'reopened', step: 'decision', reason: 'Ångrat' });
  const { 'last-day': _, 'refer-to': __, ...no } = { ...yes(berit, '2026-11-19'), answer: 'no' };
  await done(id, 'decision', no);
  expect((await record(id, { kind: 'ended', outcome: 'kept', reason: 'Ångrat' })).outcome?.sv).toBe('Kontot är kvar');
  await core.close();
});

test('an account is announced as long as the routine says before it is closed, or a decision shortens it', async () => {
  const { core, client, clock, karin, berit, open, done, record } = await office();
  const id = await open('closure');
  await done(id, 'reason', { reason: 'unused' });
  const decision = { answer: 'yes', 'decided-by': berit, 'decided-on': today, ...byRight, 'refer-to': 'stockholm.se' };
  await done(id, 'decision', { ...decision, 'last-day': '2026-12-10' });
  // Twenty days before, where the routine says 28; and all at once.
  for (const step of ['notice-28', 'notice-14', 'notice-2']) await done(id, step, { text: 'Kontot avslutas' });
  await done(id, 'ask-export', { 'asked-on': today });
  await done(id, 'archive', archiveRecord(today));
  await done(id, 'keep-some', staysParked);
  await done(id, 'revoke');
  clock.set('2026-12-10T09:00:00Z');
  const close = (day: string) => done(id, 'close', { name: 'parked', 'closed-on': day });
  // What the gate shows is what it refuses with: which announcement, and by how much.
  const shown = await client.cases.get({ id });
  const notes = shown.gateNotes['notice-given']?.map(({ sv }) => sv).join(' ');
  expect([shown.gates['notice-given'], notes]).toEqual([false, expect.stringMatching(/Första.*20 dagar.*28/u)]);
  expect(await refusal(close('2026-12-10'))).toMatchObject({ code: 'case-gate-shut', values: { lacks: notes } });
  const move = async (lastDay: string) => {
    await record(id, { kind: 'reopened', step: 'decision', reason: 'Kort avisering' });
    return await done(id, 'decision', { ...decision, 'last-day': lastDay });
  };
  expect(await codeOf(move('2026-11-19'))).toBe('closure-last-day-past');
  await done(id, 'decision', { ...decision, 'last-day': '2026-12-18' });
  // The channel was told another day: it is told anew, also where a decision shortens the time.
  await done(id, 'shorten', { reason: 'Tyst', 'decided-by': berit, 'decided-on': today, ...byRight });
  const moved = (await client.cases.get({ id })).gateNotes['notice-given'] ?? [];
  expect(moved.map(({ sv }) => sv)).toEqual([
    expect.stringContaining('Första aviseringen'),
    expect.stringContaining('Andra aviseringen'),
    expect.stringContaining('Sista aviseringen'),
  ]);
  expect(await codeOf(close('2026-12-10'))).toBe('case-gate-shut');
  for (const step of ['notice-28', 'notice-14', 'notice-2']) {
    await record(id, { kind: 'reopened', step, reason: 'Ny sista dag' });
    await done(id, step, { text: 'Kontot avslutas' });
  }
  const open8 = await client.cases.get({ id });
  expect([open8.gates['notice-given'], open8.gateNotes['notice-given']?.[0]?.sv]).toEqual([
    true,
    'Kortad till 8 dagar av 28, genom beslut.',
  ]);
  expect(await codeOf(close('2026-12-10'))).toBe('closure-before-last-day');
  expect(await codeOf(close('2026-12-18'))).toBe('case-time-ahead');
  clock.set('2026-12-18T09:00:00Z');
  const { state } = await close('2026-12-18');
  expect(state.steps.find((step) => step.id === 'close')).toMatchObject({ standing: 'done', personId: karin });
  await core.close();
});

test('an announcement is skipped only after a decision that shortens the time; one that was skipped without it says which and what to do', async () => {
  const { core, client, berit, open, done, record } = await office();
  const id = await open('closure');
  await done(id, 'reason', { reason: 'unused' });
  const decision = { answer: 'yes', 'decided-by': berit, 'decided-on': today, ...byRight, 'refer-to': 'stockholm.se' };
  await done(id, 'decision', { ...decision, 'last-day': '2026-12-23' });
  await done(id, 'notice-28', { text: 'Kontot avslutas' });
  const skip = { kind: 'skipped', step: 'notice-14', reason: 'Ingen läser', approverId: berit } as const;
  expect(await codeOf(record(id, skip))).toBe('closure-notice-skipped');
  await done(id, 'shorten', { reason: 'Tyst', 'decided-by': berit, 'decided-on': today, ...byRight });
  await record(id, skip);
  expect((await client.cases.get({ id })).gateNotes['notice-given']?.map(({ sv }) => sv)).toEqual([
    'Kortad till 33 dagar av 28, genom beslut.',
  ]);
  // Without the decision the skip is what stands in the way, by its name.
  const { gateNotes } = await record(id, { kind: 'reopened', step: 'shorten', reason: 'Ångrat' });
  expect(gateNotes['notice-given']?.map(({ sv }) => sv)).toEqual([
    expect.stringMatching(/^”Andra aviseringen” är överhoppad.*Korta aviseringen\.$/u),
  ]);
  await core.close();
});

test('a case that ended with a decision and without a diarienummer is told of for a month, or until it has one', async () => {
  const { core, client, clock, administrationId, berit, open, done, record, end } = await office();
  const due = async () => (await client.evidence.due({ administrationId })).map(({ kind, on }) => [kind, on]);
  const decided = async () => {
    const id = await open('closure');
    await done(id, 'reason', { reason: 'unused' });
    await done(id, 'decision', { answer: 'no', 'decided-by': berit, 'decided-on': today, ...byRight });
    expect(await due()).toEqual([]);
    await end(id, 'kept');
    return id;
  };
  const id = await decided();
  expect(await due()).toEqual([['decision', today]]);
  await record(id, { kind: 'registered', dnr: 'KUL 2026/14' });
  expect(await due()).toEqual([]);
  await decided();
  clock.set('2026-12-21T09:00:00Z');
  expect(await due()).toEqual([]);
  await core.close();
});

test('the substitute of a delegate who is away decides on the delegation on those days, and nobody else does', async () => {
  const { core, client, karin, berit, nils, leila, open, done, record, delegate } = await office();
  const id = await open('closure');
  await done(id, 'reason', { reason: 'unused' });
  const { id: delegation } = await delegate(berit);
  const yes = (by: string, on = today) => ({
    answer: 'yes',
    'decided-by': by,
    'decided-on': on,
    delegation,
    'last-day': '2026-12-23',
    'refer-to': 'stockholm.se',
  });
  expect(await codeOf(done(id, 'decision', yes(nils)))).toBe('case-delegation-other');
  // Entered today, also for days that have been: the right begins today.
  await client.roundPlan.markAway({ personId: berit, from: '2026-11-02', to: today, substituteId: nils });
  expect(await codeOf(done(id, 'decision', yes(karin)))).toBe('case-delegation-other');
  // A substitute who may not is told why.
  expect(await codeOf(done(id, 'decision', yes(nils, '2026-11-02')))).toBe('case-substitute-unnamed');
  // The substitute is away too: then it is whoever is in that one's place, and no circle has anybody in it.
  // Karin does not come there by her own word, and Leila is named by her.
  const byHerself = await client.roundPlan.markAway({ personId: nils, from: today, to: today, substituteId: karin });
  expect(await codeOf(done(id, 'decision', yes(nils)))).toBe('case-delegation-other');
  expect(await codeOf(done(id, 'decision', yes(karin)))).toBe('case-substitute-unnamed');
  await client.roundPlan.markBack({ id: byHerself.absence.id });
  const nilsAway = await client.roundPlan.markAway({ personId: nils, from: today, to: today, substituteId: leila });
  expect(await codeOf(done(id, 'decision', yes(nils)))).toBe('case-delegation-other');
  const { events, state, ...one } = await done(id, 'decision', yes(leila));
  const decision = state.steps.find((step) => step.id === 'decision');
  expect(decision).toMatchObject({ standing: 'done', inPlaceOf: berit });
  // Read cold, the decision says for whom; a decision by the delegate says nothing of the kind.
  const said = timelineOf({ ...one, events }, wordsIn('sv'), 'sv').at(-1);
  expect(said?.text).toBe('Klart: Beslut. Leila Yilmaz, för Berit Holm, som är borta');
  await record(id, { kind: 'reopened', step: 'decision', reason: 'Ångrat' });
  await client.roundPlan.markBack({ id: nilsAway.absence.id });
  await client.roundPlan.markAway({ personId: nils, from: today, to: today, substituteId: berit });
  expect(await codeOf(done(id, 'decision', yes(nils)))).toBe('case-delegation-other');
  const own = await done(id, 'decision', yes(berit));
  expect(own.state.steps.find((step) => step.id === 'decision')?.inPlaceOf).toBeNull();
  await core.close();
});

test('one who signed the application does not decide on it, by whatever right, and not before it was signed', async () => {
  const { core, berit, karin, open, done, record, delegate } = await office();
  const id = await open('start');
  const words = Object.fromEntries(
    ['proposed-name', 'purpose', 'goals', 'target-group', 'benefit', 'resources'].map((question) => [question, 'x']),
  );
  await done(id, 'application', { ...words, 'signed-by': berit, 'signed-on': today });
  await done(id, 'search-register', { found: 'none' });
  for (const step of ['review-communicator', 'review-strategist']) await done(id, step, { view: 'Bra' });
  const { id: delegation } = await delegate(berit);
  const yes = { answer: 'yes', 'decided-by': berit, 'decided-on': today };
  for (const right of [{ delegation }, byRight])
    expect(await codeOf(done(id, 'decision', { ...yes, ...right }))).toBe('case-decider-signed');
  const karins = { ...yes, ...byRight, 'decided-by': karin };
  expect(await codeOf(done(id, 'decision', { ...karins, 'decided-on': '2026-11-19' }))).toBe('case-decision-before');
  const { state } = await done(id, 'decision', karins);
  expect(state.steps.find((step) => step.id === 'decision')?.standing).toBe('done');

  // Nor is it signed anew by whoever decided, after the decision.
  const again = await open('start');
  await done(again, 'application', { ...words, 'signed-by': karin, 'signed-on': today });
  await done(again, 'search-register', { found: 'none' });
  for (const step of ['review-communicator', 'review-strategist']) await done(again, step, { view: 'Bra' });
  await done(again, 'decision', { ...yes, delegation });
  await record(again, { kind: 'reopened', step: 'application', reason: 'Nytt papper' });
  const anew = { ...words, 'signed-on': today };
  expect(await codeOf(done(again, 'application', { ...anew, 'signed-by': berit }))).toBe('case-decider-signed');
  await done(again, 'application', { ...anew, 'signed-by': karin });
  await core.close();
});

test('one who signed what a retro-registration says does not decide on it', async () => {
  const { core, karin, berit, open, done, delegate } = await office();
  const id = await open('retro');
  await done(id, 'found', { basis: 'none', sought: 'Arkivet' });
  const words = Object.fromEntries(
    ['purpose', 'goals', 'target-group', 'benefit', 'resources'].map((question) => [question, 'x']),
  );
  await done(id, 'form', { ...words, 'signed-by': berit, 'signed-on': today });
  const yes = { answer: 'yes', 'decided-on': today };
  const { id: delegation } = await delegate(berit);
  expect(await codeOf(done(id, 'decision', { ...yes, 'decided-by': berit, delegation }))).toBe('case-decider-signed');
  const { state } = await done(id, 'decision', { ...yes, ...byRight, 'decided-by': karin });
  expect(state.steps.find((step) => step.id === 'decision')?.standing).toBe('done');
  await core.close();
});

test('without a delegation a decision names what gave the right, before the day; and whoever decides is here then', async () => {
  const { core, clock, berit, leila, open, done } = await office();
  const id = await open('closure');
  await done(id, 'reason', { reason: 'unused' });
  const yes = { answer: 'yes', 'decided-by': berit, 'decided-on': today, 'refer-to': 'stockholm.se' };
  const decide = (more: Record<string, string>) => done(id, 'decision', { ...yes, 'last-day': '2026-12-23', ...more });
  for (const right of [{}, { right: byRight.right }, { ...byRight, 'right-on': '2026-11-21' }])
    expect(await codeOf(decide(right))).toBe('case-decision-no-right');
  const { state } = await decide(byRight);
  expect(state.steps.find((step) => step.id === 'decision')?.values).toMatchObject(byRight);
  // Nor is an announcement shortened by anybody on any day: Leila leaves on the 30th of November.
  clock.set('2026-12-03T10:00:00Z');
  const shorten = (more: Record<string, string>) =>
    done(id, 'shorten', { reason: 'Tyst sedan maj', 'decided-by': berit, 'decided-on': '2026-12-01', ...more });
  expect(await codeOf(shorten({}))).toBe('case-decision-no-right');
  expect(await codeOf(shorten({ ...byRight, 'decided-by': leila }))).toBe('case-person-left');
  expect(await codeOf(shorten({ ...byRight, 'decided-on': '2026-11-19' }))).toBe('case-decision-before');
  await shorten(byRight);
  await core.close();
});

test('the accounts of a case are not exchanged after its decision; one that was decided without any still gets its own', async () => {
  const { core, client, administrationId, karin, accounts, open, done, record } = await office();
  const { id: other } = await client.accounts.create({ draft: draft(administrationId, { name: 'Fritidsgården' }) });
  const link = (id: string, account: string, removed: boolean) =>
    record(id, { kind: 'linked', what: 'account', id: account, removed });
  const decide = async (id: string) => {
    await done(id, 'reason', { reason: 'unused' });
    const day = { 'decided-on': today, 'last-day': '2026-12-23', 'refer-to': 'stockholm.se' };
    await done(id, 'decision', { answer: 'yes', 'decided-by': karin, ...day, ...byRight });
  };
  const id = await open('closure');
  await decide(id);
  expect(await codeOf(link(id, accounts[0] ?? '', true))).toBe('case-account-decided');
  expect(await codeOf(link(id, other, false))).toBe('case-account-decided');
  await record(id, { kind: 'reopened', step: 'decision', reason: 'Fel konto' });
  await link(id, other, false);
  const opening = { administrationId, workflow: 'closure', title: 'Fritidsgården', dnr: '', happenedAt: null } as const;
  const without = await client.cases.open({ ...opening, accountIds: [] });
  await decide(without.id);
  await link(without.id, other, false);
  expect(await codeOf(link(without.id, other, true))).toBe('case-account-decided');
  await core.close();
});

test('nobody who has left is given a role or approves a skip', async () => {
  const { core, client, clock, administrationId, accounts, karin, leila } = await leavingRegister(folder, 1);
  // Leila's last day was the 30th of November.
  clock.set('2026-12-03T10:00:00Z');
  const { id } = await client.crisis.start({ administrationId, title: 'Vattenläcka', language: 'sv' });
  const { version } = await client.cases.get({ id });
  const lead = { kind: 'assigned', role: 'crisis-lead', personId: leila } as const;
  expect(await codeOf(client.cases.record({ id, version, happenedAt: null, event: lead }))).toBe('case-person-left');
  expect((await client.cases.get({ id })).state.roles['crisis-lead']).toBe(karin);
  const one = await client.cases.open({
    administrationId,
    workflow: 'closure',
    title: 'Ängby bibliotek',
    dnr: '',
    happenedAt: null,
    accountIds: accounts,
  });
  const skip = { kind: 'skipped', step: 'reason', reason: 'Redan sagt', approverId: leila } as const;
  expect(await codeOf(client.cases.record({ id: one.id, version: one.version, happenedAt: null, event: skip }))).toBe(
    'case-person-left',
  );
  await core.close();
});

test('a step is skipped on somebody else’s yes; one who is alone skips on their own, and the case says so', async () => {
  const last = (one: Case) => timelineOf(one, wordsIn('sv'), 'sv').at(-1)?.text;
  const { core, karin, berit, open, record } = await office();
  const id = await open('closure');
  const skip = { kind: 'skipped', step: 'reason', reason: 'Redan sagt' } as const;
  expect(await codeOf(record(id, { ...skip, approverId: karin }))).toBe('case-skip-own');
  const skipped = await record(id, { ...skip, approverId: berit });
  expect(last(skipped)).toBe('Överhoppat: Skäl. Redan sagt (Godkänt av Berit Holm, enligt Karin Åkesson)');
  expect(skippedText(skipped, wordsIn('sv'))).toBe('1 steg hoppades över');
  await core.close();

  const { folder: elsewhere, remove: removeElsewhere } = temporaryFolder();
  const { core: alone, client } = await openRegister(elsewhere);
  const { administrationId, personId } = await client.people.introduce({
    administrationName: 'Ensam',
    name: 'Nils Ek',
  });
  const one = await client.cases.open({
    administrationId: administrationId ?? '',
    workflow: 'closure',
    title: 'Ängby bibliotek',
    dnr: '',
    happenedAt: null,
    accountIds: [],
  });
  const event = { ...skip, approverId: personId ?? '' };
  const own = await client.cases.record({ id: one.id, version: one.version, happenedAt: null, event });
  expect(last(own)).toBe('Överhoppat: Skäl. Redan sagt (Enhandsbeslut: ingen annan har godkänt)');
  await alone.close();
  removeElsewhere();
});

test('no crisis ends, not as an exercise either, before somebody else has looked at what was opened in it', async () => {
  const { core, client, administrationId, end } = await office();
  const { id } = await client.crisis.start({ administrationId, title: 'Kris' });
  const context = await core.context();
  const log = (what: string, values: Record<string, string>) =>
    context.db.transaction().execute((db) => logInCase(db, context, id, { what, values }));
  const of = await log('login-opened', { label: 'Sida', reason: 'Övning' });
  expect(await codeOf(end(id, 'exercise'))).toBe('crisis-openings-left');
  await log('opening-reviewed', { of: String(of), label: 'Sida', note: 'I sin ordning' });
  expect((await end(id, 'exercise')).outcome?.sv).toBe('Övning');
  await core.close();
});
