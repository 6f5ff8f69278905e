import { addDays, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { EventBody } from '../engine/contract.ts';
import { startDecisions } from '../repository.ts';
import { fewestTold, type StartSummary } from './contract.ts';

/** The middle of some numbers, and between the two in the middle; `null` for fewer than `fewest`. */
export function medianOf(numbers: readonly number[], fewest: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined || sorted.length < fewest) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}

const daysBetween = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Days from idea to decision in the last year, by the decision that stands in each case. */
export async function summariseStarts({ db, clock }: Context, administrationId: string): Promise<StartSummary> {
  const since = addDays(dayOf(clock.now()), -365);
  const days = new Map<string, number>();
  for (const { id, opened_at, body } of await startDecisions(db, administrationId)) {
    const event = EventBody.parse(JSON.parse(body));
    const decidedOn = event.kind === 'done' && event.step === 'decision' ? event.values['decided-on'] : undefined;
    // A decision that was taken back is none, until there is another.
    days.delete(id);
    if (decidedOn !== undefined && decidedOn >= since) days.set(id, daysBetween(dayOf(new Date(opened_at)), decidedOn));
  }
  return { decided: days.size, medianDays: medianOf([...days.values()], fewestTold) };
}
