import { hostname, userInfo } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Shift } from '../../electron/core/rounds/plan/contract.ts';
import { forgetOldAbsences } from '../../electron/core/rounds/plan/forget-absences.ts';
import { presetPlan } from '../../electron/core/rounds/plan/preset.ts';
import { insertQuestion } from '../../electron/core/rounds/questions/send-question.ts';
import { handOver, leavingRegister, today } from '../leaving.ts';
import { codeOf, draft, temporaryFolder } from '../register.ts';
import { here } from './run-cli.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

// Today is Friday 20 November 2026, eleven o'clock: the first round is over and the second has begun.
const monday = '2026-11-23';
const shift = (personId: string, deputyId: string | null, more: Partial<Shift> = {}): Shift => ({
  id: '00000000-0000-4000-8000-0000000000aa',
  personId,
  deputyId,
  weekdays: [],
  slots: [],
  unitIds: [],
  platforms: [],
  accountIds: [],
  ...more,
});

test('a plan is decided from a day on, kept with what came before, and never changes a day that has passed', async () => {
  const { core, client, administrationId, leila, nils, clock } = await leavingRegister(folder, 2);
  const before = await client.roundPlan.get({ administrationId });
  expect(before).toMatchObject({ current: { id: null, plan: presetPlan }, versions: [], earliest: today });
  const decided = { administrationId, seen: null, validFrom: monday, note: 'Ny samordning' };
  const plan = { ...presetPlan, rota: [shift(leila, nils)] };
  const first = await client.roundPlan.save({ ...decided, plan });
  expect(first).toMatchObject({ validFrom: monday, madeBy: 'Karin Åkesson', note: 'Ny samordning', plan });

  const again = { ...decided, seen: first.id };
  const wrong = { ...plan, windows: [{ from: '10:00', to: '09:00' }] };
  expect(await codeOf(client.roundPlan.save({ ...decided, plan }))).toBe('changed-meanwhile');
  expect(await codeOf(client.roundPlan.save({ ...again, plan, validFrom: '2026-11-19' }))).toBe('round-plan-past');
  expect(await codeOf(client.roundPlan.save({ ...again, plan: wrong }))).toBe('round-plan-faulty');
  const stranger = { ...plan, rota: [shift('00000000-0000-4000-8000-0000000000bb', null)] };
  expect(await codeOf(client.roundPlan.save({ ...again, plan: stranger }))).toBe('unknown-person');

  // One round a day from December; November is what it was.
  const one = { ...plan, windows: plan.windows.slice(0, 1) };
  await client.roundPlan.save({ ...again, validFrom: '2026-12-01', plan: one });
  const { days } = await client.roundPlan.week({ administrationId, from: '2026-11-30', days: 2 });
  expect(days.map(({ rounds }) => rounds.length)).toEqual([3, 1]);
  clock.set('2026-12-02T10:00:00Z');
  const later = await client.roundPlan.get({ administrationId });
  expect(later.current.plan).toEqual(one);
  expect(later.versions.map(({ validFrom }) => validFrom)).toEqual(['2026-12-01', monday]);
  await core.close();
});

test('somebody is away: the substitute or the deputy takes over, and what becomes uncovered is said before it happens', async () => {
  const osAccount = `${userInfo().username}@${hostname()}`;
  const { core, client, administrationId, leila, nils, karin, berit } = await leavingRegister(folder, 2, {
    osAccount,
  });
  // Karin has the duty of monitoring, and says herself that she is away the whole week.
  await client.roundPlan.beAway({ from: monday, to: '2026-11-27', substituteId: null });
  const plan = { ...presetPlan, rota: [shift(leila, nils)] };
  await client.roundPlan.save({ administrationId, seen: null, validFrom: today, note: '', plan });
  const who = async (day: string) => {
    const { days } = await client.roundPlan.week({ administrationId, from: day, days: 1 });
    return days[0]?.parts.map((parts) => parts.map(({ personId, because, accounts: n }) => [personId, because, n]));
  };
  expect(await who(monday)).toEqual(Array.from({ length: 3 }, () => [[leila, 'rota', 2]]));

  const alone = { from: monday, to: '2026-11-24', substituteId: null };
  expect(await client.roundPlan.ifAway({ personId: leila, ...alone })).toEqual([]);
  const { absence } = await client.roundPlan.markAway({ personId: leila, ...alone });
  expect(await who(monday)).toEqual(Array.from({ length: 3 }, () => [[nils, 'deputy', 2]]));
  const both = { personId: nils, from: '2026-11-24', to: '2026-11-27', substituteId: null };
  const uncovered = await client.roundPlan.ifAway(both);
  expect(
    uncovered.map(({ kind, day, slot, accounts: n, parts }) => [kind, day, slot, n, parts.map((part) => part.ownerId)]),
  ).toEqual([1, 2, 3].map((slot) => ['nobody', '2026-11-24', slot, 2, [leila]]));
  expect((await client.roundPlan.markAway(both)).gaps).toEqual(uncovered);
  expect(await client.roundPlan.gaps({ administrationId })).toEqual(
    expect.arrayContaining(
      uncovered.map((gap) => expect.objectContaining({ day: gap.day, slot: gap.slot }) as unknown),
    ),
  );
  expect(await client.roundPlan.due({ administrationId })).toMatchObject([
    { kind: 'nobody', day: '2026-11-24', rounds: 3, accounts: 2 },
  ]);

  // Days that make no sense are refused, and the reason for an absence has nowhere to stand.
  expect(await codeOf(client.roundPlan.markAway(both))).toBe('away-already');
  expect(await codeOf(client.roundPlan.beAway({ ...alone, to: '2026-11-22' }))).toBe('away-backwards');
  expect(await codeOf(client.roundPlan.beAway({ ...alone, substituteId: karin }))).toBe('away-own-substitute');
  expect(await codeOf(client.roundPlan.beBack({ id: absence.id }))).toBe('not-allowed');

  // One gap is taken by somebody, who is neither away nor too late.
  const round = { administrationId, day: '2026-11-24', slot: 2, fromId: leila };
  expect(await codeOf(client.roundPlan.swap({ ...round, toId: nils }))).toBe('person-is-away');
  expect(await codeOf(client.roundPlan.swap({ ...round, day: today, slot: 1, toId: berit }))).toBe('round-has-begun');
  expect(await codeOf(client.roundPlan.swap({ ...round, slot: 4, toId: berit }))).toBe('not-found');
  await client.roundPlan.swap({ ...round, toId: berit });
  expect((await who('2026-11-24'))?.[1]).toEqual([[berit, 'swap', 2]]);
  await client.roundPlan.markBack({ id: absence.id });
  expect((await who('2026-11-24'))?.map(([part]) => part?.[0])).toEqual([leila, berit, leila]);
  await client.roundPlan.swap({ ...round, toId: null });
  expect((await who('2026-11-24'))?.[1]).toEqual([[leila, 'rota', 2]]);

  await core.close();
  const check = (...more: string[]) => here('rounds', 'plan', '--check', '--json', '--data', folder, ...more);
  expect((await check('--days', 'x')).code).toBe(2);
  // The command reads the real clock; a hundred days of it are days after or before these, so only the form is looked at.
  expect(JSON.parse((await check('--days', '1')).out)).toMatchObject({ days: 1, gaps: [] });
});

test('only what the gap names is taken, and the others of the same part stay where they are', async () => {
  const { core, client, administrationId, leila, nils, karin, berit } = await leavingRegister(folder, 2);
  // All three are Leila's by the rota. She is away: Karin has the duty of two, and nobody has the third.
  await client.accounts.create({ draft: draft(administrationId, { name: 'Ensamt konto', roles: [] }) });
  const plan = { ...presetPlan, rota: [shift(leila, null)] };
  await client.roundPlan.save({ administrationId, seen: null, validFrom: today, note: '', plan });
  await client.roundPlan.markAway({ personId: leila, from: monday, to: monday, substituteId: null });
  const who = async () => {
    const { days } = await client.roundPlan.week({ administrationId, from: monday, days: 1 });
    return Object.fromEntries((days[0]?.parts[0] ?? []).map((part) => [part.personId ?? 'nobody', part.accounts]));
  };
  expect(await who()).toEqual({ [karin]: 2, nobody: 1 });

  const part = { administrationId, day: monday, slot: 1, fromId: leila };
  await client.roundPlan.swap({ ...part, heldBy: null, toId: berit });
  expect(await who()).toEqual({ [karin]: 2, [berit]: 1 });
  expect(await codeOf(client.roundPlan.swap({ ...part, heldBy: null, toId: nils }))).toBe('changed-meanwhile');
  await client.roundPlan.swap({ ...part, heldBy: karin, toId: nils });
  expect(await who()).toEqual({ [nils]: 2, [berit]: 1 });
  await client.roundPlan.swap({ ...part, heldBy: berit, toId: nils });
  expect(await who()).toEqual({ [nils]: 3 });
  await client.roundPlan.swap({ ...part, heldBy: nils, toId: null });
  expect(await who()).toEqual({ [karin]: 2, nobody: 1 });

  // The whole part takes everything with it, also what was named before.
  await client.roundPlan.swap({ ...part, heldBy: null, toId: berit });
  await client.roundPlan.swap({ ...part, toId: nils });
  expect(await who()).toEqual({ [nils]: 3 });
  await client.roundPlan.swap({ ...part, toId: null });
  expect(await who()).toEqual({ [karin]: 2, nobody: 1 });

  // Berit took it all and is away too; Leila, who is back, takes what nobody has: her own is hers again.
  await client.roundPlan.swap({ ...part, toId: berit });
  await client.roundPlan.markAway({ personId: berit, from: monday, to: monday, substituteId: null });
  const away = await client.roundPlan.absences({ administrationId });
  await client.roundPlan.markBack({ id: away.find(({ personId }) => personId === leila)?.id ?? '' });
  expect(await who()).toEqual({ [karin]: 2, nobody: 1 });
  await client.roundPlan.swap({ ...part, heldBy: null, toId: leila });
  expect(await who()).toEqual({ [leila]: 3 });
  await core.close();
});

test('a round that was over before an account came into the register is no gap', async () => {
  const { core, client, administrationId, clock } = await leavingRegister(folder, 0);
  await client.accounts.create({ draft: draft(administrationId, { name: 'Ensamt konto', roles: [] }) });
  const { days, gaps } = await client.roundPlan.week({ administrationId, from: '2026-11-19', days: 2 });
  expect(days.map(({ parts }) => parts.map((round) => round.length))).toEqual([
    [0, 0, 0],
    [0, 1, 1],
  ]);
  expect(gaps.map(({ day, slot }) => [day, slot])).toEqual([
    [today, 2],
    [today, 3],
  ]);

  // The log begins with the second round, and has what is there; what comes after its window opened is due from the third.
  await client.rounds.open({ administrationId, day: today, slot: 2, tab: 'fönster' });
  clock.set('2026-11-20T10:20:00Z');
  await client.accounts.create({ draft: draft(administrationId, { name: 'Nytt konto', roles: [] }) });
  const now = (await client.roundPlan.week({ administrationId, from: today, days: 1 })).days[0];
  expect(now?.rounds.map(({ due }) => due)).toEqual([0, 1, 2]);
  const { slots } = await client.rounds.today({ administrationId });
  expect(slots.map(({ figures }) => figures.due)).toEqual([0, 1, 2]);
  await core.close();
});

test('whoever stands in for somebody who stands in has it all, and a circle is nobody', async () => {
  const { core, client, administrationId, leila, nils, karin, berit } = await leavingRegister(folder, 2);
  const plan = { ...presetPlan, rota: [shift(leila, nils)] };
  await client.roundPlan.save({ administrationId, seen: null, validFrom: today, note: '', plan });
  const away = async (personId: string, substituteId: string | null) =>
    (await client.roundPlan.markAway({ personId, from: monday, to: monday, substituteId })).absence.id;
  const who = async () => {
    const { days } = await client.roundPlan.week({ administrationId, from: monday, days: 1 });
    return days[0]?.parts[0]?.map(({ personId, because }) => [personId, because]);
  };
  await away(leila, null);
  await away(karin, null);
  expect(await who()).toEqual([[nils, 'deputy']]);
  const nilsAway = await away(nils, berit);
  expect(await who()).toEqual([[berit, 'substitute']]);
  await client.roundPlan.markBack({ id: nilsAway });
  await away(nils, leila);
  expect(await who()).toEqual([[null, 'nobody']]);
  await core.close();
});

test('a leaver’s shifts, deputyships and substitutions get receivers, and come back when the handover is undone', async () => {
  const { core, client, clock, administrationId, leila, nils, karin, berit } = await leavingRegister(folder, 1);
  const rota = [
    shift(leila, nils, { weekdays: [1, 3], slots: [1] }),
    shift(karin, leila, { id: '00000000-0000-4000-8000-0000000000ab' }),
  ];
  await client.roundPlan.save({
    administrationId,
    seen: null,
    validFrom: today,
    note: '',
    plan: { ...presetPlan, rota },
  });
  await client.roundPlan.markAway({ personId: berit, from: monday, to: monday, substituteId: leila });
  const current = async () => (await client.roundPlan.get({ administrationId })).current.plan.rota;

  const page = await client.leaving.get({ personId: leila });
  const rounds = page.rows.filter(({ kind }) => kind.startsWith('round-'));
  expect(rounds.map(({ kind, what, day, proposal }) => [kind, what, day, proposal?.personId])).toEqual([
    ['round-shift', '1,3;1', null, nils],
    ['round-deputy', ';', null, undefined],
    ['round-substitute', 'Berit Holm', monday, karin],
  ]);
  const made = await handOver(client, leila, nils);
  expect(made.rows.filter(({ kind }) => kind.startsWith('round-'))).toEqual([]);
  expect((await current()).map(({ personId, deputyId }) => [personId, deputyId])).toEqual([
    [nils, null],
    [karin, nils],
  ]);
  expect(await client.roundPlan.absences({ administrationId })).toMatchObject([
    { personId: berit, substituteId: nils },
  ]);

  await client.leaving.undo({ handoverId: made.made[0]?.id ?? '', reason: 'Stannar', leaveChanged: false });
  expect(await current()).toEqual(rota);
  expect(await client.roundPlan.absences({ administrationId })).toMatchObject([
    { personId: berit, substituteId: leila },
  ]);

  // Who was away is forgotten sixty days after it was over.
  const absences = async () =>
    (await client.roundPlan.week({ administrationId, from: monday, days: 1 })).absences.length;
  clock.set('2027-01-22T10:00:00Z');
  await forgetOldAbsences(await core.context());
  expect(await absences()).toBe(1);
  clock.set('2027-01-23T10:00:00Z');
  await forgetOldAbsences(await core.context());
  expect(await absences()).toBe(0);
  await core.close();
});

test('a leaver’s questions that wait are followed up by the receiver, and come back when the handover is undone', async () => {
  const { core, client, administrationId, leila, nils, karin, accounts } = await leavingRegister(folder, 1);
  const context = await core.context();
  const question = { text: 'När öppnar ni?', to: 'Simhallen', address: '', answerBy: monday };
  await context.db
    .transaction()
    .execute((db) =>
      insertQuestion(db, context, accounts[0] ?? '', question, null, { at: context.clock.now(), by: leila }),
    );
  const waiting = async () => (await client.questions.due({ administrationId }))[0];
  const page = await client.leaving.get({ personId: leila });
  expect(page.rows.find(({ kind }) => kind === 'question')).toMatchObject({
    what: 'Simhallen',
    day: monday,
    accountName: 'Konto 1',
    needsChoice: true,
    proposal: { personId: karin },
  });
  const made = await handOver(client, leila, nils);
  expect(await waiting()).toMatchObject({ sentBy: 'Leila Yilmaz', followedUpBy: 'Nils Dahlgren', state: 'open' });
  expect(made.rows.some(({ kind }) => kind === 'question')).toBe(false);
  await client.leaving.undo({ handoverId: made.made[0]?.id ?? '', reason: 'Stannar', leaveChanged: false });
  expect(await waiting()).toMatchObject({ followedUpBy: '' });
  await core.close();
});
