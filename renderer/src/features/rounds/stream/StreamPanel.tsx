import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { RefreshCw, Rss } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StreamStanding } from '#core/rounds/stream/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMay } from '../../../app/may.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card, Empty, Notice } from '../../../ui/Page.tsx';
import { useMoment } from './moment.ts';
import { StreamList } from './StreamList.tsx';
import styles from './stream.module.css';
import { useFetchFeeds } from './use-fetch-feeds.ts';

const pageSize = 100;
/** Where what is read from whom is decided. */
const settings = '/installningar/floden';

/**
 * What accounts have published, newest first, beside the queue of a round: since the last round, or everything that is kept (`null`).
 * An empty list says why it is empty; nothing here marks an account as checked.
 */
export function StreamPanel({
  since,
  accountIds = [],
  isBesideSources = false,
}: {
  since: 'last-round' | null;
  accountIds?: string[];
  /** Where the sources stand above it, with what can be done about them. */
  isBesideSources?: boolean;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const administrationId = administration.id;
  const mayAsk = useMay('stream.fetchNow');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const stream = useInfiniteQuery(
    queries.stream.list.infiniteOptions({
      input: (cursor: string | null) => ({ administrationId, since, accountIds, limit: pageSize, cursor }),
      initialPageParam: null as string | null,
      getNextPageParam: ({ cursor }) => cursor,
    }),
  );
  const { progress, fetchNow, stop } = useFetchFeeds(administrationId);
  const first = stream.data?.pages[0];
  // Without an earlier round there is nothing to count from.
  const name = t(since === null || first?.since === null ? 'stream.titleAll' : 'stream.title');
  if (first === undefined || info === undefined)
    return (
      <Card title={name}>
        <div className={styles.body}>
          {stream.error === null ? t('ui.loading') : <Notice tone="bad">{errorText(stream.error, t)}</Notice>}
        </div>
      </Card>
    );
  const { standing, total } = first;
  const items = stream.data?.pages.flatMap((page) => page.items) ?? [];
  const isRead = standing.isOn && !standing.isHeld;
  const mayFetch = isRead && !isBesideSources && mayAsk;
  return (
    <Card
      title={name}
      aside={
        <div className={styles.aside}>
          {total === 0 ? null : <Chip>{t('stream.count', { count: total })}</Chip>}
          {!mayFetch ? null : progress === null ? (
            <Button small look="quiet" onPress={() => fetchNow(accountIds)}>
              <RefreshCw aria-hidden />
              {t('stream.fetchNow')}
            </Button>
          ) : (
            <Button small look="quiet" onPress={stop}>
              {progress.of === 0 ? t('ui.loading') : t('stream.fetching', progress)} · {t('stream.stop')}
            </Button>
          )}
        </div>
      }
    >
      {isRead ? <Troubles standing={standing} today={info.today} isBesideSources={isBesideSources} /> : null}
      {items.length > 0 ? (
        <StreamList
          items={items}
          total={total}
          today={info.today}
          onEnd={() => (stream.hasNextPage && !stream.isFetchingNextPage ? void stream.fetchNextPage() : undefined)}
        />
      ) : (
        <Nothing standing={standing} />
      )}
      {isRead ? <Coverage standing={standing} today={info.today} /> : null}
    </Card>
  );
}

/** Why there is nothing to show; only one of the reasons is that there is nothing new. */
function Nothing({ standing }: { standing: StreamStanding }) {
  const { t } = useTranslation('app');
  // Somebody may have decided so: a line to know it by, not an appeal each day.
  if (standing.isHeld || !standing.isOn)
    return (
      <div className={styles.body}>
        <p>
          <b>{t(standing.isHeld ? 'stream.held' : 'stream.off')}.</b>{' '}
          {t(standing.isHeld ? 'stream.heldBody' : 'stream.offBody')}
        </p>
        {standing.isHeld ? null : (
          <div>
            <ButtonLink small to={settings}>
              {t('stream.offAction')}
            </ButtonLink>
          </div>
        )}
      </div>
    );
  const isBare = standing.answering === 0 && standing.silent.length === 0 && standing.waiting === 0;
  if (isBare)
    return (
      <Empty icon={Rss} title={t('stream.noFeeds')}>
        {t('stream.noFeedsBody')}
      </Empty>
    );
  // Nobody has answered: the lines above say so, and "nothing new" would not be true.
  if (standing.answering === 0) return null;
  return (
    <Empty icon={Rss} title={t('stream.nothing')}>
      {t('stream.nothingBody')}
    </Empty>
  );
}

/** What keeps the list from being the whole of the feeds. */
function Troubles({
  standing,
  today,
  isBesideSources,
}: {
  standing: StreamStanding;
  today: string;
  isBesideSources: boolean;
}) {
  const { t } = useTranslation('app');
  const moment = useMoment();
  const { offlineSince, silent, waiting } = standing;
  const [only] = silent;
  if (offlineSince === null && only === undefined && waiting === 0) return null;
  return (
    <div className={styles.troubles}>
      {offlineSince === null ? null : (
        <Notice tone="warn">
          {t('stream.offline', { time: moment(offlineSince, today) })} {t('stream.offlineBody')}
        </Notice>
      )}
      {only === undefined ? null : (
        <Notice tone="warn">
          {t('stream.silent', {
            count: silent.length,
            name: `${only.accountName}, ${only.platformName}`,
            time: moment(only.since, today),
            fault: t(`stream.fault.${only.fault}`),
          })}
          {isBesideSources ? null : (
            <ButtonLink look="quiet" small to={settings}>
              {t('stream.showSources')}
            </ButtonLink>
          )}
        </Notice>
      )}
      {waiting === 0 ? null : <Notice tone="plain">{t('stream.waiting', { count: waiting })}</Notice>}
    </div>
  );
}

/** How much of the accounts the feeds are, and how fresh. */
function Coverage({ standing, today }: { standing: StreamStanding; today: string }) {
  const { t } = useTranslation('app');
  const moment = useMoment();
  return (
    <p className={styles.coverage}>
      {standing.readAt === null ? null : `${t('stream.readAt', { time: moment(standing.readAt, today) })}. `}
      {t('stream.coverage', { answering: standing.answering, accounts: standing.accounts })} {t('stream.notACheck')}
    </p>
  );
}
