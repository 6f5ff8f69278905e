import type { WatchedAccount } from '../accounts/watched-accounts.ts';
import { addDays, type Day, dayOf, instantOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { LookOutcome } from '../rounds/contract.ts';
import { roundRow } from '../rounds/frozen.ts';
import type { Shift } from '../rounds/plan/contract.ts';
import { enterAbsence } from '../rounds/plan/enter-absence.ts';
import { presetPlan } from '../rounds/plan/preset.ts';
import { type Office, planAmong, readOffice } from '../rounds/plan/read-office.ts';
import { dueSlots, type Slot, slotsOfDay } from '../rounds/plan/rules.ts';
import { addPlan } from '../rounds/plan/save-plan.ts';
import { assigneesOf } from '../rounds/rounds-ahead.ts';
import { stateAfter } from '../rounds/record-look.ts';
import { timingOf } from '../rounds/rules.ts';
import { settleQuestion } from '../rounds/questions/change-question.ts';
import { sendQuestion } from '../rounds/questions/send-question.ts';
import { createTemplate } from '../rounds/questions/write-template.ts';
import { createPlace } from '../rounds/write-place.ts';
import { type PastRound, writePastRounds } from '../rounds/write-past-rounds.ts';
import { type Cast, found } from './cast.ts';
import type { DemoRounds } from './demo-data.ts';

const minute = 60_000;

/** A number from 0 to 1 that is the same every time the demo is made on a day. */
function chance(...parts: ReadonlyArray<string | number>): number {
  let hash = 2_166_136_261;
  for (const character of parts.join(' ')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  // The last bits of the sum alone are much alike for names that are much alike.
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** How often rounds end in what; the rest is nothing new. */
const rare: ReadonlyArray<[number, LookOutcome]> = [
  [0.03, 'answered'],
  [0.04, 'needs-login'],
  [0.048, 'not-possible'],
  [0.056, 'case'],
  [0.066, 'sent-on'],
];

interface Scene {
  context: Context;
  administrationId: string;
  office: Office;
  places: ReadonlyMap<string, string>;
  now: Date;
}

/** When a look was made and entered, and what it came to; `null`: nobody looked. */
function lookOf(day: Day, slot: Slot, account: string, scene: Scene) {
  const roll = chance(day, slot.slot, account);
  // A few more are left today, so that there is something to go on with.
  if (roll > (day === dayOf(scene.now) ? 0.94 : 0.985)) return null;
  const length = slot.closesAt.getTime() - slot.opensAt.getTime();
  const isLate = roll > 0.95;
  const lookedAt = isLate
    ? new Date(slot.closesAt.getTime() + chance(account, day) * 40 * minute)
    : new Date(slot.opensAt.getTime() + chance(day, account, slot.slot) * length * 0.8);
  const isLater = roll > 0.93 && roll <= 0.95;
  const enteredAt = isLater ? new Date(lookedAt.getTime() + 70 * minute) : lookedAt;
  if (enteredAt > scene.now) return null;
  const kind = chance(account, slot.slot, day);
  const outcome = rare.find(([limit]) => kind < limit)?.[1] ?? 'nothing-new';
  return { lookedAt, enteredAt, outcome, isLater };
}

function roundOf(scene: Scene, day: Day, slot: Slot, due: readonly WatchedAccount[], isIdle: boolean): PastRound {
  const { context, administrationId, office, places, now } = scene;
  const frozenAt = isIdle ? instantOf(addDays(day, 1), '08:05', 'earlier') : slot.opensAt;
  const round = roundRow({ id: context.ids.next(), administrationId, day, slot, frozenAt });
  const assignees = assigneesOf(office, day, slot.slot, due);
  // The round that is going on is for the one who tries the demo; what is over is done, but for a few.
  const isOn = slot.closesAt > now;
  const looks: PastRound['looks'][number][] = [];
  const items = due.map(({ id, name, platform, unitId }): Row<'round_item'> => {
    const item = {
      round_id: round.id,
      account_id: id,
      unit_id: unitId,
      place_id: places.get(id) ?? null,
      assignee_id: assignees.get(id) ?? null,
    };
    const seen = isIdle || isOn ? null : lookOf(day, slot, `${name} ${platform}`, scene);
    if (seen === null) return { ...item, outcome: '', late: 0, backfilled: 0, look_id: null };
    const look: Row<'look'> = {
      id: context.ids.next(),
      round_id: round.id,
      number: looks.length + 1,
      outcome: seen.outcome,
      method: seen.isLater ? 'later' : 'extern',
      reason: seen.outcome === 'not-possible' ? 'site-down' : '',
      note: '',
      place_id: null,
      looked_at: seen.lookedAt.toISOString(),
      entered_at: seen.enteredAt.toISOString(),
      person_id: item.assignee_id,
      device_id: context.actor.deviceId,
      undone_at: null,
      undone_by: null,
    };
    looks.push({ look, accountIds: [id] });
    return { ...item, ...stateAfter(look, timingOf(slot, seen.lookedAt, seen.enteredAt)) };
  });
  return { round, items, looks };
}

/** Every round of the plan until now. */
function pastRounds(scene: Scene, from: Day, idle: number): PastRound[] {
  const today = dayOf(scene.now);
  const days: Day[] = [];
  for (let day = from; day <= today; day = addDays(day, 1))
    if (slotsOfDay(planAmong(scene.office.plans, day), day).length > 0) days.push(day);
  const idleDay = days.filter((day) => day < today).at(-idle);
  return days.flatMap((day) => {
    const plan = planAmong(scene.office.plans, day);
    const slots = slotsOfDay(plan, day);
    return slots
      .filter(({ opensAt }) => opensAt <= scene.now)
      .map((slot) => {
        const due = scene.office.accounts.filter((account) => dueSlots(plan, account, day, slots).includes(slot.slot));
        return roundOf(scene, day, slot, due, day === idleDay);
      });
  });
}

function rotaOf(context: Context, { people, units }: Cast, rounds: DemoRounds): Shift[] {
  return rounds.rota.map((shift) => ({
    id: context.ids.next(),
    personId: found(people, shift.person),
    deputyId: found(people, shift.deputy),
    weekdays: shift.weekdays,
    slots: shift.slots,
    unitIds: shift.units.map((name) => found(units, name)),
    platforms: [],
    accountIds: [],
  }));
}

async function createPlaces(context: Context, cast: Cast, rounds: DemoRounds, office: Office) {
  const places = new Map<string, string>();
  for (const { name, address, units, platforms } of rounds.places) {
    const unitIds = new Set(units.map((unit) => found(cast.units, unit)));
    const accountIds = office.accounts
      .filter(({ unitId, platform }) => unitId !== null && unitIds.has(unitId) && platforms.includes(platform))
      .map(({ id }) => id);
    const draft = { name, kind: 'inbox' as const, url: address, note: '', accountIds };
    const place = await createPlace(context, cast.administrationId, draft);
    for (const id of accountIds) places.set(id, place.id);
  }
  return places;
}

async function createQuestions(context: Context, { today }: Cast, rounds: DemoRounds, office: Office): Promise<void> {
  for (const { account: name, text, to, address, sent, by, answer } of rounds.questions) {
    const account = office.accounts.find((one) => one.name === name);
    if (account === undefined) throw new Error(`resources/demo.yaml names ${name}, which it does not have`);
    const then = { ...context, clock: { now: () => instantOf(addDays(today, sent), '10:15', 'earlier') } };
    const question = await sendQuestion(then, account.id, { text, to, address, answerBy: addDays(today, by) });
    if (answer !== undefined) await settleQuestion(then, question.id, question.version, 'answered', answer);
  }
}

/** The demo's weeks of rounds: a plan, tittställen, looks, what was late, missed and entered afterwards, questions sent on, and who will be away. */
export async function createDemoRounds(context: Context, cast: Cast, rounds: DemoRounds): Promise<void> {
  const { administrationId, today } = cast;
  const from = addDays(today, rounds.since);
  const plan = { ...presetPlan, rota: rotaOf(context, cast, rounds) };
  const read = (db: Db) => readOffice(db, context, administrationId, from, today);
  await context.db.transaction().execute(async (db) => {
    await addPlan(db, context, administrationId, { validFrom: from, plan, note: '' });
  });
  const office = await read(context.db);
  const places = await createPlaces(context, cast, rounds, office);
  const scene: Scene = { context, administrationId, office, places, now: context.clock.now() };
  await context.db.transaction().execute((db) => writePastRounds(db, pastRounds(scene, from, rounds.idle)));
  await createQuestions(context, cast, rounds, office);
  for (const template of rounds.templates) await createTemplate(context, administrationId, template);
  for (const { person, from: first, to: last, substitute } of rounds.absences)
    await enterAbsence(context, found(cast.people, person), {
      from: addDays(today, first),
      to: addDays(today, last),
      substituteId: substitute === undefined ? null : found(cast.people, substitute),
    });
}
