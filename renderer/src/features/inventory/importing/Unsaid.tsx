import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';

/** How many new accounts the list says nothing of the status or the kind of, and what they get. */
export function Unsaid<T extends string>({
  of,
  count,
  choices,
  value,
  onChange,
}: {
  of: 'statusUnsaid' | 'kindUnsaid';
  count: number;
  choices: ReadonlyArray<{ id: T; name: string }>;
  value: T;
  onChange: (value: T) => void;
}) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.ask}>
      <span>{t(`importing.${of}.notice`, { count })}</span>
      <span className={styles.answers}>
        <Select label={t(`importing.${of}.becomes`)} hideLabel choices={choices} value={value} onChange={onChange} />
      </span>
    </div>
  );
}
