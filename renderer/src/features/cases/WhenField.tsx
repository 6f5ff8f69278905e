import { useTranslation } from 'react-i18next';
import { ChoiceRow } from '../../ui/ChoiceRow.tsx';
import { DateField } from '../../ui/DateField.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { useToday } from '../accounts/account/use-today.ts';
import { TimeOfDay } from '../rounds/plan/TimeSpan.tsx';
import styles from './case/case.module.css';
import { type When, whenFault } from './when.ts';

/** When something happened: now, or a time that has been; what is entered later says both. */
export function WhenField({
  label,
  help,
  value,
  isTried,
  onChange,
}: {
  label: string;
  help?: string;
  value: When;
  isTried: boolean;
  onChange: (value: When) => void;
}) {
  const { t } = useTranslation('app');
  const today = useToday();
  const fault = isTried ? whenFault(value) : null;
  return (
    <div className={styles.when}>
      <ChoiceRow
        label={label}
        choices={[
          { id: 'now', name: t('casesUi.when.now') },
          { id: 'other', name: t('casesUi.when.other') },
        ]}
        value={value === 'now' ? 'now' : 'other'}
        onChange={(id) => onChange(id === 'now' ? 'now' : { day: today, time: '' })}
      />
      {value === 'now' ? null : (
        <div className={styles.whenFields}>
          <DateField
            label={t('casesUi.when.day')}
            value={value.day}
            max={today}
            onChange={(day) => onChange({ ...value, day })}
          />
          <TimeOfDay
            label={t('casesUi.when.time')}
            value={value.time}
            isWrong={fault !== null}
            onChange={(time) => onChange({ ...value, time })}
          />
        </div>
      )}
      {fault !== null ? (
        <span className={fieldStyles.error} role="alert">
          {t(`casesUi.when.${fault}`)}
        </span>
      ) : help !== undefined ? (
        <span className={fieldStyles.help}>{help}</span>
      ) : null}
    </div>
  );
}
