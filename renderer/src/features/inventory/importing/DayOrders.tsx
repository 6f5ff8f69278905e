import { useTranslation } from 'react-i18next';
import { DayOrder, type ImportSource } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

type Column = ImportSource['columns'][number];
type ColumnDays = NonNullable<Column['days']>;

const reading = (days: ColumnDays, order: DayOrder) => (order === 'day-first' ? days.dayFirst : days.monthFirst);

/** In which order the days of one column are written; shown where it has days that more than one order can read. */
export function DayOrderChoice({ work, column }: { work: Import; column: Column & { days: ColumnDays } }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { index, heading, days } = column;
  return (
    <Select
      label={t('importing.days.order', { heading })}
      hideLabel
      choices={DayOrder.options.map((id) => ({
        id,
        name: t(`importing.days.${id}`),
        ...(days.example !== '' && {
          note: t('importing.days.is', { text: days.example, day: format.shortDay(reading(days, id)) }),
        }),
      }))}
      value={work.dayOrderOf(column) ?? days.order}
      onChange={(order) => work.setDayOrder(index, order)}
    />
  );
}

/** A column whose days could be read in two ways and that nobody has chosen for: how they were read, and the other way. */
export function DayOrderRead({ work, column }: { work: Import; column: Column & { days: ColumnDays } }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { index, heading, days } = column;
  const order = work.dayOrderOf(column) ?? days.order;
  const other = order === 'day-first' ? 'month-first' : 'day-first';
  return (
    <div className={styles.ask}>
      <span>{t('importing.days.read', { heading, text: days.example, day: format.day(reading(days, order)) })}</span>
      <span className={styles.answers}>
        <Button small onPress={() => work.setDayOrder(index, other)}>
          {t('importing.days.instead', { day: format.day(reading(days, other)) })}
        </Button>
      </span>
    </div>
  );
}
