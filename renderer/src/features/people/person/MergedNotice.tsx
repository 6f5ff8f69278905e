import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './person.module.css';
import { useUnmerge } from './use-unmerge.ts';

/** On a row that was merged into another: into which, and the way back while there is one. */
export function MergedNotice({ id, isDirty }: { id: string; isDirty: boolean }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data: into } = useQuery(queries.people.mergedInto.queryOptions({ input: { id } }));
  const { unmerge, isPending } = useUnmerge();
  if (into === undefined || into === null) return null;
  return (
    <Notice tone="plain">
      <div className={styles.conflict}>
        {t('people.merge.into', { name: into.name, day: format.day(into.day) })}
        <Button small isDisabled={isDirty} isPending={isPending} onPress={() => unmerge(id)}>
          {t('people.merge.undo')}
        </Button>
      </div>
    </Notice>
  );
}
