import { useTranslation } from 'react-i18next';
import { DayOrder, type ImportSource } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import { useColumnName } from './column-name.ts';
import type { Import } from './use-import.ts';

type Column = ImportSource['columns'][number];
type ColumnDays = NonNullable<Column['days']>;

/** The day that an order makes of the column's example; empty where it makes none. */
const reading = (days: ColumnDays, order: DayOrder) => days.readings.find((one) => one.order === order)?.day ?? '';

/** In which order the days of one column are written; shown where it has days that more than one order can read. */
export function DayOrderChoice({ work, column }: { work: Import; column: Column & { days: ColumnDays } }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const nameOf = useColumnName();
  const { index, days } = column;
  return (
    <Select
      label={t('importing.days.order', { heading: nameOf(column) })}
      hideLabel
      choices={DayOrder.options
        .filter((id) => days.order === id || reading(days, id) !== '' || (days.example === '' && id !== 'year-first'))
        .map((id) => ({
          id,
          name: t(`importing.days.${id}`),
          ...(reading(days, id) !== '' && {
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
  const nameOf = useColumnName();
  const { index, days } = column;
  const order = work.dayOrderOf(column) ?? days.order;
  const others = days.readings.filter((one) => one.order !== order && one.day !== reading(days, order));
  return (
    <div className={styles.ask}>
      <span>
        {t('importing.days.read', {
          heading: nameOf(column),
          text: days.example,
          day: format.day(reading(days, order)),
        })}
      </span>
      <span className={styles.answers}>
        {others.map((other) => (
          <Button key={other.order} small onPress={() => work.setDayOrder(index, other.order)}>
            {t('importing.days.instead', { day: format.day(other.day) })}
          </Button>
        ))}
      </span>
    </div>
  );
}
