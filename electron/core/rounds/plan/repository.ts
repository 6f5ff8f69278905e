import { z } from 'zod';
import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Db } from '../../foundation/context.ts';
import type { NewRow, Row } from '../../foundation/database/schema.ts';
import { type Absence, RoundPlan, type Swap } from './contract.ts';

export type StoredPlan = Omit<Row<'round_plan'>, 'plan'> & { plan: RoundPlan };

/** Every plan that an administration has decided, in the order they were decided. */
export async function plansOf(db: Db, administrationId: string): Promise<StoredPlan[]> {
  const rows = await db
    .selectFrom('round_plan')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({ ...row, plan: RoundPlan.parse(JSON.parse(row.plan)) }));
}

export async function insertPlan(db: Db, row: NewRow<'round_plan'>): Promise<void> {
  await db.insertInto('round_plan').values(row).execute();
}

const toAbsence = (row: Row<'absence'>): Absence => ({
  id: row.id,
  personId: row.person_id,
  from: row.from_day,
  to: row.to_day,
  substituteId: row.substitute_id,
});

/** Days away of an administration's people that touch a span of days, in the order they were entered. */
export async function absencesBetween(db: Db, administrationId: string, from: string, to: string): Promise<Absence[]> {
  return (await absenceRowsBetween(db, administrationId, from, to)).map(toAbsence);
}

async function absenceRowsBetween(
  db: Db,
  administrationId: string,
  from: string,
  to: string,
): Promise<Array<Row<'absence'>>> {
  return await db
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'absence.person_id')
    .selectAll('absence')
    .where('person.administration_id', '=', administrationId)
    .where('absence.from_day', '<=', to)
    .where('absence.to_day', '>=', from)
    .orderBy('absence.created_at')
    .orderBy('absence.id')
    .execute();
}

export async function absenceRow(db: Db, id: string): Promise<Row<'absence'> | undefined> {
  return await db.selectFrom('absence').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One person's days away that touch a span. */
export async function absencesOf(db: Db, personId: string, from: string, to: string): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absence')
    .selectAll()
    .where('person_id', '=', personId)
    .where('from_day', '<=', to)
    .where('to_day', '>=', from)
    .orderBy('from_day')
    .execute();
  return rows.map(toAbsence);
}

/** Coming days for which a person is named as substitute. */
export async function substitutionsBy(db: Db, personId: string, from: string): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absence')
    .selectAll()
    .where('substitute_id', '=', personId)
    .where('to_day', '>=', from)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  return rows.map(toAbsence);
}

export async function insertAbsence(db: Db, row: NewRow<'absence'>): Promise<void> {
  await db.insertInto('absence').values(row).execute();
}

export async function endAbsence(db: Db, id: string, to: string): Promise<void> {
  await db.updateTable('absence').set({ to_day: to }).where('id', '=', id).execute();
}

export async function setSubstitute(
  db: Db,
  id: string,
  personId: string | null,
  namedBy: string | null,
): Promise<void> {
  await db.updateTable('absence').set({ substitute_id: personId, named_by: namedBy }).where('id', '=', id).execute();
}

/**
 * Days away of an administration's people on a day, each with its substitute only where that one may decide for whoever is away: somebody else
 * named them, and before the day was over.
 */
export async function absencesForDecisions(db: Db, administrationId: string, day: Day): Promise<Absence[]> {
  const rows = await absenceRowsBetween(db, administrationId, day, day);
  return rows.map((row) => {
    const isOwnWord = row.named_by === null || row.named_by === row.substitute_id;
    const isAfterwards = dayOf(new Date(row.created_at)) > day;
    return { ...toAbsence(row), ...((isOwnWord || isAfterwards) && { substituteId: null }) };
  });
}

export async function removeAbsence(db: Db, id: string): Promise<void> {
  await db.deleteFrom('absence').where('id', '=', id).execute();
}

/** Days away that ended before a day are of no use any more, and go. */
export async function removeAbsencesBefore(db: Db, day: string): Promise<void> {
  await db.deleteFrom('absence').where('to_day', '<', day).execute();
}

/** Rounds that another takes, of a span of days. */
export async function swapsBetween(db: Db, administrationId: string, from: string, to: string): Promise<Swap[]> {
  const rows = await db
    .selectFrom('round_swap')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    day: row.day,
    slot: row.slot,
    fromId: row.from_person_id,
    toId: row.to_person_id,
    accountIds: accountsOf(row),
  }));
}

const accountsOf = ({ account_ids: ids }: Row<'round_swap'>): string[] =>
  ids === null ? [] : z.array(z.string()).parse(JSON.parse(ids));

/** Whether some round has been written down: the log of rounds has begun. */
export async function logHasBegun(db: Db, administrationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('round')
    .select('id')
    .where('administration_id', '=', administrationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The swaps of one part: at most one of the whole, and those of some accounts. */
export async function swapsOfPart(
  db: Db,
  part: { administrationId: string; day: string; slot: number; fromId: string | null },
): Promise<Array<{ id: string; accountIds: string[] }>> {
  const rows = await db
    .selectFrom('round_swap')
    .selectAll()
    .where('administration_id', '=', part.administrationId)
    .where('day', '=', part.day)
    .where('slot', '=', part.slot)
    .where('from_person_id', part.fromId === null ? 'is' : '=', part.fromId)
    .execute();
  return rows.map((row) => ({ id: row.id, accountIds: accountsOf(row) }));
}

/** A swap is about other accounts than before; at least one. */
export async function setSwapAccounts(db: Db, id: string, accountIds: readonly string[]): Promise<void> {
  await db
    .updateTable('round_swap')
    .set({ account_ids: JSON.stringify(accountIds) })
    .where('id', '=', id)
    .execute();
}

export async function insertSwap(db: Db, row: NewRow<'round_swap'>): Promise<void> {
  await db.insertInto('round_swap').values(row).execute();
}

/** Coming rounds that a person has taken over from another. */
export async function swapsTo(db: Db, personId: string, from: string): Promise<Array<Row<'round_swap'>>> {
  return await db
    .selectFrom('round_swap')
    .selectAll()
    .where('to_person_id', '=', personId)
    .where('day', '>=', from)
    .orderBy('day')
    .orderBy('slot')
    .orderBy('id')
    .execute();
}

export async function swapById(db: Db, id: string): Promise<Row<'round_swap'> | undefined> {
  return await db.selectFrom('round_swap').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Another takes the rounds that a person had taken over. */
export async function moveSwap(db: Db, id: string, personId: string): Promise<void> {
  await db.updateTable('round_swap').set({ to_person_id: personId }).where('id', '=', id).execute();
}

export async function removeSwapById(db: Db, id: string): Promise<void> {
  await db.deleteFrom('round_swap').where('id', '=', id).execute();
}
