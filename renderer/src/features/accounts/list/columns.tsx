import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type AccountRow, type AccountSort, type Gap, liveStatuses } from '#core/accounts/contract.ts';
import type { Words } from '#core/foundation/i18n/index.ts';
import { type Format, useFormat } from '../../../app/format.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { PlatformMark } from '../PlatformMark.tsx';
import { splitGaps } from '../split-gaps.ts';
import { statusTones } from '../status-tones.ts';
import cells from '../../../ui/RowGrid.module.css';
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

/** Width and order of every column; those without `sort` cannot be sorted by. The first ones fit a window of 1280 with its scrollbar. */
export const columns: readonly Column[] = [
  { id: 'name', minWidth: 214, share: 2.4, sort: 'name' },
  { id: 'platform', minWidth: 102, share: 0.7, sort: 'platform' },
  { id: 'unit', minWidth: 180, share: 1.1, sort: 'unit' },
  { id: 'responsible', minWidth: 122, share: 1.1, sort: 'responsible' },
  { id: 'deputy', minWidth: 130, share: 1.1, sort: null },
  { id: 'can-log-in', minWidth: 200, share: 0.4, sort: 'can-log-in' },
  { id: 'can-close', minWidth: 120, share: 0.7, sort: 'can-close' },
  { id: 'gaps', minWidth: 118, share: 0.6, sort: 'gaps' },
  { id: 'status', minWidth: 110, share: 0.6, sort: 'status' },
  { id: 'kind', minWidth: 120, share: 0.7, sort: 'kind' },
  { id: 'last-post', minWidth: 150, share: 0.6, sort: 'last-post' },
  { id: 'access-model', minWidth: 130, share: 0.8, sort: null },
  { id: 'ends', minWidth: 150, share: 0.6, sort: null },
  { id: 'address', minWidth: 180, share: 1.4, sort: null },
];

/** What a list's cells speak with: asked for once by the list, for asking costs more than drawing a cell. */
interface Speech {
  t: Words;
  format: Format;
}

interface Access {
  count: number | null;
  changesOn: string | null;
  wanted?: number;
}

/** People with access as words: `2 personer`, `1 person, t.o.m. 31 dec.`, `okänt`, `ingen` (ui.md). */
export function AccessCount(access: Access) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return <AccessChip {...access} t={t} format={format} />;
}

function AccessChip({ count, changesOn, wanted = 2, t, format }: Access & Speech) {
  if (count === null) return <Chip tone="unknown">{t('ui.unknown')}</Chip>;
  if (count === 0) return <Chip tone="bad">{t('register.nobody')}</Chip>;
  const words =
    changesOn === null || count >= wanted + 1
      ? t('register.people', { count })
      : t('register.peopleUntil', { count, day: format.shortDay(changesOn) });
  return <Chip tone={count < wanted ? 'warn' : 'ok'}>{words}</Chip>;
}

/** A name in full, on two lines where it needs them. */
function Lines({ children }: { children: string }) {
  return children === '' ? <span className={styles.none}>–</span> : <span className={cells.words}>{children}</span>;
}

/** Where there is nothing to say, and why: on hover, and for whoever has it read out. */
function Dash({ why }: { why: string }) {
  return (
    <span className={styles.none} title={why} role="img" aria-label={why}>
      –
    </span>
  );
}

/** How much is missing; where nothing is, how much nobody has looked for. Which, on hover. Of a notice (R4) it is no fault. */
function GapCount({ gaps, isNotice, t }: { gaps: readonly Gap[]; isNotice: boolean; t: Words }) {
  const { missing, unchecked } = splitGaps(gaps);
  // Some ten names for each row is most of what a row costs, and nobody points at more than one.
  const [isPointedAt, setPointedAt] = useState(false);
  return (
    <span
      className={missing > 0 && !isNotice ? styles.bad : styles.quiet}
      title={isPointedAt ? gaps.map((gap) => t(`terms.gap.${gap}`)).join('; ') : undefined}
      onPointerEnter={() => setPointedAt(true)}
    >
      {missing > 0 ? t('register.missing', { count: missing }) : t('register.uncheckedShort', { count: unchecked })}
    </span>
  );
}

/** One cell of the list; drawn again only when its account is another: every key in the filter draws the list twice. */
export const Cell = memo(function Cell({
  column,
  row,
  wanted,
  t,
  format,
}: {
  column: Column['id'];
  row: AccountRow;
  wanted: number;
} & Speech) {
  switch (column) {
    case 'name':
      return (
        <span className={styles.name}>
          <PlatformMark platform={row.platform} name={row.platformName} />
          <span className={`${cells.two} ${styles.nameText}`}>
            <b title={row.name}>{row.name}</b>
            <small>
              {/* Under the name, which is what the room is for. */}
              {row.status === 'active' ? null : (
                <Chip tone={statusTones[row.status]}>{t(`terms.status.${row.status}`)}</Chip>
              )}
              {row.handle === row.name ? '' : row.handle}
            </small>
          </span>
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
            />
          )}
        </span>
      );
    case 'platform':
      return row.platformName;
    case 'unit':
      return <Lines>{row.unitName}</Lines>;
    case 'responsible':
      return <Lines>{row.responsibleName}</Lines>;
    case 'deputy':
      return <Lines>{row.deputyName}</Lines>;
    case 'can-log-in':
      return row.kind === 'pedagogical' ? (
        <Dash why={t('register.accessNotAsked')} />
      ) : (
        <AccessChip count={row.canLogIn} changesOn={row.accessChangesOn} wanted={wanted} t={t} format={format} />
      );
    case 'can-close':
      return row.kind === 'pedagogical' ? (
        <Dash why={t('register.accessNotAsked')} />
      ) : (
        <AccessChip count={row.canClose} changesOn={null} wanted={1} t={t} format={format} />
      );
    case 'gaps':
      return row.gapCount > 0 ? (
        <GapCount gaps={row.gaps} isNotice={row.kind === 'pedagogical'} t={t} />
      ) : (
        <span className={styles.quiet}>
          {!liveStatuses.includes(row.status) ? (
            <Dash why={t('register.nothingAsked')} />
          ) : row.kind === 'pedagogical' ? (
            t('register.noticed')
          ) : (
            t('register.complete')
          )}
        </span>
      );
    case 'status':
      return <Chip tone={statusTones[row.status]}>{t(`terms.status.${row.status}`)}</Chip>;
    case 'kind':
      return t(`terms.kind.${row.kind}`);
    case 'last-post':
      return row.lastPostOn === null ? (
        <span className={styles.quiet}>{t('ui.unknown')}</span>
      ) : (
        format.day(row.lastPostOn)
      );
    case 'access-model':
      return t(`terms.accessModel.${row.accessModel}`);
    case 'ends':
      return row.endsOn === null ? <span className={styles.none}>–</span> : format.day(row.endsOn);
    case 'address':
      return <span className={styles.quiet}>{row.url.replace(/^https:\/\/(www\.)?/, '')}</span>;
    default:
      return column satisfies never;
  }
});
