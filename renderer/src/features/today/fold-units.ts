import type { DueItem } from '#core/accounts/contract.ts';

/** So many units stand there before the rest are folded away. */
const unitsAtFirst = 3;

/**
 * The rows of the register with the units that have pedagogical accounts folded to their first: a school is one matter (R4), and a city
 * has many. `foldAfter` is the row below which it is said; `undefined` where there is nothing to fold: one row more is no longer than the one that says so.
 */
export function foldUnits(items: readonly DueItem[], isOpen: boolean) {
  const units = items.filter(({ kind }) => kind === 'pedagogical-due');
  const isLong = units.length > unitsAtFirst + 1;
  const folded = new Set(isLong && !isOpen ? units.slice(unitsAtFirst) : []);
  return {
    rows: items.filter((item) => !folded.has(item)),
    units: units.length,
    foldAfter: isLong ? units[unitsAtFirst - 1] : undefined,
  };
}
