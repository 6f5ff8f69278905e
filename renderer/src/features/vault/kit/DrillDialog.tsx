import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from '../vault.module.css';
import { TwoShares, type TwoSharesHandle } from './TwoShares.tsx';

/** The yearly drill: two of the printed pages are typed in, and nothing is opened. Passed or failed, it is logged. */
export function DrillDialog({ vaultId, onClose }: { vaultId: string; onClose: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const formId = useId();
  const shares = useRef<TwoSharesHandle>(null);
  const drill = useMutation({
    ...queries.vault.drill.mutationOptions({ meta: { showsError: true } }),
    gcTime: 0,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!drill.isPending) drill.mutate({ vaultId, shares: shares.current?.read() ?? [] });
  }
  return (
    <Dialog
      wide
      title={t('vaultUi.drill.title')}
      isOpen
      onClose={onClose}
      actions={
        drill.data === undefined ? (
          <>
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button look="primary" type="submit" form={formId} isPending={drill.isPending}>
              {t('vaultUi.drill.do')}
            </Button>
          </>
        ) : (
          <Button look="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        )
      }
    >
      {drill.data === undefined ? (
        <form id={formId} className={styles.form} onSubmit={submit} noValidate>
          {drill.error === null ? null : (
            <Notice tone="bad">
              <p>
                <b>{t('vaultUi.drill.failed')}</b>
              </p>
              <p>{errorText(drill.error, t)}</p>
            </Notice>
          )}
          <p className={styles.why}>{t('vaultUi.drill.why')}</p>
          <TwoShares ref={shares} error={drill.error} />
        </form>
      ) : (
        <div className={styles.stack} role="status">
          <div>
            <Chip tone="ok">{t('vaultUi.drill.passed')}</Chip>
          </div>
          <p>
            {t('vaultUi.drill.passedBody', {
              first: drill.data.shares[0] ?? '',
              second: drill.data.shares[1] ?? '',
              day: format.day(drill.data.nextOn),
            })}
          </p>
        </div>
      )}
    </Dialog>
  );
}
