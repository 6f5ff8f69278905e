import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { StatusForm } from '../account/StatusDialog.tsx';
import { readAccountsAnew } from '../read-accounts-anew.ts';
import { useSayBulk } from '../use-say-bulk.ts';

/** Moves every marked account to one status: closing a year's class accounts is what it is mostly for. */
export function BulkStatusDialog({ ids, hidden, onClose }: { ids: string[]; hidden: number; onClose: () => void }) {
  const { t } = useTranslation('app');
  const sayBulk = useSayBulk();
  const { mutate, isPending, error } = useMutation(
    queries.accounts.bulkStatus.mutationOptions({ meta: { showsError: true }, onSuccess: readAccountsAnew }),
  );
  return (
    <StatusForm
      title={t(hidden === 0 ? 'register.bulk.statusTitle' : 'register.bulk.statusTitleHidden', {
        count: ids.length,
        hidden,
      })}
      first="closed"
      now={null}
      isPending={isPending}
      working={t('register.bulk.working', { count: ids.length })}
      error={error}
      onClose={onClose}
      onChosen={(change) =>
        mutate(
          { ids, change },
          {
            onSuccess: (done) => {
              onClose();
              sayBulk(done);
            },
          },
        )
      }
    />
  );
}
