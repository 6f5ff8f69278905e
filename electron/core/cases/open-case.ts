import { linkedAccounts } from '../accounts/gaps-of-accounts.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { carriesFile } from '../foundation/text/carried-file.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Case, WorkflowId } from './contract.ts';
import { keptEdition, readRoutine } from './decide-routine.ts';
import type { CaseEvent, EventBody } from './engine/contract.ts';
import { stateOf } from './engine/state.ts';
import { dnrTyped, timeTyped } from './record-event.ts';
import { insertCase, insertEvents, insertLinks, lastNumber, replaceReady } from './repository.ts';
import { refusePedagogical } from './start-rules.ts';
import { readySteps, showCase } from './see-case.ts';
import { columnsOf, searchTextOf, sealEvents } from './write-event.ts';

interface Opening {
  administrationId: string;
  workflow: WorkflowId;
  title: string;
  dnr: string;
  happenedAt: string | null;
  accountIds: readonly string[];
  /** What begins with it. */
  also?: readonly EventBody[];
}

/** Opens a case with the next number, in the workflow as the administration follows it now, which it then keeps. */
export async function openCase(context: Context, input: Opening): Promise<Case> {
  const opened = await context.db.transaction().execute(async (db) => {
    const { id } = await insertOpened(db, context, input);
    return await showCase(db, context, { id });
  });
  context.announce({ room: 'cases', ids: [opened.id] });
  return opened;
}

/** The same within a transaction that is already open; answers its id and number. */
export async function insertOpened(db: Db, context: Context, input: Opening): Promise<{ id: string; number: number }> {
  const { administrationId, title } = input;
  const now = context.clock.now();
  const happenedAt = timeTyped(input.happenedAt, now);
  const dnr = dnrTyped(input.dnr);
  if (carriesFile(title)) throw new Refusal('case-text-carries-file');
  const accountIds = [...new Set(input.accountIds)];
  await readSettings(db, administrationId);
  const accounts = await linkedAccounts(db, administrationId, accountIds, dayOf(now));
  refusePedagogical(input.workflow, accounts);
  const { edition } = await readRoutine(db, context, administrationId, input.workflow);
  const editionId = await keptEdition(db, context, edition);
  const bodies: EventBody[] = [
    { kind: 'opened', about: { title, workflow: edition.id, version: edition.version, edition: editionId } },
    ...(dnr === '' ? [] : [{ kind: 'registered' as const, dnr }]),
    ...accountIds.map((id) => ({ kind: 'linked' as const, what: 'account' as const, id, removed: false })),
    ...(input.also ?? []),
  ];
  const events = bodies.map(
    (body, place): CaseEvent => ({
      sequence: place + 1,
      at: now.toISOString(),
      happenedAt,
      personId: context.actor.personId,
      body,
    }),
  );
  const id = context.ids.next();
  const number = (await lastNumber(db)) + 1;
  const state = stateOf(edition, events);
  await insertCase(db, {
    id,
    administration_id: administrationId,
    number,
    workflow: edition.id,
    edition_id: editionId,
    title,
    search_text: searchTextOf({ number, title, dnr }, accounts),
    opened_at: happenedAt,
    ...columnsOf(edition, state),
    version: events.length,
  });
  await insertEvents(db, id, events);
  await replaceReady(db, id, readySteps(edition, state));
  await insertLinks(
    db,
    accountIds.map((accountId) => ({ id: context.ids.next(), case_id: id, account_id: accountId, person_id: null })),
  );
  await sealEvents(db, context, { id, number }, events);
  return { id, number };
}
