import { useQuery } from '@tanstack/react-query';
import { KeyRound, MonitorCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { SecretInput, type SecretHandle } from '../secrets/SecretInput.tsx';
import styles from '../vault.module.css';

/** A passphrase that stands alone must be at least this long (`electron/core/vault/key-place.ts`). */
const passphraseLength = 12;

/** How this computer's new keys are to be kept. */
export interface Keep {
  keep: 'keychain' | 'passphrase';
  passphrase: string | null;
}

/** Chooses how this computer keeps its keys: the computer's keychain, with or without a PIN, or a passphrase where there is none. Says what each protects and what not. */
export function KeepForm({
  button,
  error,
  isPending,
  onKeep,
  children,
}: {
  button: string;
  error: string | null;
  isPending: boolean;
  onKeep: (keep: Keep) => void;
  /** What else the form asks for, first. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('app');
  const { data } = useQuery({ ...queries.vault.checkKeychain.queryOptions({ input: {} }), staleTime: 0 });
  const [chosen, setChosen] = useState<Keep['keep'] | null>(null);
  const [hasPin, setHasPin] = useState(true);
  const [problem, setProblem] = useState<'short' | 'differs' | 'pin' | null>(null);
  const first = useRef<SecretHandle>(null);
  const again = useRef<SecretHandle>(null);
  if (data === undefined) return <p>{t('vaultUi.keep.checking')}</p>;
  const hasKeychain = data.keychain === 'available';
  const keep = chosen ?? (hasKeychain ? 'keychain' : 'passphrase');
  const asks = keep === 'passphrase' || hasPin;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const text = first.current?.read() ?? '';
    const wrong = !asks
      ? null
      : keep === 'passphrase' && text.length < passphraseLength
        ? 'short'
        : text === ''
          ? 'pin'
          : text === again.current?.read()
            ? null
            : 'differs';
    setProblem(wrong);
    if (wrong !== null) (wrong === 'differs' ? again : first).current?.focus();
    else onKeep({ keep, passphrase: asks ? text : null });
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      {children}
      {hasKeychain ? (
        <RadioCards
          label={t('vaultUi.keep.label')}
          choices={(['keychain', 'passphrase'] as const).map((id) => ({
            id,
            name: t(`vaultUi.keep.name.${id}`),
            help: t(`vaultUi.keep.help.${id}`),
            icon: id === 'keychain' ? MonitorCheck : KeyRound,
          }))}
          value={keep}
          onChange={(next) => {
            setChosen(next);
            setProblem(null);
          }}
        />
      ) : (
        <Notice tone="plain">{t('vaultUi.keep.noKeychain')}</Notice>
      )}
      {keep === 'keychain' ? (
        <Checkbox isSelected={hasPin} onChange={setHasPin}>
          {t('vaultUi.keep.withPin')}
        </Checkbox>
      ) : null}
      {keep === 'keychain' && !hasPin ? <Notice tone="warn">{t('vaultUi.keep.noPin')}</Notice> : null}
      {asks ? (
        <div className={styles.two}>
          <SecretInput
            key={`${keep}-first`}
            ref={first}
            kind="hidden"
            label={t(keep === 'passphrase' ? 'vaultUi.passphrase' : 'vaultUi.keep.newPin')}
            help={t(keep === 'passphrase' ? 'vaultUi.keep.passphraseHelp' : 'vaultUi.keep.pinHelp', {
              count: passphraseLength,
            })}
            error={
              problem === 'short'
                ? t('vaultUi.keep.short', { count: passphraseLength })
                : problem === 'pin'
                  ? t('vaultUi.keep.pinNeeded')
                  : undefined
            }
          />
          <SecretInput
            key={`${keep}-again`}
            ref={again}
            kind="hidden"
            label={t(keep === 'passphrase' ? 'vaultUi.keep.passphraseAgain' : 'vaultUi.keep.pinAgain')}
            error={problem === 'differs' ? t('vaultUi.keep.differs') : undefined}
          />
        </div>
      ) : null}
      <p className={styles.small}>
        {t(keep === 'passphrase' ? 'vaultUi.keep.forgotPassphrase' : 'vaultUi.keep.forgotPin')}
      </p>
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isPending={isPending}>
          {button}
        </Button>
        {isPending ? (
          <span role="status" className={styles.small}>
            {t('vaultUi.keep.working')}
          </span>
        ) : null}
      </div>
    </form>
  );
}
