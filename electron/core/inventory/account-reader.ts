import type { Catalogue } from '../accounts/platforms.ts';
import { administrationKey, type ImportChoices } from './import-choices.ts';
import { withSamePeople } from './like-people.ts';
import { withoutPeople } from './not-people.ts';
import type { AccountRow } from './reading/account-per-link.ts';
import type { ChosenColumns } from './reading/chosen-columns.ts';
import { readRow, type RowAccount } from './reading/read-row.ts';
import { sharedLinks } from './reading/row-place.ts';
import { saidOfNone } from './reading/whole-row.ts';
import { plain } from './reading/words.ts';
import type { Table } from './tables/table.ts';

/** Reads the rows of a list as accounts, with what was chosen for them all. */
export interface AccountReader {
  /** `null` for a row that no account can be read from. */
  read: (of: AccountRow) => RowAccount | null;
  /** The key of an account as it was read before all rows were given a unit; without an address a key has its unit in it. None where they were given none. */
  keyWithoutUnit: (of: AccountRow) => string | undefined;
}

const nobody: ReadonlySet<string> = new Set();

/** What reads the rows of a list as accounts: the words of its status column and its names mean what somebody has said that they do. */
export function accountReader(
  catalogue: Catalogue,
  { rows }: Table,
  { columns, isOwn, isWide }: ChosenColumns,
  choices: ImportChoices,
): AccountReader {
  const shared = sharedLinks(catalogue, rows, columns);
  const unit = columns.some(({ field }) => field === 'unit') ? '' : (choices.unit ?? '');
  const readWith = (of: AccountRow, ofAll: string): RowAccount | null => {
    const stands = readRow(catalogue, ofAll === '' ? of : { ...of, unit: ofAll }, isOwn, choices.today ?? '', shared);
    if (stands === null) return null;
    const same = choices.samePeople?.get(administrationKey(stands.administration || choices.administration));
    const told = isWide ? { ...stands, kept: { ...saidOfNone(of.row, columns), ...stands.kept } } : stands;
    const people = withoutPeople(told, choices.notPeople ?? nobody);
    const account = same === undefined ? people : withSamePeople(people, same);
    const said = choices.statuses?.get(plain(account.statusWord));
    // What has ended is not in use, whatever a word of its status column means.
    if (said === undefined || account.endedBy !== '') return account;
    const { status: _, ...kept } = account.kept;
    return { ...account, status: said, kept };
  };
  return {
    read: (of) => readWith(of, unit),
    keyWithoutUnit: (of) => (unit === '' ? undefined : readWith(of, '')?.key),
  };
}
