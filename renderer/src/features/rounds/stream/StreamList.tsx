import { useVirtualizer } from '@tanstack/react-virtual';
import { ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamItem } from '#core/rounds/stream/contract.ts';
import { useMoment } from './moment.ts';
import styles from './stream.module.css';

const rowHeight = 82;

/** Posts, only those in sight drawn; the next page is asked for when its end comes near. Each opens in the system's own browser. */
export function StreamList({
  items,
  total,
  today,
  onEnd,
}: {
  items: readonly StreamItem[];
  total: number;
  today: string;
  onEnd: () => void;
}) {
  const { t } = useTranslation('app');
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
  });
  const drawn = virtual.getVirtualItems();
  const isAtEnd = (drawn.at(-1)?.index ?? 0) >= items.length - 1;
  useEffect(() => {
    if (isAtEnd && items.length < total) onEnd();
  }, [isAtEnd, items.length, total, onEnd]);
  return (
    // Scrolled by keyboard too.
    <div
      ref={scroll}
      className={styles.scroll}
      role="region"
      aria-label={t('stream.list')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <ul role="list" className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Post item={item} today={today} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One post: whose, when, what it says. All of it comes from outside and is text. */
function Post({ item, today }: { item: StreamItem; today: string }) {
  const { t } = useTranslation('app');
  const moment = useMoment();
  const [headline = '', ...rest] = item.text.split('\n');
  const time = moment(item.at, today);
  const content = (
    <>
      <span className={styles.whose}>
        <b>{item.accountName}</b>
        <span>{item.platformName}</span>
        <time dateTime={item.at}>{item.atIsKnown ? time : t('stream.timeUnknown', { time })}</time>
      </span>
      <span className={styles.text}>
        {headline === '' ? (
          <i>{t('stream.noText')}</i>
        ) : rest.length === 0 ? (
          headline
        ) : (
          <>
            <b>{headline}</b> {rest.join(' ')}
          </>
        )}
      </span>
    </>
  );
  if (item.address === '') return <div className={styles.post}>{content}</div>;
  return (
    <a className={styles.post} href={item.address} target="_blank" rel="noopener noreferrer">
      {content}
      <span className="visually-hidden">{t('stream.opensOutside')}</span>
      <ExternalLink aria-hidden />
    </a>
  );
}
