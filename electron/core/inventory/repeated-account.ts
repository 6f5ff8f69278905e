import type { PlannedRow, Take } from './contract.ts';
import { type ImportChoices, takeFor, takeKey } from './import-choices.ts';
import type { AccountReader } from './account-reader.ts';
import { fateOfLine, type Planned, statusTold, toldOf, withoutAccount } from './planned-row.ts';
import type { AccountRow } from './reading/account-per-link.ts';
import type { Line } from './reading/lines.ts';
import type { RowAccount } from './reading/read-row.ts';
import type { ChosenColumn } from './reading/row-text.ts';
import { rowDifferences, rowToTake } from './repeated-row.ts';
import { type SaidStatus, type StatusHeading, statusTaken, withStatusDifference } from './status-heading.ts';
import type { TableRow } from './tables/table.ts';

/** A row, or one account of it, as it was read. */
export interface ReadLine {
  line: Line;
  of: AccountRow;
  links: number;
  /** What the row says by itself. */
  stands: RowAccount;
  /** The same with what its place in the list, or in the register, says of it. */
  account: RowAccount;
  administration: string;
  /** The heading that it stands under, where the row says nothing of its status, and the same where such a heading gives new accounts theirs. */
  under: StatusHeading | null;
  gives: StatusHeading | null;
}

/** An account of the list, with the row that came first of it and what holds of its rows so far. */
export interface TakenSoFar {
  planned: Planned;
  address: string;
  first: TableRow;
  /** What the first row says of its status. */
  said: SaidStatus;
  now: AccountRow;
  /** The rows whose words hold so far. */
  holds: NonNullable<PlannedRow['holds']>;
  /** The heading that says the status that holds so far. */
  under: StatusHeading | null;
}

/** An account as its first row says it; what its later rows say is held against that. */
export function firstOfAccount({ of, account, gives }: ReadLine, planned: Planned): TakenSoFar {
  // Of a registered account no heading says the status.
  const under = planned.accountId === null ? gives : null;
  const holds: TakenSoFar['holds'] = { rows: [of.row.row], take: 'second' };
  return { planned, address: planned.fate.address, first: of.row, said: { account, under }, now: of, holds, under };
}

/** What the rows of the list share that a repeated row is held against. */
interface List {
  columns: readonly ChosenColumn[];
  choices: ImportChoices;
  reader: AccountReader;
}

const differsByDots = (a: string, b: string) => a !== b && a.replaceAll('.', '') === b.replaceAll('.', '');

/** The fate of a later row of an account that the list has already: a duplicate, which says what differs. What was chosen of it holds of the account from now on. */
export function planRepeated(list: List, read: ReadLine, before: TakenSoFar): Planned {
  const { choices, columns } = list;
  const { line, of, links, account, administration } = read;
  const { accountId } = before.planned;
  const said = { account, under: accountId === null ? read.gives : null };
  const differs = withStatusDifference(rowDifferences(before.first, of.row, columns), before.said, said);
  const { row } = line.row;
  const standing = choices.asRegistered?.get(takeKey(row, account.key)) ?? choices.duplicates ?? 'first';
  const take = differs.length === 0 ? 'first' : (takeFor(choices, row, account.key) ?? standing);
  if (take !== 'first') letHold(list, before, of, said, take);
  if (differs.length > 0) before.planned.fate.holds = before.holds;
  const told = toldOf(account);
  const fate = fateOfLine(line, 'same-key-in-file', {
    ...told,
    firstRow: before.planned.fate.row,
    firstAddress: before.address,
    ignoresDots: differsByDots(before.address, told.address),
    differs,
    take,
    ...(differs.length > 0 && { holds: before.holds }),
  });
  const repeated = withoutAccount(fate, links);
  return accountId === null || differs.length === 0
    ? repeated
    : { ...repeated, repeats: { first: before.said.account, own: read.stands, accountId, administration } };
}

/** Lets what a later row says hold of its account, alone or where the rows before it say nothing; not where it would be another account's. */
function letHold(
  { columns, choices, reader }: List,
  before: TakenSoFar,
  of: AccountRow,
  said: SaidStatus,
  take: Exclude<Take, 'first'>,
): void {
  const now = { ...(take === 'second' ? of : before.now), row: rowToTake(take, before.now.row, of.row, columns) };
  const holds = reader.read(now);
  if (holds === null || holds.key !== said.account.key) return;
  const { planned } = before;
  if (take === 'second') before.holds.rows = [of.row.row];
  else if (now.row.cells.some((cell, index) => cell !== (before.now.row.cells[index] ?? '')))
    before.holds.rows.push(of.row.row);
  const first = { account: planned.account ?? said.account, under: before.under };
  const after = statusTaken(take, first, said, holds);
  Object.assign(before, { now, under: after.under });
  planned.account = after.account;
  Object.assign(planned.fate, toldOf(after.account));
  if (planned.accountId === null) Object.assign(planned.fate, statusTold(after.account, choices));
  // A heading that gives no status is still told, so that it can be let to.
  if (choices.headingsGiveStatus !== false) {
    planned.headingStatus = after.under?.status ?? null;
    planned.fate.underHeading = after.under?.text ?? '';
  }
}
