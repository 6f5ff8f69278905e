import { useQuery } from '@tanstack/react-query';
import { Ellipsis, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Custodian } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { PeopleTabs } from '../../people/PeopleTabs.tsx';
import { useVault } from '../use-vault.ts';
import { NoVault } from '../NoVault.tsx';
import { VaultNotices } from '../VaultNotices.tsx';
import vaultStyles from '../vault.module.css';
import { ChangeDialog, type HolderChange } from './ChangeDialog.tsx';
import styles from './holders.module.css';
import { subjectName } from './subject-name.ts';
import { JoinCard } from './JoinCard.tsx';
import { LetInDialog } from './LetInDialog.tsx';
import { NameDialog } from './NameDialog.tsx';

/** Nyckelinnehavare: who can open the vault, with which computers, and for what. */
export function HoldersPart() {
  const { t } = useTranslation('app');
  const { status, vaultId } = useVault();
  const { data: custodians } = useQuery({
    ...queries.vault.custodians.queryOptions({ input: { vaultId: vaultId ?? '' } }),
    enabled: vaultId !== null,
  });
  const [isLettingIn, setLettingIn] = useState(false);
  const [change, setChange] = useState<HolderChange | null>(null);
  const [naming, setNaming] = useState<Custodian | null>(null);
  if (status === undefined) return null;
  const mayChange = status.here === 'full' && status.readOnly === 'no';
  return (
    <Page
      title={t('people.title')}
      lead={vaultId === null ? t('vaultUi.list.leadNone') : t('vaultUi.holders.lead', { count: status.fullCustodians })}
      actions={
        mayChange ? (
          <Button look="primary" onPress={() => setLettingIn(true)}>
            <UserPlus aria-hidden />
            {t('vaultUi.letIn.title')}
          </Button>
        ) : undefined
      }
    >
      <PeopleTabs />
      {vaultId === null ? (
        <NoVault>{t('vaultUi.holders.noVaultBody')}</NoVault>
      ) : (
        <>
          <VaultNotices isSetupHere />
          {status.here === 'full' || status.here === 'named' ? null : <JoinCard vaultId={vaultId} status={status} />}
          {status.fullCustodians < 2 && status.here === 'full' ? (
            <Notice tone="warn">{t('vaultUi.part.fewCustodians')}</Notice>
          ) : null}
          <div className={styles.people}>
            {(custodians ?? []).map((custodian) => (
              <HolderCard
                key={custodian.personId}
                custodian={custodian}
                mayChange={mayChange}
                onChange={setChange}
                onName={() => setNaming(custodian)}
              />
            ))}
          </div>
          {isLettingIn ? <LetInDialog vaultId={vaultId} onClose={() => setLettingIn(false)} /> : null}
          {change === null ? null : <ChangeDialog vaultId={vaultId} change={change} onClose={() => setChange(null)} />}
          {naming === null ? null : <NameDialog vaultId={vaultId} custodian={naming} onClose={() => setNaming(null)} />}
        </>
      )}
    </Page>
  );
}

function HolderCard({
  custodian,
  mayChange,
  onChange,
  onName,
}: {
  custodian: Custodian;
  mayChange: boolean;
  onChange: (change: HolderChange) => void;
  onName: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { name, standing, active, devices, namedFor, loans, holdsShare } = custodian;
  const actions = [
    { id: 'name', name: t('vaultUi.name.title'), onAction: onName },
    {
      id: 'standing',
      name: t(standing === 'full' ? 'vaultUi.change.toNamed' : 'vaultUi.change.toFull'),
      onAction: () => onChange({ kind: 'standing', custodian, standing: standing === 'full' ? 'named' : 'full' }),
    },
    {
      id: 'remove',
      name: t('vaultUi.change.removePerson'),
      isDanger: true,
      onAction: () => onChange({ kind: 'remove-person', custodian }),
    },
  ];
  return (
    <Card
      title={name}
      aside={
        <div className={vaultStyles.buttons}>
          {active ? null : <Chip tone="bad">{t('ui.ended')}</Chip>}
          {holdsShare ? <Chip>{t('vaultUi.holders.holdsShare')}</Chip> : null}
          <Chip tone={standing === 'full' ? 'ok' : 'plain'}>{t(`vaultUi.holders.standing.${standing}`)}</Chip>
          {mayChange ? (
            <ActionMenu label={t('vaultUi.holders.more', { name })} look="icon" small actions={actions}>
              <Ellipsis aria-hidden />
            </ActionMenu>
          ) : null}
        </div>
      }
    >
      <ul className={vaultStyles.list}>
        {devices.map((device) => (
          <li key={device.fingerprint}>
            <span className={vaultStyles.grow}>
              {device.name} {device.here ? <Chip tone="ok">{t('vaultUi.holders.here')}</Chip> : null}
              <small>{t('vaultUi.holders.since', { day: format.day(device.since) })}</small>
            </span>
            <span className={vaultStyles.mono} aria-label={t('vaultUi.part.fingerprint')} role="group">
              {device.fingerprint}
            </span>
            {mayChange ? (
              <Button
                small
                aria-label={t('vaultUi.change.removeDeviceNamed', { device: device.name, name })}
                onPress={() => onChange({ kind: 'remove-device', custodian, device })}
              >
                {t('ui.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {namedFor.length + loans.length === 0 ? null : (
        <div className={vaultStyles.body}>
          <p>
            {[
              ...namedFor.map((one) => t(`vaultUi.holders.namedFor.${one.kind}`, { name: subjectName(one) })),
              ...loans.map(({ until }) => t('vaultUi.holders.borrows', { day: format.day(until) })),
            ].join(' · ')}
          </p>
        </div>
      )}
    </Card>
  );
}
