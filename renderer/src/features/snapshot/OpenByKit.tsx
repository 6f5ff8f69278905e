import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { queryClient } from '../../app/providers.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Page.tsx';
import { TwoShares, type TwoSharesHandle } from '../vault/kit/TwoShares.tsx';
import vaultStyles from '../vault/vault.module.css';

/** Puts a lost register back with any two printed pages; the person then says who they are, and lets this computer into the vault. */
export function OpenByKit({ folder, registerId }: { folder: string; registerId: string | null }) {
  const { t } = useTranslation('app');
  const shares = useRef<TwoSharesHandle>(null);
  const restore = useMutation({
    ...queries.snapshot.openWithKit.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the shares: it is forgotten with the form.
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries(),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    restore.mutate({ folder, registerId, shares: shares.current?.read() ?? [] });
  }
  return (
    <form className={vaultStyles.form} onSubmit={submit} noValidate>
      {restore.error === null ? null : <Notice tone="bad">{errorText(restore.error, t)}</Notice>}
      <TwoShares ref={shares} error={restore.error} />
      <p className={vaultStyles.small}>{t('snapshotUi.open.kitNext')}</p>
      <div className={vaultStyles.buttons}>
        <Button look="primary" type="submit" isPending={restore.isPending}>
          {t('snapshotUi.open.kitDo')}
        </Button>
      </div>
    </form>
  );
}
