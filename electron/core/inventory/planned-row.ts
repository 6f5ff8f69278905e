import type { AccountStatus } from '../accounts/contract.ts';
import { samePerson } from '../people/people-by-name.ts';
import type { PlannedRow } from './contract.ts';
import { furtherEditors } from './draft-of-row.ts';
import type { ImportChoices } from './import-choices.ts';
import { newStatus } from './new-status.ts';
import type { Line } from './reading/lines.ts';
import type { RowAccount } from './reading/read-row.ts';
import { remembered } from './reading/remembered.ts';
import { isFormulaError } from './reading/words.ts';

/** A row of the list, or one account of it, and what becomes of it; `account` where something does. */
export interface Planned {
  fate: PlannedRow;
  /** How many links to accounts in a wide list it stands for. */
  links: number;
  account: RowAccount | null;
  /** The registered account that the row is about. */
  accountId: string | null;
  administration: string;
  /** The status that the heading above it in the list tells, where the row says none. */
  headingStatus: AccountStatus | null;
  /** Somebody has ended the registered account in the app, and what is taken of the row says that it has not ended. */
  opensAgain?: boolean;
  /** For a row that repeats a registered account and says something else: what it and the first row say, each by itself. */
  repeats?: { first: RowAccount; own: RowAccount; accountId: string; administration: string };
}

/** A row that becomes or changes an account. */
export type Taken = Planned & { account: RowAccount };

const fateOf: Record<PlannedRow['reason'], PlannedRow['fate']> = {
  new: 'imported',
  'known-key': 'updated',
  'same-key-in-file': 'duplicate',
  'no-name-or-address': 'rejected',
  'address-of-another': 'rejected',
  'address-in-other-row': 'rejected',
  'id-in-other-row': 'rejected',
  'title-row': 'skipped',
  'section-row': 'skipped',
  'sum-row': 'skipped',
  'repeated-header': 'skipped',
  'left-out': 'skipped',
};

/** What becomes of a row, or of one account of it, and why; `more` is what is told of it. */
export const fateOfLine = (
  { row, hasSecret }: Line,
  reason: PlannedRow['reason'],
  more: Partial<PlannedRow> = {},
): PlannedRow => ({
  row: row.row,
  fate: fateOf[reason],
  reason,
  name: '',
  platform: '',
  key: '',
  address: '',
  firstRow: null,
  differs: [],
  take: 'first',
  unchanged: false,
  unit: '',
  responsible: '',
  furtherEditors: [],
  ownDeputy: false,
  firstAddress: '',
  ignoresDots: false,
  kept: {},
  status: null,
  kind: null,
  statusInPassing: null,
  endedBy: '',
  underHeading: '',
  formulaErrors: [],
  details: [],
  leftOut: null,
  onlyName: false,
  knownAs: null,
  hasSecret,
  text: '',
  ...more,
});

/** A row, or an account of it, that nothing comes of. */
export const withoutAccount = (fate: PlannedRow, links = 0): Planned => ({
  fate,
  links,
  account: null,
  accountId: null,
  administration: '',
  headingStatus: null,
});

const personKey = remembered(samePerson);

/** Whether one person is named as responsible and as deputy. */
const isOwnDeputy = ({ responsible, deputy }: RowAccount['people']) =>
  responsible?.[0] !== undefined &&
  deputy?.[0] !== undefined &&
  personKey(responsible[0].name) === personKey(deputy[0].name);

/** What is told of the account that a row is about. */
export const toldOf = ({
  name,
  platformName,
  key,
  url,
  handle,
  unit,
  people,
  kept,
  status,
  statusInPassing,
}: RowAccount) => ({
  name,
  unit,
  responsible: people.responsible?.[0]?.name ?? '',
  furtherEditors: furtherEditors(people),
  ownDeputy: isOwnDeputy(people),
  platform: platformName,
  key,
  address: url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '') || handle,
  kept,
  statusInPassing: status === null ? statusInPassing : null,
  formulaErrors: Object.keys(kept).filter((field) => isFormulaError(kept[field] ?? '')),
});

/** What is told of a new account's status. */
export const statusTold = (account: RowAccount, { unsaidStatus = 'active' }: ImportChoices) => ({
  status: newStatus(account, unsaidStatus),
  endedBy: account.status === 'closed' ? account.endedBy : '',
});
