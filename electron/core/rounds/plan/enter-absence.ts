import { recordEvents } from '../../foundation/audit/record-event.ts';
import { addDays, type Day, daysBetween, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { castOf, leaverOf } from '../../people/leave-person.ts';
import type { Absence, Gap } from './contract.ts';
import { daysFrom, gapsAhead } from './picture.ts';
import { readOffice } from './read-office.ts';
import { absenceRow, absencesOf, endAbsence, insertAbsence, removeAbsence } from './repository.ts';

/** Days that are asked for: from, to, and who stands in. */
export interface AwayDraft {
  from: Day;
  to: Day;
  substituteId: string | null;
}

/** The consequences of a longer absence than this are shown for its first days. */
const daysShown = 100;

const keyOf = ({ kind, day, slot, personId, accounts }: Gap) => [kind, day, slot, personId, accounts].join(' ');

/** What goes wrong on the days of an absence that would not without it. */
async function becomesUncovered(db: Db, context: Context, personId: string, given: AwayDraft): Promise<Gap[]> {
  const { administration_id: administrationId } = await leaverOf(db, personId);
  const now = context.clock.now();
  const today = dayOf(now);
  const from = given.from < today ? today : given.from;
  const days = daysFrom(from, Math.min(daysShown, Math.max(0, daysBetween(from, given.to) + 1)));
  const office = await readOffice(db, context, administrationId, from, given.to);
  const others = office.absences.filter((one) => !(one.personId === personId && one.from === given.from));
  const without = new Set(gapsAhead({ ...office, absences: others }, days, now).map(keyOf));
  const absence: Absence = { id: '', personId, ...given };
  return gapsAhead({ ...office, absences: [...others, absence] }, days, now).filter((gap) => !without.has(keyOf(gap)));
}

/** Refuses days that make no sense or are entered already, and a substitute who cannot be one. */
async function check(db: Db, context: Context, personId: string, { from, to, substituteId }: AwayDraft): Promise<void> {
  const today = dayOf(context.clock.now());
  const person = await leaverOf(db, personId);
  if (to < from || to < today) throw new Refusal('away-backwards');
  const cast = await castOf(db, person.administration_id, today);
  const substitute = substituteId === null ? undefined : cast.get(substituteId);
  if (substituteId === personId) throw new Refusal('away-own-substitute');
  if (substituteId !== null && substitute === undefined) throw new Refusal('unknown-person');
  if (substitute?.active === false) throw new Refusal('person-has-left', { name: substitute.name });
  const [before] = await absencesOf(db, personId, from, to);
  if (before !== undefined) throw new Refusal('away-already', { from: before.from, to: before.to });
}

/** What would become uncovered if somebody were away; nothing is entered. */
export async function ifAway(context: Context, personId: string, draft: AwayDraft): Promise<Gap[]> {
  await check(context.db, context, personId, draft);
  return await becomesUncovered(context.db, context, personId, draft);
}

/** Somebody is away from a day to a day, and another stands in; answers what becomes uncovered. Refuses days on which the person is away already. */
export async function enterAbsence(
  context: Context,
  personId: string,
  draft: AwayDraft,
): Promise<{ absence: Absence; gaps: Gap[] }> {
  const { from, to, substituteId } = draft;
  const absence: Absence = { id: context.ids.next(), personId, from, to, substituteId };
  const gaps = await context.db.transaction().execute(async (db) => {
    await check(db, context, personId, draft);
    const now = context.clock.now();
    await insertAbsence(db, {
      id: absence.id,
      person_id: personId,
      from_day: from,
      to_day: to,
      substitute_id: substituteId,
      created_at: now.toISOString(),
      named_by: context.actor.personId,
    });
    await recordEvents(db, context, [
      { action: 'absence-entered', subjectKind: 'person', subjectId: personId, details: { from, to, substituteId } },
    ]);
    return await becomesUncovered(db, context, personId, draft);
  });
  context.announce({ room: 'rounds', ids: [personId] });
  return { absence, gaps };
}

/** Somebody is back: days away that have not begun go, and those that have end yesterday. `ownId`: only that person's own. */
export async function comeBack(context: Context, id: string, ownId: string | null): Promise<void> {
  const personId = await context.db.transaction().execute(async (db) => {
    const row = found(await absenceRow(db, id));
    if (ownId !== null && row.person_id !== ownId) throw new Refusal('not-allowed');
    const today = dayOf(context.clock.now());
    if (row.from_day >= today) await removeAbsence(db, id);
    else await endAbsence(db, id, addDays(today, -1));
    await recordEvents(db, context, [{ action: 'absence-ended', subjectKind: 'person', subjectId: row.person_id }]);
    return row.person_id;
  });
  context.announce({ room: 'rounds', ids: [personId] });
}
