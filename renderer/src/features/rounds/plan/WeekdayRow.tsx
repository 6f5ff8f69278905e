import { useTranslation } from 'react-i18next';
import { ManyRow } from './ManyRow.tsx';
import { weekdayNames } from './use-plan.ts';

/** Days of the week, by ISO number. */
export function WeekdayRow({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly number[];
  onChange: (value: number[]) => void;
}) {
  const { t } = useTranslation('app');
  return (
    <ManyRow
      label={label}
      choices={weekdayNames.map((name, index) => ({ id: String(index + 1), name: t(`roundPlan.day.${name}`) }))}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
    />
  );
}
