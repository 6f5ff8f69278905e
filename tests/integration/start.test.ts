import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftOf } from '../../electron/core/accounts/bulk-change.ts';
import { formFields } from '../../electron/core/cases/application/contract.ts';
import { formAnswerText, formVersion } from '../../electron/core/cases/application/form-answer.ts';
import type { EventDraft } from '../../electron/core/cases/engine/contract.ts';
import { timelineOf } from '../../electron/core/cases/timeline.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import { checkOf } from '../../electron/core/foundation/text/check-of.ts';
import { codeOf } from '../../electron/core/foundation/text/code-of.ts';
import { byRight, caseWork } from '../case-work.ts';
import { leavingRegister } from '../leaving.ts';
import { draft, refusal, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const refusedAs = async (call: Promise<unknown>) => (await refusal(call)).code;

/** Friday 20 November 2026, eleven in the morning; a form that came in on Monday. */
async function office() {
  const register = await leavingRegister(folder, 2);
  const { administrationId, berit } = register;
  const answer = (fields: Record<string, string> = {}, administration = codeOf(administrationId)) =>
    formAnswerText(
      { version: formVersion, administration, savedAt: '2026-11-16T08:00:00Z' },
      {
        name: 'Kulturladan Unga',
        platform: 'Instagram',
        address: 'https://www.instagram.com/kulturladanunga/',
        unit: 'Kulturladan',
        purpose: '<b>Nå unga</b>',
        goals: 'Fler besök',
        targetGroup: '13–19 år',
        benefit: 'Vet vad som händer',
        resources: 'Två timmar i veckan',
        signedBy: 'berit  holm',
        signedOn: '2026-11-13',
        ...fields,
      },
      Object.keys(formFields),
      checkOf,
    );
  const taking = (text: string) => ({
    administrationId,
    text,
    receivedAt: '2026-11-16T09:00:00.000Z',
    title: 'Starta konto: Kulturladan Unga',
    dnr: '',
    signedById: berit,
    unitId: null,
    account: { kind: 'new' as const },
  });
  return { ...register, answer, taking };
}

test('a returned form is shown before anything is kept, and becomes one case with its account, its answers and who signed', async () => {
  const { core, client, administrationId, berit, answer, taking } = await office();
  const text = answer();
  const read = await client.application.read({ administrationId, text });
  expect(read).toMatchObject({ signedById: berit, unitId: null, similar: [], taken: null });
  expect(read.application.purpose).toBe('<b>Nå unga</b>');
  expect((await client.cases.list({ administrationId })).total).toBe(0);

  const one = await client.application.take(taking(text));
  expect(one).toMatchObject({ number: 'KV-1', openedAt: '2026-11-16T09:00:00.000Z', workflow: 'start' });
  const step = (id: string) => one.state.steps.find((each) => each.id === id);
  expect(step('application')).toMatchObject({
    standing: 'done',
    at: '2026-11-16T09:00:00.000Z',
    values: { purpose: '<b>Nå unga</b>', 'signed-by': berit, 'signed-on': '2026-11-13' },
  });
  // Ten office days from Monday 16 November.
  expect(step('decision')?.dueOn).toBe('2026-11-30');
  expect(one.events.find(({ body }) => body.kind === 'logged')?.body).toMatchObject({
    what: 'application',
    values: { 'signed-by': 'berit holm', check: read.check },
  });
  const [account] = one.accounts;
  expect(await client.accounts.get({ id: account?.id ?? '' })).toMatchObject({
    name: 'Kulturladan Unga',
    status: 'applied',
    platform: 'instagram',
    kind: 'official',
    roles: [{ role: 'manager', personId: berit }],
  });
  expect((await verifyHere(core)).ok).toBe(true);

  // The same file once more is no second case; a like one finds the account.
  expect((await client.application.read({ administrationId, text })).taken).toBe('KV-1');
  expect(await refusal(client.application.take(taking(text)))).toMatchObject({
    code: 'application-taken',
    values: { number: 'KV-1' },
  });
  // Nor is the same form saved once more, or with another time of saving written into it.
  const again = text.replace('2026-11-16T08:00:00Z', '2026-11-16T08:05:00Z');
  expect((await client.application.read({ administrationId, text: again })).taken).toBe('KV-1');
  expect(await refusedAs(client.application.take(taking(again)))).toBe('application-taken');
  const like = await client.application.read({ administrationId, text: answer({ name: 'Kulturlada Unga' }) });
  expect(like.similar).toMatchObject([{ name: 'Kulturladan Unga', why: 'address', status: 'applied' }]);
  expect(await client.accounts.similar({ administrationId, name: 'Kulturlada Unga' })).toMatchObject([
    { why: 'like-name' },
  ]);

  // A handle is an address where the platform is known; a platform that nobody knows is kept as it was written.
  const registered = async (fields: Record<string, string>) => {
    const { accounts } = await client.application.take(taking(answer(fields)));
    return await client.accounts.get({ id: accounts[0]?.id ?? '' });
  };
  expect(await registered({ name: 'Två', address: '@tvakonto' })).toMatchObject({
    platform: 'instagram',
    handle: 'tvakonto',
    url: 'https://www.instagram.com/tvakonto/',
  });
  expect(await registered({ name: 'Tre', platform: 'Brevduvan', address: 'vet inte än' })).toMatchObject({
    platform: 'other',
    platformName: 'Brevduvan',
    url: '',
  });
  await core.close();
});

test('a form that cannot be taken in leaves no case, no account and no person', async () => {
  const { core, client, administrationId, answer, taking } = await office();
  const before = (await client.accounts.summary({ administrationId })).byView.all;
  const elsewhere = answer({}, codeOf('another'));
  expect(await refusedAs(client.application.read({ administrationId, text: elsewhere }))).toBe('application-elsewhere');
  expect(await refusedAs(client.application.take(taking(elsewhere)))).toBe('application-elsewhere');
  const ahead = answer({ signedOn: '2027-01-15' });
  expect(await refusedAs(client.application.read({ administrationId, text: ahead }))).toBe('application-signed-ahead');
  expect(await refusedAs(client.application.take(taking(ahead)))).toBe('application-signed-ahead');
  expect(
    await refusedAs(client.application.take({ ...taking(answer()), receivedAt: '2026-11-21T09:00:00.000Z' })),
  ).toBe('case-time-ahead');
  const nobody = '01980000-0000-7000-8000-000000000000';
  expect(await refusedAs(client.application.take({ ...taking(answer()), signedById: nobody }))).toBe('unknown-person');
  const none = { ...taking(answer()), account: { kind: 'existing' as const, id: nobody } };
  expect(await refusedAs(client.application.take(none))).toBe('not-found');
  expect((await client.cases.list({ administrationId })).total).toBe(0);
  expect((await client.accounts.summary({ administrationId })).byView.all).toBe(before);
  await core.close();
});

/** A start case of an account with everything before the decision done. */
async function untilDecision({ client, administrationId, berit }: Awaited<ReturnType<typeof office>>, name: string) {
  const { id: accountId } = await client.accounts.create({
    draft: draft(administrationId, { name, platform: 'instagram', url: `https://www.instagram.com/${name}/` }),
    status: 'applied',
  });
  const opening = { administrationId, title: name, dnr: '', happenedAt: '2026-11-16T09:00:00.000Z' };
  let one = await client.cases.open({ ...opening, workflow: 'start', accountIds: [accountId] });
  const done = async (step: string, values: Record<string, string>) => {
    const event = { kind: 'done' as const, step, values };
    one = await client.cases.record({ id: one.id, version: one.version, happenedAt: null, event });
    return one;
  };
  const text = 'Som på pappret';
  const form = { purpose: text, goals: text, 'target-group': text, benefit: text, resources: text };
  await done('application', { 'proposed-name': name, ...form, 'signed-by': berit, 'signed-on': '2026-11-13' });
  await done('search-register', { found: 'none' });
  await done('review-communicator', { view: text });
  await done('review-strategist', { view: text });
  return { accountId, done, now: () => one };
}

test('a start freeze holds under a local routine from before its question, and a named decision exempts there too', async () => {
  const register = await office();
  const { core, client, administrationId, karin } = register;
  const { seen } = await client.cases.routine({ administrationId, workflow: 'start' });
  const routine = {
    base: { id: 'start', version: 5 },
    version: 1,
    source: 'Lokal rutin 2025',
    add: [],
    change: [{ step: 'decision', title: { sv: 'Beslut i ledningsgruppen' } }],
  };
  const { edition } = await client.cases.decideRoutine({ administrationId, workflow: 'start', seen, routine });
  // As an app from before version 3 would have kept it.
  const old = {
    ...edition,
    version: 2,
    steps: edition.steps.map((step) => ({ ...step, requires: step.requires.filter(({ id }) => id !== 'exemption') })),
  };
  const { db } = await core.context();
  const kept = { id: 'fore-version-3', workflow: 'start', definition: JSON.stringify(old), created_at: '2025-01-01' };
  await db.insertInto('case_edition').values(kept).execute();
  await db.updateTable('case_routine').set({ edition_id: kept.id }).execute();
  const [settled] = await client.settings.administrations({});
  if (settled === undefined) expect.fail();
  const { id, version, name, settings } = settled;
  const startFreeze = { fromOn: '2026-11-01', untilOn: null, reason: 'Kontona ses över' };
  await client.settings.updateAdministration({ id, version, name, settings: { ...settings, startFreeze } });

  const one = await untilDecision(register, 'lokal');
  const step = one.now().edition.steps.find(({ id: of }) => of === 'decision');
  expect([
    one.now().edition.version,
    step?.title.sv,
    step?.requires.map(({ id: of }) => of).includes('exemption'),
  ]).toEqual([2, 'Beslut i ledningsgruppen', true]);
  const yes = { answer: 'yes', 'decided-by': karin, 'decided-on': '2026-11-20', ...byRight };
  expect(await refusedAs(one.done('decision', yes))).toBe('start-frozen');
  const exempt = await one.done('decision', { ...yes, exemption: 'Direktörens beslut 2026-11-19' });
  expect(exempt.gates['decision-made']).toBe(true);
  await core.close();
});

test('a start freeze and kinds that are approved beforehand hold in the case itself; a no says why and what to use', async () => {
  const register = await office();
  const { core, client, administrationId, karin } = register;
  const administration = async () =>
    (await client.settings.administrations({})).find(({ id }) => id === administrationId) ?? expect.fail();
  const change = async (changed: Partial<Awaited<ReturnType<typeof administration>>['settings']>, reason = '') => {
    const { id, version, name, settings } = await administration();
    await client.settings.updateAdministration({ id, version, name, settings: { ...settings, ...changed }, reason });
  };
  await change({ startFreeze: { fromOn: '2026-11-01', untilOn: null, reason: 'Kontona ses över' } });
  const one = await untilDecision(register, 'ett');
  const yes = { answer: 'yes', 'decided-by': karin, 'decided-on': '2026-11-20', ...byRight };
  expect(await refusal(one.done('decision', yes))).toMatchObject({
    code: 'start-frozen',
    values: { reason: 'Kontona ses över.' },
  });
  // What was refused left the case and the register as they were.
  expect((await client.cases.get({ id: one.now().id })).version).toBe(one.now().version);
  expect((await client.accounts.get({ id: one.accountId })).status).toBe('applied');
  // The strategist's review was entered by the communicator, and the case says so; her own is only hers.
  const said = timelineOf(one.now(), wordsIn('sv'), 'sv').map(({ text }) => text);
  expect(said).toContain('Klart: Kommunikationsstrategens granskning. Gjort i stället för Berit Holm');
  expect(said).toContain('Klart: Kommunikatörens granskning');
  const exempt = await one.done('decision', { ...yes, exemption: 'Direktörens beslut 2026-11-19' });
  expect(exempt.gates['decision-made']).toBe(true);
  expect((await client.accounts.get({ id: one.accountId })).status).toBe('approved');

  // A no is no start.
  const two = await untilDecision(register, 'tva');
  const no = { answer: 'no', 'decided-by': karin, 'decided-on': '2026-11-20', ...byRight, reason: 'Finns redan' };
  expect(await refusedAs(two.done('decision', no))).toBe('case-value-missing');
  const declined = await two.done('decision', { ...no, instead: 'Biblioteken, Instagram' });
  expect(declined.gates['decision-made']).toBe(false);

  // A freeze is ended as it was introduced, with why.
  expect(await refusedAs(change({ startFreeze: null }))).toBe('reason-needed');
  await change({ startFreeze: null }, 'Översynen är klar');
  const three = await untilDecision(register, 'tre');
  const beforehand = { answer: 'preapproved', preapproval: 'Delegationsordningen 4.2', 'decided-on': '2026-11-18' };
  expect(await refusedAs(three.done('decision', beforehand))).toBe('start-not-preapproved');
  expect(await client.application.summary({ administrationId })).toEqual({ decided: 2, medianDays: null });
  await change({ preapproved: [{ kind: 'official', platform: 'instagram', decision: 'Delegationsordningen 4.2' }] });
  expect((await three.done('decision', beforehand)).gates['decision-made']).toBe(true);
  expect((await client.accounts.get({ id: three.accountId })).status).toBe('approved');

  // Four days for two of them and two for the third; a decision that is taken back is none.
  expect(await client.application.summary({ administrationId })).toEqual({ decided: 3, medianDays: 4 });
  const event = { kind: 'reopened' as const, step: 'decision', reason: 'Nytt underlag' };
  await client.cases.record({ id: two.now().id, version: two.now().version, happenedAt: null, event });
  expect(await client.application.summary({ administrationId })).toEqual({ decided: 2, medianDays: null });
  await core.close();
});

test('a start without a form is registered afterwards with when it was decided; a pedagogical account is never applied for', async () => {
  const { core, client, administrationId, accounts, berit } = await office();
  const decidedAt = '2019-03-04T11:00:00.000Z';
  const opening = { administrationId, title: 'Konto 1', dnr: '', accountIds: accounts.slice(0, 1) };
  let one = await client.cases.open({ ...opening, workflow: 'retro', happenedAt: decidedAt });
  const record = async (event: EventDraft, happenedAt: string | null = null) =>
    (one = await client.cases.record({ id: one.id, version: one.version, happenedAt, event }));
  const found = {
    basis: 'paper',
    'decided-by': 'Anna Ek, dåvarande förvaltningschef',
    'decided-on': '2019-03-04',
    paper: 'Protokoll § 12, arkivet',
  };
  await record({ kind: 'done', step: 'found', values: found }, decidedAt);
  expect(one.events.at(-1)).toMatchObject({ happenedAt: decidedAt, at: '2026-11-20T10:00:00.000Z' });
  expect(one.state.steps.map(({ standing }) => standing)).toEqual([
    'done',
    'ready',
    'not-needed',
    'waiting',
    'waiting',
  ]);
  const text = 'Som det är i dag';
  const form = { purpose: text, goals: text, 'target-group': text, benefit: text, resources: text };
  await record({ kind: 'done', step: 'form', values: { ...form, 'signed-by': berit, 'signed-on': '2026-11-20' } });
  await record({ kind: 'done', step: 'registered', values: { where: 'Arkivet' } });
  await record({ kind: 'done', step: 'report', values: { 'reported-on': '2026-11-20' } });
  await record({ kind: 'ended', outcome: 'registered', reason: '' });
  expect(one).toMatchObject({ openedAt: decidedAt, endedAt: '2026-11-20T10:00:00.000Z' });
  // An account that is in use stays in use.
  expect((await client.accounts.get({ id: accounts[0] ?? '' })).status).toBe('active');

  const { id: school } = await client.accounts.create({
    draft: draft(administrationId, {
      name: 'Klass 5B',
      kind: 'pedagogical',
      url: 'https://www.instagram.com/klass5b/',
    }),
  });
  for (const workflow of ['start', 'retro'] as const)
    expect(
      await refusal(client.cases.open({ ...opening, workflow, happenedAt: null, accountIds: [school] })),
    ).toMatchObject({ code: 'start-pedagogical', values: { name: 'Klass 5B' } });
  const start = await client.cases.open({ ...opening, workflow: 'start', happenedAt: null, accountIds: [] });
  const linked = { kind: 'linked' as const, what: 'account' as const, id: school, removed: false };
  expect(
    await refusedAs(client.cases.record({ id: start.id, version: start.version, happenedAt: null, event: linked })),
  ).toBe('start-pedagogical');
  // Whoever writes a title, or all that the form says in one line, is told of the account that is there.
  const similar = async (name: string) =>
    (await client.accounts.similar({ administrationId, name })).map((account) => [account.name, account.why]);
  expect(await similar('Starta klass 5B')).toEqual([['Klass 5B', 'name']]);
  expect(await similar('Femman, Instagram, instagram.com/klass5b, Skolan')).toEqual([['Klass 5B', 'address']]);
  expect(await similar('Femman, @klass5b')).toEqual([['Klass 5B', 'handle']]);
  // A pedagogical account can still be closed like any other.
  await client.cases.open({ ...opening, workflow: 'closure', happenedAt: null, accountIds: [school] });
  await core.close();
});

test('the address that is set up and what the form says come to the account, where it says nothing; taking the step back empties them', async () => {
  const { core, client, karin, answer, taking } = await office();
  const work = caseWork(client);
  const { id, accounts } = await client.application.take(taking(answer({ address: 'vet inte än' })));
  const accountId = accounts[0]?.id ?? '';
  const seen = () => client.accounts.get({ id: accountId });
  const before = await seen();
  expect(before).toMatchObject({ url: '', goals: [] });
  await work.done(id, 'search-register', { found: 'none' });
  for (const step of ['review-communicator', 'review-strategist']) await work.done(id, step, { view: 'Bra' });
  await work.done(id, 'decision', { answer: 'yes', 'decided-by': karin, 'decided-on': '2026-11-20', ...byRight });
  const setUp = (address: string) => work.done(id, 'set-up', { address });
  expect(await refusal(setUp('Kontrollerat på sidan.'))).toMatchObject({
    code: 'case-value-wrong',
    values: { lacks: 'Kontots adress' },
  });
  expect(await refusal(setUp('https://www.facebook.com/kulturladanunga'))).toMatchObject({
    code: 'start-address-platform',
    values: { platform: 'Instagram', found: 'Facebook' },
  });
  expect((await seen()).url).toBe('');
  const one = await setUp('https://www.instagram.com/kulturladanunga/?hl=sv');
  expect(one.accounts[0]?.gaps).toEqual(expect.arrayContaining(['access-model', 'two-step', 'access-unknown']));
  expect(one.accounts[0]?.gaps).not.toContain('address');
  expect(await seen()).toMatchObject({
    url: 'https://www.instagram.com/kulturladanunga/',
    handle: 'kulturladanunga',
    status: 'approved',
    // What the register said already stands.
    purpose: '<b>Nå unga</b>',
    goals: [{ kind: 'effect', text: 'Fler besök', followUpOn: null }],
  });
  const [told] = await client.accounts.history({ id: accountId });
  expect(told?.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['url', 'goals']));
  await work.record(id, { kind: 'reopened', step: 'set-up', reason: 'Fel adress' });
  expect(await seen()).toMatchObject({ url: '', handle: '', goals: [], purpose: '<b>Nå unga</b>' });
  // What somebody has changed since then is theirs.
  await setUp('https://www.instagram.com/kulturladanunga');
  const now = await seen();
  await client.accounts.update({
    id: accountId,
    version: now.version,
    draft: { ...draftOf(now), url: 'https://www.instagram.com/annan/', handle: 'annan' },
  });
  await work.record(id, { kind: 'reopened', step: 'set-up', reason: 'Fel igen' });
  expect(await seen()).toMatchObject({ url: 'https://www.instagram.com/annan/', handle: 'annan', goals: [] });
  // An account that has been voided meanwhile holds no step in place.
  const empty = await seen();
  await client.accounts.update({
    id: accountId,
    version: empty.version,
    draft: { ...draftOf(empty), url: '', handle: '' },
  });
  await setUp('https://www.instagram.com/kulturladanunga');
  await client.accounts.void({ id: accountId, version: (await seen()).version, reason: 'Skapat av misstag' });
  await work.record(id, { kind: 'reopened', step: 'set-up', reason: 'Kontot är makulerat' });
  expect(await seen()).toMatchObject({ handle: 'kulturladanunga', status: 'approved' });
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});
