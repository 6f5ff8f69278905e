import { addMonths, type Day } from '../foundation/calendar.ts';
import { type Decision, isInForce } from './contract.ts';

/** The first day on which files kept on a day may be disposed of by a decision. */
export function disposableOn(keptOn: Day, { months, fromOn }: Pick<Decision, 'months' | 'fromOn'>): Day {
  const served = addMonths(keptOn, months);
  return served < fromOn ? fromOn : served;
}

/** What stands in the way of disposing on a day of files that were kept on another (`null`: it is not known); `null` when nothing does. */
export function disposalFault(
  decision: Pick<Decision, 'months' | 'fromOn' | 'toOn'>,
  { keptOn, on }: { keptOn: Day | null; on: Day },
): 'not-in-force' | 'too-early' | null {
  if (!isInForce(decision, on)) return 'not-in-force';
  return keptOn !== null && on < disposableOn(keptOn, decision) ? 'too-early' : null;
}

type Answers = Readonly<Record<string, string>>;

/** When a block is to be reviewed next: the earliest day that a measure set, until a review ends it or sets another; `null` when there is none. */
export function reviewOn(measures: readonly Answers[], review: Answers): Day | null {
  if (review['kept'] === 'ended') return null;
  const [first = null] = measures.flatMap((answers) => answers['review-on'] ?? []).toSorted();
  return review['kept'] === undefined ? first : (review['again-on'] ?? null);
}
