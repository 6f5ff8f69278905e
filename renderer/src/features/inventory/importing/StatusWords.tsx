import { useTranslation } from 'react-i18next';
import { AccountStatus } from '#core/accounts/contract.ts';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Select } from '../../../ui/Choice.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** Words of the status column that are not understood, each with what it is to mean; unknown until somebody says. */
export function StatusWords({ work, words }: { work: Import; words: ImportPlan['statusWords'] }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (words.length === 0) return null;
  return (
    <Notice tone="warn">
      <div className={styles.words}>
        <span>{t('importing.statusWords.notice', { count: words.length })}</span>
        <div>
          {words.map(({ text, rows, status }) => (
            <Select
              key={text}
              label={t('importing.statusWords.word', { text, count: rows, shown: format.number(rows) })}
              choices={AccountStatus.options
                .toSorted((a, b) => Number(b === 'unknown') - Number(a === 'unknown'))
                .map((id) => ({ id, name: t(`terms.status.${id}`) }))}
              value={status ?? 'unknown'}
              onChange={(chosen) => work.setStatusWord(text, chosen)}
            />
          ))}
        </div>
      </div>
    </Notice>
  );
}
