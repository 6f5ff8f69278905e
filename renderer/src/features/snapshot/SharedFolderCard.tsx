import { useMutation } from '@tanstack/react-query';
import { FolderSync, MonitorUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotStatus } from '#core/snapshot/contract.ts';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import vaultStyles from '../vault/vault.module.css';
import { CaseFiles } from './CaseFiles.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { ShareForm } from './ShareForm.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';
import { takeSnapshot, useLookAgain, useSnapshot, useWithKeys } from './use-snapshot.ts';

/** Troubles of a writer that it ends by taking the register over anew. */
const endedByTakeOver: readonly string[] = [
  'snapshot-two-writers',
  'snapshot-unknown-writer',
  'snapshot-key-unavailable',
];

/** Delad mapp under Valvet: where the copy lies, how fresh it is, what stands in the way, and whose computers read it. */
export function SharedFolderCard({ vaultId }: { vaultId: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const status = useSnapshot();
  useLookAgain(status);
  const [isChoosing, setChoosing] = useState(false);
  const [dialog, setDialog] = useState<'invite' | 'take-over' | null>(null);
  const withKeys = useWithKeys();
  const write = useMutation(
    queries.snapshot.write.mutationOptions({
      meta: { showsError: true },
      onSuccess: (next) => {
        takeSnapshot(next);
        say({ text: t('snapshotUi.card.written', { serial: next.last?.serial ?? 0 }) });
      },
    }),
  );
  if (status === undefined) return null;
  const { side, trouble } = status;
  const mayShare = side === 'none' || (side === 'writer' && status.putOut === null);
  // What was asked for by hand says its own error; the same one is not said twice.
  const shown =
    write.error !== null ? (
      <Notice tone="bad">{errorText(write.error, t)}</Notice>
    ) : trouble === null ? null : (
      <Notice tone="bad">
        {t('snapshotUi.card.trouble', { at: format.time(trouble.since), text: refusalText(trouble, t) })}
      </Notice>
    );
  return (
    <Card title={t('snapshotUi.card.title')}>
      {shown === null && side !== 'none' ? null : (
        <div className={vaultStyles.body}>
          {shown}
          {side === 'none' ? <Notice tone="warn">{t('snapshotUi.card.none')}</Notice> : null}
        </div>
      )}
      {side === 'none' ? null : <Facts status={status} />}
      <div className={vaultStyles.body}>
        {isChoosing ? (
          <ShareForm
            vaultId={vaultId}
            start={status.folder}
            help={t(side === 'none' ? 'snapshotUi.folderHelp' : 'snapshotUi.card.changeHelp')}
            onDone={() => setChoosing(false)}
            onCancel={() => setChoosing(false)}
          />
        ) : mayShare ? (
          <div className={vaultStyles.buttons}>
            {side === 'writer' ? (
              <Button small onPress={() => write.mutate({})} isPending={write.isPending}>
                <FolderSync aria-hidden />
                {t('snapshotUi.card.write')}
              </Button>
            ) : null}
            <Button small onPress={() => setChoosing(true)}>
              {t(side === 'none' ? 'snapshotUi.card.choose' : 'snapshotUi.card.change')}
            </Button>
            {side === 'writer' ? (
              <Button small onPress={() => setDialog('invite')}>
                <MonitorUp aria-hidden />
                {t('snapshotUi.card.invite')}
              </Button>
            ) : null}
            {side === 'writer' && trouble !== null && endedByTakeOver.includes(trouble.code) ? (
              <Button small look="danger" onPress={() => withKeys(() => setDialog('take-over'))}>
                {t('snapshot.takeOver')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {dialog === 'invite' ? <InviteDialog vaultId={vaultId} onClose={() => setDialog(null)} /> : null}
      {dialog === 'take-over' ? <TakeOverDialog status={status} onClose={() => setDialog(null)} /> : null}
    </Card>
  );
}

function Facts({ status }: { status: SnapshotStatus }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { side, last, waiting, readers } = status;
  return (
    <dl className={vaultStyles.facts}>
      <div>
        <dt>{t('snapshotUi.card.side')}</dt>
        <dd>{t(`snapshot.side.${status.putOut === null ? side : 'put-out'}`)}</dd>
      </div>
      <div>
        <dt>{t('snapshotUi.card.folder')}</dt>
        <dd className={vaultStyles.mono}>{status.folder}</dd>
      </div>
      <div>
        <dt>{t('snapshotUi.card.last')}</dt>
        <dd>
          {last === null
            ? t('snapshotUi.card.lastNone')
            : t('snapshotUi.card.lastValue', { serial: last.serial, at: format.time(last.madeAt) })}
          {status.putOut !== null ? null : side === 'writer' ? (
            <small>{t(waiting ? 'snapshotUi.card.waiting' : 'snapshotUi.card.upToDate')}</small>
          ) : side === 'reader' && waiting ? (
            <small>{t('snapshotUi.card.newer')}</small>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t('snapshotUi.card.files')}</dt>
        <dd>
          <CaseFiles status={status} />
        </dd>
      </div>
      {side === 'writer' ? (
        <div>
          <dt>{t('snapshotUi.card.readers')}</dt>
          <dd>
            {readers.length === 0 ? (
              <small>{t('snapshotUi.card.readersNone')}</small>
            ) : (
              <ul className={vaultStyles.bullets}>
                {readers.map(({ fingerprint, personName, deviceName, takenIn, takenInAt, fault }) => (
                  <li key={fingerprint}>
                    {[personName, deviceName].filter(Boolean).join(' · ')}
                    <small>
                      {t('snapshotUi.card.reader', {
                        count: takenIn,
                        at: takenInAt === null ? '' : format.time(takenInAt),
                      })}
                    </small>
                    {fault === null ? null : (
                      <small>{t(`snapshot.logFault.${fault}`, { person: personName, computer: deviceName })}</small>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
