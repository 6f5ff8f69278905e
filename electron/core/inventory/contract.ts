import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { AccountKind, AccountStatus } from '../accounts/contract.ts';
import { ContactKind, Id, Instant, Line, Name, Nothing, procedure } from '../foundation/contract.ts';

/** A field of the register that a column of somebody's list can fill. `extra` keeps the text on the account; `ignore` drops the column. */
export const ImportField = z.enum([
  'ignore',
  'extra',
  'name',
  'address',
  'handle',
  'platform',
  'unit',
  'administration',
  'responsible',
  'responsible-email',
  'responsible-phone',
  'deputy',
  'manager',
  'editors',
  'communicator',
  'kind',
  'status',
  'started',
  'ends',
  'purpose',
  'target-group',
  'benefit',
  'goals',
  'basics',
  'contractor',
  'access-model',
  'two-step',
  'function-mailbox',
  'last-post',
  'rounds',
  'norm',
  'archive-level',
  'on-public-list',
  'languages',
  'plan-link',
  'planning',
  'publishing',
  'follow-up',
  'monitoring',
  'moderation',
  'profile-picture',
  'contract-ends',
  'owner-after-contract',
  'note',
]);
export type ImportField = z.infer<typeof ImportField>;

/**
 * Which of a day's numbers is which: `11/01/2026` is the 11th of January, or the 1st of November; `16-05-31` is the 31st of May 2016, as
 * Swedes write for short (`year-first`), or the 16th of May 2031.
 */
export const DayOrder = z.enum(['day-first', 'month-first', 'year-first']);
export type DayOrder = z.infer<typeof DayOrder>;

/** A field of the account that holds a day. */
export const dayFields: readonly ImportField[] = ['started', 'ends', 'last-post', 'contract-ends'];

const ImportColumn = z.strictObject({
  index: z.int(),
  heading: z.string(),
  /** Up to three values, to recognise the column by. */
  examples: z.array(z.string()),
  field: ImportField,
  /** By its heading it holds passwords or codes: never shown, never read in, whatever is chosen for it. */
  isSecret: z.boolean().default(false),
  /** By its heading it holds half of a person's name; beside the other half, the two are read as one person. */
  namePart: z.enum(['first', 'last']).nullable().default(null),
  /**
   * How its days between slashes or hyphens are read: one order for the whole column. `isSure`: it has days that can be read in no
   * other order, and none that can only be read in another. `example` is one that several orders can read (empty when there is none),
   * with the day that each of them makes of it. `null`: it has no such days.
   */
  days: z
    .strictObject({
      order: DayOrder,
      isSure: z.boolean(),
      example: z.string(),
      readings: z.array(z.strictObject({ order: DayOrder, day: z.string() })),
    })
    .nullable()
    .default(null),
});
type ImportColumn = z.infer<typeof ImportColumn>;

/** What happens to one row of the list, and why (worded in `importReason.<reason>`). */
export const RowFate = z.enum(['imported', 'updated', 'duplicate', 'rejected', 'skipped']);
const RowReason = z.enum([
  'new',
  'known-key',
  'same-key-in-file',
  'no-name-or-address',
  'address-of-another',
  'address-in-other-row',
  'id-in-other-row',
  'title-row',
  'section-row',
  'sum-row',
  'repeated-header',
  'left-out',
]);
/**
 * Which holds of two descriptions of one account: the first, the second, or the first with its empty fields filled from the
 * second. The first is the earlier row for a duplicate, and what the register says for an account that is in it.
 */
export const Take = z.enum(['first', 'second', 'fill']);
export type Take = z.infer<typeof Take>;

export const PlannedRow = z.strictObject({
  /** As the spreadsheet numbers it, from 1. */
  row: z.int(),
  fate: RowFate,
  reason: RowReason,
  name: z.string(),
  platform: z.string(),
  key: z.string(),
  /** The account's address as it is known here; empty when it has none. Reports from before it was kept have none either. */
  address: z.string().default(''),
  /** For a duplicate: the row it repeats. For a row of our own file that is rejected: the one with its Id or its address. */
  firstRow: z.int().nullable(),
  unit: z.string().default(''),
  /**
   * Who the row says is responsible; never in a kept report. What it has in the list's own words may hold a name there too: `kept`,
   * `text`, `endedBy`.
   */
  responsible: z.string().default(''),
  /** Who else the row names for what one person does, and becomes an editor of a new account therefore; never in a kept report. */
  furtherEditors: z.array(z.string()).default([]),
  /** The row names the same person as responsible and as deputy. */
  ownDeputy: z.boolean().default(false),
  /** For a duplicate: the address of the row it repeats. */
  firstAddress: z.string().default(''),
  /** For a duplicate: its address differs from that only by dots, which the platform ignores. */
  ignoresDots: z.boolean().default(false),
  /**
   * For a duplicate: what it says that the first row does not, in the list's own words. For a registered account: what
   * the list would change, the register's words first; the heading is empty where no column of the list said it.
   * `withheld`: it is about people, and a kept report does not say who.
   */
  differs: z
    .array(
      z.strictObject({
        field: ImportField,
        heading: z.string(),
        first: z.string(),
        second: z.string(),
        withheld: z.boolean().optional(),
        /** The register's word holds although the list's is taken: the account was ended in the app. */
        stands: z.boolean().optional(),
        /** The list's word was not understood ("vakant" names nobody): it is kept as text, and the register's word holds. */
        asText: z.boolean().optional(),
      }),
    )
    .default([]),
  /** Which of the two holds. */
  take: Take.default('first'),
  /**
   * For each row of an account that the list has several times and says different things of: the rows whose words are the account's,
   * the one that holds first and then those that fill its empty cells (none for an account that is left out), and which holds of
   * the register's words and theirs. The same for all its rows; absent in reports from before it was told.
   */
  holds: z.strictObject({ rows: z.array(z.int()), take: Take }).optional(),
  /** For a registered account: nothing is written, for the list says nothing new or what the register says is kept. */
  unchanged: z.boolean().default(false),
  /** What could not be understood and is kept as text: field → raw text. */
  kept: z.record(z.string(), z.string()),
  /** The status that a new account gets; `null` for every other row, and in reports from before it was told. */
  status: AccountStatus.nullable().default(null),
  /** The kind that a new account gets whose row says none, where the list says it of others or one is chosen; `null` for every other row. */
  kind: AccountKind.nullable().default(null),
  /** What in the list says that a new account has ended, where that gives its status ("Avslutad: 2024-05-01"); '' otherwise. */
  endedBy: z.string().default(''),
  /** The status that a remark gives a new account, where no column says one ("pausad 2024"); `null` when nothing does. */
  statusInPassing: AccountStatus.nullable().default(null),
  /** The heading within the list that the row stands under, where it tells a status ("Stängda"); '' otherwise. */
  underHeading: z.string().default(''),
  /** Fields in `kept` whose cell holds a formula's error ("#NAME?") instead of anything to understand. */
  formulaErrors: z.array(z.string()).default([]),
  /** What else of a new account its row says and is saved, for a person to look at: days, and who and how they are reached. Never in a kept report. */
  details: z.array(z.strictObject({ field: ImportField, text: z.string() })).default([]),
  /** For a row that somebody left out: what it would have been. */
  leftOut: z.enum(['imported', 'updated']).nullable().default(null),
  /** A new account of a row that has nothing but a name, where the others mostly say where they are: it may be a heading within the list. */
  onlyName: z.boolean().default(false),
  /** What the register knows of a new account: it was voided there, one that is not in the list had its address, or another administration has it. */
  knownAs: z.enum(['voided', 'moved', 'elsewhere']).nullable().default(null),
  /** A password stood in the row's text, and was left out of all that is read of it. */
  hasSecret: z.boolean().default(false),
  /** For a sum or section row: its text. */
  text: z.string(),
});
export type PlannedRow = z.infer<typeof PlannedRow>;

/** rows = imported + updated + duplicates + rejected + skipped, always. A row that gives several accounts counts as so many. */
export const ImportCounts = z.strictObject({
  rows: z.int(),
  /** Rows of the file, where `rows` counts each link of a row as an account of its own; absent where each row is one. */
  fileRows: z.int().optional(),
  imported: z.int(),
  updated: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  skipped: z.int(),
  /** Of the updated, those where nothing was written; absent in imports from before it was counted. */
  unchanged: z.int().optional(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** How many accounts, and the first of them by name. */
const NamedAccounts = z.strictObject({ count: z.int(), names: z.array(z.string()) });

/** What is kept of a list that was read in: the rows as `shownRows` has them, and the live accounts that it lacked. Those from before these were told are the rows alone. */
export const ImportReport = z.preprocess(
  (kept) => (Array.isArray(kept) ? { rows: kept, absent: { count: 0, names: [] } } : kept),
  z.strictObject({ rows: z.array(PlannedRow), absent: NamedAccounts }),
);
export type ImportReport = z.infer<typeof ImportReport>;

/** The longest text of a status column that is asked about, in characters. */
export const longestStatusWord = 500;

/** What words of the status column mean that were not understood. */
const StatusWords = z
  .array(z.strictObject({ text: z.string().max(longestStatusWord), status: AccountStatus }))
  .max(200)
  .default([]);
/** Names in the list that are no person ("Biblioteket"): nobody is made of them, and the accounts keep them as text. */
const NotPeople = z.array(Name).max(2000).default([]);

/** Names in the list's rows of an administration that are another name for short: whose person they are there. */
const SamePeople = z
  .array(z.strictObject({ administration: Name, name: Name, as: Name }))
  .max(2000)
  .default([]);

/** What somebody chose for a list, where it is not what the app proposes by itself. */
export const ListChoices = z.strictObject({
  columns: z.array(z.strictObject({ index: z.int(), field: ImportField })).default([]),
  dayOrders: z.array(z.strictObject({ index: z.int(), order: DayOrder })).default([]),
  duplicates: Take.default('first'),
  known: Take.default('second'),
  headingsGiveStatus: z.boolean().default(true),
  unsaidStatus: AccountStatus.default('active'),
  unsaidKind: AccountKind.nullable().default(null),
  contactKind: ContactKind.default('unknown'),
  accountPerLink: z.boolean().default(true),
  statusWords: StatusWords,
  notPeople: NotPeople,
});
export type ListChoices = z.infer<typeof ListChoices>;

export const ImportSource = z.strictObject({
  token: Id,
  fileName: z.string(),
  /** `isList`: it has a heading, or rows, that look like a list of accounts. */
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int(), isList: z.boolean() })),
  /** Sheets with rows that are hidden in the workbook, by name: what stands in them is never read in. */
  hiddenSheets: z.array(z.string()).default([]),
  sheet: z.int(),
  /** Row number of the heading, from 1; 0 when the list has none and the contents of the columns decide. */
  headerRow: z.int(),
  encoding: z.string(),
  /** The administration that the list's title names, above the heading; '' where none does. */
  titled: z.string().default(''),
  columns: z.array(ImportColumn),
  /** What the sheet's name proposes as the unit of all rows, where the workbook has several lists; '' where nothing does. */
  unit: z.string().default(''),
  /** What was chosen when a list with these headings was read in the last time, for each administration that one was read into. */
  remembered: z.array(z.strictObject({ administrationId: Id, chosenAt: Instant, choices: ListChoices })).default([]),
  /** The sheet's first rows as they stand, at most 20 of at most 30 cells: there a person points out the heading. */
  top: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })).default([]),
});
export type ImportSource = z.infer<typeof ImportSource>;

export const ImportPlan = z.strictObject({
  /** What the register knows of the list, that no row says. `elsewhere`: new accounts whose address is another administration's; `voided`: new ones that were voided here; `moved`: live ones that are not in the list, whose former address a new one has; `absent`: live ones that are not in a list of most. `ownDeputy`: rows where one person is both responsible and deputy. `onlyNameRows`: the rows, by number, of new accounts that may be headings within the list; `secretRows`: those that a password was left out of. */
  notes: z.strictObject({
    elsewhere: z.array(z.strictObject({ administration: z.string(), count: z.int() })),
    voided: NamedAccounts,
    moved: NamedAccounts,
    absent: NamedAccounts,
    ownDeputy: z.int(),
    onlyNameRows: z.array(z.int()),
    secretRows: z.array(z.int()),
  }),
  /** Headings within the list that tell a status, with how many new accounts without one of their own stand under each. */
  headings: z.array(z.strictObject({ text: z.string(), rows: z.int(), status: AccountStatus })),
  counts: ImportCounts,
  /** Accounts that somebody has ended in the app and that the list says are in use, or less ended; whichever of the two holds. */
  opensAgain: NamedAccounts,
  /** How many new accounts the list says nothing at all of the status of. */
  statusUnsaid: z.int(),
  /** How many new accounts the list says nothing understandable of the kind of, where it says it of others or one is chosen, and the kind that they get. */
  kindUnsaid: z.strictObject({ count: z.int(), kind: AccountKind }),
  /** In a wide list, how many accounts the links of its rows are, and in how many rows; whether or not each is taken. */
  wide: z.strictObject({ links: z.int(), rows: z.int() }).nullable(),
  /** The first rows that were taken (at most 500) and every row that was not. */
  rows: z.array(PlannedRow),
  newUnits: z.array(z.string()),
  newPeople: z.array(z.string()),
  /** The names in the list that were said to be no person, as it writes them. */
  notPeople: z.array(z.string()),
  /** New people whose given names are initials and who could be one other of their administration, in the list or the register; `isSame` where that was said. */
  likePeople: z.array(
    z.strictObject({ administration: z.string(), name: z.string(), as: z.string(), isSame: z.boolean() }),
  ),
  /** People in the register who get an e-mail address or a telephone number that they lack there, with their unit and those of all rows that give one, which tell whether they are the same; no account changes by it. */
  newContacts: z.array(
    z.strictObject({ name: z.string(), contacts: z.array(z.string()), unit: z.string(), unitInList: z.string() }),
  ),
  /** How many people, new or in the register, get an e-mail address or a telephone number. */
  contacts: z.int(),
  newAdministrations: z.array(z.string()),
  /** The administrations that the rows taken belong to, as the list or the choice names them. */
  administrations: z.array(z.string()),
  /** What a status column says that was not understood, with how many rows say it and what was chosen for it. */
  statusWords: z.array(z.strictObject({ text: z.string(), rows: z.int(), status: AccountStatus.nullable() })),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

const ImportProgress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('running'), done: z.int(), of: z.int() }),
  z.strictObject({ state: z.literal('done'), counts: ImportCounts, runId: Id }),
]);

export const ExportFormat = z.enum(['xlsx', 'csv', 'json', 'sqlite']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** A file ready to be fetched once from this address on this host. */
export const ReadyFile = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string(), token: Id });
export type ReadyFile = z.infer<typeof ReadyFile>;

/** Accounts that differ between two inventories, the same by Id and else by canonical key; `voided` were there and should never have been, absent when there are none. */
export const InventoryDifference = z.strictObject({
  new: z.array(z.strictObject({ key: z.string(), name: z.string(), platform: z.string() })),
  closed: z.array(z.strictObject({ key: z.string(), name: z.string(), platform: z.string() })),
  changed: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      platform: z.string(),
      /** The columns that differ, and what each said and says; empty where it said nothing. */
      fields: z.array(z.string()),
      changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  unchanged: z.int(),
  voided: z.array(z.strictObject({ key: z.string(), name: z.string(), platform: z.string() })).optional(),
});
export type InventoryDifference = z.infer<typeof InventoryDifference>;

export const Snapshot = z.strictObject({
  id: Id,
  purpose: z.enum(['slk', 'public', 'asked']),
  rowCount: z.int(),
  sha256: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** As many columns as a sheet of Excel has. */
const mostColumns = 16_384;

const ImportChoice = z.strictObject({
  token: Id,
  administrationId: Id.nullable(),
  administrationName: Name.nullable(),
  sheet: z.int(),
  headerRow: z.int(),
  /** `dayOrder`: what was chosen for the column's days; `null` leaves it to the column. */
  columns: z
    .array(
      z.strictObject({
        index: z.int().min(0).lt(mostColumns),
        field: ImportField,
        dayOrder: DayOrder.nullable().default(null),
      }),
    )
    .max(mostColumns),
  /** The unit of every row, where no column is the unit; '' is none. */
  unit: Line.default(''),
  /** What somebody has chosen for single rows, by row number; with the account's key where the row may give several. */
  takes: z.array(z.strictObject({ row: z.int(), key: z.string().default(''), take: Take })).default([]),
  /** What holds for all other duplicates, and for all other rows of registered accounts. */
  duplicates: Take.default('first'),
  known: Take.default('second'),
  /** Accounts of rows that are left out: each row counts as skipped, and what repeats it is a duplicate still. */
  leftOut: z.array(z.strictObject({ row: z.int(), key: z.string() })).default([]),
  samePeople: SamePeople,
  /** Whether the list's status opens accounts again that somebody has ended in the app. */
  opensAgain: z.boolean().default(false),
  /** Whether a heading within the list ("Stängda") gives the new accounts under it their status, where their rows say none. */
  headingsGiveStatus: z.boolean().default(true),
  /** The status of new accounts that the list says nothing of the status of. */
  unsaidStatus: AccountStatus.default('active'),
  /** The kind of new accounts that the list says nothing of the kind of; `null` leaves it to what most of the list is. */
  unsaidKind: AccountKind.nullable().default(null),
  /** What the e-mail addresses and telephone numbers are that the list brings. */
  contactKind: ContactKind.default('unknown'),
  /** Whether each link of a wide list's rows is taken in as an account of its own; else the first of each row is. */
  accountPerLink: z.boolean().default(false),
  statusWords: StatusWords,
  notPeople: NotPeople,
});
export type ImportChoice = z.infer<typeof ImportChoice>;

export const inventoryContract = {
  /** Takes a file into memory, finds the sheet and the header and proposes columns. The token lives until the window closes or an hour. */
  openImport: procedure.input(z.strictObject({ file: z.file() })).output(ImportSource),
  chooseSheet: procedure
    .input(z.strictObject({ token: Id, sheet: z.int(), headerRow: z.int().nullable() }))
    .output(ImportSource),
  planImport: procedure.input(ImportChoice).output(ImportPlan),
  /** One transaction; progress as it goes; cancelled by closing the stream, and then nothing was written. What was chosen is proposed when a list with the same headings is opened again. */
  runImport: procedure.input(ImportChoice).output(eventIterator(ImportProgress)),
  importRuns: procedure.input(z.strictObject({ administrationId: Id })).output(
    z.array(
      z.strictObject({
        id: Id,
        fileName: z.string(),
        /** '' where the workbook has but one sheet, and in imports from before it was kept. */
        sheet: z.string(),
        counts: ImportCounts,
        madeAt: Instant,
        madeBy: z.string(),
      }),
    ),
  ),
  importReport: procedure
    .input(z.strictObject({ runId: Id }))
    .output(z.strictObject({ counts: ImportCounts, rows: z.array(PlannedRow), absent: NamedAccounts })),
  exportInventory: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        formats: z.array(ExportFormat).min(1),
        /** Names with the day and the minute in Stockholm, for a folder where several lie; without it they stay the same from day to day, as scripts want them. What is in the files is the same either way. */
        isDated: z.boolean().default(false),
      }),
    )
    .output(
      z.strictObject({
        rows: z.int(),
        /** The accounts that Idag counts as incomplete: those whose gaps the files tell, and those that lack nothing but what never leaves the register. Beside them the pedagogical ones whose gaps the files tell: Idag counts none of those (R4). */
        incomplete: z.strictObject({ told: z.int(), withheld: z.int(), pedagogical: z.int() }),
        files: z.array(ReadyFile),
        snapshot: Snapshot,
        difference: InventoryDifference.nullable(),
      }),
    ),
  exportPublicList: procedure
    .input(z.strictObject({ administrationId: Id }))
    .output(z.strictObject({ rows: z.int(), files: z.array(ReadyFile) })),
  snapshots: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(Snapshot)),
  compare: procedure.input(z.strictObject({ older: Id, newer: Id.nullable() })).output(InventoryDifference),
  discard: procedure.input(z.strictObject({ token: Id })).output(Nothing),
};
