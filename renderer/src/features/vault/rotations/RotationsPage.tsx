import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Rotation } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { queryClient } from '../../../app/providers.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card, Empty, Notice, Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { usePeople } from '../../accounts/account/use-people.ts';
import peopleStyles from '../../people/people.module.css';
import { takeSnapshot, useWithKeys } from '../../snapshot/use-snapshot.ts';
import { RegisterTabs } from '../RegisterTabs.tsx';
import { useVault } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import { VaultNotices } from '../VaultNotices.tsx';
import { ClosingsCard } from './ClosingsCard.tsx';
import { CloseTogetherDialog } from './CloseTogetherDialog.tsx';
import { RotationRow } from './RotationRow.tsx';
import styles from './rotations.module.css';

/** Lösenord att byta: what somebody who has left, or should not, may still know; worst first. */
export function RotationsPage() {
  const { t } = useTranslation('app');
  const { status, vaultId } = useVault();
  const [show, setShow] = useState<'open' | 'closed'>('open');
  // The row that somebody comes back to after its password was set.
  const [params] = useSearchParams();
  const [openId, setOpenId] = useState(params.get('rad'));
  const [closing, setClosing] = useState<readonly Rotation[] | null>(null);
  const { data: rows } = useQuery({
    ...queries.vault.rotations.queryOptions({ input: { vaultId: vaultId ?? '', show } }),
    enabled: vaultId !== null,
  });
  const people = usePeople(
    (rows ?? [])
      .flatMap((row) => [row.personId, ...row.steps.map(({ personId }) => personId)])
      .filter((id) => id !== null),
  );
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? '…'));
  const unopened = (rows ?? []).filter(
    (row) => row.basis === 'could-open' && row.closedAt === null && !row.removedUnchanged && !row.awaitsLogs,
  );
  const waiting = (rows ?? []).filter(({ awaitsLogs }) => awaitsLogs);
  if (status === undefined) return null;
  return (
    <Page
      title={t('vaultUi.rotations.title')}
      lead={t('vaultUi.rotations.lead', { count: status.openRotations })}
      actions={
        show === 'open' && unopened.length > 0 && status.readOnly === 'no' ? (
          <Button onPress={() => setClosing(unopened)}>{t('vaultUi.rotations.closeUnopened')}</Button>
        ) : undefined
      }
    >
      <RegisterTabs />
      <VaultNotices />
      {waiting.length === 0 ? null : <LogsWait readAt={waiting[0]?.logsReadAt ?? null} />}
      <div className={peopleStyles.tools}>
        <Segments
          label={t('vaultUi.rotations.show')}
          choices={(['open', 'closed'] as const).map((id) => ({ id, name: t(`vaultUi.rotations.${id}`) }))}
          value={show}
          onChange={(next) => {
            setShow(next);
            setOpenId(null);
          }}
        />
      </div>
      {vaultId !== null && rows === undefined ? (
        <p>{t('ui.loading')}</p>
      ) : rows === undefined || rows.length === 0 ? (
        <Card>
          <Empty
            icon={show === 'open' ? CircleCheck : KeyRound}
            title={t(show === 'open' ? 'vaultUi.rotations.none' : 'vaultUi.rotations.noneClosed')}
          >
            {t('vaultUi.rotations.noneBody')}
          </Empty>
        </Card>
      ) : (
        <Card label={t('vaultUi.rotations.title')}>
          <ul className={styles.rows}>
            {rows.map((row: Rotation) => (
              <RotationRow
                key={row.id}
                rotation={row}
                nameOf={nameOf}
                isOpen={row.id === openId}
                isReadOnly={status.readOnly !== 'no'}
                isReturnedTo={row.id === params.get('rad')}
                onToggle={() => setOpenId(row.id === openId ? null : row.id)}
                onCloseRemoved={() => setClosing([row])}
              />
            ))}
          </ul>
        </Card>
      )}
      {vaultId === null ? null : <ClosingsCard vaultId={vaultId} all={show === 'closed'} />}
      {closing === null ? null : (
        <CloseTogetherDialog rows={closing} nameOf={nameOf} onClose={() => setClosing(null)} />
      )}
    </Page>
  );
}

/** What other computers have opened is not known yet: up to when it is, and a way to read their logs now. */
function LogsWait({ readAt }: { readAt: string | null }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const withKeys = useWithKeys();
  const read = useMutation(
    queries.snapshot.write.mutationOptions({
      onSuccess: (status) => {
        takeSnapshot(status);
        void queryClient.invalidateQueries({ queryKey: queries.vault.rotations.key() });
      },
    }),
  );
  return (
    <Notice tone="warn">
      <p>
        {readAt === null
          ? t('vaultUi.rotations.logsUnread')
          : t('vaultUi.rotations.logsReadAt', { at: format.time(readAt) })}{' '}
        {t('vaultUi.rotations.logsWait')}
      </p>
      <div className={vaultStyles.buttons}>
        <Button small onPress={() => withKeys(() => read.mutate({}))} isPending={read.isPending}>
          {t('vaultUi.rotations.readLogs')}
        </Button>
      </div>
    </Notice>
  );
}
