import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { beginAnew } from '../../../app/read-anew.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import settingsStyles from '../settings.module.css';
import styles from './backups.module.css';

/** Says what a restore does to the whole register, and does it only after a tick. */
export function RestoreDialog({ backup, onClose }: { backup: Backup | null; onClose: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administrations } = usePlace();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const [isSure, setSure] = useState(false);
  const time = backup === null ? '' : format.time(backup.madeAt);
  const restore = useMutation(
    queries.settings.restore.mutationOptions({
      meta: { showsError: true },
      // Here and not at the call: the news of the restore may come first, and take this dialog with it.
      onSuccess: () => {
        say({ text: t('settings.backups.restored', { time }) });
        onClose();
        void beginAnew();
      },
    }),
  );
  const close = () => {
    if (restore.isPending) return;
    setSure(false);
    restore.reset();
    onClose();
  };
  const now = administrations.reduce((sum, { accountCount }) => sum + accountCount, 0);
  const doRestore = () => {
    if (backup === null) return;
    restore.mutate({ name: backup.name });
  };
  return (
    <Dialog
      title={t('settings.backups.restoreTitle', { time })}
      isOpen={backup !== null}
      onClose={close}
      actions={
        <>
          <Button onPress={close} isDisabled={restore.isPending}>
            {t('ui.cancel')}
          </Button>
          <Button look="danger" isDisabled={!isSure} isPending={restore.isPending} onPress={doRestore}>
            {t('settings.backups.restoreDo')}
          </Button>
        </>
      }
    >
      {restore.error === null ? null : <Notice tone="bad">{errorText(restore.error, t)}</Notice>}
      <ul className={settingsStyles.bullets}>
        <li>
          {t('settings.backups.restoreWhat', {
            accounts: format.number(backup?.accounts ?? 0),
            now: format.number(now),
          })}
        </li>
        <li>{t('settings.backups.restoreLost')}</li>
        {administrations.length > 1 ? <li>{t('settings.backups.restoreAll')}</li> : null}
        <li>{t('settings.backups.restoreSafe')}</li>
      </ul>
      {info?.demo === true ? <p>{t('settings.backups.demo')}</p> : null}
      <Checkbox isSelected={isSure} onChange={setSure}>
        {t('settings.backups.restoreSure')}
      </Checkbox>
      <p className={styles.file}>
        {t('settings.backups.fileName', { name: backup?.name ?? '' })}
        <br />
        {t('settings.backups.fingerprint', { sha: backup?.sha256 ?? '' })}
      </p>
    </Dialog>
  );
}
