import type { Words } from '#core/foundation/i18n/index.ts';
import type { PlannedRow } from '#core/inventory/contract.ts';

/** What held of the descriptions of a row's account, in words, when the list is read in: the same for all its rows. '' when none did. */
export function heldWords({ row, firstRow, fate, take, differs, holds }: PlannedRow, t: Words): string {
  if (holds === undefined) {
    // The list has the account once, or the report is from before it was told.
    if (fate === 'duplicate') return t(`importing.differs.rows.held.${take}`, { first: firstRow ?? 0, second: row });
    const isKept = differs.length > 0 && differs.every(({ stands }) => stands === true);
    return t(`importing.differs.register.held.${isKept ? 'first' : take}`);
  }
  const [first, ...others] = holds.rows;
  if (first === undefined) return '';
  if (holds.take !== 'second') return t(`importing.differs.register.held.${holds.take}`);
  return t(`importing.differs.rows.held.${others.length === 0 ? 'first' : 'fill'}`, {
    first,
    second: others.join(', '),
  });
}
