import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Person } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { useMayChange } from '../../../app/may.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './person.module.css';
import { useUnmerge } from './use-unmerge.ts';

/** On a row that was merged into another: into which, and the way back while there is one. */
export function MergedNotice({
  id,
  kept,
  isDirty,
}: {
  id: string;
  kept: NonNullable<Person['sameAs']>;
  isDirty: boolean;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const mayUndo = useMayChange('people.unmerge');
  const { data: into = null, isPending: isAsked } = useQuery({
    ...queries.people.mergedInto.queryOptions({ input: { id } }),
    enabled: mayUndo,
  });
  const { unmerge, isPending } = useUnmerge();
  if (mayUndo && isAsked) return null;
  return (
    <Notice tone="plain">
      <div className={styles.conflict}>
        {into === null
          ? t('people.merge.stands', { name: kept.name })
          : t('people.merge.into', { name: into.name, day: format.day(into.day) })}
        <ButtonLink small to={`/personer/${kept.id}`}>
          {t('people.merge.toKept', { name: kept.name })}
        </ButtonLink>
        {into === null ? null : (
          <Button small isDisabled={isDirty} isPending={isPending} onPress={() => unmerge(id)}>
            {t('people.merge.undo')}
          </Button>
        )}
      </div>
    </Notice>
  );
}
