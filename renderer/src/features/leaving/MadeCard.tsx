import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Handover, Leaving } from '#core/leaving/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText, refusalOf } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './leaving.module.css';
import { fetchReady } from './fetch-ready.ts';
import type { useLeaving } from './use-leaving.ts';

/** Handovers that have been made: receipt, the second person, and the way back. */
export function MadeCard({ leaving, page }: { leaving: ReturnType<typeof useLeaving>; page: Leaving }) {
  const { t } = useTranslation('app');
  const [undoing, setUndoing] = useState<Handover | null>(null);
  if (page.made.length === 0) return null;
  return (
    <Card title={t('leaving.after.title')}>
      <ul role="list" className={styles.made}>
        {page.made.map((handover) => (
          <Made key={handover.id} handover={handover} leaving={leaving} onUndo={() => setUndoing(handover)} />
        ))}
      </ul>
      {undoing === null ? null : <UndoDialog handover={undoing} leaving={leaving} onClose={() => setUndoing(null)} />}
    </Card>
  );
}

function Made({
  handover,
  leaving,
  onUndo,
}: {
  handover: Handover;
  leaving: ReturnType<typeof useLeaving>;
  onUndo: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const receipt = useMutation(queries.leaving.receipt.mutationOptions({ onSuccess: fetchReady }));
  const { id: handoverId, kind, madeAt, madeBy, undoneAt } = handover;
  return (
    <li>
      <b>{t(`leaving.after.${kind}`)}</b>
      <small>
        {t('leaving.after.by', { time: format.time(madeAt), name: madeBy })} ·{' '}
        {t('leaving.after.rows', { count: handover.rows })}
      </small>
      {handover.reason === '' ? null : <small>{handover.reason}</small>}
      {undoneAt === null ? (
        <Confirmation handover={handover} leaving={leaving} />
      ) : (
        <Chip>{t('leaving.after.undone', { time: format.time(undoneAt), reason: handover.undoReason })}</Chip>
      )}
      <div className={styles.buttons}>
        <Button small onPress={() => receipt.mutate({ handoverId, format: 'pdf' })}>
          {t('leaving.after.receiptPdf')}
        </Button>
        <Button small onPress={() => receipt.mutate({ handoverId, format: 'json' })}>
          {t('leaving.after.receiptJson')}
        </Button>
        {undoneAt === null ? (
          <Button small look="quiet" onPress={onUndo}>
            {t('leaving.after.undo')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** How a second person stands behind a departure, and the ways for one to do so. */
function Confirmation({ handover, leaving }: { handover: Handover; leaving: ReturnType<typeof useLeaving> }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [isTyping, setTyping] = useState(false);
  const done = (page: Leaving) => {
    leaving.keep(page);
    setTyping(false);
    say({ text: t('leaving.confirmation.confirmed') });
  };
  const confirm = useMutation(queries.leaving.confirm.mutationOptions({ onSuccess: done }));
  const byFile = useMutation(queries.leaving.confirmByFile.mutationOptions({ onSuccess: done }));
  const getFile = useMutation(queries.leaving.decisionFile.mutationOptions({ onSuccess: fetchReady }));
  const { id: handoverId, confirmation } = handover;
  if (confirmation === 'not-needed') return null;
  if (confirmation !== 'single-hand')
    return <Chip tone="ok">{t(`leaving.confirmation.${confirmation}`, { name: handover.confirmedBy })}</Chip>;
  return (
    <>
      <Chip tone="warn">{t('leaving.confirmation.single-hand', { day: format.shortDay(handover.reviewDueOn) })}</Chip>
      {handover.mayConfirm ? (
        <Button look="primary" isPending={confirm.isPending} onPress={() => confirm.mutate({ handoverId })}>
          {t('leaving.confirmation.confirm')}
        </Button>
      ) : (
        <small>{t('leaving.confirmation.needsOther')}</small>
      )}
      <div className={styles.buttons}>
        <Button small onPress={() => getFile.mutate({ handoverId })}>
          {t('leaving.confirmation.getFile')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file) byFile.mutate({ handoverId, file });
          }}
        >
          <Button small>{t('leaving.confirmation.returnFile')}</Button>
        </FileTrigger>
        <Button small onPress={() => setTyping(true)}>
          {t('leaving.confirmation.byShare')}
        </Button>
      </div>
      {isTyping ? <ShareDialog handoverId={handoverId} onDone={done} onClose={() => setTyping(false)} /> : null}
    </>
  );
}

/** The holder of a page of the recovery kit types it, as the second person. */
function ShareDialog({
  handoverId,
  onDone,
  onClose,
}: {
  handoverId: string;
  onDone: (page: Leaving) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const [share, setShare] = useState('');
  const confirm = useMutation(
    queries.leaving.confirmByShare.mutationOptions({ meta: { showsError: true }, onSuccess: onDone }),
  );
  return (
    <Dialog
      title={t('leaving.confirmation.shareTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={share.trim() === ''}
            isPending={confirm.isPending}
            onPress={() => confirm.mutate({ handoverId, share })}
          >
            {t('leaving.confirmation.shareDo')}
          </Button>
        </>
      }
    >
      {confirm.error === null ? null : <Notice tone="bad">{errorText(confirm.error, t)}</Notice>}
      <p>{t('leaving.confirmation.shareLead')}</p>
      <TextField label={t('leaving.confirmation.share')} lines={4} value={share} onChange={setShare} autoFocus />
    </Dialog>
  );
}

function UndoDialog({
  handover,
  leaving,
  onClose,
}: {
  handover: Handover;
  leaving: ReturnType<typeof useLeaving>;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const undo = useMutation(
    queries.leaving.undo.mutationOptions({
      meta: { showsError: true },
      onSuccess: (page) => {
        leaving.keep(page);
        say({ text: t('leaving.after.undoneNow') });
        onClose();
      },
    }),
  );
  const doUndo = (leaveChanged: boolean) => {
    setTried(true);
    if (reason.trim() !== '') undo.mutate({ handoverId: handover.id, reason: reason.trim(), leaveChanged });
  };
  const isChanged = refusalOf(undo.error)?.code === 'handover-changed-since';
  return (
    <Dialog
      title={t('leaving.after.undoTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" isPending={undo.isPending} onPress={() => doUndo(isChanged)}>
            {t(isChanged ? 'leaving.after.undoRest' : 'leaving.after.undoDo')}
          </Button>
        </>
      }
    >
      {undo.error === null ? null : <Notice tone="bad">{errorText(undo.error, t)}</Notice>}
      <p>{t('leaving.after.undoLead')}</p>
      <TextField
        label={t('leaving.after.undoReason')}
        error={isTried && reason.trim() === '' ? t('leaving.after.undoReasonMissing') : undefined}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
      />
    </Dialog>
  );
}
