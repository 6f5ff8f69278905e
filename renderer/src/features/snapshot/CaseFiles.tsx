import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotStatus } from '#core/snapshot/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText, refusalOf } from '../../api/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { TwoShares, type TwoSharesHandle } from '../vault/kit/TwoShares.tsx';
import vaultStyles from '../vault/vault.module.css';
import { takeSnapshot, useWithKeys } from './use-snapshot.ts';

/** Refusals after which two pages of the kit are typed. */
const byKit: readonly string[] = ['snapshot-files-other-key', 'vault-shares-forgotten'];

/** How the files of cases stand to the shared folder, and the way to fetch those that this computer lacks. */
export function CaseFiles({ status }: { status: SnapshotStatus }) {
  const { t } = useTranslation('app');
  const formId = useId();
  const shares = useRef<TwoSharesHandle>(null);
  const [isByKit, setByKit] = useState(false);
  const withKeys = useWithKeys();
  const { count, waiting, missing, left } = status.files;
  const fetching = useMutation({
    ...queries.snapshot.fetchFiles.mutationOptions({ meta: { showsError: true } }),
    // What was sent may hold shares: it is forgotten with the form.
    gcTime: 0,
    onSuccess: (next) => {
      takeSnapshot(next);
      setByKit(false);
      say({ text: t('snapshotUi.card.fetched') });
    },
    onError: (error) => {
      if (byKit.includes(refusalOf(error)?.code ?? '')) setByKit(true);
    },
  });
  if (count === 0) return t('snapshotUi.card.filesNone');
  const lines = [
    waiting > 0 ? t('snapshotUi.card.filesWaiting', { count: waiting }) : '',
    missing > 0 ? t('snapshotUi.card.filesMissing', { count: missing }) : '',
    left > 0 ? t('snapshotUi.card.filesLeft', { count: left }) : '',
  ].filter(Boolean);
  const calm = t(status.side === 'writer' ? 'snapshotUi.card.filesAll' : 'snapshotUi.card.filesRead');
  function submit(event: FormEvent) {
    event.preventDefault();
    fetching.mutate({ shares: shares.current?.read() ?? [] });
  }
  // A computer that was put back by the kit has no keys of its own until it is let in: the pages that were just typed do, while they are held.
  const begin = () =>
    status.side === 'restored' ? fetching.mutate({ shares: [] }) : withKeys(() => fetching.mutate({ shares: [] }));
  return (
    <>
      {lines.length === 0 ? calm : lines.join(' ')}
      {missing === 0 ? null : (
        <div className={vaultStyles.buttons}>
          <Button small onPress={begin} isPending={fetching.isPending}>
            <Download aria-hidden />
            {t('snapshotUi.card.fetch')}
          </Button>
        </div>
      )}
      {fetching.error === null || isByKit ? null : <Notice tone="bad">{errorText(fetching.error, t)}</Notice>}
      {isByKit ? (
        <Dialog
          title={t('snapshotUi.card.fetch')}
          isOpen
          onClose={() => setByKit(false)}
          actions={
            <>
              <Button onPress={() => setByKit(false)}>{t('ui.cancel')}</Button>
              <Button look="primary" type="submit" form={formId} isPending={fetching.isPending}>
                {t('snapshotUi.card.fetch')}
              </Button>
            </>
          }
        >
          <form id={formId} className={vaultStyles.form} onSubmit={submit} noValidate>
            {fetching.error === null ? (
              <p>{t('snapshotUi.card.fetchKit')}</p>
            ) : (
              <Notice tone="bad">{errorText(fetching.error, t)}</Notice>
            )}
            <TwoShares ref={shares} error={fetching.error} />
          </form>
        </Dialog>
      ) : null}
    </>
  );
}
