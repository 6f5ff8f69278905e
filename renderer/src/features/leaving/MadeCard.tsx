import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Handover, Leaving } from '#core/leaving/contract.ts';
import { queries } from '../../api/client.ts';
import { refusalOf } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Card } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './leaving.module.css';
import { fetchReady } from './fetch-ready.ts';
import { SecondPerson } from './SecondPerson.tsx';
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

/** How a second person stands behind a departure. */
function Confirmation({ handover, leaving }: { handover: Handover; leaving: ReturnType<typeof useLeaving> }) {
  const { t } = useTranslation('app');
  const onSuccess = (page: Leaving) => {
    leaving.keep(page);
    say({ text: t('leaving.confirmation.confirmed') });
  };
  const confirm = useMutation(queries.leaving.confirm.mutationOptions({ onSuccess }));
  const byFile = useMutation(queries.leaving.confirmByFile.mutationOptions({ onSuccess }));
  const byShare = useMutation(
    queries.leaving.confirmByShare.mutationOptions({ meta: { showsError: true }, onSuccess }),
  );
  const getFile = useMutation(queries.leaving.decisionFile.mutationOptions({ onSuccess: fetchReady }));
  const { id: handoverId } = handover;
  return (
    <SecondPerson
      decided={handover}
      confirm={{ ...confirm, mutate: () => confirm.mutate({ handoverId }) }}
      getFile={{ ...getFile, mutate: () => getFile.mutate({ handoverId }) }}
      byFile={{ ...byFile, mutate: (file) => byFile.mutate({ handoverId, file }) }}
      byShare={{ ...byShare, mutate: (share, then) => byShare.mutate({ handoverId, share }, then) }}
    />
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
  const isChanged = refusalOf(undo.error)?.code === 'handover-changed-since';
  const doUndo = () => {
    setTried(true);
    if (reason.trim() !== '') undo.mutate({ handoverId: handover.id, reason: reason.trim(), leaveChanged: isChanged });
  };
  return (
    <FormDialog
      title={t('leaving.after.undoTitle')}
      submit={t(isChanged ? 'leaving.after.undoRest' : 'leaving.after.undoDo')}
      isPending={undo.isPending}
      error={undo.error}
      onSubmit={doUndo}
      onClose={onClose}
    >
      <p>{t('leaving.after.undoLead')}</p>
      <TextField
        label={t('leaving.after.undoReason')}
        error={isTried && reason.trim() === '' ? t('leaving.after.undoReasonMissing') : undefined}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
