import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccessProof } from '#core/leaving/contract.ts';
import { queries } from '../../api/client.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Card } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './leaving.module.css';

/** Ways in that somebody has taken over and is to show: a tick with a day, by the holder or by another who saw it. */
export function ProofsCard({ proofs }: { proofs: readonly AccessProof[] }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [open, setOpen] = useState<AccessProof | null>(null);
  if (proofs.length === 0) return null;
  return (
    <Card title={t('leaving.proofs.title')} aside={<Chip>{proofs.length}</Chip>}>
      <p className={styles.cardLead}>{t('leaving.proofs.lead')}</p>
      <ul role="list" className={styles.list}>
        {proofs.map((proof) => (
          <li key={proof.id}>
            <div>
              <Link to={`/konton/${proof.accountId}`}>{proof.accountName}</Link>
              <small>
                {[proof.platformName, proof.personName].filter(Boolean).join(' · ')}
                {' · '}
                {t('leaving.proofs.due', { day: format.shortDay(proof.dueOn) })}
              </small>
            </div>
            {proof.mayRecord ? (
              <Button
                small
                aria-label={t('leaving.proofs.doFor', { name: proof.personName, account: proof.accountName })}
                onPress={() => setOpen(proof)}
              >
                {t('leaving.proofs.do')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open === null ? null : <ProveDialog proof={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function ProveDialog({ proof, onClose }: { proof: AccessProof; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const [on, setOn] = useState<string | null>(info?.today ?? null);
  const [canClose, setCanClose] = useState(false);
  const words = { name: proof.personName, account: proof.accountName };
  const prove = useMutation(
    queries.leaving.prove.mutationOptions({
      meta: { showsError: true },
      onSuccess: () => {
        say({ text: t('leaving.proofs.saved', words) });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('leaving.proofs.title2')}
      submit={t('leaving.proofs.save')}
      isReady={on !== null}
      isPending={prove.isPending}
      error={prove.error}
      onSubmit={() => prove.mutate({ proofId: proof.id, on: on ?? '', canClose })}
      onClose={onClose}
    >
      <p>{t('leaving.proofs.doFor', words)}</p>
      <DateField label={t('leaving.proofs.on')} value={on} onChange={setOn} {...(info && { max: info.today })} />
      {proof.needsClose ? (
        <Checkbox isSelected={canClose} onChange={setCanClose}>
          {t('leaving.proofs.canClose')}
        </Checkbox>
      ) : null}
    </FormDialog>
  );
}
