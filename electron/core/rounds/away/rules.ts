import type { Day } from '../../foundation/calendar.ts';
import type { LookOutcome } from '../contract.ts';
import { impossibleBecause, isChecked, type Window } from '../rules.ts';
import type { AnswerFate } from './contract.ts';

/** An item of a round as an answer meets it. */
export interface MetItem {
  /** The tittställe whose look covers it. */
  placeId: string | null;
  outcome: LookOutcome | '';
  /** The look that it stands on. */
  lookId: string | null;
  lookedAt: Date | null;
  /** When it has been looked at away from the desk, as far as that stands. */
  awayAt: ReadonlySet<number>;
  isOpenElsewhere: boolean;
}

const impossible = {
  'look-in-future': 'in-future',
  'look-before-window': 'before-window',
  'look-other-day': 'other-day',
} as const;

/**
 * What becomes of a look from an answer. It is recorded on an item that waits, and on one that could not be checked when this look
 * came later and saw it; what stands there already, and what cannot be true, is left. `'ahead'` is a round that has not begun.
 */
export function fateOf(
  look: { outcome: LookOutcome; lookedAt: Date; isKnown: boolean; isSecond: boolean },
  round: (Window & { day: Day }) | 'ahead' | undefined,
  item: MetItem | undefined,
  now: Date,
): AnswerFate {
  if (!look.isKnown) return 'unknown-account';
  if (look.isSecond) return 'twice';
  if (round === undefined) return 'no-round';
  if (round === 'ahead') return 'not-begun';
  const why = impossibleBecause(round, look.lookedAt, now);
  if (why !== null) return impossible[why];
  if (item === undefined) return 'not-in-round';
  if (item.awayAt.has(look.lookedAt.getTime())) return 'taken-already';
  if (item.outcome !== '') {
    const goesOn =
      !isChecked(item.outcome) && isChecked(look.outcome) && item.lookedAt !== null && look.lookedAt > item.lookedAt;
    if (!goesOn) return 'looked-already';
  }
  return item.isOpenElsewhere ? 'open-elsewhere' : 'taken';
}
