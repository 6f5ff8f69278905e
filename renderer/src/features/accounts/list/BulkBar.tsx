import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { BulkStatusDialog } from './BulkStatusDialog.tsx';
import type { ListState } from './list-state.ts';
import styles from './ListTools.module.css';
import { endMarks, type useMarks } from './marks.ts';
import { useTotal } from './use-rows.ts';

/**
 * What can be done with the marked accounts, and how many of them the filter does not show. Stands below the list while any are marked:
 * the filter keeps its place above it, no row moves under the pointer, and Tab leads on to it from the list.
 */
export function BulkBar({
  marks: { ids: marked, hidden, isSettled, all, onlySeen },
  state: { filter, order },
}: {
  marks: ReturnType<typeof useMarks>;
  state: ListState;
}) {
  const { t } = useTranslation('app');
  const total = useTotal(filter, order) ?? 0;
  const [asks, setAsks] = useState<'fields' | 'status' | null>(null);
  const ids = [...marked];
  return (
    <div className={styles.bulk} role="group" aria-label={t('register.marked')}>
      <b role="status">
        {hidden === 0
          ? t('register.selectedOf', { selected: marked.size, count: total })
          : t('register.selectedHidden', { count: marked.size, hidden })}
      </b>
      <Button small onPress={() => setAsks('fields')}>
        {t('register.bulkEdit')}
      </Button>
      <Button small onPress={() => setAsks('status')}>
        {t('accounts.status.change')}
      </Button>
      {marked.size - hidden < total ? (
        <Button look="quiet" small onPress={() => all(true)}>
          {t('register.selectAll', { count: total })}
        </Button>
      ) : null}
      {isSettled && hidden > 0 && hidden < marked.size ? (
        <Button look="quiet" small onPress={onlySeen}>
          {t('register.onlySeen', { count: marked.size - hidden })}
        </Button>
      ) : null}
      <Button look="quiet" small onPress={endMarks}>
        {t('register.clearSelection')}
      </Button>
      {asks === 'fields' ? <BulkDialog ids={ids} hidden={hidden} onClose={() => setAsks(null)} /> : null}
      {asks === 'status' ? <BulkStatusDialog ids={ids} hidden={hidden} onClose={() => setAsks(null)} /> : null}
    </div>
  );
}
