/** The days of an absence while they are entered; `isEndOwn`: somebody has chosen the last day. */
export interface AwaySpan {
  from: string | null;
  to: string | null;
  isEndOwn: boolean;
}

/** The span with another first day. The last one follows until it has been chosen; a date that is half typed moves no choice. */
export function withStart(span: AwaySpan, from: string | null): AwaySpan {
  return { ...span, from, to: span.isEndOwn || from === null ? span.to : from };
}

/** What is wrong with the days: one is missing, the last is before the first, or all of them have been. */
export function faultOfSpan({ from, to }: AwaySpan, today: string): 'missing' | 'backwards' | 'past' | null {
  if (from === null || to === null) return 'missing';
  if (to < from) return 'backwards';
  return to < today ? 'past' : null;
}
