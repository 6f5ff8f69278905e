import { z } from 'zod';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { addDays, type Day, dayOf, instantOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { leaverOf } from '../people/leave-person.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { LogEntry, LookMethod, LookOutcome, PersonLog } from './contract.ts';
import { looksWithAccounts, personEvents, questionsWithAccount, readingAction, readingsOf } from './log-repository.ts';
import { namesIn } from './see-items.ts';

interface Span {
  from: Day;
  to: Day;
  offset: number;
  limit: number;
}

const namedInEntry = 5;
const Reading = z.object({ reason: z.string() });

async function logOf(context: Context, personId: string, span: Span): Promise<PersonLog> {
  const { db } = context;
  const person = await leaverOf(db, personId);
  const names = await namesIn(db, context, person.administration_id);
  const { rows, total } = await personEvents(
    db,
    personId,
    {
      from: instantOf(span.from, '00:00', 'earlier').toISOString(),
      before: instantOf(addDays(span.to, 1), '00:00', 'earlier').toISOString(),
    },
    span,
  );
  const idsOf = (...kinds: string[]) => [
    ...new Set(rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)),
  ];
  const looks = await looksWithAccounts(db, idsOf('look', 'undo'));
  const questions = await questionsWithAccount(db, idsOf('question', 'answer'));
  const entries = rows.map(({ id, at, kind }): LogEntry => {
    const look = looks.get(id);
    const question = questions.get(id);
    return {
      at,
      kind: kind as LogEntry['kind'],
      day: look?.day ?? dayOf(new Date(at)),
      slot: look?.slot ?? null,
      lookedAt: look?.looked_at ?? null,
      outcome: (look?.outcome ?? null) as LookOutcome | null,
      method: (look?.method ?? null) as LookMethod | null,
      accounts: look?.names.length ?? 1,
      names: look?.names.slice(0, namedInEntry) ?? [question?.name ?? ''],
      note: look?.note ?? (kind === 'answer' ? question?.answer : question?.text) ?? '',
    };
  });
  const readings = (await readingsOf(db, personId)).map((row) => ({
    at: row.at,
    by: row.person_id === null ? row.os_account : (names.get(row.person_id)?.name ?? ''),
    reason: row.details === null ? '' : Reading.parse(JSON.parse(row.details)).reason,
  }));
  const settings = await readSettings(db, person.administration_id);
  return {
    personId,
    name: names.get(personId)?.name ?? '',
    entries,
    total,
    readings,
    keptYears: settings.lookYears.value,
  };
}

/** What is written down about oneself in rounds ("Det här loggas om mig"), and who else has read it. */
export async function readMyLog(context: Context, span: Span): Promise<PersonLog> {
  const { personId, name } = context.actor;
  if (personId === null) return { personId: null, name, entries: [], total: 0, readings: [], keptYears: 0 };
  return await logOf(context, personId, span);
}

/** Another's log. The reading is logged with its reason before anything is shown, and that person sees it (T8). */
export async function readOtherLog(context: Context, personId: string, reason: string, span: Span): Promise<PersonLog> {
  if (personId === context.actor.personId) return await readMyLog(context, span);
  await leaverOf(context.db, personId);
  await context.db.transaction().execute((db) =>
    recordEvents(db, context, [
      {
        action: readingAction,
        subjectKind: 'person',
        subjectId: personId,
        details: { reason, from: span.from, to: span.to },
      },
    ]),
  );
  return await logOf(context, personId, span);
}
