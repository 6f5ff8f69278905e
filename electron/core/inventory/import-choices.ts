import type { AccountKind, AccountStatus } from '../accounts/contract.ts';
import type { Day } from '../foundation/calendar.ts';
import { searchText } from '../foundation/text/swedish.ts';
import type { DayOrder, ImportField, Take } from './contract.ts';
import { remembered } from './reading/remembered.ts';

/** What a list is to be read as. */
export interface ImportChoices {
  headerRow: number;
  columns: ReadonlyArray<{ index: number; field: ImportField; dayOrder?: DayOrder | null }>;
  /** The administration of rows that name none. */
  administration: string;
  /** The unit of every row, where no column is the unit; none where nothing is chosen. */
  unit?: string;
  /** What was chosen for duplicates and for rows of registered accounts, by `takeKey`. */
  takes?: ReadonlyMap<string, Take>;
  /** Which holds of later rows of registered accounts, by `takeKey`, where one of their rows says what the register says already and nothing is chosen. */
  asRegistered?: ReadonlyMap<string, Take>;
  /** What holds for the other duplicates; the first row where nothing is chosen. */
  duplicates?: Take;
  /** What holds for the other rows of registered accounts; the list's word where nothing is chosen. */
  known?: Take;
  /** Whether a heading within the list gives the accounts under it their status; it does where nothing is chosen. */
  headingsGiveStatus?: boolean;
  /** The status of new accounts that the list says none of; in use where nothing is chosen. */
  unsaidStatus?: AccountStatus;
  /** The kind of new accounts that the list says none of; what most of the list is where nothing is chosen. */
  unsaidKind?: AccountKind | null;
  /** Whether each link of a wide list's rows is an account of its own; of each row the first one is where nothing is chosen. */
  accountPerLink?: boolean;
  /** What words of a status column mean that the app does not understand, as `plain` writes them. */
  statuses?: ReadonlyMap<string, AccountStatus>;
  /** The day that "Avslutad 2025-05-01" is held against; without one only a word ends an account. */
  today?: Day;
  /** Names that are no person, as `samePerson` writes them. */
  notPeople?: ReadonlySet<string>;
  /** Names that are somebody else's for short, as `samePerson` writes them, and whose; by administration, as `searchText` writes it. */
  samePeople?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The accounts that are left out, by `takeKey`. */
  leftOut?: ReadonlySet<string>;
  /** Whether the list's status opens accounts again that somebody has ended in the app; it does not where nothing is chosen. */
  opensAgain?: boolean;
}

/** What the plan needs to know of the register: the keys of each administration (`administrationKey` → key → account id). */
export type KnownKeys = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** An administration's name as it is compared. */
export const administrationKey = remembered(searchText);

/** Which account of which row something was chosen for; without a key it is the row's own. A row may give several accounts. */
export const takeKey = (row: number, key = '') => `${row} ${key}`;

/** What was chosen for an account of a row; `undefined` when nothing was. */
export const takeFor = ({ takes }: ImportChoices, row: number, key: string): Take | undefined =>
  takes?.get(takeKey(row, key)) ?? takes?.get(takeKey(row));
