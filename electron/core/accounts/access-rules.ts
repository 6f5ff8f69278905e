import { addDays, type Day } from '../foundation/calendar.ts';
import { type AccountFacts, isActive } from './account-facts.ts';

/** The two counts and what follows from them; `null` is unknown. */
export interface Counts {
  canLogIn: number | null;
  canClose: number | null;
  changesOn: Day | null;
  communicator: boolean | null;
  /** Whether the administration's rule for people with access holds; `null` when nobody knows. */
  ruleMet: boolean | null;
}

type Ability = 'canLogIn' | 'canClose';

/** A communicator by profession, or by what has been said for this account. */
export function isCommunicatorOf({ draft, people }: AccountFacts, personId: string): boolean {
  return (
    people.get(personId)?.isCommunicator === true ||
    draft.roles.some((role) => role.personId === personId && role.role === 'communicator')
  );
}

/** The ways in of the people who are here, as somebody has seen them: a yes counts for as long as the administration has decided. */
function judgedAccess({ draft, people, settings, today }: AccountFacts) {
  const oldest = addDays(today, -settings.verifiedWithinDays.value);
  return draft.access
    .filter((entry) => isActive(people.get(entry.personId), today))
    .map((entry) => {
      const isVerified = entry.verifiedOn !== null && entry.verifiedOn >= oldest && entry.verifiedOn <= today;
      const answer = (ability: Ability) => (entry[ability] === true && !isVerified ? null : entry[ability]);
      return { personId: entry.personId, canLogIn: answer('canLogIn'), canClose: answer('canClose') };
    });
}

/** Yes if one is, no if none is, unknown as long as one of those who are not a yes could be. */
function any(answers: ReadonlyArray<boolean | null>): boolean | null {
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}

/**
 * The two counts of R9 and what follows from them: persons who are here and whose way in somebody has seen work.
 * Nothing known is unknown, never zero; zero is when every answer is a no, or everybody who was listed has left.
 * A lost account is one that nobody can log in to: that is what the status says, whatever was noted before.
 */
export function countAccess(facts: AccountFacts): Counts {
  const { draft, people, settings } = facts;
  if (facts.status === 'lost')
    return { canLogIn: 0, canClose: 0, changesOn: null, communicator: false, ruleMet: false };
  const judged = judgedAccess(facts);
  const isListed = draft.access.length > 0;
  const count = (ability: Ability) => {
    const answers = judged.map((entry) => entry[ability]);
    const yes = answers.filter((answer) => answer === true).length;
    return yes > 0 ? yes : isListed && any(answers) === false ? 0 : null;
  };
  const canLogIn = count('canLogIn');
  const known = canLogIn !== null;
  const communicators = judged.filter(({ personId }) => isCommunicatorOf(facts, personId));
  const isKeeper = (personId: string) =>
    isCommunicatorOf(facts, personId) ||
    people.get(personId)?.isManager === true ||
    draft.roles.some((role) => role.personId === personId && role.role === 'manager');
  const keepers = judged.filter(({ personId }) => isKeeper(personId));
  const rule = settings.accessRule.value;
  const leaving = judged
    .filter((entry) => entry.canLogIn === true || entry.canClose === true)
    .flatMap(({ personId }) => people.get(personId)?.leavesOn ?? []);
  return {
    canLogIn,
    canClose: count('canClose'),
    changesOn: leaving.toSorted()[0] ?? null,
    communicator: known ? any(communicators.map((entry) => entry.canLogIn)) : null,
    ruleMet: !known
      ? null
      : rule.kind === 'count'
        ? canLogIn >= rule.people
        : any(keepers.map((entry) => entry.canLogIn)),
  };
}
