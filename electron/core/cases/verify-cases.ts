import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import type { Db } from '../foundation/context.ts';
import { editionsOfCases, eventRows, eventSeals } from './repository.ts';
import { shownNumber } from './see-case.ts';

const Seal = z.object({ sequence: z.int(), digest: z.string() });

/** What the chain took in of a detail; `null` where it is gallrad, or is no seal, which the check of the details themselves tells. */
function sealIn(details: string | null): z.infer<typeof Seal> | null {
  if (details === null) return null;
  try {
    return Seal.safeParse(JSON.parse(details)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Compares everything that is written in cases with what the log's chain took in when it was: who decided, when and on what ground is what it was.
 * `changed` is the first case, by number, where an event is another or has been added, or where the workflow is another; '' where one is gone; events whose details are gallrade are not judged.
 */
export async function verifyCases(db: Db): Promise<{ cases: number; changed: string | null }> {
  const sealed = new Map<string, string>();
  const unjudged = new Set<string>();
  for (const { caseId, details } of await eventSeals(db)) {
    const seal = sealIn(details);
    if (seal === null) unjudged.add(caseId);
    else sealed.set(`${caseId} ${seal.sequence}`, seal.digest);
  }
  const seen = new Set<string>();
  const odd: number[] = [];
  const left = new Map(sealed);
  for (const {
    number,
    case_id: caseId,
    sequence,
    at,
    happened_at: happenedAt,
    person_id: personId,
    body,
  } of await eventRows(db)) {
    seen.add(caseId);
    const name = `${caseId} ${sequence}`;
    left.delete(name);
    const seal = sealed.get(name);
    if (seal === undefined ? unjudged.has(caseId) : seal === digestOf({ sequence, at, happenedAt, personId }, body))
      continue;
    odd.push(number);
  }
  for (const { number, id, definition } of await editionsOfCases(db)) if (sha256(definition) !== id) odd.push(number);
  const [first] = odd.toSorted((a, b) => a - b);
  if (first !== undefined) return { cases: seen.size, changed: shownNumber(first) };
  return { cases: seen.size, changed: left.size > 0 ? '' : null };
}

/** The digest of an event as it was written: its body is the text that is kept, whatever reads it now. */
function digestOf(
  head: { sequence: number; at: string; happenedAt: string; personId: string | null },
  body: string,
): string {
  return sha256(`${JSON.stringify(head).slice(0, -1)},"body":${body}}`);
}
