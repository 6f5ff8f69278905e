import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { dueIn, looksToSeal, markSealed, sealAction, sealedRounds, unsealedRounds } from './keeping-repository.ts';

/** The digest of a round: what was due, and every look with its accounts, as they stand. */
async function digestOf(db: Db, roundId: string): Promise<{ due: number; looks: number; sha256: string }> {
  const due = await dueIn(db, roundId);
  const looks = await looksToSeal(db, roundId);
  const lines = looks.map(({ look, accountIds }) => [
    look.number,
    look.id,
    look.outcome,
    look.method,
    look.reason,
    look.note,
    look.looked_at,
    look.entered_at,
    look.person_id,
    look.undone_at,
    ...accountIds,
  ]);
  return { due: due.length, looks: looks.length, sha256: sha256(JSON.stringify([due, ...lines])) };
}

/**
 * Takes the rounds of days that are over into the log's chain, each by a digest: six hundred thousand looks a year
 * need not be links of their own, and `verifyRounds` sees it when one of them has been changed. Returns how many.
 */
export async function sealRounds(context: Context): Promise<number> {
  const now = context.clock.now();
  let sealed = 0;
  for (;;) {
    const rounds = await unsealedRounds(context.db, dayOf(now));
    if (rounds.length === 0) return sealed;
    await context.db.transaction().execute(async (db) => {
      const events = [];
      for (const round of rounds) {
        const details = { day: round.day, slot: round.slot, ...(await digestOf(db, round.id)) };
        events.push({ action: sealAction, subjectKind: 'round', subjectId: round.id, details });
        await markSealed(db, round.id, now.toISOString());
      }
      await recordEvents(db, context, events);
    });
    sealed += rounds.length;
  }
}

const Seal = z.object({ sha256: z.string() });

/** Compares every sealed round with what the chain took in of it; `changed` is the first that differs. */
export async function verifyRounds(db: Db): Promise<{ rounds: number; changed: { day: string; slot: number } | null }> {
  const sealed = await sealedRounds(db);
  let rounds = 0;
  for (const { id, day, slot, details } of sealed) {
    if (details === null) continue;
    rounds += 1;
    const { sha256: digest } = Seal.parse(JSON.parse(details));
    if ((await digestOf(db, id)).sha256 !== digest) return { rounds, changed: { day, slot } };
  }
  return { rounds, changed: null };
}
