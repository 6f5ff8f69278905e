import type { ImportCounts, ImportPlan, PlannedRow } from './contract.ts';
import { detailsOf } from './details-of-row.ts';
import type { Planned } from './planned-row.ts';

/** Counts the fates; the sum is the number of rows by construction. */
export function countFates(planned: ReadonlyArray<Pick<PlannedRow, 'row' | 'fate' | 'unchanged'>>): ImportCounts {
  const of = (fate: PlannedRow['fate']) => planned.filter((row) => row.fate === fate).length;
  const fileRows = new Set(planned.map(({ row }) => row)).size;
  return {
    rows: planned.length,
    ...(fileRows < planned.length && { fileRows }),
    imported: of('imported'),
    updated: of('updated'),
    duplicates: of('duplicate'),
    rejected: of('rejected'),
    skipped: of('skipped'),
    unchanged: planned.filter(({ unchanged }) => unchanged).length,
  };
}

/** The rows that a person wants to see: the first that were taken, new ones with what else is saved of them, and every one that was not. */
export function shownRows(planned: readonly Planned[], atMost = 500): PlannedRow[] {
  let taken = 0;
  return planned.flatMap(({ fate, account }) => {
    if (fate.fate !== 'imported' && fate.fate !== 'updated') return [fate];
    taken += 1;
    if (taken > atMost) return [];
    return [account === null || fate.fate === 'updated' ? fate : { ...fate, details: detailsOf(account) }];
  });
}

/** How many accounts the links of a wide list's rows are, and in how many rows; `null` for another list. */
export function linksOf(planned: readonly Planned[]): ImportPlan['wide'] {
  const having = planned.filter(({ links }) => links > 0);
  const links = having.reduce((sum, one) => sum + one.links, 0);
  return links === 0 ? null : { links, rows: new Set(having.map(({ fate }) => fate.row)).size };
}
