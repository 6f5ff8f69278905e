import { sql } from 'kysely';
import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { NewRow, Row } from '../foundation/database/schema.ts';
import { likePattern, searchWords } from '../foundation/text/swedish.ts';
import { endOfDay } from './due-key.ts';
import { type CaseEvent, Edition, EventBody } from './engine/contract.ts';
import { asksForExemption } from './exemption.ts';
import { asksForRight } from './right-questions.ts';

/** Editions that have been read: they never change, and a list names the same few again and again. */
const known = new Map<string, Edition>();
const mostKnown = 200;

/** The workflow that a case or a routine follows; throws on an unknown one, for a foreign key holds it. */
export async function editionById(db: Db, id: string): Promise<Edition> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const row = await db.selectFrom('case_edition').select('definition').where('id', '=', id).executeTakeFirstOrThrow();
  const edition = asksForRight(asksForExemption(Edition.parse(JSON.parse(row.definition))));
  if (known.size >= mostKnown) known.clear();
  known.set(id, edition);
  return edition;
}

/** An edition as it is kept, whatever is in it; `undefined` where it is not there. */
export async function definitionOf(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('case_edition').select('definition').where('id', '=', id).executeTakeFirst())?.definition;
}

/** Keeps an edition, if it is not there already. */
export async function keepEdition(db: Db, row: Row<'case_edition'>): Promise<void> {
  await db
    .insertInto('case_edition')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The highest case number of the register; 0 before the first case. */
export async function lastNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}

export async function insertCase(db: Db, row: Row<'cases'>): Promise<void> {
  await db.insertInto('cases').values(row).execute();
}

/** Writes what the events tell, if nobody has added one since; `false` when somebody was first. */
export async function updateCase(
  db: Db,
  id: string,
  seenVersion: number,
  columns: Partial<Omit<Row<'cases'>, 'id' | 'number' | 'edition_id'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('cases')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function caseBy(db: Db, by: { id: string } | { number: number }): Promise<Row<'cases'> | undefined> {
  return await db
    .selectFrom('cases')
    .selectAll()
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('number' in by, (query) => query.where('number', '=', 'number' in by ? by.number : 0))
    .executeTakeFirst();
}

/** Everything that happened in a case, in the order it was entered. */
export async function eventsOf(db: Db, caseId: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    happenedAt: row.happened_at,
    personId: row.person_id,
    body: EventBody.parse(JSON.parse(row.body)),
  }));
}

export async function insertEvents(db: Db, caseId: string, events: readonly CaseEvent[]): Promise<void> {
  await insertRows(
    db,
    'case_event',
    events.map((event) => ({
      case_id: caseId,
      sequence: event.sequence,
      at: event.at,
      happened_at: event.happenedAt,
      person_id: event.personId,
      body: JSON.stringify(event.body),
    })),
  );
}

/** Every event of every case as it is kept. */
export async function eventRows(db: Db): Promise<Array<Row<'case_event'>>> {
  return await db.selectFrom('case_event').selectAll().orderBy('case_id').orderBy('sequence').execute();
}

/** Every case as the list has it: what it is called, and which edition it follows. */
export async function caseHeads(db: Db) {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'workflow', 'edition_id'])
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** So many links before an event's are asked what the clock had shown: one wrong time is told for a while, not for ever. */
const linksBefore = 20;

/** What the chain took in of an event of a case. */
export interface EventSeal {
  caseId: string;
  at: string;
  /** The latest time among the links just before it on the same computer; `null` for the first. */
  before: string | null;
  /** When the log of that computer began. */
  began: string | null;
  /** `null` where it has been gallrat. */
  details: string | null;
}

/** What the chain took in of every event, of one case or of all. */
export async function eventSeals(db: Db, caseId?: string): Promise<EventSeal[]> {
  return await eventsWithDetails(db)
    .select(['audit.subject_id as caseId', 'audit.at', 'audit_detail.details'])
    .select((eb) =>
      eb
        .selectFrom('audit as earlier')
        .select((of) => of.fn.max('earlier.at').as('at'))
        .whereRef('earlier.device_id', '=', 'audit.device_id')
        .whereRef('earlier.sequence', '<', 'audit.sequence')
        .where('earlier.sequence', '>=', sql<number>`audit.sequence - ${sql.lit(linksBefore)}`)
        .as('before'),
    )
    .select((eb) =>
      eb
        .selectFrom('audit as first')
        .select('first.at')
        .whereRef('first.device_id', '=', 'audit.device_id')
        .where('first.sequence', '=', 1)
        .as('began'),
    )
    .where('audit.subject_kind', '=', 'case')
    .where('audit.action', 'like', 'case-%')
    .$if(caseId !== undefined, (query) => query.where('audit.subject_id', '=', caseId ?? ''))
    .execute();
}

/** The workflow that each case follows as it is kept, with its name: the SHA-256 that it had when it was kept. */
export async function editionsOfCases(db: Db): Promise<Array<{ number: number; id: string; definition: string }>> {
  const rows = await db
    .selectFrom('case_edition')
    .innerJoin('cases', 'cases.edition_id', 'case_edition.id')
    .select((eb) => ['case_edition.id', 'case_edition.definition', eb.fn.min('cases.number').as('number')])
    .groupBy(['case_edition.id', 'case_edition.definition'])
    .execute();
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** What a case is about. */
export async function linksOf(db: Db, caseId: string): Promise<{ accountIds: string[]; personIds: string[] }> {
  const rows = await db.selectFrom('case_link').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
  return {
    accountIds: rows.flatMap(({ account_id }) => account_id ?? []),
    personIds: rows.flatMap(({ person_id }) => person_id ?? []),
  };
}

/** The accounts that each of some cases is about, in the order they were linked. */
export async function accountsOfCases(db: Db, caseIds: readonly string[]): Promise<Map<string, string[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_link')
    .select(['case_id', 'account_id'])
    .where('case_id', 'in', caseIds)
    .where('account_id', 'is not', null)
    .orderBy('id')
    .execute();
  const byCase = Map.groupBy(rows, (row) => row.case_id);
  return new Map([...byCase].map(([id, of]) => [id, of.flatMap(({ account_id }) => account_id ?? [])]));
}

export async function insertLinks(db: Db, rows: ReadonlyArray<NewRow<'case_link'>>): Promise<void> {
  await insertRows(db, 'case_link', rows);
}

export async function removeLink(db: Db, caseId: string, what: 'account' | 'person', id: string): Promise<void> {
  await db
    .deleteFrom('case_link')
    .where('case_id', '=', caseId)
    .where(what === 'account' ? 'account_id' : 'person_id', '=', id)
    .execute();
}

/** What a list of cases is narrowed by. */
export interface CaseFilter {
  administrationId: string;
  text: string;
  workflows: readonly string[];
  show: 'open' | 'ended' | 'all';
  accountId: string | null;
}

function filtered(db: Db, { administrationId, text, workflows, show, accountId }: CaseFilter) {
  let shown = db.selectFrom('cases').where('administration_id', '=', administrationId);
  if (show !== 'all') shown = shown.where('ended_at', show === 'open' ? 'is' : 'is not', null);
  if (workflows.length > 0) shown = shown.where('workflow', 'in', workflows);
  if (accountId !== null)
    shown = shown.where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_link')
          .select('case_link.id')
          .whereRef('case_link.case_id', '=', 'cases.id')
          .where('case_link.account_id', '=', accountId),
      ),
    );
  for (const word of searchWords(text))
    shown = shown.where(sql<boolean>`search_text like ${likePattern(word)} escape '\\'`);
  return shown;
}

/** Cases of a kind that are not ended, the latest first. */
export async function openCasesOf(db: Db, administrationId: string, workflow: string): Promise<Array<Row<'cases'>>> {
  return await db
    .selectFrom('cases')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('workflow', '=', workflow)
    .where('ended_at', 'is', null)
    .orderBy('number', 'desc')
    .execute();
}

/** One page of cases: the open by the day they are due, without a day last; then the ended, latest first. */
export async function listCaseRows(
  db: Db,
  filter: CaseFilter & { offset: number; limit: number },
): Promise<{ rows: Array<Row<'cases'>>; total: number }> {
  const rows = await filtered(db, filter)
    .selectAll()
    .orderBy(sql`case when ended_at is null then 0 else 1 end`)
    .orderBy(sql`case when ended_at is null then coalesce(due_at, due_on || ${endOfDay}, '9999') else '' end`)
    .orderBy(sql`coalesce(ended_at, '')`, 'desc')
    .orderBy('number')
    .offset(filter.offset)
    .limit(filter.limit)
    .execute();
  const { total } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}

/** What can be done now in a case, in place of what could before. */
export async function replaceReady(
  db: Db,
  caseId: string,
  steps: ReadonlyArray<{
    id: string;
    role: string;
    given: string | null;
    dueOn: string | null;
    dueAt: string | null;
    notBefore: string | null;
  }>,
): Promise<void> {
  await db.deleteFrom('case_ready').where('case_id', '=', caseId).execute();
  await insertRows(
    db,
    'case_ready',
    steps.map(({ id, role, given, dueOn, dueAt, notBefore }) => ({
      case_id: caseId,
      step: id,
      role,
      person_id: given,
      due_on: dueOn,
      due_at: dueAt,
      not_before: notBefore,
    })),
  );
}

/** Steps of an administration's open cases that can be done today and are due by a day or have none: those of some people, and of some roles where they are given to nobody who is here. */
export async function readyRows(
  db: Db,
  administrationId: string,
  whose: { personIds: readonly string[]; roles: readonly string[] },
  { today, by }: { today: string; by: string },
) {
  return await db
    .selectFrom('case_ready')
    .innerJoin('cases', 'cases.id', 'case_ready.case_id')
    .leftJoin('person', 'person.id', 'case_ready.person_id')
    .select([
      'case_ready.case_id',
      'case_ready.step',
      'case_ready.role',
      'case_ready.person_id',
      'case_ready.due_on',
      'case_ready.due_at',
      'cases.number',
      'cases.workflow',
      'cases.title',
      'cases.dnr',
      'cases.edition_id',
    ])
    .where('cases.administration_id', '=', administrationId)
    .where((eb) => eb.or([eb('case_ready.due_on', 'is', null), eb('case_ready.due_on', '<=', by)]))
    .where((eb) => eb.or([eb('case_ready.not_before', 'is', null), eb('case_ready.not_before', '<=', today)]))
    .where((eb) =>
      eb.or([
        ...(whose.personIds.length === 0 ? [] : [eb('case_ready.person_id', 'in', whose.personIds)]),
        ...(whose.roles.length === 0
          ? []
          : [
              eb.and([
                eb('case_ready.role', 'in', whose.roles),
                eb.or([eb('case_ready.person_id', 'is', null), eb('person.leaves_on', '<', today)]),
              ]),
            ]),
      ]),
    )
    .orderBy(sql`coalesce(case_ready.due_at, case_ready.due_on || ${endOfDay}, '9999')`)
    .orderBy('cases.number')
    .limit(200)
    .execute();
}

/** The routine that an administration decided last for a workflow. */
export async function lastRoutine(
  db: Db,
  administrationId: string,
  workflow: string,
): Promise<Row<'case_routine'> | undefined> {
  return await db
    .selectFrom('case_routine')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('workflow', '=', workflow)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertRoutine(db: Db, row: NewRow<'case_routine'>): Promise<void> {
  await db.insertInto('case_routine').values(row).execute();
}

/** Delegations of an administration, the latest first. */
export async function delegationRows(db: Db, administrationId: string): Promise<Array<Row<'case_delegation'>>> {
  return await db
    .selectFrom('case_delegation')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
}

export async function delegationRow(db: Db, id: string): Promise<Row<'case_delegation'> | undefined> {
  return await db.selectFrom('case_delegation').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertDelegation(db: Db, row: NewRow<'case_delegation'>): Promise<void> {
  await db.insertInto('case_delegation').values(row).execute();
}

export async function deleteDelegation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('case_delegation').where('id', '=', id).execute();
}

export async function setDelegationEnd(db: Db, id: string, toOn: string | null): Promise<void> {
  await db.updateTable('case_delegation').set({ to_on: toOn }).where('id', '=', id).execute();
}

/** The number of the case that a returned form has become, by any of its marks; `null` while it has become none. */
export async function caseOfApplication(
  db: Db,
  administrationId: string,
  marks: readonly string[],
): Promise<number | null> {
  const row = await db
    .selectFrom('case_event')
    .innerJoin('cases', 'cases.id', 'case_event.case_id')
    .select('cases.number')
    .where('cases.administration_id', '=', administrationId)
    .where('cases.workflow', '=', 'start')
    .where((eb) => eb.or(marks.map((mark) => eb('case_event.body', 'like', `%"application"%"${mark}"%`))))
    .executeTakeFirst();
  return row === undefined ? null : Number(row.number);
}

/** What was said of the decision in an administration's start cases, case by case in the order it was said, with when each case began. */
export async function startDecisions(db: Db, administrationId: string) {
  return await db
    .selectFrom('case_event')
    .innerJoin('cases', 'cases.id', 'case_event.case_id')
    .select(['cases.id', 'cases.opened_at', 'case_event.body'])
    .where('cases.administration_id', '=', administrationId)
    .where('cases.workflow', '=', 'start')
    .where('case_event.body', 'like', '%"step":"decision"%')
    .orderBy('cases.id')
    .orderBy('case_event.sequence')
    .execute();
}

export async function insertLook(db: Db, row: Row<'case_look'>): Promise<void> {
  await db.insertInto('case_look').values(row).execute();
}

/** The numbers of the cases that looks belong to, by look. */
export async function caseNumbersOfLooks(
  db: Db,
  lookIds: readonly string[],
): Promise<Array<{ look_id: string; number: number }>> {
  if (lookIds.length === 0) return [];
  return await db
    .selectFrom('case_look')
    .innerJoin('cases', 'cases.id', 'case_look.case_id')
    .select(['case_look.look_id', 'cases.number'])
    .where('case_look.look_id', 'in', lookIds)
    .execute();
}

/** Open cases of an administration in which a person is named by some event; who has a role is told by the events themselves. */
export async function openCasesNaming(
  db: Db,
  administrationId: string,
  personId: string,
): Promise<Array<Row<'cases'>>> {
  return await db
    .selectFrom('cases')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_event')
          .select('case_event.sequence')
          .whereRef('case_event.case_id', '=', 'cases.id')
          .where('case_event.body', 'like', `%"assigned"%${personId}%`),
      ),
    )
    .orderBy('number')
    .execute();
}
