import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** Names with initials that one whole name could be: each is somebody of their own until it is said that the two are one. */
export function LikePeople({ work, people }: { work: Import; people: ImportPlan['likePeople'] }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.ask}>
      <span>{t('importing.likePeople.notice', { count: people.length })}</span>
      <span className={styles.answers}>
        {people.map((one) => (
          <Checkbox
            key={`${one.administration} ${one.name}`}
            isSelected={work.isSamePerson(one)}
            onChange={(isSame) => work.setSamePerson(one, isSame)}
          >
            {t('importing.likePeople.is', one)}
          </Checkbox>
        ))}
      </span>
    </div>
  );
}
