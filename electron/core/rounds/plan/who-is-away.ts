import type { Day } from '../../foundation/calendar.ts';
import type { Db } from '../../foundation/context.ts';
import { absencesBetween } from './repository.ts';

/** Those who are away on a day and have somebody in their place. For other rooms: what waits for them waits for the substitute. */
export async function substitutesOn(
  db: Db,
  administrationId: string,
  day: Day,
): Promise<Array<{ personId: string; substituteId: string }>> {
  const absences = await absencesBetween(db, administrationId, day, day);
  return absences.flatMap(({ personId, substituteId }) => (substituteId === null ? [] : [{ personId, substituteId }]));
}
