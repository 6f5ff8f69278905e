import { sha256 } from '../foundation/audit/chain.ts';
import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { EventBody } from './engine/contract.ts';
import { clockBackIn, sealIn } from './event-seals.ts';
import { caseHeads, editionsOfCases, eventRows, eventSeals } from './repository.ts';
import { shownNumber } from './see-case.ts';

type EventRow = Row<'case_event'>;

/** What a case is called and which edition it follows, by its events; nothing where they are from before events said so. */
interface Said {
  title?: string;
  workflow?: string;
  edition?: string;
}

/** What an event says of that, as it is kept; `said` is what earlier ones did. */
function saidIn(body: string, said: Said): Said {
  if (!/^\{"kind":"(opened|titled)"/u.test(body)) return said;
  const event = EventBody.parse(JSON.parse(body));
  if (event.kind === 'titled') return { ...said, title: event.title };
  if (event.kind !== 'opened' || event.about === undefined) return said;
  const { title, workflow, edition } = event.about;
  return { title, workflow, edition };
}

/** What became of a look at everything that is written in cases. */
interface Verified {
  cases: number;
  /** The first case, by number, that is not as it was written; '' where something is gone; `null` where nothing is. */
  changed: string | null;
  /** The first event that was entered when the clock had gone back; its time is kept as it was written. */
  clockBack: { case: string; sequence: number } | null;
}

/**
 * Compares everything that is written in cases with what the log's chain took in when it was: who decided, when and on what ground is what it was,
 * and the title and the workflow are those that the events say. Events whose details in the log are gallrade are not judged, but counted.
 */
export async function verifyCases(db: Db): Promise<Verified> {
  const sealed = new Map<string, string>();
  const seals = Map.groupBy(await eventSeals(db), ({ caseId }) => caseId);
  const unjudged = new Map<string, number>();
  for (const [caseId, links] of seals)
    for (const link of links) {
      const seal = sealIn(link);
      if (seal === null) unjudged.set(caseId, (unjudged.get(caseId) ?? 0) + 1);
      else sealed.set(`${caseId} ${seal.sequence}`, seal.digest);
    }
  const isAsWritten = ({ case_id: caseId, ...row }: EventRow) => {
    const name = `${caseId} ${row.sequence}`;
    const seal = sealed.get(name);
    sealed.delete(name);
    if (seal !== undefined) return seal === digestOf(row);
    const left = unjudged.get(caseId) ?? 0;
    unjudged.set(caseId, left - 1);
    return left > 0;
  };
  const odd: number[] = [];
  let clockBack: Verified['clockBack'] = null;
  const cases = Map.groupBy(await eventRows(db), (row) => row.case_id);
  for (const { id, number, title, workflow, edition_id: edition } of await caseHeads(db)) {
    const rows = cases.get(id) ?? [];
    // Every row is looked at: what is looked at is not gone.
    const whole = rows.filter(isAsWritten).length === rows.length && rows.length > 0;
    const is = { title, workflow, edition };
    const said = whole ? Object.entries(rows.reduce<Said>((before, { body }) => saidIn(body, before), {})) : [];
    if (!whole || said.some(([key, value]) => is[key as keyof Said] !== value)) odd.push(number);
    const [sequence] = clockBackIn(rows, seals.get(id) ?? []);
    if (sequence !== undefined) clockBack ??= { case: shownNumber(number), sequence };
  }
  for (const { number, id, definition } of await editionsOfCases(db)) if (sha256(definition) !== id) odd.push(number);
  const [first] = odd.toSorted((a, b) => a - b);
  const isGone = sealed.size > 0 || [...unjudged.values()].some((left) => left > 0);
  return { cases: cases.size, changed: first === undefined ? (isGone ? '' : null) : shownNumber(first), clockBack };
}

/** The digest of an event as it was written: its body is the text that is kept, whatever reads it now. */
function digestOf({
  sequence,
  at,
  happened_at: happenedAt,
  person_id: personId,
  body,
}: Omit<EventRow, 'case_id'>): string {
  return sha256(`${JSON.stringify({ sequence, at, happenedAt, personId }).slice(0, -1)},"body":${body}}`);
}
