import { type FormEvent, type ReactNode, useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { useLock } from '../VaultLock.tsx';
import styles from '../vault.module.css';
import { OpeningContext } from './use-opening.ts';

/** What stands inside opens this credential. The reason of a nödöppning is asked for once and goes with every opening until the page is left. */
export function OpeningOf({ credential, children }: { credential: Credential; children: ReactNode }) {
  const { withOpen } = useLock();
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState<{ work: (reason: string) => void } | null>(null);
  const { breakGlass } = credential;
  const opening = useCallback(
    (work: (given: string) => void) =>
      withOpen(() => {
        if (breakGlass && reason === '') setPending({ work });
        else work(reason);
      }),
    [withOpen, breakGlass, reason],
  );
  return (
    <OpeningContext value={opening}>
      {children}
      {pending === null ? null : (
        <ReasonDialog
          label={credential.label}
          onClose={() => setPending(null)}
          onReason={(given) => {
            setReason(given);
            setPending(null);
            pending.work(given);
          }}
        />
      )}
    </OpeningContext>
  );
}

function ReasonDialog({
  label,
  onClose,
  onReason,
}: {
  label: string;
  onClose: () => void;
  onReason: (reason: string) => void;
}) {
  const { t } = useTranslation('app');
  const formId = useId();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== '') onReason(text.trim());
  }
  return (
    <Dialog
      title={t('vaultUi.breakGlass.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t('vaultUi.breakGlass.open')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <Notice tone="warn">{t('vaultUi.breakGlass.body', { label })}</Notice>
        <TextField
          label={t('vaultUi.breakGlass.reason')}
          help={t('vaultUi.breakGlass.reasonHelp')}
          error={isTried && text.trim() === '' ? t('vaultUi.breakGlass.reasonNeeded') : undefined}
          value={text}
          onChange={setText}
          isRequired
          autoFocus
        />
      </form>
    </Dialog>
  );
}
