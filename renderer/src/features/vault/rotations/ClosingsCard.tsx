import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Closing } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Card } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import leavingStyles from '../../leaving/leaving.module.css';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import { SecondPerson } from '../../leaving/SecondPerson.tsx';

/** How many logins are named. */
const named = 10;

/** What has been closed together, and who stands behind it; only what waits for a second person, or everything. */
export function ClosingsCard({ vaultId, all }: { vaultId: string; all: boolean }) {
  const { t } = useTranslation('app');
  const { data } = useQuery(queries.vault.closings.queryOptions({ input: { vaultId } }));
  const closings = (data ?? []).filter(({ confirmation }) => all || confirmation === 'single-hand');
  if (closings.length === 0) return null;
  return (
    <Card title={t('vaultUi.rotations.closings')}>
      <ul role="list" className={leavingStyles.made}>
        {closings.map((closing) => (
          <OneClosing key={closing.id} closing={closing} />
        ))}
      </ul>
    </Card>
  );
}

function OneClosing({ closing }: { closing: Closing }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const closingId = closing.id;
  const names = closing.labels.slice(0, named).join(' · ');
  const onSuccess = () => say({ text: t('leaving.confirmation.confirmed') });
  const confirm = useMutation(queries.vault.confirmClosing.mutationOptions({ onSuccess }));
  const byFile = useMutation(queries.vault.confirmClosingByFile.mutationOptions({ onSuccess }));
  const byShare = useMutation(
    queries.vault.confirmClosingByShare.mutationOptions({ meta: { showsError: true }, onSuccess }),
  );
  const getFile = useMutation(queries.vault.closingFile.mutationOptions({ onSuccess: fetchReady }));
  return (
    <li>
      <b>{closing.reason}</b>
      <small>
        {t('vaultUi.rotations.closingBy', { time: format.time(closing.madeAt), name: closing.madeBy })} ·{' '}
        {t('vaultUi.rotations.closingCount', { count: closing.labels.length })}
      </small>
      <small>
        {closing.labels.length > named ? t('today.andMore', { names, count: closing.labels.length - named }) : names}
      </small>
      {closing.removedUnchanged === 0 ? null : (
        <small>{t('vaultUi.rotations.closingRemoved', { count: closing.removedUnchanged })}</small>
      )}
      <SecondPerson
        decided={closing}
        confirm={{ ...confirm, mutate: () => confirm.mutate({ closingId }) }}
        getFile={{ ...getFile, mutate: () => getFile.mutate({ closingId }) }}
        byFile={{ ...byFile, mutate: (file) => byFile.mutate({ closingId, file }) }}
        byShare={{ ...byShare, mutate: (share, then) => byShare.mutate({ closingId, share }, then) }}
      />
    </li>
  );
}
