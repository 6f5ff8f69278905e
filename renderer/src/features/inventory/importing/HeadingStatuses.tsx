import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** Headings within the list that tell a status of the accounts under them, which may be left out. */
export function HeadingStatuses({ work, headings }: { work: Import; headings: ImportPlan['headings'] }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.ask}>
      <span>
        {headings
          .map(({ text, rows, status }) =>
            t('importing.headings.one', {
              heading: text,
              count: rows,
              status: t(`terms.status.${status}`),
            }),
          )
          .join(' ')}
      </span>
      <span className={styles.answers}>
        <Checkbox isSelected={work.headingsGiveStatus} onChange={work.setHeadingsGiveStatus}>
          {t('importing.headings.give', {
            count: headings.length,
            heading: headings[0]?.text ?? '',
            status: t(`terms.status.${headings[0]?.status ?? 'unknown'}`),
          })}
        </Checkbox>
      </span>
    </div>
  );
}
