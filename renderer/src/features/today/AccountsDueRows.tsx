import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueItem } from '#core/accounts/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { DueRow } from './DueRow.tsx';
import { foldUnits } from './fold-units.ts';
import styles from './TodayPage.module.css';

/** What the register asks for, one row for each matter; many units with pedagogical accounts are unfolded on demand. */
export function AccountsDueRows({ items, today }: { items: readonly DueItem[]; today: string }) {
  const { t } = useTranslation('app');
  const [isOpen, setOpen] = useState(false);
  const { rows, units, foldAfter } = foldUnits(items, isOpen);
  return rows.map((item) => (
    <Fragment key={item.key}>
      <DueRow item={item} today={today} />
      {item === foldAfter ? (
        <li className={styles.row}>
          <div className={styles.what}>
            <small>{t('today.units', { count: units })}</small>
          </div>
          <Button small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('today.unitsFewer') : t('today.unitsAll', { count: units })}
          </Button>
        </li>
      ) : null}
    </Fragment>
  ));
}
