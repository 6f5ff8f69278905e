import { useMutation, useQuery } from '@tanstack/react-query';
import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { queryClient } from '../../../app/providers.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card, Empty, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import settingsStyles from '../settings.module.css';
import styles from './backups.module.css';
import { RestoreDialog } from './RestoreDialog.tsx';
import { VerifyCard } from './VerifyCard.tsx';

/** Copies of the register: make one, restore one, and check that everything holds. */
export function BackupsPart() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const { data: backups, error } = useQuery(queries.settings.backups.queryOptions({ input: {} }));
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const make = useMutation(
    queries.settings.backUpNow.mutationOptions({
      onSuccess: (backup) => {
        say({
          text: t('settings.backups.made', {
            accounts: format.number(backup.accounts),
            size: format.bytes(backup.bytes),
          }),
        });
        return queryClient.invalidateQueries({ queryKey: queries.settings.backups.key() });
      },
    }),
  );
  const folder = info?.dataFolder ?? '';
  const separator = folder.includes('\\') ? '\\' : '/';
  return (
    <>
      {info?.demo === true ? <Notice tone="plain">{t('settings.backups.demo')}</Notice> : null}
      <Card
        title={t('settings.backups.list')}
        aside={
          <Button small onPress={() => make.mutate({})} isPending={make.isPending}>
            {t('settings.backups.now')}
          </Button>
        }
      >
        {error !== null ? (
          <div className={settingsStyles.body}>
            <Notice tone="bad">{errorText(error, t)}</Notice>
          </div>
        ) : backups === undefined ? (
          <div className={settingsStyles.body}>{t('ui.loading')}</div>
        ) : backups.length === 0 ? (
          <Empty icon={HardDriveDownload} title={t('settings.backups.none')}>
            {t('settings.backups.noneBody')}
          </Empty>
        ) : (
          <BackupTable backups={backups} onRestore={setRestoring} />
        )}
      </Card>
      <p className={settingsStyles.foot}>
        {t('settings.backups.folder', { folder: `${folder}${separator}backups` })}{' '}
        {t('settings.backups.keep', { count: administration.settings.backupDays.value })}
      </p>
      <VerifyCard />
      <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />
    </>
  );
}

function BackupTable({ backups, onRestore }: { backups: readonly Backup[]; onRestore: (backup: Backup) => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    // A list of copies can be longer than the page wants: it scrolls by itself, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} aria-label={t('settings.backups.list')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.backups.madeAt')}</th>
            <th scope="col">{t('settings.backups.reasonTitle')}</th>
            <th scope="col" className={styles.number}>
              {t('settings.backups.accounts')}
            </th>
            <th scope="col" className={styles.number}>
              {t('settings.backups.size')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('settings.backups.restore')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.name}>
              <td>{format.time(backup.madeAt)}</td>
              <td>{t(`settings.backups.reason.${backup.reason}`)}</td>
              <td className={styles.number}>{format.number(backup.accounts)}</td>
              <td className={styles.number}>{format.bytes(backup.bytes)}</td>
              <td className={styles.number}>
                <Button
                  small
                  aria-label={t('settings.backups.restoreOf', { time: format.time(backup.madeAt) })}
                  onPress={() => onRestore(backup)}
                >
                  {t('settings.backups.restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
