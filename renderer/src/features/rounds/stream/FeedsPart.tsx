import { useMutation, useQuery } from '@tanstack/react-query';
import { RefreshCw, Rss } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedSource } from '#core/rounds/stream/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMay, useMayChange } from '../../../app/may.ts';
import { queryClient } from '../../../app/providers.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card, Empty, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import settingsStyles from '../../settings/settings.module.css';
import { SourceDialog } from './SourceDialog.tsx';
import { SourceTable } from './SourceTable.tsx';
import { StreamPanel } from './StreamPanel.tsx';
import styles from './stream.module.css';
import { useFetchFeeds } from './use-fetch-feeds.ts';

/** Inställningar → Flöden: whether feeds are read, what is asked of whom, who answers, and what has come. */
export function FeedsPart() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const maySet = useMayChange('stream.setSource');
  const mayFetch = useMay('stream.fetchNow');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const { data } = useQuery(queries.stream.sources.queryOptions({ input: { administrationId: administration.id } }));
  const { progress, fetchNow, stop } = useFetchFeeds(administration.id);
  const [editing, setEditing] = useState<FeedSource | null>(null);
  if (data === undefined || info === undefined) return null;
  const { sources, closed } = data;
  const isOn = administration.settings.readFeeds.value;
  const isHeld = info.demo || info.readOnly;
  const shut = closed.map(({ platformName, accounts }) =>
    t('stream.sources.closedOne', { platform: platformName, count: accounts }),
  );
  return (
    <>
      {isHeld ? (
        <Notice tone="plain">
          {t('stream.held')}. {t(info.demo ? 'stream.heldDemo' : 'stream.heldReader')}
        </Notice>
      ) : null}
      <Switch isOn={isOn} isHeld={isHeld} />
      <Card
        title={t('stream.sources.title')}
        aside={
          !isOn || isHeld || !mayFetch ? undefined : progress === null ? (
            <Button small onPress={() => fetchNow()}>
              <RefreshCw aria-hidden />
              {t('stream.fetchNow')}
            </Button>
          ) : (
            <Button small onPress={stop}>
              {progress.of === 0 ? t('ui.loading') : t('stream.fetching', progress)} · {t('stream.stop')}
            </Button>
          )
        }
      >
        {sources.length === 0 ? (
          <Empty icon={Rss} title={t('stream.sources.empty')}>
            {t('stream.sources.emptyBody')}
          </Empty>
        ) : (
          <SourceTable sources={sources} isOn={isOn} today={info.today} onChange={maySet ? setEditing : null} />
        )}
      </Card>
      {shut.length === 0 ? null : (
        <p className={settingsStyles.foot}>{t('stream.sources.closed', { list: shut.join(', ') })}</p>
      )}
      {isOn ? <StreamPanel since={null} isBesideSources /> : null}
      {editing === null ? null : <SourceDialog source={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

/** On or off, with what that means for the network; the same rule as under Förvaltning och regler, where its ground is noted. */
function Switch({ isOn, isHeld }: { isOn: boolean; isHeld: boolean }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const mayTurn = useMayChange('settings.updateAdministration');
  const change = useMutation(
    queries.settings.updateAdministration.mutationOptions({
      onSuccess: ({ settings }) => {
        say({ text: t(settings.readFeeds.value ? 'stream.sources.turnedOn' : 'stream.sources.turnedOff') });
        return queryClient.invalidateQueries({ queryKey: queries.stream.key() });
      },
    }),
  );
  const turn = (value: boolean) => {
    const { id, version, name, settings } = administration;
    change.mutate({ id, version, name, settings: { ...settings, readFeeds: { ...settings.readFeeds, value } } });
  };
  return (
    <Card>
      <div className={styles.switch}>
        <div>
          <b>{t(!isOn ? 'stream.off' : isHeld ? 'stream.sources.onTitleHeld' : 'stream.sources.onTitle')}</b>
          <p>
            {isOn
              ? t(isHeld ? 'stream.sources.onBodyHeld' : 'stream.sources.onBody', {
                  minutes: administration.settings.feedMinutes.value,
                })
              : t('stream.offBody')}
          </p>
        </div>
        {!mayTurn ? null : (
          <Button look={isOn ? 'plain' : 'primary'} onPress={() => turn(!isOn)} isPending={change.isPending}>
            {t(isOn ? 'stream.sources.turnOff' : 'stream.sources.turnOn')}
          </Button>
        )}
      </div>
    </Card>
  );
}
