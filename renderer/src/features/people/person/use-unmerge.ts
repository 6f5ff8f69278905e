import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { say } from '../../../ui/Toasts.tsx';

/** Takes back the merge that ended a row, and says so; a refusal is said in words. */
export function useUnmerge(): { unmerge: (id: string) => void; isPending: boolean } {
  const { t } = useTranslation('app');
  const { mutate, isPending } = useMutation(
    queries.people.unmerge.mutationOptions({
      onSuccess: ({ name }) => say({ text: t('people.merge.undone', { name }) }),
    }),
  );
  return { unmerge: (id) => mutate({ id }), isPending };
}
