import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** Whether each link of a list with a column for each platform becomes an account; with how many there are, when they have been counted. */
export function AccountPerLink({ work, wide }: { work: Import; wide?: NonNullable<ImportPlan['wide']> }) {
  const { t } = useTranslation('app');
  const counted = (key: 'links' | 'inRows', count: number) => t(`importing.wide.${key}`, { count });
  return (
    <Notice tone={work.accountPerLink ? 'plain' : 'warn'}>
      <div className={styles.ask}>
        <span>
          {wide === undefined
            ? t('importing.wide.here')
            : t('importing.wide.counted', {
                links: `${counted('links', wide.links)} ${counted('inRows', wide.rows)}`,
              })}{' '}
          {t(work.accountPerLink ? 'importing.wide.perLinkHelp' : 'importing.wide.firstOnly')}
        </span>
        <span className={styles.answers}>
          <Checkbox isSelected={work.accountPerLink} onChange={work.setAccountPerLink}>
            {t('importing.wide.perLink')}
          </Checkbox>
        </span>
      </div>
    </Notice>
  );
}
