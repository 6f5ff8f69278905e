import { accountLabel } from '../accounts/account-label.ts';
import { readKeys } from '../accounts/take-in.ts';
import { formerKeys } from '../accounts/former-addresses.ts';
import type { Catalogue } from '../accounts/platforms.ts';
import type { Db } from '../foundation/context.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { ImportField, type ImportPlan, type PlannedRow } from './contract.ts';
import { keptTexts } from './kept-texts.ts';
import type { Planned } from './planned-row.ts';

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

/** Whose text some accounts keep as it stands: the column by its heading, '' where it has none, what it was read as, and in how many rows. */
export interface KeptColumn {
  column: string;
  field: ImportField;
  rows: number;
}

/** The columns whose text could not be understood, or has no place of its own, and is kept on the accounts; in the order of the rows. */
export function keptColumnsIn(planned: readonly Planned[]): KeptColumn[] {
  const columns = new Map<string, KeptColumn>();
  for (const { account, fate } of planned) {
    const here = new Map(
      keptTexts(fate).map(([key]): [string, Omit<KeptColumn, 'rows'>] => {
        const { data: known } = ImportField.safeParse(key);
        // What is no field is of an address: one more of them, the link behind it, or what a platform's column says instead.
        const field = known ?? 'address';
        const isHeading = known === undefined && key !== 'second-address' && key !== 'link';
        const column = isHeading ? key : (account?.headings.get(field) ?? '');
        return [`${field}\n${column}`, { column, field }];
      }),
    );
    for (const [key, column] of here) columns.set(key, { ...column, rows: (columns.get(key)?.rows ?? 0) + 1 });
  }
  return [...columns.values()];
}

/** What the register knows of the accounts of a list, that no row of it says. */
export interface KnownOfList {
  /** New accounts that are another administration's. */
  elsewhere: Array<{ fate: PlannedRow; administration: string }>;
  /** New accounts that were voided here. */
  voided: PlannedRow[];
  /** New accounts at the address that a live account which is not in the list had before, and what that one is called. */
  moved: Array<{ fate: PlannedRow; account: string }>;
  /** Live accounts that are not in the list, where it has at least half of them and so seems to be of them all; of several with one name it is told which. */
  absent: Array<{ id: string; name: string }>;
}

/** Looks a list's accounts up in the register, before anything of the list is written there, and tells each row what is known of it. */
export async function knownOfList(db: Db, catalogue: Catalogue, planned: readonly Planned[]): Promise<KnownOfList> {
  const administrations = await readAdministrations(db);
  const idOf = new Map(administrations.map(({ id, name }) => [searchText(name), id]));
  const nameOf = new Map(administrations.map(({ id, name }) => [id, name]));
  const taken = planned.filter(({ account }) => account !== null);
  const mine = new Set(taken.flatMap(({ administration }) => idOf.get(searchText(administration)) ?? []));
  const byKey = await readKeys(db);

  const elsewhere: KnownOfList['elsewhere'] = [];
  const voided: PlannedRow[] = [];
  for (const { accountId, fate } of taken) {
    if (accountId !== null || !isAddressed(fate.key)) continue;
    const alike = byKey.get(fate.key) ?? [];
    const other = alike.find((one) => one.voided_at === null && !mine.has(one.administration_id));
    if (other !== undefined) elsewhere.push({ fate, administration: nameOf.get(other.administration_id) ?? '' });
    if (alike.some((one) => one.voided_at !== null && mine.has(one.administration_id))) voided.push(fate);
  }

  // A row that is left out is in the list all the same.
  const inList = new Set(planned.flatMap(({ accountId }) => accountId ?? []));
  const live = [...byKey.values()]
    .flat()
    .filter((one) => mine.has(one.administration_id) && one.voided_at === null && one.status !== 'closed');
  // Of a list without anything new there is nothing to look for in the log.
  const hasNew = taken.some(({ accountId }) => accountId === null);
  const former = hasNew ? await formerKeys(db, catalogue) : new Map<string, string>();
  const liveById = new Map(live.map((one) => [one.id, one]));
  const moved = taken.flatMap(({ accountId, fate }) => {
    const had = accountId === null ? former.get(fate.key) : undefined;
    const one = had === undefined || inList.has(had) ? undefined : liveById.get(had);
    return one === undefined ? [] : [{ fate, account: one.name }];
  });
  const alike = Map.groupBy(live, ({ name }) => name);
  const absent = live
    .filter((one) => !inList.has(one.id))
    .map(({ id, name, platform_name: platformName, handle }) => ({
      id,
      name: (alike.get(name)?.length ?? 0) > 1 ? accountLabel({ name, platformName, handle }) : name,
    }))
    .toSorted((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
  for (const { fate } of elsewhere) fate.knownAs = 'elsewhere';
  for (const { fate } of moved) fate.knownAs = 'moved';
  for (const fate of voided) fate.knownAs = 'voided';
  return { elsewhere, voided, moved, absent: absent.length * 2 > live.length ? [] : absent };
}

/** The same in few words, with what the rows say themselves: rows whose deputy is the one responsible, new accounts that may be headings, and rows that a password was left out of. */
export async function notesOf(db: Db, catalogue: Catalogue, planned: readonly Planned[]): Promise<ImportPlan['notes']> {
  const { elsewhere, voided, moved, absent } = await knownOfList(db, catalogue, planned);
  const taken = planned.filter(({ account }) => account !== null);
  return {
    elsewhere: [...Map.groupBy(elsewhere, ({ administration }) => administration)].map(([administration, rows]) => ({
      administration,
      count: rows.length,
    })),
    voided: named(voided.map(({ name }) => name)),
    moved: named(moved.map(({ account }) => account)),
    ownDeputy: taken.filter(({ fate }) => fate.ownDeputy && !fate.unchanged).length,
    onlyNameRows: taken.flatMap(({ fate }) => (fate.onlyName ? [fate.row] : [])),
    secretRows: secretRowsIn(planned),
    absent: named(absent.map(({ name }) => name)),
  };
}
