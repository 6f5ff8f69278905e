import { addDays, type Day } from '../foundation/calendar.ts';
import type { Row } from '../foundation/database/schema.ts';

/**
 * How a person is named where others than the keepers of Personer look: by name, or by title when the person has skyddade
 * personuppgifter (R11, E7). `otherwise` is used when such a person has no title.
 */
export function shownName(
  person: { name: string; title: string; protected_identity: number },
  otherwise: string,
): string {
  if (person.protected_identity === 0) return person.name;
  return person.title === '' ? otherwise : person.title;
}

/** What a person is sorted by: a protected one by title, so that the place in a list does not give the name away. */
export function orderName(name: string, title: string, isProtected: boolean): string {
  return isProtected && title !== '' ? title : name;
}

/**
 * The kept row after a merge: what it did not know is taken from the other row, what it knew stands.
 * Protection wins: one row that is protected makes the person protected. The notes of both are kept, and the row stands for itself.
 */
export function mergedPerson(kept: Row<'person'>, other: Row<'person'>): Row<'person'> {
  const email = kept.email === '' ? other : kept;
  const phone = kept.phone === '' ? other : kept;
  return {
    ...kept,
    unit_id: kept.unit_id ?? other.unit_id,
    title: kept.title === '' ? other.title : kept.title,
    email: email.email,
    email_kind: email.email_kind,
    phone: phone.phone,
    phone_kind: phone.phone_kind,
    protected_identity: Math.max(kept.protected_identity, other.protected_identity),
    policy_read_on: kept.policy_read_on ?? other.policy_read_on,
    training_on: kept.training_on ?? other.training_on,
    note: [kept.note, other.note].filter((note) => note !== '').join('\n\n'),
    same_as: null,
  };
}

/** The last day of a row that turned out to be somebody else's: its own if it has passed, else the day before today. */
export function endedBefore(leavesOn: Day | null, today: Day): Day {
  const yesterday = addDays(today, -1);
  return leavesOn !== null && leavesOn < yesterday ? leavesOn : yesterday;
}

interface Access {
  can_log_in: number | null;
  can_close: number | null;
  verified_on: Day | null;
}

/** One way in of two that turned out to be the same person's: the one verified last, with the other's answers where it has none. */
export function mergedAccess<T extends Access>(one: T, other: T): T {
  const [later, earlier] = (other.verified_on ?? '') > (one.verified_on ?? '') ? [other, one] : [one, other];
  return {
    ...one,
    can_log_in: later.can_log_in ?? earlier.can_log_in,
    can_close: later.can_close ?? earlier.can_close,
    verified_on: later.verified_on,
  };
}
