import type { Language, Words } from '../foundation/i18n/index.ts';
import type { Case } from './contract.ts';
import { eventText } from './event-words.ts';

/** A line of what happened in a case: when, when it was entered if that was later, who, and what. */
export interface TimelineRow {
  sequence: number;
  happenedAt: string;
  /** `null` when it was entered in the minute it happened. */
  enteredAt: string | null;
  who: string;
  text: string;
  /** The clock had gone back when it was entered. */
  clockBack: boolean;
  /** The entries that correct this one; nothing that was written is changed. */
  correctedBy: number[];
}

const minuteIn = (instant: string) => instant.slice(0, 16);

/** What happened, in the order it happened; accounts that came along at once are one line. */
export function timelineOf(
  one: Pick<Case, 'edition' | 'names' | 'accountNames' | 'events' | 'clockBack'>,
  words: Words,
  language: Language,
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let linked = 0;
  for (const event of one.events) {
    const { body, sequence, happenedAt, at, personId } = event;
    const isLink = body.kind === 'linked' && !body.removed;
    linked = isLink ? linked + 1 : 0;
    const before = linked > 1 ? rows.pop() : undefined;
    rows.push({
      sequence,
      happenedAt,
      enteredAt: minuteIn(at) === minuteIn(happenedAt) ? null : at,
      who: personId === null ? '' : (one.names[personId] ?? ''),
      text: linked > 1 ? words('cases.event.linkedMany', { count: linked }) : eventText(one, event, words, language),
      clockBack: one.clockBack.includes(sequence) || before?.clockBack === true,
      correctedBy: one.events.flatMap((other) =>
        other.body.kind === 'noted' && other.body.corrects === sequence ? [other.sequence] : [],
      ),
    });
  }
  return rows.toSorted((a, b) =>
    a.happenedAt === b.happenedAt ? a.sequence - b.sequence : a.happenedAt < b.happenedAt ? -1 : 1,
  );
}
