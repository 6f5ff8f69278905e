import type { ImportCounts, PlannedRow, RowFate, Take } from '#core/inventory/contract.ts';
import type { Tone } from '../../../ui/Chip.tsx';

export { keptTexts } from '#core/inventory/kept-texts.ts';

export type Fate = PlannedRow['fate'];

/** In the order of the equation: rows = imported + updated + duplicates + rejected + skipped. */
export const fates = ['imported', 'updated', 'duplicate', 'rejected', 'skipped'] as const satisfies ReadonlyArray<
  (typeof RowFate.options)[number]
>;

const fields = {
  imported: 'imported',
  updated: 'updated',
  duplicate: 'duplicates',
  rejected: 'rejected',
  skipped: 'skipped',
} as const;

/** How many rows met this fate. */
export function fateCount(counts: ImportCounts, fate: Fate): number {
  return counts[fields[fate]];
}

/** Rejected rows need a person; duplicates may be worth a look; titles and sums are as they should be. */
export const fateTones: Record<Fate, Tone> = {
  imported: 'ok',
  updated: 'plain',
  duplicate: 'warn',
  rejected: 'bad',
  skipped: 'plain',
};

/** Whether the row became, or becomes, an account. */
export const isTaken = (row: PlannedRow) => row.fate === 'imported' || row.fate === 'updated';

/** Whether the row becomes, or could become, an account: it may be left out, and taken in again. */
export const mayBeLeftOut = (row: PlannedRow) => isTaken(row) || row.leftOut !== null;

/** Rows that stand against another description of their account: of the list's own rows, or of the register. */
export type DifferenceKind = 'duplicates' | 'known';

/** What a row's differences are against; `null` when it has none. */
export function differenceKind(row: PlannedRow): DifferenceKind | null {
  if (row.differs.length === 0) return null;
  return row.fate === 'duplicate' ? 'duplicates' : 'known';
}

/** Which of a repeated row and the one that it repeats the account's words are, when the list is read in; `null` for neither. */
export function heldOf({ row, firstRow, take, holds }: PlannedRow): Take | null {
  if (holds === undefined) return take;
  const [held, ...filling] = holds.take === 'first' ? [] : holds.rows;
  if (held === row) return 'second';
  if (held === undefined || held !== firstRow) return null;
  return filling.includes(row) ? 'fill' : 'first';
}

/** Whether a row that is counted as a duplicate gave its account words of its own. */
export const isUsed = ({ row, fate, holds }: PlannedRow): boolean =>
  fate === 'duplicate' && holds !== undefined && holds.take !== 'first' && holds.rows.includes(row);

/** Whether rows go to other administrations than the one that was chosen: a column for it that is empty, or names only that one, sends none. */
export const goesElsewhere = (administrations: readonly string[], chosen: string): boolean =>
  administrations.some((name) => name.toLocaleLowerCase('sv') !== chosen.trim().toLocaleLowerCase('sv'));
