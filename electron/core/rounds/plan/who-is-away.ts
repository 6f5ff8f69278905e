import type { Day } from '../../foundation/calendar.ts';
import type { Db } from '../../foundation/context.ts';
import { castOf } from '../../people/leave-person.ts';
import { activeIn } from './read-office.ts';
import { absencesBetween, absencesForDecisions } from './repository.ts';
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

/**
 * Who may decide on a day what is delegated to a person: that person, and whoever is in their place when they are away. Nobody comes there by their own word
 * or afterwards: an absence gives the right only where somebody else named the substitute, and not after the day.
 */
export async function decidersOn(db: Db, administrationId: string, personId: string, day: Day): Promise<string[]> {
  const absences = await absencesForDecisions(db, administrationId, day);
  const isActive = activeIn(await castOf(db, administrationId, day));
  const substituteId = substituteOf({ absences, isActive }, personId, day);
  return substituteId === null ? [personId] : [personId, substituteId];
}
