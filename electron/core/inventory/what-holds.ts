import type { PlannedRow, Take } from './contract.ts';
import type { Planned } from './planned-row.ts';

/** What was taken of the list for a registered account. */
function takenOf({ take, differs, unchanged }: PlannedRow): Take {
  const isKept = differs.length > 0 && differs.every(({ stands }) => stands === true);
  // Where nothing is missing nothing is filled.
  return isKept || (take === 'fill' && unchanged) ? 'first' : take;
}

/** Tells every row of an account that the list has several times what became of it, when all of them are decided. */
export function tellWhatHolds(planned: readonly Planned[]): void {
  for (const { fate } of planned) {
    // The rows of one account share what holds of it, and the first of them says it.
    if (fate.holds === undefined || fate.fate === 'duplicate') continue;
    if (fate.leftOut !== null) fate.holds.rows = [];
    else if (fate.fate === 'updated') fate.holds.take = takenOf(fate);
  }
}
