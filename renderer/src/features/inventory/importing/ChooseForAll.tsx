import { useTranslation } from 'react-i18next';
import { Take } from '#core/inventory/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import type { DifferenceKind } from './fates.ts';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** How many rows stand against another description of their account, and what holds; it may be said for all of them at once. */
export function ChooseForAll({
  work,
  kind,
  count,
  hasKnown,
  onShow,
}: {
  work: Import;
  kind: DifferenceKind;
  count: number;
  /** Some of the list's accounts are registered already. */
  hasKnown: boolean;
  /** Shows the rows; absent when they are what is shown. */
  onShow: (() => void) | undefined;
}) {
  const { t } = useTranslation('app');
  const words = kind === 'duplicates' ? 'rows' : 'register';
  return (
    <div className={styles.ask}>
      <span>
        {t(`importing.differs.${words}.notice`, { count })}{' '}
        {t(`importing.differs.${words}.holds.${work.standing(kind)}`)}
        {words === 'rows' && hasKnown && work.standing(kind) !== 'second'
          ? ` ${t('importing.differs.rows.alreadySo')}`
          : null}
      </span>
      <span className={styles.answers}>
        {onShow === undefined ? (
          Take.options.map((take) => (
            <Button key={take} small onPress={() => work.setTakeOfAll(kind, take)}>
              {t(`importing.differs.${words}.all.${take}`)}
            </Button>
          ))
        ) : (
          <Button small onPress={onShow}>
            {t('importing.differs.show')}
          </Button>
        )}
      </span>
    </div>
  );
}
