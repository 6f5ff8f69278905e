import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorLetter } from '../../electron/core/cases/author-letter.ts';
import type { Case, WorkflowId } from '../../electron/core/cases/contract.ts';
import { stepsAtRest } from '../../electron/core/cases/at-rest.ts';
import { skippedText } from '../../electron/core/cases/event-words.ts';
import { listCaseDue } from '../../electron/core/cases/list-due.ts';
import { logInCase } from '../../electron/core/cases/log-in-case.ts';
import { recordEvent } from '../../electron/core/cases/record-event.ts';
import { timelineOf } from '../../electron/core/cases/timeline.ts';
import { databaseName } from '../../electron/core/foundation/data-folder.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import { archiveRecord, byRight, staysParked } from '../case-work.ts';
import { evidenceRegister, given, grounds, screenshot } from '../evidence.ts';
import { leavingRegister } from '../leaving.ts';
import { draft, openRegister, refusal, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const codeOf = async (call: Promise<unknown>) => (await refusal(call)).code;
const today = '2026-11-20';

/** A register with cases of every kind. Today is Friday 20 November 2026, and Karin sits at it. */
async function office() {
  const register = await evidenceRegister(folder);
  const { client, administrationId, accounts } = register;
  const open = async (workflow: WorkflowId) =>
    (
      await client.cases.open({
        administrationId,
        workflow,
        title: 'Ängby bibliotek',
        dnr: '',
        happenedAt: null,
        accountIds: accounts.slice(0, 1),
      })
    ).id;
  const end = (id: string, outcome: string) => register.record(id, { kind: 'ended', outcome, reason: 'Skäl' });
  const delegate = (personId: string, fromOn = '2026-01-01') =>
    client.cases.delegate({
      draft: { administrationId, personId, workflows: [], fromOn, decision: 'Delegationsordning', dnr: '' },
    });
  return { ...register, open, end, delegate };
}

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

/** A ground of the law that nobody finds obvious: then it is reasoned and measured like any other. */
const unsure = { ground: 'threat', obvious: 'no', measure: 'hide', reason: 'Kan läsas som ett hot' };

describe('a post', () => {
  test('is not touched without a ground, nor by more than was found to be enough', async () => {
    const { core, client, berit, post, done, record } = await office();
    const critic = await post({ ground: 'none', reason: 'Kritik' });
    await client.evidence.keep(given(critic, [screenshot()]));
    for (const action of ['hide', 'remove'])
      expect(await codeOf(done(critic, 'act', { action }))).toBe('post-no-ground');

    // Nor where the assessment was skipped, and the documentation is said to lie elsewhere.
    const hasty = await post(null);
    await record(hasty, { kind: 'skipped', step: 'assess', reason: 'Bråttom', approverId: berit });
    await done(hasty, 'document', { where: 'Bevismappen', files: `${'0a'.repeat(32)}  skarm.png` });
    expect(await codeOf(done(hasty, 'act', { action: 'remove' }))).toBe('post-no-ground');

    const rules = await post(grounds.rules);
    await client.evidence.keep(given(rules, [screenshot()]));
    const block = { 'block-ground': 'x', 'review-on': '2026-12-20', objection: 'Skriv till registrator' };
    expect(await codeOf(done(rules, 'act', { action: 'remove' }))).toBe('post-beyond-measure');
    expect(await codeOf(done(rules, 'act', { action: 'block', ...block }))).toBe('post-beyond-measure');
    await done(rules, 'act', { action: 'hide' });
    // What comes later says itself why; and a wrong measure is taken back whatever the ground is now.
    await done(rules, 'act-more', { action: 'remove', what: 'Skrevs igen' });
    await record(rules, { kind: 'reopened', step: 'act-more', reason: 'Fel' });
    await record(rules, { kind: 'reopened', step: 'assess', reason: 'Fel' });
    await done(rules, 'assess', { ground: 'none', reason: 'Det var kritik' });
    expect(await codeOf(done(rules, 'act-more', { action: 'hide', what: 'Igen' }))).toBe('post-no-ground');
    const restored = await done(rules, 'act-more', { action: 'restored', what: 'Det var kritik' });
    expect(restored.state.steps.find((step) => step.id === 'act-more')?.standing).toBe('done');
    await core.close();
  });

  test('is not closed without saying what becomes of its documentation', async () => {
    const { core, client, berit, post, done, record, end } = await office();
    const id = await post(grounds.rules);
    await client.evidence.keep(given(id, [screenshot()]));
    await done(id, 'act', { action: 'hide' });
    const skipped = { kind: 'skipped' as const, step: 'gallring', reason: 'Senare', approverId: berit };
    expect(await codeOf(record(id, skipped))).toBe('post-disposal-needed');
    expect(await codeOf(done(id, 'gallring', { how: 'nothing' }))).toBe('post-disposal-needed');
    await done(id, 'gallring', { how: 'keep', place: 'Närarkivet' });

    // Nor where it lies elsewhere, or came after somebody said that there was none.
    const elsewhere = await post(grounds.rules);
    await done(elsewhere, 'document', { where: 'Bevismappen', files: `${'0a'.repeat(32)}  skarm.png` });
    await done(elsewhere, 'act', { action: 'hide' });
    expect(await codeOf(done(elsewhere, 'gallring', { how: 'nothing' }))).toBe('post-disposal-needed');
    const late = await post(grounds.threat);
    await done(late, 'act', { action: 'remove' });
    await done(late, 'gallring', { how: 'nothing' });
    await record(late, { kind: 'registered', dnr: 'KUL 2026/15' });
    for (const step of ['check-gone', 'register', 'police', 'staff'])
      await record(late, { kind: 'skipped', step, reason: 'Övning', approverId: berit });
    await client.evidence.keep(given(late, [screenshot()]));
    for (const step of ['document', 'close']) await done(late, step);
    expect(await codeOf(end(late, 'handled'))).toBe('post-disposal-needed');
    await core.close();
  });

  test('that was to be registered later is on Idag from that day until it is, also when the case has ended', async () => {
    const { core, client, clock, administrationId, karin, post, done, record, end } = await office();
    const id = await post(unsure);
    const due = async () => (await client.evidence.due({ administrationId })).map(({ kind, on }) => [kind, on]);
    await done(id, 'register', { how: 'later', by: '2026-11-23', owner: karin });
    await end(id, 'stays');
    expect(await due()).toEqual([]);
    clock.set('2026-11-23T09:00:00Z');
    expect(await due()).toEqual([['register', '2026-11-23']]);
    await record(id, { kind: 'registered', dnr: 'KUL 2026/14' });
    expect(await due()).toEqual([]);
    await core.close();
  });

  test('that the law does not obviously require to go is reasoned and measured like the administration’s own rules', async () => {
    const { core, client, post, done } = await office();
    const asked = async (values: Record<string, string>) => codeOf(post(values));
    expect(await asked({ ground: 'threat', obvious: 'no' })).toBe('case-value-missing');
    expect(await asked({ ...unsure, measure: 'remove' })).toBe('case-value-missing');
    expect(await asked({ ...unsure, obvious: 'yes' })).toBe('case-value-unknown');
    const id = await post(unsure);
    await client.evidence.keep(given(id, [screenshot()]));
    expect(await codeOf(done(id, 'act', { action: 'remove' }))).toBe('post-beyond-measure');
    await done(id, 'act', { action: 'hide' });
    await core.close();
  });

  test('is not touched for criticism, however the box is ticked, before a second person has said what else it is', async () => {
    const { core, client, berit, post, done, record } = await office();
    const id = await post({
      ...grounds.rules,
      rule: 'Kritik mot förvaltningens chef',
      reason: 'Användaren är missnöjd.',
    });
    await client.evidence.keep(given(id, [screenshot()]));
    expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('post-criticism');
    const second = { agrees: 'yes', what: 'Ett namn på en enskild' };
    expect(await codeOf(done(id, 'second-view', second))).toBe('case-same-person');
    const skip = { kind: 'skipped' as const, step: 'second-view', reason: 'Bråttom', approverId: berit };
    await record(id, skip);
    expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('post-criticism');
    // Nor where the measure itself names it, after an assessment that did not.
    const quiet = await post({
      ...grounds.threat,
      obvious: 'no',
      measure: 'block',
      reason: 'Hot',
      'why-not-hide': 'Namn',
    });
    await client.evidence.keep(given(quiet, [screenshot(7)]));
    const block = { action: 'block', 'review-on': '2026-12-20', objection: 'Skriv till registrator' };
    const critic = { ...block, 'block-ground': 'Klagade på nämnden' };
    expect(await codeOf(done(quiet, 'act', critic))).toBe('post-criticism');
    // It is the order in which they are entered that counts, and not the times that somebody types.
    const context = await core.context();
    const secondView = async (happenedAt: string | null) => {
      const { version } = await client.cases.get({ id: quiet });
      const event = { kind: 'done' as const, step: 'second-view', values: second };
      const actor = { ...context.actor, personId: berit };
      await recordEvent({ ...context, actor }, { id: quiet, version, happenedAt, event });
    };
    await secondView(null);
    const reassess = async (happenedAt: string) => {
      await record(quiet, { kind: 'reopened', step: 'assess', reason: 'Fel' });
      const values = { ...grounds.rules, rule: 'Kritik mot chefen' };
      await record(quiet, { kind: 'done', step: 'assess', values }, happenedAt);
    };
    await reassess('2026-11-19T08:00:00.000Z');
    expect(await codeOf(done(quiet, 'act', { action: 'hide' }))).toBe('post-criticism');
    await record(quiet, { kind: 'reopened', step: 'second-view', reason: 'Ny bedömning' });
    await secondView('2026-11-18T08:00:00.000Z');
    await done(quiet, 'act', { action: 'hide' });
    // What the law obviously requires waits for nobody.
    const law = await post(grounds.threat);
    await done(law, 'act', { action: 'remove' });
    await core.close();
  });

  test('is looked at by a colleague whose word the assessor enters, and the case says whose it is and who entered it', async () => {
    const { core, client, karin, berit, post, record, done } = await office();
    const id = await post({ ...grounds.rules, rule: 'Kritik mot förvaltningens chef' });
    await client.evidence.keep(given(id, [screenshot()]));
    const second = (wordOf: string | undefined, step = 'second-view') =>
      record(id, {
        kind: 'done',
        step,
        values: { agrees: 'yes', what: 'Ett namn på en enskild' },
        ...(wordOf !== undefined && { wordOf }),
      });
    for (const nobodyElse of [undefined, karin]) expect(await codeOf(second(nobodyElse))).toBe('case-same-person');
    expect(await codeOf(second(crypto.randomUUID()))).toBe('unknown-person');
    const one = await second(berit);
    expect(one.state.steps.find((step) => step.id === 'second-view')).toMatchObject({ personId: karin, wordOf: berit });
    expect(timelineOf(one, wordsIn('sv'), 'sv').at(-1)).toMatchObject({
      who: 'Karin Åkesson',
      text: expect.stringContaining('Gjort av Berit Holm, skrivet av Karin Åkesson') as unknown,
    });
    expect(await codeOf(record(id, { kind: 'done', step: 'act', values: { action: 'hide' }, wordOf: berit }))).toBe(
      'case-word-not-asked',
    );
    await done(id, 'act', { action: 'hide' });
    expect((await verifyHere(core)).ok).toBe(true);
    await core.close();
  });

  test('has steps that rest until it comes to them, and waits for a second view where it speaks of criticism', async () => {
    const { core, client, clock, berit, administrationId, post, done, record } = await office();
    const rests = ({ edition, state }: Case) => [...stepsAtRest(edition, state)];
    const law = await post(grounds.threat);
    const obvious = await client.cases.get({ id: law });
    expect(rests(obvious)).toEqual(['second-view', 'undocumented', 'review-block']);
    clock.set('2026-11-23T09:00:00Z');
    expect((await client.cases.get({ id: law })).late).not.toContain('second-view');
    // Gone without documentation: why is asked, until something is kept.
    expect(rests(await done(law, 'act', { action: 'remove' }))).toEqual(['second-view', 'review-block']);
    await client.evidence.keep(given(law, [screenshot()]));
    expect(rests(await client.cases.get({ id: law }))).toEqual(['second-view', 'undocumented', 'review-block']);
    const block = { action: 'block', what: 'Hot', 'block-ground': 'Hot', 'review-on': '2026-12-20' };
    const blocked = await done(law, 'act-more', { ...block, objection: 'Skriv till registrator' });
    expect(rests(blocked)).toEqual(['second-view', 'undocumented']);
    // Berit is asked as the case's manager.
    const critic = await post({ ...grounds.rules, rule: 'Kritik mot chefen' });
    await record(critic, { kind: 'assigned', role: 'manager', personId: berit });
    const context = await core.context();
    const due = await listCaseDue({ ...context, actor: { ...context.actor, personId: berit } }, administrationId);
    expect(due.filter(({ caseId }) => caseId === critic)).toMatchObject([{ step: 'second-view', isMine: true }]);
    await core.close();
  });

  test('is blocked until a day to come within a year, with words on how to object', async () => {
    const { core, post, done, record } = await office();
    const id = await post(grounds.threat);
    const block = { action: 'block', 'block-ground': 'Hot', objection: 'Skriv till registrator' };
    for (const [end, code] of [
      ['2020-01-01', 'post-block-end'],
      ['2099-01-01', 'post-block-end'],
    ] as const)
      expect(await codeOf(done(id, 'act', { ...block, 'review-on': end }))).toBe(code);
    const within = { ...block, 'review-on': '2027-05-20' };
    expect(await codeOf(done(id, 'act', { ...within, objection: '-' }))).toBe('post-block-objection');
    // What the letter to the one who wrote says follows: the ground, the end and the way to object, and no welcome.
    const letter = (one: Case) =>
      authorLetter(one, {
        words: wordsIn('sv'),
        language: 'sv',
        day: (day) => day,
        administration: 'Kulturförvaltningen',
      });
    const blocked = letter(await done(id, 'act', within));
    for (const said of ['Olaga hot', 'Grund för blockeringen: Hot', '2027-05-20', 'Skriv till registrator'])
      expect(blocked).toContain(said);
    expect(blocked).not.toContain('välkommen');
    const [removed] = [letter(await done(await post(grounds.threat), 'act', { action: 'remove' }))];
    expect(removed).toMatch(/pröva det igen.*registratorn på/u);
    const wave = await post({ ...grounds.rules, rule: 'Kritik mot chefen' });
    await record(wave, { kind: 'reopened', step: 'knowledge', reason: 'Fler' });
    const more = { address: 'https://x.se/1\nhttps://x.se/2', author: '@x' };
    const several = letter(await done(wave, 'knowledge', more));
    expect(several).toContain('dina inlägg hos oss (https://x.se/1, https://x.se/2)');
    expect(several).not.toContain('Kritik mot chefen');
    await core.close();
  });

  test('counts its time from when it became known, says so everywhere, and is due sooner where it must be', async () => {
    const { core, client, clock, administrationId, done, record } = await office();
    const { id, openedAt } = await client.cases.open({
      administrationId,
      workflow: 'post',
      title: 'Kommentar',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    });
    const known = new Date(Date.parse(openedAt) - 3 * 3_600_000).toISOString();
    const values = { address: 'https://social.exempel.se/p/1', author: '@arg' };
    const one = await record(id, { kind: 'done', step: 'knowledge', values }, known);
    const due = (seen: typeof one, step: string) => seen.state.steps.find((each) => each.id === step)?.dueAt;
    const hours = (n: number) => new Date(Date.parse(known) + n * 3_600_000).toISOString();
    expect([one.openedAt, one.state.openedAt, due(one, 'assess'), due(one, 'act')]).toEqual([
      known,
      known,
      hours(4),
      hours(8),
    ]);
    const at = clock.now().toISOString();
    const judged = await done(id, 'assess', grounds.threat);
    const soon = (n: number) => new Date(Date.parse(at) + n * 3_600_000).toISOString();
    expect([due(judged, 'act'), due(judged, 'staff')]).toEqual([soon(1), soon(4)]);
    // Taken back, the clock is what it was.
    const back = await record(id, { kind: 'reopened', step: 'knowledge', reason: 'Fel tid' });
    expect(back.openedAt).toBe(openedAt);
    await core.close();
  });

  test('has an address, each once, and steps that are done say what they are done with', async () => {
    const { core, client, administrationId, post, done, record } = await office();
    const opening = {
      administrationId,
      workflow: 'post' as const,
      title: 'x',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    };
    const { id: fresh } = await client.cases.open(opening);
    for (const address of ['hej', 'https://x.se/1\nhej', 'ingen adress'])
      expect(await codeOf(done(fresh, 'knowledge', { address, author: '@x' }))).toBe('case-value-wrong');
    const twice = { address: 'https://x.se/1', more: 'https://x.se/2\nhttps://x.se/1', author: '@x' };
    expect(await codeOf(done(fresh, 'knowledge', twice))).toBe('post-address-twice');
    await done(fresh, 'knowledge', { address: 'Ingen adress: i ett meddelande till sidan', author: '@x' });
    const id = await post(grounds.rules);
    expect(await codeOf(done(id, 'document'))).toBe('post-documented-where');
    expect(await codeOf(done(id, 'register', { how: 'registered' }))).toBe('post-dnr-needed');
    await client.evidence.keep(given(id, [screenshot()]));
    await record(id, { kind: 'registered', dnr: 'KUL 2026/14' });
    await done(id, 'document');
    await done(id, 'register', { how: 'registered' });
    await core.close();
  });

  test('that the law requires to be removed is not left', async () => {
    const { core, post, end } = await office();
    expect(await codeOf(end(await post(grounds.threat), 'stays'))).toBe('post-must-go');
    expect((await end(await post(unsure), 'stays')).outcome?.sv).toBe('Står kvar');
    await core.close();
  });
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

test('no file comes in as words, in what the app itself enters either', async () => {
  const { core, client, administrationId, karin } = await office();
  const { id } = await client.crisis.start({ administrationId, title: 'Kris' });
  const { version } = await client.cases.get({ id });
  const image = 'Läget: data:image/png;base64,iVBORw0KGgo=';
  const calls = [
    client.crisis.noteUpdate({ id, channels: 'Facebook', text: image, happenedAt: null }),
    client.crisis.noteCopy({ id, name: 'Första', channel: 'Facebook', text: image }),
    client.crisis.addAction({ id, text: image, personId: karin, dueOn: '2026-12-01' }),
  ];
  for (const call of calls) expect(await codeOf(call)).toBe('case-text-carries-file');
  expect([(await client.cases.get({ id })).version, await client.crisis.actions({ id })]).toEqual([version, []]);
  await core.close();
});

describe('verify finds a case that somebody has changed outside the app', () => {
  const tampers: Record<string, [string, string]> = {
    'who decided': [
      "update case_event set body = replace(body, '@arg', '@snäll') where body like '%knowledge%'",
      'cases-changed',
    ],
    'when it happened': [
      "update case_event set happened_at = '2026-11-19T10:00:00.000Z' where sequence = 3",
      'cases-changed',
    ],
    'who did it': ['update case_event set person_id = null where sequence = 3', 'cases-changed'],
    'something that is added': [
      `insert into case_event select case_id, sequence + 1, at, happened_at, person_id, '{"kind":"noted","text":"x","corrects":null}' from case_event order by sequence desc limit 1`,
      'cases-changed',
    ],
    'something that is removed': ['delete from case_event where sequence = 4', 'cases-gone'],
    'what it is called': ["update cases set title = 'Något annat'", 'cases-changed'],
    'which workflow it is': ["update cases set workflow = 'crisis'", 'cases-changed'],
    'which edition it follows': [
      "update cases set edition_id = (select id from case_edition where workflow = 'closure')",
      'cases-changed',
    ],
    'a case without a word': [
      "insert into cases select 'x', administration_id, number + 9, workflow, edition_id, title, search_text, opened_at, dnr, ended_at, outcome, next_step, due_on, due_at, holder_id, version from cases limit 1",
      'cases-changed',
    ],
    'what the questions were': [
      "update case_edition set definition = replace(definition, 'Bedöm grunden', 'Bedöm')",
      'cases-changed',
    ],
  };
  test.each(Object.entries(tampers))('%s', async (_name, [sql, expected]) => {
    const { core, post, open } = await office();
    await post();
    await open('closure');
    const partOf = async (at: typeof core) => (await verifyHere(at)).parts.find(({ part }) => part === 'cases');
    expect(await partOf(core)).toMatchObject({ ok: true, code: 'cases-ok', values: { count: 2 } });
    await core.close();
    const database = new Database(path.join(folder, databaseName));
    database.pragma('foreign_keys = off');
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
    const { core: again } = await openRegister(folder, { readOnly: true, osAccount: 'karin@kontoret' });
    expect(await partOf(again)).toMatchObject({ ok: false, code: expected });
    await again.close();
  });
});

test('a clock that is set back is told where it was, and nothing that was written is another', async () => {
  const { core, client, clock, administrationId, open, record } = await office();
  const id = await open('closure');
  clock.set('2026-11-20T10:30:00Z');
  const note = { kind: 'noted', text: 'Ringde', corrects: null } as const;
  // What is entered afterwards, or half a minute by another computer's clock, is no clock that went back.
  await record(id, note, '2026-11-19T08:00:00Z');
  clock.set('2026-11-20T10:29:31Z');
  expect((await record(id, note)).clockBack).toEqual([]);
  expect((await verifyHere(core)).parts).toContainEqual(expect.objectContaining({ code: 'cases-ok' }));
  clock.set('2026-11-20T10:10:00Z');
  const back = await record(id, note);
  expect([back.clockBack, back.events.at(-1)?.at]).toEqual([[back.version], '2026-11-20T10:10:00.000Z']);
  expect(timelineOf(back, wordsIn('sv'), 'sv').find(({ sequence }) => sequence === back.version)?.clockBack).toBe(true);
  // In a case where nothing was entered meanwhile, what the computer did elsewhere tells.
  clock.set('2026-11-25T10:00:00Z');
  const other = await open('post');
  clock.set('2026-11-26T10:00:00Z');
  await client.people.createUnit({ administrationId, name: 'Arkivet', parentId: null });
  clock.set('2026-11-25T11:00:00Z');
  const seen = await record(other, note);
  expect(seen.clockBack).toEqual([seen.version]);
  const { ok, parts } = await verifyHere(core);
  expect([ok, parts.find(({ part }) => part === 'cases')]).toMatchObject([
    true,
    { ok: true, code: 'cases-clock', values: { case: 'KV-1', sequence: back.version } },
  ]);
  await core.close();
});

describe('verify finds files of cases that somebody has changed the words about', () => {
  const tampers: Record<string, string> = {
    'words in the log that are no longer words of ours':
      "update audit_detail set details = 'x' where details like '%\"parts\"%'",
    'the case of a pack that is gone':
      'update evidence_pack set case_id = (select id from cases where number = 2) where gone_at is not null',
    'a file of a pack that is gone': "update evidence_part set sha256 = replace(sha256, substr(sha256, 1, 4), 'ffff')",
  };
  test.each(Object.entries(tampers))('%s', async (_name, sql) => {
    const { core, client, post } = await office();
    const id = await post();
    await post();
    await client.evidence.keep(given(id, [screenshot()]));
    await client.evidence.destroy({ caseId: id });
    await core.close();
    const database = new Database(path.join(folder, databaseName));
    database.pragma('foreign_keys = off');
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
    const { core: again, client: reader } = await openRegister(folder, { readOnly: true, osAccount: 'karin@kontoret' });
    expect((await reader.evidence.verify({})).damaged.map(({ code }) => code)).toEqual(['row-changed']);
    await again.close();
  });
});
