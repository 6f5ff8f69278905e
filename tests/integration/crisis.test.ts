import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseWork } from '../case-work.ts';
import { fetched, isTagged, pdfText, wordText } from '../documents.ts';
import { leavingRegister } from '../leaving.ts';
import { codeOf, refusal, temporaryFolder, verifyHere } from '../register.ts';
import { alsoTypedBy, credential, foundOffice, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** A register with three accounts; Karin sits here. Friday 20 November 2026, 11.00 in Stockholm. */
async function office() {
  const register = await leavingRegister(folder, 3);
  const { client, administrationId } = register;
  const start = () => client.crisis.start({ administrationId, title: 'Brand i Ängby' });
  const get = (id: string) => client.cases.get({ id });
  const { record, done } = caseWork(client);
  const checkAll = (id: string, step: string) =>
    record(id, { kind: 'checked', step, accountIds: register.accounts, standing: 'done' });
  return { ...register, start, get, record, done, checkAll };
}

test('a crisis begins with a lead, every account and a timer; the lead is handed over and never left empty', async () => {
  const { core, client, administrationId, accounts, karin, leila, clock, start, get, record } = await office();
  expect(await client.crisis.current({ administrationId })).toBeNull();
  const { id } = await start();
  const one = await get(id);
  expect(one.state.roles).toEqual({ 'crisis-lead': karin });
  expect(one.accounts.map((account) => account.id).toSorted()).toEqual(accounts.toSorted());
  expect(await client.crisis.current({ administrationId })).toMatchObject({
    id,
    number: 'KV-1',
    lead: 'Karin Åkesson',
    updateMinutes: 60,
    nextUpdateAt: '2026-11-20T11:00:00.000Z',
  });
  expect(await refusal(start())).toMatchObject({ code: 'crisis-ongoing', values: { number: 'KV-1' } });
  const lead = (personId: string | null) => record(id, { kind: 'assigned', role: 'crisis-lead', personId });
  expect(await codeOf(lead(null))).toBe('case-role-empty');
  await lead(leila);
  expect((await client.crisis.current({ administrationId }))?.lead).toBe('Leila Yilmaz');

  // The timer: put off with a reason, set anew, begun again by an update, all of it in the log.
  clock.set('2026-11-20T10:50:00Z');
  expect(await refusal(client.crisis.snooze({ id, minutes: 10, reason: 'Väntar' }))).toMatchObject({
    code: 'crisis-snooze-sooner',
    values: { at: '2026-11-20 12:00' },
  });
  await client.crisis.snooze({ id, minutes: 20, reason: 'Väntar på lägesbild' });
  expect((await client.crisis.current({ administrationId }))?.nextUpdateAt).toBe('2026-11-20T11:10:00.000Z');
  await client.crisis.noteUpdate({ id, channels: 'Facebook', text: 'Läget', happenedAt: '2026-11-20T10:45:00Z' });
  expect(
    await codeOf(client.crisis.noteUpdate({ id, channels: 'x', text: '', happenedAt: '2026-11-20T10:50:01Z' })),
  ).toBe('case-time-ahead');
  await client.crisis.setInterval({ id, minutes: 30, reason: 'Snabbt läge' });
  expect((await client.crisis.current({ administrationId }))?.nextUpdateAt).toBe('2026-11-20T11:15:00.000Z');
  expect((await get(id)).state.logged.map(({ what, values }) => [what, values['reason'] ?? ''])).toEqual([
    ['interval-set', ''],
    ['update-snoozed', 'Väntar på lägesbild'],
    ['update-told', ''],
    ['interval-set', 'Snabbt läge'],
  ]);
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('a text with a gap is not taken; a plan of one’s own takes the place of what came with the app, and keeps no old numbers', async () => {
  const { core, client, administrationId, start, accounts } = await office();
  const shipped = await client.crisis.plan({ administrationId, language: 'sv' });
  expect(shipped.version).toBe(0);
  expect(shipped.plan.texts.map(({ use }) => use)).toContain('closing');
  expect(JSON.stringify(shipped.plan)).not.toMatch(/faran över/iu);
  expect((await client.crisis.plan({ administrationId, language: 'en' })).plan.texts[0]?.name).toBe('First message');
  const plan = {
    ...shipped.plan,
    updateMinutes: 30,
    channels: [{ id: 'fb', name: 'Facebook', accountId: accounts[2] ?? '', hours: 'vardagar 8–20', note: '' }],
    phones: [{ id: 'lead', duty: 'Krisansvarig', name: 'Berit', number: '070-111 11 11', otherWay: '', triedOn: null }],
  };
  const input = { administrationId, version: 0, plan };
  expect((await client.crisis.savePlan(input)).version).toBe(1);
  expect(await codeOf(client.crisis.savePlan(input))).toBe('changed-meanwhile');
  const [phone] = plan.phones;
  const phones = phone === undefined ? [] : [{ ...phone, number: '070-222 22 22' }];
  await client.crisis.savePlan({ ...input, version: 1, plan: { ...plan, phones } });
  const { db } = await core.context();
  const tables = ['crisis_plan', 'audit_detail'] as const;
  for (const table of tables)
    expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain('070-111');

  const { id } = await start();
  // The ranked channel's account is first in the checklist.
  const linked = (await client.cases.get({ id })).events.flatMap(({ body }) => (body.kind === 'linked' ? body.id : []));
  expect([linked[0], linked.length]).toEqual([accounts[2], 3]);
  expect((await client.crisis.current({ administrationId }))?.updateMinutes).toBe(30);
  const copy = (text: string) => client.crisis.noteCopy({ id, name: 'Första budskapet', channel: 'Facebook', text });
  expect(await refusal(copy('Brand på [plats].'))).toMatchObject({
    code: 'crisis-text-unfilled',
    values: { gaps: 'plats' },
  });
  await copy('Brand i Ängby.');
  expect((await client.cases.get({ id })).state.logged.at(-1)).toMatchObject({
    what: 'text-copied',
    values: { text: 'Brand i Ängby.', channel: 'Facebook' },
  });
  await core.close();
});

test('rounds more often are extra rounds of the day with a named decision, in the time that is free, and hold for no other day', async () => {
  const { core, client, administrationId, start, get } = await office();
  const { id } = await start();
  const more = { decision: 'Kris KV-1', decidedBy: 'Berit Holm', everyMinutes: 60 };
  const { windows } = await client.crisis.addRounds({ id, day: '2026-11-20', from: '16:00', to: '19:00', ...more });
  expect(windows.at(-1)).toEqual({ from: '18:00', to: '19:00' });
  // Saturday has no rounds of its own.
  await client.crisis.addRounds({ id, day: '2026-11-21', from: '09:00', to: '11:00', ...more });
  const { days } = await client.roundPlan.week({ administrationId, from: '2026-11-20', days: 3 });
  const extra = days.map(({ rounds }) => rounds.filter(({ origin }) => origin === 'extra').map(({ from }) => from));
  expect(extra).toEqual([windows.map(({ from }) => from), ['09:00', '10:00'], []]);
  const again = client.crisis.addRounds({ id, day: '2026-11-21', from: '09:00', to: '11:00', ...more });
  expect(await codeOf(again)).toBe('crisis-rounds-none');
  expect(await codeOf(client.crisis.addRounds({ id, day: '2026-11-19', from: '09:00', to: '11:00', ...more }))).toBe(
    'round-plan-past',
  );
  expect((await get(id)).state.logged.filter(({ what }) => what === 'rounds-added').length).toBe(2);
  await core.close();
});

test('extra rounds end with the crisis: what was looked at stays, nothing of them is missed afterwards, and they come back with it', async () => {
  const { core, client, clock, administrationId, accounts, start, get, record, done } = await office();
  const { id } = await start();
  await done(id, 'begin', { what: 'Brand i förråd' });
  const more = { decision: 'Kris KV-1', decidedBy: 'Berit Holm', everyMinutes: 60 };
  // Saturday has no rounds of its own: five of the crisis, and one that somebody decided for something else.
  const day = '2026-11-21';
  await client.crisis.addRounds({ id, day, from: '09:00', to: '14:00', ...more });
  const { versions } = await client.roundPlan.get({ administrationId });
  const fair = { day, windows: [{ from: '18:00', to: '19:00' }], decision: 'Julmarknad', decidedBy: 'Berit Holm' };
  const seen = versions[0];
  if (seen === undefined) throw new Error('no plan');
  await client.roundPlan.save({
    administrationId,
    seen: seen.id,
    validFrom: day,
    note: '',
    plan: { ...seen.plan, extra: [...seen.plan.extra, fair] },
  });
  // At 11.30 in Stockholm: one round is over with nobody's look, one with one look, and one is going on.
  clock.set(`${day}T08:10:00Z`);
  const tab = '00000000-0000-4000-8000-0000000000aa';
  await client.rounds.open({ administrationId, day, slot: 1, tab });
  clock.set(`${day}T10:30:00Z`);
  const { id: roundId } = await client.rounds.open({ administrationId, day, slot: 3, tab });
  const look = { roundId, tab, accountIds: accounts.slice(0, 1), outcome: 'nothing-new', method: 'extern' } as const;
  await client.rounds.record(look);
  const ofDay = async () => {
    const period = { administrationId, from: day, to: day, by: 'day' as const };
    const { due, checked, missed } = (await client.coverage.read(period)).total;
    return { due, checked, missed };
  };
  expect(await ofDay()).toMatchObject({ due: 18, checked: 1 });
  await record(id, { kind: 'ended', outcome: 'exercise', reason: 'Övning' });
  clock.set(`${day}T22:30:00Z`);
  // Two rounds that were over, the look of the third, and the fair's own.
  expect(await ofDay()).toEqual({ due: 10, checked: 1, missed: 9 });
  expect((await get(id)).state.logged.at(-1)).toMatchObject({
    what: 'rounds-ended',
    values: { windows: `${day} 09:00–10:00, 10:00–11:00, 11:00–12:00, 12:00–13:00, 13:00–14:00` },
  });
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('opening a login outside own duty is told to the crisis, and somebody else looks at it before the case can end', async () => {
  const { core, client, administrationId, vaultId, accounts, keychain, holders } = await foundOffice(folder);
  const saved = await client.vault.save(credential(vaultId, { accountIds: accounts.slice(0, 1) }));
  await alsoTypedBy(core, saved.id, holders[0] ?? '');
  const { id } = await client.crisis.start({ administrationId, title: 'Kris' });
  // The page of the crisis hears of an opening and reads the case anew. The subscription begins with the first question for an event.
  const changes = await client.events({});
  const heard = [changes.next(), changes.next()];
  await new Promise((resolve) => setTimeout(resolve, 20));
  const asked = { id: saved.id, field: 'password', position: 0, use: 'reveal' } as const;
  expect(await codeOf(client.vault.reveal({ ...asked, reason: '' }))).toBe('vault-break-glass');
  await client.vault.reveal({ ...asked, reason: 'Kollegan svarar inte' });
  expect((await Promise.all(heard)).map(({ value }) => value)).toMatchObject([{ room: 'vault' }, { room: 'cases' }]);
  await changes.return?.(undefined);
  const opened = (await client.cases.get({ id })).state.logged.at(-1);
  expect(opened).toMatchObject({ what: 'login-opened', values: { reason: 'Kollegan svarar inte' } });
  expect(JSON.stringify(opened)).not.toContain('hemligt');
  const review = { id, sequence: opened?.sequence ?? 0, note: 'I sin ordning' };
  expect(await codeOf(client.crisis.reviewOpening(review))).toBe('crisis-own-opening');
  expect((await client.cases.get({ id })).gates['openings-reviewed']).toBe(false);
  await core.close();
  const other = await sitDown(folder, 'bo@kontoret', keychain);
  await other.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Bo Alm' });
  await other.client.crisis.reviewOpening(review);
  expect((await other.client.cases.get({ id })).gates['openings-reviewed']).toBe(true);
  expect(await codeOf(other.client.crisis.reviewOpening(review))).toBe('not-found');
  await other.core.close();
});

test('a crisis to its end: the closing post and the older posts are gates, actions stay on Idag, and a report never has an earlier one’s name', async () => {
  const { core, client, administrationId, karin, berit, clock, start, get, record, done, checkAll } = await office();
  const { id } = await start();
  await done(id, 'begin', { what: 'Brand i förråd' });
  await record(id, { kind: 'noted', text: 'Larm från biblioteket', corrects: null }, '2026-11-20T09:40:00Z');
  const larm = (await get(id)).version;
  await record(id, { kind: 'noted', text: 'Det var badhuset', corrects: larm });
  expect(await refusal(done(id, 'stop-scheduled'))).toMatchObject({
    code: 'case-accounts-left',
    values: { count: 3, lacks: 'Konto 1, Konto 2, Konto 3' },
  });
  for (const step of ['stop-scheduled', 'right-profile']) {
    await checkAll(id, step);
    await done(id, step);
  }
  await done(id, 'shorter-rounds', { every: 'Var timme' });
  const first = (text: string) => done(id, 'first-message', { text, 'approved-by': berit });
  expect(await codeOf(first('Det brinner på [plats].'))).toBe('crisis-message-unfilled');
  await first('Det brinner i Ängby');
  const answers = ['happened', 'consequences', 'doing', 'behave', 'contact'].map((name) => [name, `Svar ${name}`]);
  await done(id, 'five-questions', Object.fromEntries(answers) as Record<string, string>);
  await done(id, 'updates', { last: 'Kl. 11' });
  expect(await codeOf(done(id, 'stand-down'))).toBe('case-step-waits');
  expect(await codeOf(done(id, 'last-post', { text: 'Faran är över. Branden är släckt.' }))).toBe(
    'crisis-message-all-clear',
  );
  await done(id, 'last-post', { text: 'Händelsen är avslutad' });
  // Skipping the older posts settles the step and leaves the gate shut.
  await record(id, { kind: 'skipped', step: 'old-posts', reason: 'Bråttom', approverId: berit });
  expect(await codeOf(done(id, 'stand-down'))).toBe('case-gate-shut');
  await record(id, { kind: 'reopened', step: 'old-posts', reason: 'Ska göras' });
  await checkAll(id, 'old-posts');
  await done(id, 'old-posts');
  await done(id, 'stand-down');
  // Everyday again, and the case goes on until its lessons are written.
  expect(await client.crisis.current({ administrationId })).toBeNull();
  expect(await codeOf(client.crisis.snooze({ id, minutes: 10, reason: 'x' }))).toBe('crisis-over');
  await done(id, 'second-look');
  const action = await client.crisis.addAction({
    id,
    text: 'Prova telefonlistan',
    personId: karin,
    dueOn: '2026-12-04',
  });
  const fetch = async (format: 'docx' | 'pdf' | 'csv') =>
    await fetched(core, await client.crisis.report({ id, format }), folder);
  const files = [await fetch('docx'), await fetch('pdf'), await fetch('csv'), await fetch('docx')];
  expect(files.map((file) => path.basename(file))).toEqual(
    [1, 2, 3, 4].map((n) => `krisrapport-kulturforvaltningen-kv-1-${n}.${['docx', 'pdf', 'csv', 'docx'][n - 1]}`),
  );

  const [word = '', pdf = '', csv = ''] = files;
  for (const text of [await wordText(word), await pdfText(pdf)])
    for (const said of [
      'Brand i Ängby',
      'Det brinner i Ängby',
      'Godkänt av Berit',
      'Händelsen är avslutad',
      'Svar contact',
      'Prova telefonlistan',
      'Rättad av händelse',
      'Krisansvarig',
    ])
      expect(text).toContain(said);
  expect(await isTagged(pdf)).toBe(true);
  const rows = await readFile(csv, 'utf8');
  expect(rows).toContain('2026-11-20 10:40;2026-11-20 11:00;Karin Åkesson;Larm från biblioteket;');

  await done(id, 'after-action', { report: 'Listan var gammal' });
  await record(id, { kind: 'ended', outcome: 'over', reason: '' });
  clock.set('2026-12-10T10:00:00Z');
  expect(await client.crisis.actionsDue({ administrationId })).toMatchObject([
    { text: 'Prova telefonlistan', isMine: true, number: 'KV-1', doneAt: null },
  ]);
  await client.crisis.settleAction({ id: action.id, version: 1, outcome: 'Provad' });
  expect(await codeOf(client.crisis.settleAction({ id: action.id, version: 2, outcome: 'Igen' }))).toBe(
    'changed-meanwhile',
  );
  expect(await client.crisis.actionsDue({ administrationId })).toEqual([]);
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('an exercise ends as one, also when a first message has been practised', async () => {
  const { core, client, start, get, record, done, berit } = await office();
  const { id } = await start();
  await done(id, 'begin', { what: 'Vi övar' });
  await done(id, 'first-message', { text: 'Det här är en övning', 'approved-by': berit });
  await record(id, { kind: 'ended', outcome: 'exercise', reason: 'Övningen är slut' });
  expect((await get(id)).state.ended?.outcome).toBe('exercise');
  // Whoever reads the report anywhere does not take it for the real thing, and nothing of it is still to do.
  const pdf = await pdfText(await fetched(core, await client.crisis.report({ id, format: 'pdf' }), folder));
  expect(pdf).toMatch(/Rapport efter övning/u);
  expect(pdf).toMatch(/Slutade som\s+Övning\. Övningen är slut/u);
  expect(pdf).not.toMatch(/Att göra|Väntar|Rapport efter kris/u);
  await core.close();
});
