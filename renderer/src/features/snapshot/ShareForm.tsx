import { Check } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../api/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { useLock } from '../vault/VaultLock.tsx';
import vaultStyles from '../vault/vault.module.css';
import { useOffSite } from './use-snapshot.ts';

/** Chooses the shared folder, or another in its place; done when a snapshot lies there. */
export function ShareForm({
  vaultId,
  start,
  help,
  onDone,
  onCancel,
}: {
  vaultId: string;
  start: string;
  help: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('app');
  const { withOpen } = useLock();
  const [folder, setFolder] = useState(start);
  const [isTried, setTried] = useState(false);
  const share = useOffSite(vaultId, () => {
    say({ text: t('snapshotUi.shared') });
    onDone();
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const text = folder.trim();
    if (text !== '') withOpen(() => share.mutate({ kind: 'shared-folder', text }));
  }
  return (
    <form className={vaultStyles.form} onSubmit={submit} noValidate>
      {share.error === null ? null : <Notice tone="bad">{errorText(share.error, t)}</Notice>}
      <TextField
        label={t('snapshotUi.folder')}
        help={help}
        error={isTried && folder.trim() === '' ? t('snapshotUi.folderNeeded') : undefined}
        value={folder}
        onChange={setFolder}
        isRequired
        autoFocus
      />
      <div className={vaultStyles.buttons}>
        <Button look="primary" type="submit" isPending={share.isPending}>
          <Check aria-hidden />
          {t('ui.save')}
        </Button>
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
