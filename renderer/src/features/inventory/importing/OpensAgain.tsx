import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';
import { useNames } from './use-list-notes.ts';

/** Accounts that somebody has ended in the app and the list has not: they stay so, unless the list's word is let to win. */
export function OpensAgain({ work, accounts }: { work: Import; accounts: ImportPlan['opensAgain'] }) {
  const { t } = useTranslation('app');
  const namesOf = useNames();
  const { count } = accounts;
  return (
    <div className={styles.ask}>
      <span>
        {t('importing.opensAgain.notice', { count, names: namesOf(accounts) })}{' '}
        {t(`importing.opensAgain.${work.opensAgain ? 'opens' : 'stays'}`, { count })}
      </span>
      <span className={styles.answers}>
        <Checkbox isSelected={work.opensAgain} onChange={work.setOpensAgain}>
          {t('importing.opensAgain.choose')}
        </Checkbox>
      </span>
    </div>
  );
}
