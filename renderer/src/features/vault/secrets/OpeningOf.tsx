import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Credential, shortestReason } from '#core/vault/contract.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { useLock } from '../VaultLock.tsx';
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
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = text.trim().length < shortestReason;
  function submit() {
    setTried(true);
    if (!isShort) onReason(text.trim());
  }
  return (
    <FormDialog
      title={t('vaultUi.breakGlass.title')}
      submit={t('vaultUi.breakGlass.open')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Notice tone="warn">{t('vaultUi.breakGlass.body', { label })}</Notice>
      <TextField
        label={t('vaultUi.breakGlass.reason')}
        help={t('vaultUi.breakGlass.reasonHelp')}
        error={isTried && isShort ? t('vaultUi.breakGlass.reasonNeeded', { count: shortestReason }) : undefined}
        value={text}
        onChange={setText}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
