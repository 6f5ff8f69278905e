import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AccountRow, AccountSort } from '#core/accounts/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { PlatformMark } from '../PlatformMark.tsx';
import { statusTones } from '../status-tones.ts';
import styles from './AccountTable.module.css';

/** The columns a user can choose among; the name is always there. */
export const ColumnId = z.enum([
  'platform',
  'unit',
  'responsible',
  'deputy',
  'can-log-in',
  'can-close',
  'gaps',
  'status',
  'kind',
  'last-post',
  'access-model',
  'ends',
  'address',
]);
export type ColumnId = z.infer<typeof ColumnId>;

export const firstColumns: ColumnId[] = ['platform', 'unit', 'responsible', 'can-log-in', 'gaps'];

interface Column {
  id: 'name' | ColumnId;
  /** Pixels. */
  minWidth: number;
  /** Share of the room that is left. */
  share: number;
  sort: AccountSort | null;
}

/** Width and order of every column; those without `sort` cannot be sorted by. */
export const columns: readonly Column[] = [
  { id: 'name', minWidth: 236, share: 2.4, sort: 'name' },
  { id: 'platform', minWidth: 104, share: 0.7, sort: 'platform' },
  { id: 'unit', minWidth: 128, share: 1.1, sort: 'unit' },
  { id: 'responsible', minWidth: 128, share: 1.1, sort: 'responsible' },
  { id: 'deputy', minWidth: 128, share: 1.1, sort: null },
  { id: 'can-log-in', minWidth: 196, share: 0.6, sort: 'can-log-in' },
  { id: 'can-close', minWidth: 120, share: 0.7, sort: 'can-close' },
  { id: 'gaps', minWidth: 104, share: 0.6, sort: 'gaps' },
  { id: 'status', minWidth: 110, share: 0.6, sort: 'status' },
  { id: 'kind', minWidth: 120, share: 0.7, sort: 'kind' },
  { id: 'last-post', minWidth: 110, share: 0.6, sort: 'last-post' },
  { id: 'access-model', minWidth: 130, share: 0.8, sort: null },
  { id: 'ends', minWidth: 104, share: 0.6, sort: null },
  { id: 'address', minWidth: 180, share: 1.4, sort: null },
];

/** People with access as words: `2 personer`, `1 person, t.o.m. 31 dec.`, `okänt`, `ingen` (ui.md). */
export function AccessCount({
  count,
  changesOn,
  wanted = 2,
}: {
  count: number | null;
  changesOn: string | null;
  wanted?: number;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (count === null) return <Chip tone="unknown">{t('ui.unknown')}</Chip>;
  if (count === 0) return <Chip tone="bad">{t('register.nobody')}</Chip>;
  const words =
    changesOn === null || count >= wanted + 1
      ? t('register.people', { count })
      : t('register.peopleUntil', { count, day: format.shortDay(changesOn) });
  return <Chip tone={count < wanted ? 'warn' : 'ok'}>{words}</Chip>;
}

/** One cell of the list. */
export function Cell({ column, row, wanted }: { column: Column['id']; row: AccountRow; wanted: number }) {
  const { t } = useTranslation('app');
  switch (column) {
    case 'name':
      return (
        <span className={styles.name}>
          <PlatformMark platform={row.platform} name={row.platformName} />
          <span className={styles.nameText}>
            <b>{row.name}</b>
            {row.handle !== '' && row.handle !== row.name ? <small>{row.handle}</small> : null}
          </span>
          {row.status === 'active' ? null : (
            <Chip tone={statusTones[row.status]}>{t(`terms.status.${row.status}`)}</Chip>
          )}
          {row.url === '' ? null : (
            <a
              className={styles.out}
              href={row.url}
              target="_blank"
              rel="noreferrer noopener"
              tabIndex={-1}
              title={row.url}
              aria-label={t('register.openLink', { name: row.name })}
              onClick={(event) => event.stopPropagation()}
            >
              <ExternalLink aria-hidden size={14} />
            </a>
          )}
        </span>
      );
    case 'platform':
      return row.platformName;
    case 'unit':
      return row.unitName === '' ? <span className={styles.none}>–</span> : row.unitName;
    case 'responsible':
      return row.responsibleName === '' ? <span className={styles.none}>–</span> : row.responsibleName;
    case 'deputy':
      return row.deputyName === '' ? <span className={styles.none}>–</span> : row.deputyName;
    case 'can-log-in':
      return row.kind === 'pedagogical' ? (
        <span className={styles.none}>–</span>
      ) : (
        <AccessCount count={row.canLogIn} changesOn={row.accessChangesOn} wanted={wanted} />
      );
    case 'can-close':
      return row.kind === 'pedagogical' ? (
        <span className={styles.none}>–</span>
      ) : (
        <AccessCount count={row.canClose} changesOn={null} wanted={1} />
      );
    case 'gaps':
      return row.gapCount > 0 ? (
        <span className={styles.bad} title={row.gaps.map((gap) => t(`terms.gap.${gap}`)).join(', ')}>
          {t('register.missing', { count: row.gapCount })}
        </span>
      ) : (
        <span className={styles.quiet}>
          {row.kind === 'pedagogical' ? t('register.noticed') : t('register.complete')}
        </span>
      );
    case 'status':
      return <Chip tone={statusTones[row.status]}>{t(`terms.status.${row.status}`)}</Chip>;
    case 'kind':
      return t(`terms.kind.${row.kind}`);
    case 'last-post':
      return row.lastPostOn === null ? <span className={styles.quiet}>{t('ui.unknown')}</span> : row.lastPostOn;
    case 'access-model':
      return t(`terms.accessModel.${row.accessModel}`);
    case 'ends':
      return row.endsOn ?? <span className={styles.none}>–</span>;
    case 'address':
      return <span className={styles.quiet}>{row.url.replace(/^https:\/\/(www\.)?/, '')}</span>;
    default:
      return column satisfies never;
  }
}
