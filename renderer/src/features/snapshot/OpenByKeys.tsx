import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText, refusalOf } from '../../api/errors.ts';
import { queryClient } from '../../app/providers.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Page.tsx';
import { type SecretHandle, SecretInput } from '../vault/secrets/SecretInput.tsx';
import vaultStyles from '../vault/vault.module.css';

/** Opens the copy with this computer's keys. The first time it is said who writes the register, and a person answers for it. */
export function OpenByKeys({
  folder,
  registerId,
  unknown = null,
}: {
  folder: string;
  registerId: string | null;
  /** Who writes, where it is already known that this computer does not know them. */
  unknown?: { fingerprint: string; words: string } | null;
}) {
  const { t } = useTranslation('app');
  const passphrase = useRef<SecretHandle>(null);
  const [writer, setWriter] = useState(unknown);
  const [isTrusted, setTrusted] = useState(false);
  const [isTried, setTried] = useState(false);
  const open = useMutation({
    ...queries.snapshot.open.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the passphrase: it is forgotten with the form.
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries(),
    onError: (error) => {
      const refusal = refusalOf(error);
      if (refusal?.code !== 'snapshot-writer-unknown') return;
      setWriter({ fingerprint: String(refusal.values['fingerprint']), words: errorText(error, t) });
      setTried(false);
    },
  });
  const isUnknown = refusalOf(open.error)?.code === 'snapshot-writer-unknown';
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (writer !== null && !isTrusted) return;
    open.mutate({
      folder,
      registerId,
      passphrase: (passphrase.current?.read() ?? '') || null,
      trust: writer?.fingerprint ?? null,
    });
  }
  return (
    <form className={vaultStyles.form} onSubmit={submit} noValidate>
      {open.error === null || isUnknown ? null : <Notice tone="bad">{errorText(open.error, t)}</Notice>}
      <SecretInput
        ref={passphrase}
        kind="hidden"
        label={t('snapshotUi.open.passphrase')}
        help={t('snapshotUi.open.passphraseHelp')}
      />
      {writer === null ? null : (
        <>
          <Notice tone="warn">
            <p>{writer.words}</p>
            <p className={vaultStyles.compare}>{writer.fingerprint}</p>
          </Notice>
          {isTried && !isTrusted ? <Notice tone="bad">{t('snapshotUi.open.trustNeeded')}</Notice> : null}
          <Checkbox isSelected={isTrusted} onChange={setTrusted}>
            {t('snapshotUi.open.trust')}
          </Checkbox>
        </>
      )}
      <div className={vaultStyles.buttons}>
        <Button look="primary" type="submit" isPending={open.isPending}>
          {t('snapshotUi.open.do')}
        </Button>
      </div>
    </form>
  );
}
