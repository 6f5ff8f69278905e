import type { PlannedRow } from './contract.ts';

/** The fate of a row that somebody left out: skipped. What it is about is told; what would have come of it is not, but for what it would have been. */
export const leftOutFate = (fate: PlannedRow): PlannedRow => ({
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
