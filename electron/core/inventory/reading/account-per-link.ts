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
  /** What its cell says besides its accounts, and the addresses in that; the first of them has it. */
  besides?: { heading: string; text: string; addresses: readonly string[] };
  /** The unit of every row of the list, where somebody has said one. */
  unit?: string;
}

/** The columns of a wide list that each hold accounts: several for the address. None where a single one is. */
function linkColumns(columns: readonly ChosenColumn[]): ChosenColumn[] {
  const found = columns.filter(({ field }) => field === 'address');
  return found.length > 1 ? found : [];
}

/** What stands between two accounts in a cell and says nothing of them. */
const joining = /^(?:och|samt|and|und|og|ja|sekä|en|et|[&/+·•–-]+|)$/i;

/** Where one account ends and another begins without a space: "@bad/@sim", "https://x.com/bad+https://x.com/sim". */
const between = /[\s,;|]+|(?<=^@[\w.]+|[\s,;|]@[\w.]+)[/+&]+(?=@)|[/+&]+(?=https?:\/\/|www\.)/i;

/** The accounts in a cell of a platform's column: each of several addresses or @names, and what else the cell says; else the cell as it stands. */
function accountsIn(catalogue: Catalogue, cell: string, platform: string): { accounts: string[]; rest: string[] } {
  const parts = cell.split(between).filter((part) => !joining.test(part));
  const isOne = (part: string) =>
    (part.startsWith('@') || isAddress(catalogue, part)) &&
    (isAccount(catalogue, part, platform) || isAccount(catalogue, part, 'other'));
  const accounts = [...new Set(parts.map(trimmed).filter(isOne))];
  return accounts.length > 1
    ? { accounts, rest: parts.filter((part) => !isOne(trimmed(part))) }
    : { accounts: [cell], rest: [] };
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
      heading: column.heading,
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
    const accounts = filled.flatMap(({ index: own, heading, platform, columns: itsColumns }) => {
      const whole = row.cells[own] ?? '';
      const { accounts: texts, rest } = accountsIn(catalogue, whole, platform);
      const addresses = rest.map(trimmed).filter((part) => isAddress(catalogue, part));
      return texts.map((text, nth) => ({
        row: {
          ...row,
          cells: row.cells.map((cell, index) => (index === own ? text : isOther(index, own) ? '' : cell)),
          ...(row.links !== undefined && {
            links: Object.fromEntries(Object.entries(row.links).filter(([index]) => !isOther(Number(index), own))),
          }),
        },
        columns: itsColumns,
        isOfLink: true,
        ...(nth === 0 && rest.length > 0 && { besides: { heading, text: whole, addresses } }),
      }));
    });
    return accounts.length > 0 ? accounts : [{ row, columns, isOfLink: false }];
  };
}
