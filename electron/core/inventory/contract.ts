import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant, Name, Nothing, procedure } from '../foundation/contract.ts';

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

const ImportColumn = z.strictObject({
  index: z.int(),
  heading: z.string(),
  /** Up to three values, to recognise the column by. */
  examples: z.array(z.string()),
  field: ImportField,
  /** By its heading it holds passwords or codes: never shown, never read in, whatever is chosen for it. */
  isSecret: z.boolean().default(false),
});
type ImportColumn = z.infer<typeof ImportColumn>;

/** What happens to one row of the list, and why (worded in `importReason.<reason>`). */
export const RowFate = z.enum(['imported', 'updated', 'duplicate', 'rejected', 'skipped']);
const RowReason = z.enum([
  'new',
  'known-key',
  'same-key-in-file',
  'no-name-or-address',
  'title-row',
  'section-row',
  'sum-row',
  'repeated-header',
]);
/** Which row holds for an account that a list has twice: the first, the later one, or the first with its empty fields filled from the later. */
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
  /** For a duplicate: the row it repeats. */
  firstRow: z.int().nullable(),
  /** For a duplicate: what it says that the first row does not, in the list's own words. */
  differs: z
    .array(z.strictObject({ field: ImportField, heading: z.string(), first: z.string(), second: z.string() }))
    .default([]),
  /** For a duplicate: which of the two holds. */
  take: Take.default('first'),
  /** What could not be understood and is kept as text: field → raw text. */
  kept: z.record(z.string(), z.string()),
  /** For a sum or section row: its text. */
  text: z.string(),
});
export type PlannedRow = z.infer<typeof PlannedRow>;

/** rows = imported + updated + duplicates + rejected + skipped, always. */
export const ImportCounts = z.strictObject({
  rows: z.int(),
  imported: z.int(),
  updated: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  skipped: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const ImportSource = z.strictObject({
  token: Id,
  fileName: z.string(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  sheet: z.int(),
  /** Row number of the heading, from 1; 0 when the list has none and the contents of the columns decide. */
  headerRow: z.int(),
  encoding: z.string(),
  columns: z.array(ImportColumn),
  /** The sheet's first rows as they stand, at most 20 of at most 30 cells: there a person points out the heading. */
  top: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })).default([]),
});
export type ImportSource = z.infer<typeof ImportSource>;

export const ImportPlan = z.strictObject({
  counts: ImportCounts,
  /** The first rows that were taken (at most 500) and every row that was not. */
  rows: z.array(PlannedRow),
  newUnits: z.array(z.string()),
  newPeople: z.int(),
  newAdministrations: z.array(z.string()),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const ImportProgress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('running'), done: z.int(), of: z.int() }),
  z.strictObject({ state: z.literal('done'), counts: ImportCounts, runId: Id }),
]);

export const ExportFormat = z.enum(['xlsx', 'csv', 'json', 'sqlite']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** A file ready to be fetched once from this address on this host. */
export const ReadyFile = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string(), token: Id });
export type ReadyFile = z.infer<typeof ReadyFile>;

/** Accounts that differ between two inventories, by canonical key. */
export const InventoryDifference = z.strictObject({
  new: z.array(z.strictObject({ key: z.string(), name: z.string(), platform: z.string() })),
  closed: z.array(z.strictObject({ key: z.string(), name: z.string(), platform: z.string() })),
  changed: z.array(
    z.strictObject({ key: z.string(), name: z.string(), platform: z.string(), fields: z.array(z.string()) }),
  ),
  unchanged: z.int(),
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

const ImportChoice = z.strictObject({
  token: Id,
  administrationId: Id.nullable(),
  administrationName: Name.nullable(),
  sheet: z.int(),
  headerRow: z.int(),
  columns: z.array(z.strictObject({ index: z.int(), field: ImportField })),
  /** Duplicates, by row number, that somebody has chosen something else for than the first row. */
  takes: z.array(z.strictObject({ row: z.int(), take: Take })).default([]),
});
export type ImportChoice = z.infer<typeof ImportChoice>;

export const inventoryContract = {
  /** Takes a file into memory, finds the sheet and the header and proposes columns. The token lives until the window closes or an hour. */
  openImport: procedure.input(z.strictObject({ file: z.file() })).output(ImportSource),
  chooseSheet: procedure
    .input(z.strictObject({ token: Id, sheet: z.int(), headerRow: z.int().nullable() }))
    .output(ImportSource),
  planImport: procedure.input(ImportChoice).output(ImportPlan),
  /** One transaction; progress as it goes; cancelled by closing the stream, and then nothing was written. */
  runImport: procedure.input(ImportChoice).output(eventIterator(ImportProgress)),
  importRuns: procedure
    .input(z.strictObject({ administrationId: Id }))
    .output(
      z.array(
        z.strictObject({ id: Id, fileName: z.string(), counts: ImportCounts, madeAt: Instant, madeBy: z.string() }),
      ),
    ),
  importReport: procedure
    .input(z.strictObject({ runId: Id }))
    .output(z.strictObject({ counts: ImportCounts, rows: z.array(PlannedRow) })),
  exportInventory: procedure
    .input(z.strictObject({ administrationId: Id, formats: z.array(ExportFormat).min(1) }))
    .output(
      z.strictObject({
        rows: z.int(),
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
