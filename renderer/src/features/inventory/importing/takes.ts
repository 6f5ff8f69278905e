import type { ImportChoice, PlannedRow, Take } from '#core/inventory/contract.ts';
import { type DifferenceKind, differenceKind } from './fates.ts';

/** What somebody has chosen where two descriptions of an account differ: row by row, and for all others of a kind. */
export interface Takes {
  /** By row and account. */
  rows: ReadonlyMap<string, ImportChoice['takes'][number]>;
  duplicates: Take;
  known: Take;
}

/** What holds where nothing is chosen. */
export const unchosen: Takes = { rows: new Map(), duplicates: 'first', known: 'second' };

const takeKey = ({ row, key }: Pick<PlannedRow, 'row' | 'key'>) => `${row} ${key}`;

/** The choices as the core asks for them. */
export const asChosen = ({ rows, duplicates, known }: Takes) => ({ takes: [...rows.values()], duplicates, known });

/** Which description of a row's account holds. Of duplicates that nothing is chosen for the plan may know more: what the register says already. */
export const takeOf = (takes: Takes, row: PlannedRow): Take =>
  takes.rows.get(takeKey(row))?.take ?? (differenceKind(row) === 'known' ? takes.known : row.take);

/** The choices with one more, for one row. */
export const withTake = (takes: Takes, { row, key }: PlannedRow, take: Take): Takes => ({
  ...takes,
  rows: new Map(takes.rows).set(takeKey({ row, key }), { row, key, take }),
});

/** The choices with the same for every row of a kind, also for those that were chosen one by one. */
export function withTakeOfAll(takes: Takes, rows: readonly PlannedRow[], kind: DifferenceKind, take: Take): Takes {
  const ofKind = rows.filter((row) => differenceKind(row) === kind);
  const chosen = new Map(takes.rows);
  // Of a duplicate the register may say already which row holds, unless it is chosen.
  for (const { row, key } of ofKind)
    if (kind === 'duplicates') chosen.set(takeKey({ row, key }), { row, key, take });
    else chosen.delete(takeKey({ row, key }));
  return { ...takes, [kind]: take, rows: chosen };
}

/** Takes back what was said for all of a kind (`all`); what has been chosen since then stays. */
export const withoutTakeOfAll = (now: Takes, before: Takes, all: Takes, kind: DifferenceKind): Takes => ({
  ...now,
  [kind]: before[kind],
  rows: new Map([...before.rows, ...[...now.rows].filter(([key, chosen]) => all.rows.get(key) !== chosen)]),
});
