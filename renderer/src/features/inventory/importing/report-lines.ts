import type { Words } from '#core/foundation/i18n/index.ts';
import type { PlannedRow } from '#core/inventory/contract.ts';
import { heldWords } from './held-words.ts';
import { reasonWords } from './reason-words.ts';

/** What differed between a row and the other description of its account, and which of them held. */
function spokenDifferences(row: PlannedRow, t: Words): string[] {
  if (row.differs.length === 0) return [];
  const values = row.differs.map(({ field, heading: given, first, second, withheld }) => {
    const heading = given || t(`importing.field.${field}`);
    if (withheld === true) return t('importing.differs.lineWithheld', { heading });
    return t('importing.differs.line', {
      heading,
      first: first || t('importing.differs.nothing'),
      second: second || t('importing.differs.nothing'),
    });
  });
  return [...values, heldWords(row, t)].filter(Boolean);
}

/** Rows as a file or the clipboard has them, with a heading: number, outcome, content, and why. */
export const reportLines = (rows: readonly PlannedRow[], t: Words): string[][] => [
  [
    t('importing.receipt.row'),
    t('importing.receipt.outcome'),
    t('importing.receipt.content'),
    t('importing.receipt.why'),
  ],
  ...rows.map((row) => [
    String(row.row),
    t(`importing.fateDone.${row.fate}`),
    [row.name || row.text, row.platform].filter(Boolean).join(' · '),
    [reasonWords(row, t), ...spokenDifferences(row, t)].join(' '),
  ]),
];
