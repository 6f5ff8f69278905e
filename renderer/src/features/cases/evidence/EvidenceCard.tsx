import { ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import type { Pack } from '#core/evidence/contract.ts';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import { ReasonDialog } from '../case/ReasonDialog.tsx';
import { AuthorMessage } from './AuthorMessage.tsx';
import { DisposeDialog } from './DisposeDialog.tsx';
import styles from './evidence.module.css';
import { KeepForm } from './KeepForm.tsx';
import { PackItem } from './PackItem.tsx';
import { captureFor, forgetCapture } from './pending-captures.ts';
import { UrgentMenu } from './UrgentMenu.tsx';
import { useCaseFiles, useDestroy } from './use-evidence.ts';

type Open = 'keep' | 'destroy' | 'dispose' | 'message';

/** Underlag: what documents the post, and the other files of the case. */
export function EvidenceCard({ one }: { one: Case }) {
  const { t, i18n } = useTranslation('app');
  const files = useCaseFiles(one.id);
  const mayKeep = useMayChange('evidence.keep');
  const mayMark = useMayChange('cases.record');
  const mayDispose = useMayChange('evidence.dispose');
  const [params] = useSearchParams();
  const isAskedFor = params.has('underlag');
  const [open, setOpen] = useState<Open | null>(isAskedFor || captureFor(one.id) !== null ? 'keep' : null);
  const [misfiled, setMisfiled] = useState<Pack | null>(null);
  const heldBy = files?.held;
  useEffect(() => {
    if (!isAskedFor || heldBy === undefined) return;
    // Whoever came to keep something has it before them, and the keyboard there; or hears what comes first.
    if (heldBy === null) document.getElementById('evidence-card')?.focus();
    else say({ text: t(`evidence.held.${heldBy}`) });
  }, [isAskedFor, heldBy, t]);
  const isStopped = files?.held === 'child-abuse';
  useEffect(() => {
    if (isStopped) forgetCapture(one.id);
  }, [isStopped, one.id]);
  if (files === undefined) return null;
  const { packs, held } = files;
  const kept = packs.filter(({ gone }) => gone === null);
  const close = () => {
    forgetCapture(one.id);
    setOpen(null);
  };
  return (
    <Card
      title={t('evidence.heading')}
      label={t('evidence.heading')}
      aside={
        mayKeep && held === null && open !== 'keep' ? (
          <Button small onPress={() => setOpen('keep')}>
            {t('evidence.add')}
          </Button>
        ) : undefined
      }
    >
      <div id="evidence-card" className={styles.body} tabIndex={-1}>
        {held === null ? null : (
          <Notice tone={held === 'child-abuse' ? 'bad' : 'plain'}>
            <p>{t(`evidence.held.${held}`)}</p>
          </Notice>
        )}
        {open === 'keep' && held === null ? <KeepForm one={one} onDone={close} /> : null}
        {packs.length === 0 && open !== 'keep' && held === null ? (
          <p className={styles.quiet}>{t('evidence.empty')}</p>
        ) : null}
        <ul className={styles.packs}>
          {packs.map((pack) => (
            <PackItem key={pack.id} one={one} pack={pack} onMisfiled={mayMark ? () => setMisfiled(pack) : null} />
          ))}
        </ul>
        <div className={styles.actions}>
          {mayKeep ? <UrgentMenu one={one} /> : null}
          {one.workflow === 'post' && held === null ? (
            <Button small onPress={() => setOpen('message')}>
              {t('evidence.message.open')}
            </Button>
          ) : null}
          {packs.some(({ gone }) => gone?.why === 'disposed') ? (
            <Button
              small
              onPress={() =>
                void api.evidence
                  .protocol({ caseId: one.id, language: i18n.language === 'en' ? 'en' : 'sv' })
                  .then(fetchReady)
                  .catch((error: unknown) => say({ text: errorText(error, t), isError: true }))
              }
            >
              {t('evidence.protocol.open')}
            </Button>
          ) : null}
          {mayDispose && kept.length > 0 ? (
            <Button small onPress={() => setOpen('dispose')}>
              {t('evidence.dispose.open')}
            </Button>
          ) : null}
          {mayKeep && held !== 'child-abuse' ? (
            <Button small look="danger" onPress={() => setOpen('destroy')}>
              <ShieldAlert aria-hidden />
              {t('evidence.destroy.open')}
            </Button>
          ) : null}
        </div>
      </div>
      {open === 'destroy' ? (
        <DestroyDialog one={one} count={kept.length} alsoIn={files.alsoIn} onClose={close} />
      ) : null}
      {open === 'dispose' ? <DisposeDialog one={one} packs={kept} onClose={close} /> : null}
      {misfiled === null ? null : (
        <ReasonDialog
          one={one}
          title={t('evidence.misfiled.title')}
          body={t('evidence.misfiled.body')}
          submitLabel={t('evidence.misfiled.submit')}
          eventOf={(reason) => ({ kind: 'misfiled', packId: misfiled.id, reason })}
          onClose={() => setMisfiled(null)}
        />
      )}
      {open === 'message' ? <AuthorMessage one={one} onClose={close} /> : null}
    </Card>
  );
}

function DestroyDialog({
  one,
  count,
  alsoIn,
  onClose,
}: {
  one: Case;
  count: number;
  alsoIn: readonly string[];
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const destroy = useDestroy(one.id);
  return (
    <FormDialog
      title={t('evidence.destroy.title')}
      submit={t('evidence.destroy.submit')}
      look="danger"
      isPending={destroy.isPending}
      error={destroy.error}
      onSubmit={() => destroy.mutate({ caseId: one.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('evidence.destroy.body', { count })}</p>
      {alsoIn.length === 0 ? null : (
        <p>
          <b>{t('evidence.destroy.also', { count: alsoIn.length, cases: alsoIn.join(', ') })}</b>
        </p>
      )}
      <p>{t('evidence.destroy.outside')}</p>
    </FormDialog>
  );
}
