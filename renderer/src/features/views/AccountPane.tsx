import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Globe, LoaderCircle, MonitorX } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPage, PageKey } from '#core/views/contract.ts';
import { api, queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { say } from '../../ui/Toasts.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Page.tsx';
import styles from './AccountPane.module.css';
import { IdentityBand } from './IdentityBand.tsx';
import { useAccountPage } from './use-account-page.ts';
import { usePlacedPage } from './use-placed-page.ts';

interface AccountPaneProps {
  /** `null`: no account is chosen. */
  accountId: string | null;
  accountName: string;
  administrationName: string;
  platformName: string;
  /** The account's address as the register has it: for words only, since the core opens its own. */
  url: string;
  /** A key of ours was pressed while the page had the keyboard. */
  onKey: (key: PageKey) => void;
  /** The page has been on screen for three seconds; said anew for as long as it is. */
  onSeen: () => void;
}

/** An account's own page in a pane of ours, with whose it is above it. Shows nothing where the host has no account pages. */
export function AccountPane(props: AccountPaneProps) {
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  if (info?.capabilities.accountViews !== true) return null;
  return <Pane key={props.accountId} {...props} />;
}

function Pane({ accountId, accountName, administrationName, platformName, url, onKey, onSeen }: AccountPaneProps) {
  const { t } = useTranslation('app');
  const place = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [isSeen, setSeen] = useState(false);
  const [page, setPage] = useAccountPage(accountId, {
    onKey,
    onSeen: () => {
      setSeen(true);
      onSeen();
    },
  });
  const placed = usePlacedPage(accountId, place, { onPage: setPage, onError: setError });
  const openOutside = useCallback(() => {
    if (accountId === null) return;
    api.views.openOutside({ accountId }).catch((failed: unknown) => say({ text: errorText(failed, t), isError: true }));
  }, [accountId, t]);
  return (
    <section className={styles.pane} aria-label={t('views.label', { name: accountName })}>
      {accountId === null ? null : (
        <IdentityBand
          accountId={accountId}
          names={{ account: accountName, administration: administrationName, platform: platformName }}
          page={page}
          isSeen={isSeen}
          onOutside={openOutside}
        />
      )}
      <Lines page={page} onOutside={openOutside} />
      <div className={styles.place} ref={place}>
        {accountId === null ? (
          <Empty icon={Globe} title={t('views.none.title')}>
            {t('views.none.body')}
          </Empty>
        ) : (
          <Under page={page} placed={placed} error={error} url={url} onOutside={openOutside} />
        )}
      </div>
      <p className={styles.foot}>
        {page?.hasFocus === true ? (
          t('views.typing')
        ) : (
          <Button look="quiet" small isDisabled={page === null} onPress={() => void api.views.focusPage({})}>
            {t('views.focus')}
          </Button>
        )}
      </p>
    </section>
  );
}

/** What is to be known of the page while it is seen: where it has led, what it wanted, whom it lets in. */
function Lines({ page, onOutside }: { page: AccountPage | null; onOutside: () => void }) {
  const { t } = useTranslation('app');
  if (page === null) return null;
  const isElsewhere = page.phase === 'ready' && !page.isHome && page.host !== '';
  return (
    <>
      {page.refusesEmbedding ? (
        <div className={styles.line} role="status">
          <span>
            <b>{t('views.refuses.title')}</b> {t('views.refuses.body')}
          </span>
          <Button small onPress={onOutside}>
            {t('views.outside')}
          </Button>
        </div>
      ) : isElsewhere ? (
        <div className={styles.line} role="status">
          {t('views.elsewhere', { host: page.host })}
        </div>
      ) : null}
      {page.refusedHost === '' ? null : (
        <div className={styles.line} role="status">
          {t('views.window.text', { host: page.refusedHost })}
          <Button small onPress={() => void api.views.openRefused({})}>
            {t('views.window.open')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What lies under the page, to be seen when there is none. */
function Under({
  page,
  placed,
  error,
  url,
  onOutside,
}: {
  page: AccountPage | null;
  placed: 'shown' | 'covered' | 'small';
  error: unknown;
  url: string;
  onOutside: () => void;
}) {
  const { t } = useTranslation('app');
  const host = URL.parse(url)?.hostname ?? '';
  if (error !== null)
    return (
      <Empty icon={CircleAlert} title={t('views.phase.refused.title')}>
        {errorText(error, t)}
      </Empty>
    );
  if (placed !== 'shown')
    return (
      <Empty icon={Globe} title={t(`views.phase.${placed}.title`)}>
        {t(`views.phase.${placed}.body`)}
      </Empty>
    );
  if (page === null || page.phase === 'loading' || page.phase === 'ready')
    return (
      <Empty icon={LoaderCircle} title={t('views.phase.loading.title')}>
        {t('views.phase.loading.body', { host })}
      </Empty>
    );
  return (
    <Empty
      icon={MonitorX}
      title={t(`views.phase.${page.phase}.title`)}
      actions={
        <>
          <Button onPress={() => void api.views.reload({})}>{t('views.reload')}</Button>
          <Button onPress={onOutside}>{t('views.outside')}</Button>
        </>
      }
    >
      {t(`views.phase.${page.phase}.body`, { reason: page.reason })}
    </Empty>
  );
}
