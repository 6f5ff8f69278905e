import { type Catalogue, recogniseAddress } from '../accounts/platforms.ts';
import type { AccountReader } from './account-reader.ts';
import type { PlannedRow } from './contract.ts';
import { administrationKey, type ImportChoices, type KnownKeys } from './import-choices.ts';
import type { Line } from './reading/lines.ts';
import type { RowAccount } from './reading/read-row.ts';
import type { ChosenColumn } from './reading/row-text.ts';
import { inventoryColumns } from './schema.ts';

/** A row of our own file, by what tells its account: its Id, and the key of its address. */
export interface OwnRow {
  row: number;
  id: string;
  /** The administration, as `KnownKeys` has it. */
  administration: string;
  key: string;
}

/** Which account a row is by its Id although its address is another's or nobody's, and why it is left where it is; `row` is the other row. */
export type ById =
  | { accountId: string; reason?: undefined }
  | { accountId: string; reason: PlannedRow['reason']; row: number | null };

/**
 * The rows of our own file whose Id is an account of their administration that has another key in the register: the account
 * with a new address. A row whose new key is another account's or another row's is left whole: the Id and the address
 * name two accounts, as when a column was sorted by itself, and nothing tells which of them the rest of the row describes.
 * An Id that stands beside its account's own row was copied along with it, and tells nothing.
 */
export function accountsById(rows: readonly OwnRow[], known: KnownKeys): Map<number, ById> {
  const ofAdministration = new Map([...known].map(([name, keys]) => [name, new Set(keys.values())]));
  const isAccount = ({ administration, id }: OwnRow) => ofAdministration.get(administration)?.has(id) === true;
  const holderOf = ({ administration, key }: OwnRow) => known.get(administration)?.get(key);
  const place = (one: OwnRow, by: string) => `${one.administration}\n${by}`;
  const byId = Map.groupBy(rows.filter(isAccount), (one) => place(one, one.id));
  const byKey = Map.groupBy(rows, (one) => place(one, one.key));
  const registered = new Set(
    rows.flatMap((one) => {
      const holder = holderOf(one);
      return holder !== undefined && (holder === one.id || !isAccount(one)) ? [place(one, holder)] : [];
    }),
  );
  const found = new Map<number, ById>();
  for (const one of rows) {
    const holder = holderOf(one);
    if (!isAccount(one) || holder === one.id) continue;
    const sameId = byId.get(place(one, one.id))?.find(({ key }) => key !== one.key);
    const sameKey = byKey.get(place(one, one.key))?.find(({ id }) => id !== one.id);
    if (holder !== undefined) found.set(one.row, { accountId: one.id, reason: 'address-of-another', row: null });
    else if (registered.has(place(one, one.id))) continue;
    else if (sameId !== undefined)
      found.set(one.row, { accountId: one.id, reason: 'id-in-other-row', row: sameId.row });
    else if (sameKey !== undefined)
      found.set(one.row, { accountId: one.id, reason: 'address-in-other-row', row: sameKey.row });
    else found.set(one.row, { accountId: one.id });
  }
  return found;
}

const idColumn = inventoryColumns.findIndex(({ key }) => key === 'id');

/** Which accounts the rows of our own file are by their Ids, by row, where their keys do not tell it. */
export function idsOfLines(
  lines: readonly Line[],
  columns: readonly ChosenColumn[],
  { read }: AccountReader,
  choices: ImportChoices,
  known: KnownKeys,
): Map<number, ById> {
  const own = lines.flatMap(({ row }) => {
    const account = read({ row, columns, isOfLink: false });
    if (account === null) return [];
    const administration = administrationKey(account.administration || choices.administration);
    return [{ row: row.row, id: row.cells[idColumn] ?? '', administration, key: account.key }];
  });
  return accountsById(own, known);
}

/** The account of a row whose Id tells it, with what its new address says. */
export const withNewAddress = (catalogue: Catalogue, account: RowAccount): RowAccount => ({
  ...account,
  newAddress: { handle: recogniseAddress(catalogue, account.url, account.platform)?.handle ?? '' },
});
