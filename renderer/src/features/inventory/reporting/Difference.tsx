import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { InventoryDifference } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import styles from './Difference.module.css';
import { DifferenceList } from './DifferenceList.tsx';

const kinds = ['new', 'changed', 'closed', 'voided'] as const;
type Kind = (typeof kinds)[number];

/** So many of a kind are named at once; more are folded until somebody asks. */
const fewAtMost = 10;

/** What is new, changed, closed and unchanged between two inventories, with the accounts of the first three by name. */
export function Difference({ difference }: { difference: InventoryDifference }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const accounts = (kind: Kind) => difference[kind] ?? [];
  const shown = kinds.filter((kind) => kind !== 'voided' || accounts(kind).length > 0);
  const [open, setOpen] = useState<ReadonlySet<Kind>>(
    () => new Set(kinds.filter((kind) => accounts(kind).length <= fewAtMost)),
  );
  return (
    <>
      <div className={styles.counts}>
        {shown.map((kind) => {
          const count = accounts(kind).length;
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
              onPress={() => setOpen((old) => new Set(kinds.filter((one) => (one === kind) !== old.has(one))))}
              aria-expanded={open.has(kind)}
            >
              {inside}
              <ChevronDown aria-hidden />
            </AriaButton>
          );
        })}
        <span className={styles.count} data-zero={difference.unchanged === 0 || undefined}>
          <b>{format.number(difference.unchanged)}</b>
          <span>{t('reports.difference.unchanged')}</span>
        </span>
      </div>
      {kinds
        .filter((kind) => open.has(kind) && accounts(kind).length > 0)
        .map((kind) => (
          <section key={kind} className={styles.part}>
            <h3>{t(`reports.difference.listOf.${kind}`)}</h3>
            <DifferenceList label={t(`reports.difference.listOf.${kind}`)} accounts={accounts(kind)} />
          </section>
        ))}
    </>
  );
}
