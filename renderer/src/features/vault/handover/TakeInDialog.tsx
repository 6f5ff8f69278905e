import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverPreview } from '#core/vault/handover/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { type SecretHandle, SecretInput } from '../secrets/SecretInput.tsx';
import { useLock } from '../VaultLock.tsx';
import vaultStyles from '../vault.module.css';
import { ChooseHandover } from './ChooseHandover.tsx';
import { PreviewRows } from './PreviewRows.tsx';
import { Receipt } from './Receipt.tsx';

const wantsPassphrase: ReadonlySet<string | undefined> = new Set([
  'handover-file-passphrase-needed',
  'handover-file-wrong-passphrase',
]);
const wantsTrust: ReadonlySet<string | undefined> = new Set([
  'handover-file-signer-unknown',
  'handover-file-fingerprint-differs',
]);

/** Takes a handover file in: the file, then what it asks for (a passphrase, the sender's fingerprint), then what it would do, then the receipt. */
export function TakeInDialog({ vaultId, onClose }: { vaultId: string; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { withOpen } = useLock();
  const formId = useId();
  const passphrase = useRef<SecretHandle>(null);
  const [file, setFile] = useState<File | null>(null);
  const [asksPassphrase, setAsksPassphrase] = useState(false);
  const [sender, setSender] = useState<string | null>(null);
  const [trust, setTrust] = useState('');
  const [isTried, setTried] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const open = useMutation({
    ...queries.handoverFile.open.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the passphrase: it is forgotten with the dialog.
    gcTime: 0,
    onSuccess: ({ rows }) => setChosen(new Set(rows.filter(({ isChosen }) => isChosen).map(({ index }) => index))),
    onError: (error) => {
      const code = refusalOf(error)?.code;
      if (wantsPassphrase.has(code)) setAsksPassphrase(true);
      if (wantsTrust.has(code)) setSender(errorText(error, t));
      setTried(false);
    },
  });
  const run = useMutation(queries.handoverFile.run.mutationOptions({ meta: { showsError: true } }));
  const preview = open.data;
  const code = refusalOf(open.error)?.code;
  const hasTakeable = preview?.rows.some(({ isTakeable }) => isTakeable) === true;
  const isAsked = asksPassphrase || sender !== null;
  // A first question is no fault of the person's; what they answered wrong is.
  const isFirstQuestion = code === 'handover-file-passphrase-needed' || code === 'handover-file-signer-unknown';

  function read(given: File) {
    withOpen(() =>
      open.mutate({
        vaultId,
        file: given,
        passphrase: (passphrase.current?.read() ?? '') || null,
        trust: trust.trim() || null,
      }),
    );
  }
  function choose(given: File) {
    setFile(given);
    setAsksPassphrase(false);
    setSender(null);
    setTrust('');
    open.reset();
    read(given);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (file === null) return;
    const isMissing = asksPassphrase && (passphrase.current?.read() ?? '') === '';
    setEmpty(isMissing);
    if (isMissing) return;
    if (sender !== null && trust.trim() === '') return;
    read(file);
  }
  function close() {
    // Also after it is taken in: forgetting twice is no error.
    if (preview !== undefined) api.handoverFile.discard({ token: preview.token }).catch(() => {});
    onClose();
  }
  if (run.data !== undefined && preview !== undefined)
    return <Receipt preview={preview} chosen={chosen} result={run.data} onClose={close} />;
  return (
    <Dialog
      wide
      title={t('handoverFile.takeIn.title')}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          {preview !== undefined && hasTakeable ? (
            <Button
              look="primary"
              isPending={run.isPending}
              onPress={() => run.mutate({ token: preview.token, rows: [...chosen] })}
              isDisabled={chosen.size === 0}
            >
              {t('handoverFile.takeIn.do', { count: chosen.size })}
            </Button>
          ) : preview === undefined && isAsked ? (
            <Button look="primary" type="submit" form={formId} isPending={open.isPending}>
              {t('ui.next')}
            </Button>
          ) : null}
        </>
      }
    >
      {run.error === null ? null : <Notice tone="bad">{errorText(run.error, t)}</Notice>}
      {open.error === null || isFirstQuestion ? null : <Notice tone="bad">{errorText(open.error, t)}</Notice>}
      {preview !== undefined ? (
        <>
          <From preview={preview} />
          {hasTakeable ? null : <p>{t('handoverFile.takeIn.nothing')}</p>}
          <PreviewRows rows={preview.rows} chosen={chosen} onChoose={setChosen} />
        </>
      ) : isAsked ? (
        <form id={formId} className={vaultStyles.form} onSubmit={submit} noValidate>
          <p className={vaultStyles.quiet}>{file?.name}</p>
          {asksPassphrase ? (
            <SecretInput
              ref={passphrase}
              kind="hidden"
              autoFocus
              label={t('handoverFile.takeIn.passphrase')}
              help={t('handoverFile.takeIn.passphraseHelp')}
              error={isTried && isEmpty ? t('handoverFile.takeIn.passphraseNeeded') : undefined}
            />
          ) : null}
          {sender === null ? null : (
            <>
              {code === 'handover-file-fingerprint-differs' ? null : <Notice tone="warn">{sender}</Notice>}
              <TextField
                label={t('handoverFile.takeIn.trust')}
                help={t('handoverFile.takeIn.trustHelp')}
                error={isTried && trust.trim() === '' ? t('handoverFile.takeIn.trustNeeded') : undefined}
                value={trust}
                onChange={setTrust}
                isRequired
                autoFocus
              />
            </>
          )}
        </form>
      ) : (
        <ChooseHandover vaultId={vaultId} isBusy={open.isPending} onFile={choose} />
      )}
    </Dialog>
  );
}

/** Whose file it is, and how that is known. */
function From({ preview: { sender, madeAt } }: { preview: HandoverPreview }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const day = format.day(madeAt);
  return (
    <Notice tone="plain">
      {t('handoverFile.takeIn.from', { ...sender, day })}{' '}
      {t(sender.isOfVault ? 'handoverFile.takeIn.ofVault' : 'handoverFile.takeIn.byHand')}
    </Notice>
  );
}
