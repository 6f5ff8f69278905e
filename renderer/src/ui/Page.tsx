import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** A page: heading, a line about what it shows, what can be done, and its content. `fill` is for a page whose list scrolls by itself. */
export function Page({
  title,
  lead,
  actions,
  width = 'full',
  fill = false,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: 'full' | 'narrow';
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={[styles.page, width === 'narrow' ? styles.narrow : '', fill ? styles.fill : '']
        .filter(Boolean)
        .join(' ')}
    >
      <div className={styles.head}>
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A surface with an optional heading and something at its right. */
export function Card({
  title,
  aside,
  children,
  label,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  label?: string;
}) {
  return (
    <section className={styles.card} {...(label !== undefined && { 'aria-label': label })}>
      {title === undefined ? null : (
        <div className={styles.cardHead}>
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** What an empty place is for, and the first step. */
export function Empty({
  icon: Icon,
  title,
  children,
  actions,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <Icon aria-hidden strokeWidth={1.5} />
      <h2>{title}</h2>
      <p>{children}</p>
      {actions === undefined ? null : <div>{actions}</div>}
    </div>
  );
}

const noticeIcons = { bad: CircleAlert, warn: TriangleAlert, plain: Info };

/** Something to know before going on; an error is read out at once. */
export function Notice({ tone, children }: { tone: 'bad' | 'warn' | 'plain'; children: ReactNode }) {
  const Icon = noticeIcons[tone];
  return (
    <div className={styles.notice} data-tone={tone} {...(tone === 'bad' && { role: 'alert' })}>
      <Icon aria-hidden />
      <div>{children}</div>
    </div>
  );
}
