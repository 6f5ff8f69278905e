import type { PlannedRow } from './contract.ts';

/** What an account of this row keeps as text from now on, for it could not be understood: field and text. A row that is left, or changes nothing, keeps nothing. */
export const keptTexts = ({ fate, unchanged, kept }: PlannedRow): Array<[field: string, text: string]> =>
  (fate === 'imported' || fate === 'updated') && !unchanged ? Object.entries(kept) : [];
