import { linkedAccounts } from '../accounts/gaps-of-accounts.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { searchText } from '../foundation/text/swedish.ts';
import type { CaseEvent, CaseState, Edition, EventBody } from './engine/contract.ts';
import { faultOf, stateOf } from './engine/state.ts';
import { caseBy, editionById, eventsOf, insertEvents, linksOf, replaceReady, updateCase } from './repository.ts';
import { nextStep, readySteps, shownNumber } from './see-case.ts';

/** What the list keeps of a case: told by its events, never the other way round. */
export function columnsOf(edition: Edition, state: CaseState) {
  const next = nextStep(edition, state);
  return {
    dnr: state.dnr,
    ...(state.openedAt !== null && { opened_at: state.openedAt }),
    ended_at: state.ended?.at ?? null,
    outcome: state.ended?.outcome ?? '',
    next_step: next?.id ?? '',
    due_on: next?.dueOn ?? null,
    due_at: next?.dueAt ?? null,
    // Whoever the role is given to here; the roles of the administration say the rest on the day that somebody looks.
    holder_id: next === null ? null : (state.roles[next.role] ?? null),
  };
}

/** The text that a case is found by. */
export function searchTextOf(
  row: { number: number; title: string; dnr: string },
  accounts: ReadonlyArray<{ name: string }>,
): string {
  return searchText(shownNumber(row.number), row.title, row.dnr, ...accounts.map(({ name }) => name));
}

/** Puts events in the log's chain: which, and a digest of each, so that one that is changed afterwards is found. */
export async function sealEvents(
  db: Db,
  context: Context,
  row: Pick<Row<'cases'>, 'id' | 'number'>,
  events: readonly CaseEvent[],
) {
  await recordEvents(
    db,
    context,
    events.map((event) => ({
      action: `case-${event.body.kind}`,
      subjectKind: 'case',
      subjectId: row.id,
      details: {
        number: shownNumber(row.number),
        sequence: event.sequence,
        ...('step' in event.body && { step: event.body.step }),
        ...('outcome' in event.body && { outcome: event.body.outcome }),
        digest: sha256(JSON.stringify(event)),
      },
    })),
  );
}

/** Writes an event that can be, and what is kept of the case as it is after it; within the transaction. Refuses where somebody was first. */
export async function writeEvent(
  db: Db,
  context: Context,
  row: Row<'cases'>,
  edition: Edition,
  state: CaseState,
  event: CaseEvent,
): Promise<void> {
  const { id } = row;
  await insertEvents(db, id, [event]);
  const columns = columnsOf(edition, state);
  await replaceReady(db, id, readySteps(edition, state));
  const today = dayOf(context.clock.now());
  const accounts = await linkedAccounts(db, row.administration_id, (await linksOf(db, id)).accountIds, today);
  const title = state.title ?? row.title;
  const search = searchTextOf({ ...row, title, dnr: columns.dnr }, accounts);
  const next = { ...columns, title, search_text: search, version: event.sequence };
  if (!(await updateCase(db, id, row.version, next))) throw new Refusal('changed-meanwhile');
  await sealEvents(db, context, row, [event]);
}

/** Adds what another room did in a case, whatever else happens there: within that room's transaction, and never by a window's word. */
export async function addRoomsEvent(db: Db, context: Context, caseId: string, body: EventBody): Promise<void> {
  const row = found(await caseBy(db, { id: caseId }));
  const edition = await editionById(db, row.edition_id);
  const events = await eventsOf(db, caseId);
  const at = context.clock.now().toISOString();
  const event = { sequence: row.version + 1, at, happenedAt: at, personId: context.actor.personId, body };
  const fault = faultOf(edition, events, event);
  if (fault !== null) throw new Error(`An event of ours that cannot be: ${fault.code}`);
  await writeEvent(db, context, row, edition, stateOf(edition, [...events, event]), event);
}
