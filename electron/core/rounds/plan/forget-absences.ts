import { addDays, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { removeAbsencesBefore } from './repository.ts';

/** Days; by then the rounds of an absence are written down with who had them. */
const keptDays = 60;

/** Takes away who was away, when it has been over for sixty days. */
export async function forgetOldAbsences(context: Context): Promise<void> {
  await removeAbsencesBefore(context.db, addDays(dayOf(context.clock.now()), -keptDays));
}
