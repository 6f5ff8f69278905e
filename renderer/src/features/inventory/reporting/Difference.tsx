import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { InventoryDifference } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import styles from './Difference.module.css';
import { DifferenceList } from './DifferenceList.tsx';

const kinds = ['new', 'changed', 'closed'] as const;
type Kind = (typeof kinds)[number];

/**
 * What is new, changed, closed and unchanged between two inventories; each of the first three opens as a list:
 * in a dialog from a page, below the counts in a dialog.
 */
export function Difference({ difference, opens }: { difference: InventoryDifference; opens: 'dialog' | 'below' }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [open, setOpen] = useState<Kind | null>(null);
  const shown = open !== null && difference[open].length > 0 ? open : null;
  const isBelow = opens === 'below';
  return (
    <>
      <div className={styles.counts}>
        {kinds.map((kind) => {
          const count = difference[kind].length;
          const inside = (
            <>
              <b>{format.number(count)}</b>
              <span>{t(`reports.difference.${kind}`)}</span>
            </>
          );
          return count === 0 ? (
            <span key={kind} className={styles.count} data-zero>
              {inside}
            </span>
          ) : (
            <AriaButton
              key={kind}
              className={styles.count ?? ''}
              onPress={() => setOpen(isBelow && open === kind ? null : kind)}
              {...(isBelow && { 'aria-expanded': shown === kind })}
            >
              {inside}
              {isBelow ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
            </AriaButton>
          );
        })}
        <span className={styles.count} data-zero={difference.unchanged === 0 || undefined}>
          <b>{format.number(difference.unchanged)}</b>
          <span>{t('reports.difference.unchanged')}</span>
        </span>
      </div>
      {isBelow ? (
        shown === null ? null : (
          <DifferenceList key={shown} label={t(`reports.difference.listOf.${shown}`)} accounts={difference[shown]} />
        )
      ) : (
        <Dialog
          title={shown === null ? '' : t(`reports.difference.listOf.${shown}`)}
          isOpen={shown !== null}
          onClose={() => setOpen(null)}
          wide
        >
          {shown === null ? null : (
            <DifferenceList label={t(`reports.difference.listOf.${shown}`)} accounts={difference[shown]} />
          )}
        </Dialog>
      )}
    </>
  );
}
