import { z } from 'zod';
import type { EventSeal } from './repository.ts';

const Seal = z.object({ sequence: z.int(), digest: z.string() });

/** The event that a link of the chain is about and its digest; `null` where that is gallrat, or is no seal, which the check of the details themselves tells. */
export function sealIn({ details }: Pick<EventSeal, 'details'>): z.infer<typeof Seal> | null {
  if (details === null) return null;
  try {
    return Seal.safeParse(JSON.parse(details)).data ?? null;
  } catch {
    return null;
  }
}

/** Two clocks that are set right differ by less; milliseconds. */
const together = 60_000;

const isBefore = (at: string, earlier: string | null | undefined) =>
  earlier !== null && earlier !== undefined && Date.parse(earlier) - Date.parse(at) > together;

/**
 * Events, by number, that were entered when the clock stood before what it had shown already: before the event ahead of it in the case, or before
 * what the computer had just entered elsewhere. Their times are as they were written; that one of them is wrong is all that can be known.
 */
export function clockBackIn(
  events: ReadonlyArray<{ sequence: number; at: string }>,
  seals: readonly EventSeal[],
): number[] {
  // What is from before the log began was brought along, as the demo's cases are: no log says anything of it.
  const back = seals.filter(({ at, before, began }) => isBefore(at, before) && !isBefore(at, began));
  const inLog = new Set(back.map((seal) => sealIn(seal)?.sequence));
  return events.flatMap(({ sequence, at }, place) =>
    isBefore(at, events[place - 1]?.at) || inLog.has(sequence) ? [sequence] : [],
  );
}
