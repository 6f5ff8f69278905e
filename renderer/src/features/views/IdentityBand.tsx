import { ArrowLeft, Check, ExternalLink, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AccountPage, seenSeconds } from '#core/views/contract.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './AccountPane.module.css';
import { FillLogin } from './FillLogin.tsx';

/** Whose page this is, above the page and out of its reach, and what can be done with it. */
export function IdentityBand({
  accountId,
  names,
  page,
  isSeen,
  onOutside,
}: {
  accountId: string;
  names: { account: string; administration: string; platform: string };
  page: AccountPage | null;
  /** It has been on screen long enough to count as looked at. */
  isSeen: boolean;
  onOutside: () => void;
}) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.band}>
      <p className={styles.names}>
        <span>{names.administration}</span>
        <b>{names.account}</b>
        <span>{names.platform}</span>
      </p>
      {isSeen ? (
        <p className={styles.seen} role="status">
          <Check aria-hidden size={15} />
          {t('views.seen', { count: seenSeconds })}
        </p>
      ) : null}
      <div className={styles.tools}>
        <Button
          look="icon"
          small
          aria-label={t('views.back')}
          isDisabled={page?.canGoBack !== true}
          onPress={() => void api.views.back({})}
        >
          <ArrowLeft aria-hidden />
        </Button>
        <Button
          look="icon"
          small
          aria-label={t('views.reload')}
          isDisabled={page === null}
          onPress={() => void api.views.reload({})}
        >
          <RotateCw aria-hidden />
        </Button>
        <FillLogin accountId={accountId} isDisabled={page === null} />
        <Button look="icon" small aria-label={t('views.outside')} onPress={onOutside}>
          <ExternalLink aria-hidden />
        </Button>
      </div>
    </div>
  );
}
