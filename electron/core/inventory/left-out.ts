import type { PlannedRow } from './contract.ts';
import { type ImportChoices, takeKey } from './import-choices.ts';
import type { Planned } from './planned-row.ts';

/** The fate of a row that somebody left out: skipped. What it is about is told; what would have come of it is not, but for what it would have been. */
const leftOutFate = (fate: PlannedRow): PlannedRow => ({
  ...fate,
  fate: 'skipped',
  reason: 'left-out',
  leftOut: fate.fate === 'updated' ? 'updated' : 'imported',
  kept: {},
  formulaErrors: [],
  status: null,
  kind: null,
  statusInPassing: null,
  endedBy: '',
  underHeading: '',
  onlyName: false,
});

/** The rows with nothing coming of those that somebody has left out; what repeats such a row is a duplicate of it still. */
export function withoutLeftOut(planned: Planned[], { leftOut }: ImportChoices): Planned[] {
  if (leftOut === undefined) return planned;
  return planned.map((one) =>
    one.account !== null && leftOut.has(takeKey(one.fate.row, one.fate.key))
      ? { ...one, account: null, headingStatus: null, fate: leftOutFate(one.fate) }
      : one,
  );
}
