import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FolderSync, HardDrive } from 'lucide-react';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useStepFocus } from '../../../app/use-step-focus.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { Steps } from '../../../ui/Steps.tsx';
import { useOffSite, useSnapshot } from '../../snapshot/use-snapshot.ts';
import { KitMaking } from '../kit/KitMaking.tsx';
import { useLock } from '../VaultLock.tsx';
import { takeStatus, useVault } from '../use-vault.ts';
import styles from '../vault.module.css';
import { KeepForm } from './KeepForm.tsx';

const order = ['found', 'kit', 'off-site'] as const;
type Step = (typeof order)[number];

/** The vault from nothing to its first secret, a step at a time. Each says why it is there, and what is done stays done. */
export function Setup({ status }: { status: VaultStatus }) {
  const { t } = useTranslation('app');
  const { isOpen } = useVault();
  const { withOpen } = useLock();
  const step: Step = status.vaultId === null ? 'found' : status.missing.includes('kit') ? 'kit' : 'off-site';
  const body = useStepFocus<HTMLDivElement>(`${step} ${isOpen}`);
  return (
    <>
      <Steps
        label={t('vaultUi.setup.label')}
        steps={order.map((id) => ({ id, name: t(`vaultUi.setup.step.${id}`) }))}
        current={step}
        reached={[]}
        onGo={() => {}}
      />
      <Card title={t(`vaultUi.setup.title.${step}`)}>
        <div ref={body} className={styles.body} tabIndex={-1}>
          <p className={styles.why}>{t(`vaultUi.setup.why.${step}`)}</p>
          {step === 'found' || status.vaultId === null ? (
            <Found />
          ) : !isOpen ? (
            <Notice tone="plain">
              <p>{t('vaultUi.setup.locked')}</p>
              <div className={styles.buttons}>
                <Button small onPress={() => withOpen(() => {})}>
                  {t('vaultUi.lock.do.locked')}
                </Button>
              </div>
            </Notice>
          ) : step === 'kit' ? (
            <KitMaking vaultId={status.vaultId} onDone={() => {}} />
          ) : (
            <OffSiteForm vaultId={status.vaultId} button={t('vaultUi.setup.finish')} onDone={() => {}} />
          )}
        </div>
      </Card>
    </>
  );
}

function Found() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const found = useMutation({
    ...queries.vault.found.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the passphrase: it is forgotten with the step.
    gcTime: 0,
    onSuccess: (status) => takeStatus(administration.id, status),
  });
  return (
    <KeepForm
      button={t('vaultUi.setup.found')}
      error={found.error === null ? null : errorText(found.error, t)}
      isPending={found.isPending}
      onKeep={(keep) => found.mutate({ administrationId: administration.id, ...keep })}
    />
  );
}

/** The place off this computer where a copy is kept. */
export function OffSiteForm({
  vaultId,
  start = null,
  button,
  onDone,
  cancel,
}: {
  vaultId: string;
  start?: VaultStatus['offSite'];
  button: string;
  onDone: () => void;
  cancel?: ReactNode;
}) {
  const { t } = useTranslation('app');
  const { withOpen } = useLock();
  const [kind, setKind] = useState<'shared-folder' | 'other'>(start?.kind ?? 'shared-folder');
  const [typed, setTyped] = useState(start?.text ?? null);
  const [isTried, setTried] = useState(false);
  const shared = useSnapshot()?.folder ?? '';
  // The register has one shared folder: the vault of another administration begins with it.
  const text = typed ?? (kind === 'shared-folder' ? shared : '');
  const name = useOffSite(vaultId, onDone);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== '') withOpen(() => name.mutate({ kind, text: text.trim() }));
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {name.error === null ? null : <Notice tone="bad">{errorText(name.error, t)}</Notice>}
      <RadioCards
        label={t('vaultUi.offSite.label')}
        choices={(['shared-folder', 'other'] as const).map((id) => ({
          id,
          name: t(`vaultUi.offSite.name.${id}`),
          help: t(`vaultUi.offSite.help.${id}`),
          icon: id === 'shared-folder' ? FolderSync : HardDrive,
        }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={t(`vaultUi.offSite.field.${kind}`)}
        help={t(`vaultUi.offSite.fieldHelp.${kind}`)}
        error={isTried && text.trim() === '' ? t('vaultUi.offSite.needed') : undefined}
        value={text}
        onChange={setTyped}
        isRequired
      />
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isPending={name.isPending}>
          <Check aria-hidden />
          {button}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
