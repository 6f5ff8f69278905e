import { ChevronRight, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PageKey } from '#core/views/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { AccountPane } from '../../views/AccountPane.tsx';
import styles from './round.module.css';
import type { Step } from './steps.ts';

/** Where one looks: whose page it is, above and beyond the page's own control, and the way to it. */
export function PagePane({
  step,
  administrationName,
  hasViews,
  isOpened,
  onOpen,
  onKey,
  onSeen,
}: {
  step: Step | undefined;
  administrationName: string;
  /** The host shows an account's own page here; a shared inbox is opened outside in every host. */
  hasViews: boolean;
  isOpened: boolean;
  onOpen: () => void;
  onKey: (key: PageKey) => void;
  onSeen: (accountId: string) => void;
}) {
  const { t } = useTranslation('app');
  const item = step?.items[0];
  if (step === undefined || item === undefined) return <div className={styles.middle} />;
  const address = step.place?.url ?? item.url;
  if (hasViews && step.place === null && address !== '')
    return (
      <div className={styles.middle}>
        <AccountPane
          accountId={item.accountId}
          accountName={item.name}
          administrationName={administrationName}
          platformName={item.platformName}
          url={item.url}
          onKey={onKey}
          onSeen={() => onSeen(item.accountId)}
        />
      </div>
    );
  return (
    <section className={styles.middle} aria-label={t('roundsUi.page')}>
      <div className={styles.band}>
        <span>{administrationName}</span>
        <ChevronRight aria-hidden size={14} />
        <b>{step.place?.name ?? item.name}</b>
        <ChevronRight aria-hidden size={14} />
        <span>{step.place === null ? item.platformName : t('roundsUi.covers', { count: step.items.length })}</span>
      </div>
      <div className={styles.outside}>
        <p className={styles.address}>{address === '' ? t('roundsUi.noAddress') : address}</p>
        <Button look="primary" shortcut="openOutside" onPress={onOpen} isDisabled={address === ''}>
          <ExternalLink aria-hidden />
          {t('roundsUi.openPage')}
        </Button>
        {isOpened ? <Chip tone="ok">{t('roundsUi.opened')}</Chip> : <p>{t('roundsUi.openHelp')}</p>}
      </div>
    </section>
  );
}
