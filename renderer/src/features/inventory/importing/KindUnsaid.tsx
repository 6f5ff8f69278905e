import { useTranslation } from 'react-i18next';
import { AccountKind } from '#core/accounts/contract.ts';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Select } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** How many new accounts the list does not say the kind of, and what they get. */
export function KindUnsaid({ work, kinds: { count, kind } }: { work: Import; kinds: ImportPlan['kindUnsaid'] }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.ask}>
      <span>{t('importing.kindUnsaid.notice', { count })}</span>
      <span className={styles.answers}>
        <Select
          label={t('importing.kindUnsaid.becomes')}
          hideLabel
          choices={AccountKind.options.map((id) => ({ id, name: t(`terms.kind.${id}`) }))}
          value={work.unsaidKind ?? kind}
          onChange={work.setUnsaidKind}
        />
      </span>
    </div>
  );
}
