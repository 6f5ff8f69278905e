import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedSource, SourceState } from '#core/rounds/stream/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip, type Tone } from '../../../ui/Chip.tsx';
import { useMoment } from './moment.ts';
import styles from './stream.module.css';

const tones: Record<SourceState, Tone> = { never: 'unknown', ok: 'ok', failing: 'warn', gone: 'bad' };

/** What is asked for there; empty for a site's own front page. */
function pathOf(address: string): string {
  if (address === '') return '';
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '' ? '' : `${pathname}${search}`;
}

/** Sources of accounts: what is asked of whom, how each stands, and the way to another. The silent ones come first. */
export function SourceTable({
  sources,
  isOn,
  today,
  onChange,
}: {
  sources: readonly FeedSource[];
  isOn: boolean;
  today: string;
  onChange: ((source: FeedSource) => void) | null;
}) {
  const { t } = useTranslation('app');
  const isSilent = ({ state }: FeedSource) => state === 'failing' || state === 'gone';
  const inOrder = sources.toSorted((a, b) => Number(isSilent(b)) - Number(isSilent(a)));
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('stream.sources.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stream.sources.account')}</th>
            <th scope="col">{t('stream.sources.asks')}</th>
            <th scope="col">{t('stream.sources.how')}</th>
            {onChange === null ? null : (
              <th scope="col">
                <span className="visually-hidden">{t('stream.sources.changeShort')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {inOrder.map((source) => (
            <tr key={source.accountId}>
              <td>
                <b>{source.accountName}</b>
                <small>{source.platformName}</small>
              </td>
              <td>
                {source.origin === 'none' ? (
                  <small>{t('stream.sources.noneBody')}</small>
                ) : source.host === '' ? (
                  <small>{t('stream.sources.lacksBody')}</small>
                ) : (
                  <>
                    {source.host}
                    <small>{pathOf(source.address)}</small>
                  </>
                )}
              </td>
              <td>
                <How source={source} isOn={isOn} today={today} />
              </td>
              {onChange === null ? null : (
                <td>
                  <Button
                    small
                    aria-label={t('stream.sources.change', { account: source.accountName })}
                    onPress={() => onChange(source)}
                  >
                    {t('stream.sources.changeShort')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a source stands: a word, since when, why not, and when it is asked again. */
function How({ source, isOn, today }: { source: FeedSource; isOn: boolean; today: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const moment = useMoment();
  const [now] = useState(Date.now);
  const { origin, state, fault, okAt, failingSince, nextAt, lastPostOn } = source;
  if (origin === 'none') return <Chip>{t('stream.sources.none')}</Chip>;
  if (source.host === '') return <Chip tone="warn">{t('stream.sources.lacks')}</Chip>;
  const facts = [
    fault === null ? '' : t(`stream.fault.${fault}`),
    failingSince === null || state === 'never' ? '' : t('stream.sources.since', { time: moment(failingSince, today) }),
    state !== 'ok' || okAt === null ? '' : t('stream.sources.okAt', { time: moment(okAt, today) }),
    lastPostOn === null ? '' : t('stream.sources.lastPost', { day: format.shortDay(lastPostOn) }),
    !isOn || state === 'ok'
      ? ''
      : nextAt === null
        ? t(state === 'gone' ? 'stream.sources.notByItself' : 'stream.sources.soon')
        : Date.parse(nextAt) <= now
          ? t('stream.sources.soon')
          : t('stream.sources.nextAt', { time: moment(nextAt, today) }),
  ].filter((fact) => fact !== '');
  return (
    <>
      <Chip tone={tones[state]}>{t(`stream.state.${state}`)}</Chip>
      <small>{facts.join(' · ')}</small>
    </>
  );
}
