import type { Day } from '../../foundation/calendar.ts';
import type { Db } from '../../foundation/context.ts';
import { castOf } from '../../people/leave-person.ts';
import { activeIn } from './read-office.ts';
import { absencesBetween } from './repository.ts';
import { substituteOf } from './rules.ts';

/**
 * Those who are away on a day, and who is here in their place as in the rounds: of one who is away too, whoever is in that one's place.
 * For other rooms: what waits for them waits for the substitute.
 */
export async function substitutesOn(
  db: Db,
  administrationId: string,
  day: Day,
): Promise<Array<{ personId: string; substituteId: string }>> {
  const absences = await absencesBetween(db, administrationId, day, day);
  if (absences.length === 0) return [];
  const presence = { absences, isActive: activeIn(await castOf(db, administrationId, day)) };
  return [...new Set(absences.map(({ personId }) => personId))].flatMap((personId) => {
    const substituteId = substituteOf(presence, personId, day);
    return substituteId === null ? [] : [{ personId, substituteId }];
  });
}
