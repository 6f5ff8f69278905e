import { dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { castOf } from '../../people/leave-person.ts';
import type { CaseState } from '../engine/contract.ts';
import { stateOf } from '../engine/state.ts';
import { caseBy, editionById, eventsOf, openCasesOf } from '../repository.ts';
import { shownNumber } from '../see-case.ts';
import type { CurrentCrisis } from './contract.ts';
import { isOver } from './is-over.ts';
import { updateTimer } from './rules.ts';

/** What a crisis that began without a word of it has between updates; minutes. */
const presetMinutes = 60;

/** The time between updates, and the next one. */
export const timerOf = (row: Pick<Row<'cases'>, 'opened_at'>, { logged }: CaseState) =>
  updateTimer(row.opened_at, logged, presetMinutes);

async function stateIn(db: Db, row: Row<'cases'>): Promise<CaseState> {
  return stateOf(await editionById(db, row.edition_id), await eventsOf(db, row.id));
}

/** The crisis that is going on in an administration, the latest. */
export async function ongoingIn(
  db: Db,
  administrationId: string,
): Promise<{ row: Row<'cases'>; state: CaseState } | null> {
  for (const row of await openCasesOf(db, administrationId, 'crisis')) {
    const state = await stateIn(db, row);
    if (!isOver(state)) return { row, state };
  }
  return null;
}

/** A crisis by its id, also afterwards; refuses any other case. */
export async function crisisOf(db: Db, id: string): Promise<{ row: Row<'cases'>; state: CaseState }> {
  const row = found(await caseBy(db, { id }));
  if (row.workflow !== 'crisis') throw new Refusal('crisis-over');
  return { row, state: await stateIn(db, row) };
}

/** A crisis that is going on; refuses one that is over. */
export async function ongoingOf(db: Db, id: string): Promise<{ row: Row<'cases'>; state: CaseState }> {
  const crisis = await crisisOf(db, id);
  if (isOver(crisis.state)) throw new Refusal('crisis-over');
  return crisis;
}

/** The crisis that is going on, for the frame of every page. */
export async function readCurrent(context: Context, administrationId: string): Promise<CurrentCrisis | null> {
  const current = await ongoingIn(context.db, administrationId);
  if (current === null) return null;
  const { row, state } = current;
  const cast = await castOf(context.db, administrationId, dayOf(context.clock.now()));
  const { minutes, nextAt } = timerOf(row, state);
  return {
    id: row.id,
    number: shownNumber(row.number),
    title: row.title,
    openedAt: row.opened_at,
    lead: cast.get(state.roles['crisis-lead'] ?? '')?.name ?? '',
    updateMinutes: minutes,
    nextUpdateAt: nextAt,
  };
}
