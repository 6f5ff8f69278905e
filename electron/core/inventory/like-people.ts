import { samePerson } from '../people/people-by-name.ts';
import type { RowAccount } from './reading/read-row.ts';

/** The parts of a name, as they are compared; a full stop ends an initial. */
const partsOf = (name: string) => samePerson(name.replaceAll('.', '. ')).replaceAll('.', '').split(' ').filter(Boolean);

/** A name whose given names are initials ("T. Schäfer", "T.E. von Schäfer"): those, and the surname; `null` for any other. */
function initialsOf(name: string): { initials: string[]; surname: string } | null {
  const parts = partsOf(name);
  const first = parts.findIndex((part) => part.length > 1);
  return first < 1 ? null : { initials: parts.slice(0, first), surname: parts.slice(first).join(' ') };
}

/** Whether a whole name could be what the initials are short for. */
function couldBe({ initials, surname }: NonNullable<ReturnType<typeof initialsOf>>, name: string): boolean {
  const parts = partsOf(name);
  const given = parts.slice(0, parts.length - surname.split(' ').length);
  return (
    (given[0]?.length ?? 0) > 1 &&
    parts.slice(given.length).join(' ') === surname &&
    given.every((part, index) => initials[index] === undefined || part.startsWith(initials[index]))
  );
}

/** "Maja L" for "Maja Lindqvist": part by part the same, or its first letter. */
function isCutShort(name: string, whole: string): boolean {
  const [short, long] = [partsOf(name), partsOf(whole)];
  const isInitial = (part: string) => part.length === 1;
  return (
    short.length === long.length &&
    short.some(isInitial) &&
    !short.every(isInitial) &&
    !long.some(isInitial) &&
    short.every((part, index) => part === long[index] || (isInitial(part) && long[index]?.startsWith(part) === true))
  );
}

/**
 * Names with initials that one whole name, and only one, could be: "T. Schäfer" beside "Tomas Schäfer". Of two that it could be neither is
 * proposed.
 */
export function likePeople(names: readonly string[], whole: readonly string[]): Array<{ name: string; as: string }> {
  return names.flatMap((name) => {
    const short = initialsOf(name);
    const isShortFor = (one: string) => (short !== null && couldBe(short, one)) || isCutShort(name, one);
    const found = new Map(whole.filter(isShortFor).map((one) => [samePerson(one), one]));
    const [as] = found.values();
    return as === undefined || found.size > 1 ? [] : [{ name, as }];
  });
}

/** An account of a row with those who are said to be somebody else by that name; `same` has their names as `samePerson` writes them. */
export function withSamePeople(account: RowAccount, same: ReadonlyMap<string, string>): RowAccount {
  const renamed: NonNullable<RowAccount['renamed']>[number][] = [];
  const people = Object.entries(account.people).map(([field, named]) => {
    const after = named.map((person) => {
      const as = same.get(samePerson(person.name));
      if (as === undefined) return person;
      renamed.push({ name: person.name, as });
      return { ...person, name: as };
    });
    // "T. Schäfer, Tomas Schäfer" are then one.
    const keys = after.map(({ name }) => samePerson(name));
    return [field, after.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)];
  });
  return renamed.length === 0 ? account : { ...account, people: Object.fromEntries(people), renamed };
}

/**
 * An account of a row where a new name with initials, which somebody who has a role on that account could be, is theirs: a list that
 * shortens its names takes nothing from anybody.
 */
export function withThoseWhoHold(
  account: RowAccount,
  holders: readonly string[],
  isNew: (name: string) => boolean,
): RowAccount {
  const named = Object.values(account.people).flatMap((people) => people.map(({ name }) => name));
  const theirs = likePeople(named.filter(isNew), holders);
  if (theirs.length === 0) return account;
  const { people } = withSamePeople(account, new Map(theirs.map(({ name, as }) => [samePerson(name), as])));
  return { ...account, people };
}
