import { useTranslation } from 'react-i18next';
import { AccountStatus } from '#core/accounts/contract.ts';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Select } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** Nobody having said, it is unknown: that answer stands first. */
const statuses = AccountStatus.options.toSorted((a, b) => Number(b === 'unknown') - Number(a === 'unknown'));

/** Words of the status column that are not understood, each with what it is to mean. */
export function StatusWords({ work, words }: { work: Import; words: ImportPlan['statusWords'] }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.ask}>
      <span>{t('importing.statusWords.notice', { count: words.length })}</span>
      <span className={styles.answers}>
        {words.map(({ text, rows, status }) => {
          const label = t('importing.statusWords.word', { text, count: rows });
          return (
            <span key={text} className={styles.word}>
              <span aria-hidden>{label}</span>
              <Select
                label={label}
                hideLabel
                choices={statuses.map((id) => ({ id, name: t(`terms.status.${id}`) }))}
                value={status ?? 'unknown'}
                onChange={(chosen) => work.setStatusWord(text, chosen)}
              />
            </span>
          );
        })}
      </span>
    </div>
  );
}
