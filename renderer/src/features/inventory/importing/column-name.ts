import { useTranslation } from 'react-i18next';
import type { ImportSource } from '#core/inventory/contract.ts';

type Column = Pick<ImportSource['columns'][number], 'index' | 'heading'>;

/** Letters as a spreadsheet names its columns: A … Z, AA … */
export function columnLetters(index: number): string {
  return (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** What a column is called in a sentence: its heading, or its letters where it has none. */
export function useColumnName(): (column: Column) => string {
  const { t } = useTranslation('app');
  return ({ index, heading }) =>
    heading === '' ? t('importing.columns.unnamed', { letters: columnLetters(index) }) : heading;
}
