import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { BulkStatusDialog } from './BulkStatusDialog.tsx';
import type { ListState } from './list-state.ts';
import styles from './ListTools.module.css';
import { useFilterWords } from './use-filter-words.ts';
import { useTotal } from './use-rows.ts';

/** What can be done with the marked accounts. Stands where the filters stand while any are marked, and says what they are marked among: one row of tools at a time. */
export function BulkBar({
  selected,
  state: { filter, order },
  onSelectAll,
  onClear,
}: {
  selected: ReadonlySet<string>;
  state: ListState;
  onSelectAll: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation('app');
  const total = useTotal(filter, order) ?? 0;
  const words = useFilterWords(filter);
  const [asks, setAsks] = useState<'fields' | 'status' | null>(null);
  return (
    <div className={styles.bulk} role="status">
      <b>{t('register.selectedOf', { selected: selected.size, count: total })}</b>
      {words === '' ? null : <span className={styles.among}>{t('register.among', { filter: words })}</span>}
      <Button small onPress={() => setAsks('fields')}>
        {t('register.bulkEdit')}
      </Button>
      <Button small onPress={() => setAsks('status')}>
        {t('accounts.status.change')}
      </Button>
      {selected.size < total ? (
        <Button look="quiet" small onPress={onSelectAll}>
          {t('register.selectAll', { count: total })}
        </Button>
      ) : null}
      <Button look="quiet" small onPress={onClear}>
        {t('register.clearSelection')}
      </Button>
      {asks === 'fields' ? <BulkDialog ids={[...selected]} onClose={() => setAsks(null)} /> : null}
      {asks === 'status' ? <BulkStatusDialog ids={[...selected]} onClose={() => setAsks(null)} /> : null}
    </div>
  );
}
