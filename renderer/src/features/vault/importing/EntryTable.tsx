import { useVirtualizer } from '@tanstack/react-virtual';
import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../../../ui/Chip.tsx';
import loginStyles from '../logins/logins.module.css';
import type { Entry, Standing } from './choices.ts';
import styles from './EntryTable.module.css';

const rowHeight = 50;
const columns = ['label', 'account', 'contents', 'state'] as const;
type NameOf = (accountId: string) => { name: string; platformName: string } | undefined;

const tones: Record<Standing, Tone> = {
  new: 'ok',
  replaced: 'warn',
  changed: 'warn',
  'needs-account': 'warn',
  personal: 'warn',
  unchanged: 'plain',
  repeated: 'plain',
};

/** The logins of a file, only those in sight drawn. Arrows move, space chooses, Enter changes the account. */
export function EntryTable({
  entries,
  nothing,
  nameOf,
  onTake,
  onMatch,
}: {
  entries: readonly Entry[];
  nothing: string;
  nameOf: NameOf;
  onTake: (indexes: readonly number[], isTaken: boolean) => void;
  onMatch: (index: number) => void;
}) {
  const { t } = useTranslation('app');
  const scroll = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const count = entries.length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 40,
  });
  if (count === 0) return <p className={styles.nothing}>{nothing}</p>;
  const open = entries.filter(({ canBeTaken }) => canBeTaken);
  const taken = open.filter(({ isTaken }) => isTaken).length;

  function toggle(entry: Entry | undefined): void {
    if (entry?.canBeTaken === true) onTake([entry.row.index], !entry.isTaken);
  }

  function match(entry: Entry | undefined): void {
    if (entry !== undefined && (entry.canBeTaken || entry.standing === 'needs-account')) onMatch(entry.row.index);
  }

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      const next = Math.max(0, Math.min(count - 1, to));
      setCurrent(next);
      virtual.scrollToIndex(next);
    } else if (event.key === ' ') toggle(entries[current]);
    else if (event.key === 'Enter') match(entries[current]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div
        ref={scroll}
        className={loginStyles.scroll}
        role="grid"
        aria-label={t('vaultImportUi.preview.table')}
        aria-rowcount={count + 1}
        aria-multiselectable
        aria-activedescendant={`entry-${current}`}
        aria-describedby="entry-keys"
        tabIndex={0}
        onKeyDown={press}
      >
        <div className={styles.inner} role="presentation">
          <div className={`${loginStyles.head} ${styles.columns}`} role="row" aria-rowindex={1}>
            <div role="columnheader" className={styles.pick}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={t('vaultImportUi.preview.takeShown')}
                disabled={open.length === 0}
                checked={open.length > 0 && taken === open.length}
                ref={(box) => {
                  if (box !== null) box.indeterminate = taken > 0 && taken < open.length;
                }}
                onChange={(event) =>
                  onTake(
                    open.map(({ row }) => row.index),
                    event.target.checked,
                  )
                }
              />
            </div>
            {columns.map((column) => (
              <div key={column} role="columnheader">
                {t(`vaultImportUi.preview.column.${column}`)}
              </div>
            ))}
          </div>
          <div className={loginStyles.rows} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, key }) => {
              const entry = entries[index];
              if (entry === undefined) return null;
              return (
                <div
                  key={key}
                  id={`entry-${index}`}
                  className={`${loginStyles.row} ${styles.columns}`}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={entry.isTaken}
                  data-current={index === current || undefined}
                  data-held={(!entry.canBeTaken && entry.standing !== 'needs-account') || undefined}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <div role="gridcell" className={styles.pick}>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={t('vaultImportUi.preview.take', { label: entry.row.label })}
                      disabled={!entry.canBeTaken}
                      checked={entry.isTaken}
                      onChange={() => {
                        setCurrent(index);
                        toggle(entry);
                      }}
                    />
                  </div>
                  <Cells
                    entry={entry}
                    nameOf={nameOf}
                    onMatch={() => {
                      setCurrent(index);
                      match(entry);
                    }}
                  />
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <p id="entry-keys" className={styles.keys}>
        {t('vaultImportUi.preview.keys')}
      </p>
    </>
  );
}

function Cells({ entry, nameOf, onMatch }: { entry: Entry; nameOf: NameOf; onMatch: () => void }) {
  const { t } = useTranslation('app');
  const { row, standing } = entry;
  const contents = [
    row.hasPassword ? t('vaultImportUi.preview.password') : '',
    row.hasTotp ? t('vaultImportUi.preview.totp') : '',
    row.recoveryCodeCount > 0 ? t('vaultImportUi.preview.codes', { count: row.recoveryCodeCount }) : '',
    row.extra.length > 0 ? t('vaultImportUi.preview.extra', { count: row.extra.length }) : '',
  ].filter(Boolean);
  const help =
    standing === 'personal'
      ? t('vaultImport.personalRole')
      : standing === 'changed' || standing === 'replaced' || standing === 'needs-account'
        ? t(`vaultImportUi.stateHelp.${standing}`)
        : '';
  return (
    <>
      <div role="gridcell">
        <LabelCell row={row} />
      </div>
      <div role="gridcell">
        <AccountCell entry={entry} nameOf={nameOf} onMatch={onMatch} />
      </div>
      <div role="gridcell">
        <span className={loginStyles.cut} title={row.extra.join(', ')}>
          {contents.join(' · ')}
        </span>
      </div>
      <div role="gridcell" className={styles.state}>
        <Chip tone={tones[standing]}>{t(`vaultImportUi.state.${standing}`)}</Chip>
        <small title={help}>{help}</small>
      </div>
    </>
  );
}

function LabelCell({ row }: Pick<Entry, 'row'>) {
  return (
    <span className={loginStyles.name}>
      <b>{row.label}</b>
      <small>{[row.site, row.folder].filter(Boolean).join(' · ')}</small>
    </span>
  );
}

/** The account that an entry belongs to and how it was found; a press changes it. */
function AccountCell({ entry, nameOf, onMatch }: { entry: Entry; nameOf: NameOf; onMatch: () => void }) {
  const { t } = useTranslation('app');
  const { row, accountIds, isMatchChosen } = entry;
  const [first] = accountIds;
  const account = first === undefined ? undefined : nameOf(first);
  const how = isMatchChosen ? 'chosen' : row.by;
  const words = (
    <span className={loginStyles.name}>
      <span className={first === undefined ? loginStyles.quiet : loginStyles.cut}>
        {first !== undefined
          ? (account?.name ?? '…')
          : row.candidates.length > 0
            ? t('vaultImportUi.preview.several', { count: row.candidates.length })
            : t('vaultImportUi.preview.withoutAccount')}
      </span>
      <small>
        {first === undefined
          ? ''
          : [
              account?.platformName,
              accountIds.length > 1 ? t('vaultUi.list.andMore', { count: accountIds.length - 1 }) : '',
              how === null ? '' : t(`vaultImportUi.preview.by.${how}`),
            ]
              .filter(Boolean)
              .join(' · ')}
      </small>
    </span>
  );
  if (!entry.canBeTaken && entry.standing !== 'needs-account') return words;
  return (
    <button type="button" tabIndex={-1} className={styles.match} onClick={onMatch}>
      <span className="visually-hidden">{t('vaultImportUi.preview.change', { label: row.label })}</span>
      {words}
      <Pencil aria-hidden />
    </button>
  );
}
