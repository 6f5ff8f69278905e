import { type Catalogue, platformNamed } from '../../accounts/platforms.ts';
import { trimmed } from '../../accounts/read-address.ts';
import type { TableRow } from '../tables/table.ts';
import { isAddress } from './columns.ts';
import { saysNoAccount } from './platform-columns.ts';
import { isAccount } from './row-place.ts';
import type { ChosenColumn } from './row-text.ts';
import { isFormulaError } from './words.ts';

/** A row, or one account of a row that gives several, with what its columns are to that account. */
export interface AccountRow {
  row: TableRow;
  columns: readonly ChosenColumn[];
  /** The account of one of the row's links; it is called what the row is called. */
  isOfLink: boolean;
  /** The unit of every row of the list, where somebody has said one. */
  unit?: string;
}

/** The columns of a wide list that each hold accounts: several for the address. None where a single one is. */
function linkColumns(columns: readonly ChosenColumn[]): ChosenColumn[] {
  const found = columns.filter(({ field }) => field === 'address');
  return found.length > 1 ? found : [];
}

/** The accounts in a cell of a platform's column: each of several addresses or @names, else the cell as it stands. */
function accountsIn(catalogue: Catalogue, cell: string, platform: string): string[] {
  const parts = cell
    .split(/[\s,;|]+/)
    .map(trimmed)
    .filter((part) => part !== '');
  const areAccounts = parts.every(
    (part) =>
      (part.startsWith('@') || isAddress(catalogue, part)) &&
      (isAccount(catalogue, part, platform) || isAccount(catalogue, part, 'other')),
  );
  return parts.length > 1 && areAccounts ? [...new Set(parts)] : [cell];
}

/**
 * Makes each link of a wide list's row an account of its own: the row's shared cells with that link alone, on the platform that its
 * heading names. What a platform's column says else ("stängd") is kept as text. A row without links stays as it is, and so does every row
 * of a list that is not wide.
 */
export function accountPerLink(
  catalogue: Catalogue,
  columns: readonly ChosenColumn[],
): (row: TableRow) => AccountRow[] {
  const ofLinks = linkColumns(columns).map((column) => {
    const platform = platformNamed(catalogue, column.heading)?.id ?? 'other';
    return {
      index: column.index,
      platform,
      // The heading, where it names one, goes before what another column calls the row's platform.
      columns: columns.map((one) =>
        (one.field === 'address' && one !== column) || (one.field === 'platform' && platform !== 'other')
          ? { ...one, field: 'extra' as const }
          : one,
      ),
    };
  });
  return (row) => {
    const holds = (index: number) => {
      const cell = row.cells[index] ?? '';
      return cell !== '' && (row.links?.[index] !== undefined || !(saysNoAccount(cell) || isFormulaError(cell)));
    };
    const filled = ofLinks.filter(({ index }) => holds(index));
    const isOther = (index: number, own: number) => index !== own && filled.some((one) => one.index === index);
    const accounts = filled.flatMap(({ index: own, platform, columns: itsColumns }) =>
      accountsIn(catalogue, row.cells[own] ?? '', platform).map((text) => ({
        row: {
          ...row,
          cells: row.cells.map((cell, index) => (index === own ? text : isOther(index, own) ? '' : cell)),
          ...(row.links !== undefined && {
            links: Object.fromEntries(Object.entries(row.links).filter(([index]) => !isOther(Number(index), own))),
          }),
        },
        columns: itsColumns,
        isOfLink: true,
      })),
    );
    return accounts.length > 0 ? accounts : [{ row, columns, isOfLink: false }];
  };
}
