import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newestFaults, type SnapshotStatus } from '#core/snapshot/contract.ts';
import { queries } from '../../api/client.ts';
import { refusalOf } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { queryClient } from '../../app/providers.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { takeSnapshot } from './use-snapshot.ts';

/** Ta över registret: what it does to the other computer, and why it is done. */
export function TakeOverDialog({ status, onClose }: { status: SnapshotStatus; onClose: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [folder, setFolder] = useState('');
  const [withoutNewest, setWithoutNewest] = useState(false);
  const [isTried, setTried] = useState(false);
  const asksFolder = status.folder === '';
  // A reader takes the newest in the folder, which may be newer than the copy that is open.
  const { data: found } = useQuery({
    ...queries.snapshot.look.queryOptions({ input: { folder: status.folder } }),
    staleTime: 0,
    enabled: status.side === 'reader' && !asksFolder,
  });
  const newest = found?.find(({ registerId }) => registerId === status.registerId)?.madeAt ?? '';
  const own = status.last?.madeAt ?? '';
  const takenFrom = !withoutNewest && status.passedOver === null && newest > own ? newest : own;
  const takeOver = useMutation(
    queries.snapshot.takeOver.mutationOptions({
      meta: { showsError: true },
      onSuccess: (next) => {
        takeSnapshot(next);
        void queryClient.invalidateQueries();
        say({ text: t('snapshotUi.takeOver.done') });
        onClose();
      },
    }),
  );
  function submit() {
    setTried(true);
    if (reason.trim() === '' || (asksFolder && folder.trim() === '')) return;
    takeOver.mutate({ reason: reason.trim(), folder: asksFolder ? folder.trim() : null, withoutNewest });
  }
  return (
    <FormDialog
      title={t('snapshot.takeOver')}
      submit={t('snapshot.takeOver')}
      look="danger"
      isPending={takeOver.isPending}
      error={takeOver.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('snapshot.takeOverBody')}</p>
      {status.writer === '' || status.last === null ? null : (
        <Notice tone="warn">
          {t('snapshotUi.takeOver.reader', { computer: status.writer, at: format.time(takenFrom) })}
        </Notice>
      )}
      <p>{t('snapshotUi.takeOver.files')}</p>
      {status.takersRole === 'has' ? (
        <p>{t('snapshotUi.takeOver.role.has')}</p>
      ) : (
        <Notice tone="warn">{t(`snapshotUi.takeOver.role.${status.takersRole}`)}</Notice>
      )}
      {asksFolder ? (
        <TextField
          label={t('snapshotUi.folder')}
          help={t('snapshotUi.folderHelp')}
          error={isTried && folder.trim() === '' ? t('snapshotUi.folderNeeded') : undefined}
          value={folder}
          onChange={setFolder}
          isRequired
        />
      ) : null}
      <TextField
        label={t('snapshotUi.takeOver.reason')}
        help={t('snapshotUi.takeOver.reasonHelp')}
        error={isTried && reason.trim() === '' ? t('snapshotUi.takeOver.reasonNeeded') : undefined}
        value={reason}
        onChange={(text) => setReason(text.slice(0, 1000))}
        lines={3}
        isRequired
        autoFocus
      />
      {status.side === 'reader' && newestFaults.includes(refusalOf(takeOver.error)?.code ?? '') ? (
        <Checkbox isSelected={withoutNewest} onChange={setWithoutNewest}>
          {t('snapshotUi.takeOver.withoutNewest')}
        </Checkbox>
      ) : null}
    </FormDialog>
  );
}
