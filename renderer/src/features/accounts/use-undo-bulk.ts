import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText, refusalOf } from '../../api/errors.ts';
import { say, sayWorking } from '../../ui/Toasts.tsx';
import { readAccountsAnew } from './read-accounts-anew.ts';

/**
 * Takes a whole bulk change back and says how it went. Where accounts have been changed since, it says which and offers the others.
 * Said by the mutation and not by the page: the page may be gone by the time somebody takes the change back.
 */
export function useUndoBulk(): { undo: (id: string) => void; isPending: boolean } {
  const { t } = useTranslation('app');
  const { mutate, isPending } = useMutation(
    queries.accounts.undoBulk.mutationOptions({
      meta: { showsError: true },
      onMutate: () => sayWorking(t('register.bulk.undoing')),
      onSettled: (_done, _error, _asked, end) => end?.(),
      onSuccess: async ({ changed, skipped, names }) => {
        await readAccountsAnew();
        say({
          text: [
            t('register.bulk.undone', { count: changed }),
            skipped > 0 ? t('register.bulk.skipped', { count: skipped, names }) : '',
          ]
            .filter(Boolean)
            .join('. '),
        });
      },
      onError: (error, { undo }) => {
        const refusal = refusalOf(error);
        const rest = Number(refusal?.values['total'] ?? 0) - Number(refusal?.values['count'] ?? 0);
        say({
          text: errorText(error, t),
          isError: true,
          ...(refusal?.code === 'bulk-changed-since' &&
            rest > 0 && {
              action: {
                label: t('register.bulk.undoRest', { count: rest }),
                onPress: () => mutate({ undo, leaveChanged: true }),
              },
            }),
        });
      },
    }),
  );
  return { undo: useCallback((undo: string) => mutate({ undo }), [mutate]), isPending };
}
