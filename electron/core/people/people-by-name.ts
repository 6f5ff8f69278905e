import type { Db } from '../foundation/context.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { peopleByName } from './repository.ts';

/** A name as it is compared where hyphens and spaces are written as it falls out: "Eva-Lotta Ask", "eva lotta ask". */
export const samePerson = (name: string): string =>
  searchText(name)
    .replace(/[-‐‑–]/g, ' ')
    .replace(/ +/g, ' ');

/**
 * An administration's people by name. `find`: whoever has the name as it is written, and where nobody has, whoever has one that differs by
 * hyphens; of several with one name, one who is here. `keyOf`: the same for every name that leads to one person.
 */
export async function findPeople(db: Db, administrationId: string, today: string) {
  const exact = await peopleByName(db, administrationId, today);
  const loose = new Map([...exact].map(([key, person]) => [samePerson(key), person]));
  const find = (name: string) => exact.get(searchText(name)) ?? loose.get(samePerson(name));
  return {
    find,
    keyOf: (name: string) => find(name)?.id ?? samePerson(name),
  };
}
