import { accountLabel } from '../accounts/account-label.ts';
import { readKeys } from '../accounts/take-in.ts';
import { formerKeys } from '../accounts/former-addresses.ts';
import type { Catalogue } from '../accounts/platforms.ts';
import type { Db } from '../foundation/context.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { ImportPlan } from './contract.ts';
import type { Planned } from './plan-import.ts';

/** So many are named; the rest is counted. */
const mostNames = 5;
/** A key made of a name and a unit is no address, and says nothing of an account elsewhere. */
const isAddressed = (key: string) => !key.startsWith('name:');

/** How many accounts, with the first of their names. */
export const named = (names: readonly string[]) => ({
  count: names.length,
  names: names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)).slice(0, mostNames),
});

/** The rows of the list, by number, that a password was left out of; one that comes to nothing has it in the file all the same. */
export const secretRowsIn = (planned: readonly Planned[]): number[] => [
  ...new Set(planned.flatMap(({ fate }) => (fate.hasSecret ? [fate.row] : []))),
];

/** What of the register a list is held against: every key, the administrations that its rows go to with their live accounts, and which accounts it has. */
async function registerFor(db: Db, planned: readonly Planned[]) {
  const administrations = await readAdministrations(db);
  const idOf = new Map(administrations.map(({ id, name }) => [searchText(name), id]));
  const mine = new Set(
    planned.flatMap(({ account, administration }) =>
      account === null ? [] : (idOf.get(searchText(administration)) ?? []),
    ),
  );
  const byKey = await readKeys(db);
  const live = [...byKey.values()]
    .flat()
    .filter((one) => mine.has(one.administration_id) && one.voided_at === null && one.status !== 'closed');
  // A row that is left out is in the list all the same.
  const inList = new Set(planned.flatMap(({ accountId }) => accountId ?? []));
  return { administrations, mine, byKey, live, inList };
}

function absentFrom({ live, inList }: Awaited<ReturnType<typeof registerFor>>): ImportPlan['notes']['absent'] {
  const alike = Map.groupBy(live, ({ name }) => name);
  const absent = live
    .filter((one) => !inList.has(one.id))
    // Of several with one name it is told which.
    .map(({ name, platform_name: platformName, handle }) =>
      (alike.get(name)?.length ?? 0) > 1 ? accountLabel({ name, platformName, handle }) : name,
    );
  return named(absent.length * 2 > live.length ? [] : absent);
}

/** Live accounts that are not in the list, where it has at least half of them and so seems to be of them all. */
export const absentOf = async (db: Db, planned: readonly Planned[]): Promise<ImportPlan['notes']['absent']> =>
  absentFrom(await registerFor(db, planned));

/**
 * What the register knows of a list, that no row of it says: new accounts that are another administration's, new ones that were voided here,
 * new ones at the address that an account which is not in the list had before, live ones that are not in the list (`absentOf`),
 * rows whose deputy is the one responsible, new accounts that may be headings, and rows that a password was left out of.
 */
export async function notesOf(db: Db, catalogue: Catalogue, planned: readonly Planned[]): Promise<ImportPlan['notes']> {
  const register = await registerFor(db, planned);
  const { administrations, mine, byKey, live, inList } = register;
  const nameOf = new Map(administrations.map(({ id, name }) => [id, name]));
  const taken = planned.filter(({ account }) => account !== null);

  const elsewhere = new Map<string, number>();
  const voided: string[] = [];
  for (const { accountId, fate } of taken) {
    if (accountId !== null || !isAddressed(fate.key)) continue;
    const alike = byKey.get(fate.key) ?? [];
    const other = alike.find((one) => one.voided_at === null && !mine.has(one.administration_id));
    if (other !== undefined) {
      const name = nameOf.get(other.administration_id) ?? '';
      elsewhere.set(name, (elsewhere.get(name) ?? 0) + 1);
    }
    if (alike.some((one) => one.voided_at !== null && mine.has(one.administration_id))) voided.push(fate.name);
  }

  // Of a list without anything new there is nothing to look for in the log.
  const hasNew = taken.some(({ accountId }) => accountId === null);
  const former = hasNew ? await formerKeys(db, catalogue) : new Map<string, string>();
  const liveById = new Map(live.map((one) => [one.id, one]));
  const moved = taken.flatMap(({ accountId, fate }) => {
    const had = accountId === null ? former.get(fate.key) : undefined;
    const one = had === undefined || inList.has(had) ? undefined : liveById.get(had);
    return one === undefined ? [] : [one.name];
  });
  return {
    elsewhere: [...elsewhere].map(([administration, count]) => ({ administration, count })),
    voided: named(voided),
    moved: named(moved),
    ownDeputy: taken.filter(({ fate }) => fate.ownDeputy && !fate.unchanged).length,
    onlyNameRows: taken.flatMap(({ fate }) => (fate.onlyName ? [fate.row] : [])),
    secretRows: secretRowsIn(planned),
    absent: absentFrom(register),
  };
}
