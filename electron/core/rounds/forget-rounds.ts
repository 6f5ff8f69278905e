import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf, instantOf, yearsBefore } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { oldRounds, removeOldQuestions, removeRounds } from './keeping-repository.ts';
import { dropOldClaims } from './queue-repository.ts';

/** Removes rounds, looks and settled questions that are older than the administration's gallringsbeslut says, and says so in the log. Returns how many rounds. */
export async function forgetOldRounds(context: Context): Promise<number> {
  const now = context.clock.now();
  let forgotten = 0;
  await dropOldClaims(context.db, now.toISOString());
  for (const { id, settings } of await readAdministrations(context.db)) {
    const before = yearsBefore(dayOf(now), settings.lookYears.value);
    for (;;) {
      // Part by part, so that a day's work on ten years of looks stops nobody.
      const rounds = await context.db.transaction().execute(async (db) => {
        const ids = await oldRounds(db, id, before);
        const questions = await removeOldQuestions(db, id, instantOf(before, '00:00', 'earlier').toISOString());
        const looks = ids.length === 0 ? 0 : await removeRounds(db, ids);
        if (ids.length > 0 || questions > 0)
          await recordEvents(db, context, [
            {
              action: 'rounds-forgotten',
              subjectKind: 'administration',
              subjectId: id,
              details: { before, rounds: ids.length, looks, questions },
            },
          ]);
        return ids.length;
      });
      forgotten += rounds;
      if (rounds === 0) break;
    }
  }
  if (forgotten > 0) context.announce({ room: 'rounds', ids: [] });
  return forgotten;
}
