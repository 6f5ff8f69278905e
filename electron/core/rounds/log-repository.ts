import { sql } from 'kysely';
import { eventsWithDetails } from '../foundation/audit/repository.ts';
import type { Db } from '../foundation/context.ts';

/** Everything a person did in rounds within a span, latest first: looks, looks taken back, questions sent on and settled. */
function events(db: Db, personId: string, from: string, before: string) {
  return db
    .selectFrom('look')
    .select(['look.id', 'look.entered_at as at', sql<string>`'look'`.as('kind')])
    .where('look.person_id', '=', personId)
    .where('look.entered_at', '>=', from)
    .where('look.entered_at', '<', before)
    .unionAll(
      db
        .selectFrom('look')
        .select(['look.id', sql<string>`look.undone_at`.as('at'), sql<string>`'undo'`.as('kind')])
        .where('look.undone_by', '=', personId)
        .where('look.undone_at', '>=', from)
        .where('look.undone_at', '<', before),
    )
    .unionAll(
      db
        .selectFrom('question')
        .select(['question.id', 'question.sent_at as at', sql<string>`'question'`.as('kind')])
        .where('question.sent_by', '=', personId)
        .where('question.sent_at', '>=', from)
        .where('question.sent_at', '<', before),
    )
    .unionAll(
      db
        .selectFrom('question')
        .select(['question.id', sql<string>`question.settled_at`.as('at'), sql<string>`'answer'`.as('kind')])
        .where('question.settled_by', '=', personId)
        .where('question.settled_at', '>=', from)
        .where('question.settled_at', '<', before),
    );
}

/** One page of what is written down about a person's rounds, and how much there is. */
export async function personEvents(
  db: Db,
  personId: string,
  span: { from: string; before: string },
  page: { offset: number; limit: number },
): Promise<{ rows: Array<{ id: string; at: string; kind: string }>; total: number }> {
  const all = events(db, personId, span.from, span.before).as('event');
  const rows = await db
    .selectFrom(all)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('kind')
    .orderBy('id')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const { total } = await db
    .selectFrom(all)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}

/** An account as the log names it: several have the same name on different platforms. */
const named = ({ name, platform_name }: { name: string; platform_name: string }) => `${name} (${platform_name})`;

/** Looks with their round and the names of their accounts. */
export async function looksWithAccounts(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const looks = await db
    .selectFrom('look')
    .innerJoin('round', 'round.id', 'look.round_id')
    .selectAll('look')
    .select(['round.day', 'round.slot'])
    .where('look.id', 'in', ids)
    .execute();
  const accounts = await db
    .selectFrom('look_account')
    .innerJoin('account', 'account.id', 'look_account.account_id')
    .select(['look_account.look_id', 'account.name', 'account.platform_name'])
    .where('look_account.look_id', 'in', ids)
    .orderBy('account.sort_key')
    .execute();
  const names = Map.groupBy(accounts, ({ look_id }) => look_id);
  return new Map(looks.map((look) => [look.id, { ...look, names: (names.get(look.id) ?? []).map(named) }]));
}

/** Questions with the name of their account. */
export async function questionsWithAccount(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('question')
    .innerJoin('account', 'account.id', 'question.account_id')
    .select(['question.id', 'question.text', 'question.answer', 'account.name', 'account.platform_name'])
    .where('question.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, name: named(row) }]));
}

/** What the chain calls the reading of somebody's log. */
export const readingAction = 'round-log-read';

/** Who has read a person's log, latest first, with the reason that was given. */
export async function readingsOf(db: Db, personId: string) {
  return await eventsWithDetails(db)
    .select(['audit.at', 'audit.person_id', 'audit.os_account', 'audit_detail.details'])
    .where('audit.subject_kind', '=', 'person')
    .where('audit.subject_id', '=', personId)
    .where('audit.action', '=', readingAction)
    .orderBy('audit.at', 'desc')
    .limit(200)
    .execute();
}
