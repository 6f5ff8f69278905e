import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { RowGrid, useVisible } from '../../../ui/RowGrid.tsx';
import styles from '../../../ui/RowGrid.module.css';
import { LoginFlags } from './LoginFlags.tsx';
import { type LoginFilter, useLogins } from './use-logins.ts';

const columns = ['label', 'accounts', 'kind', 'rotated', 'openers', 'flags'] as const;

function Cell({
  column,
  row,
  openers,
}: {
  column: (typeof columns)[number];
  row: Credential;
  openers: (row: Credential) => string[] | undefined;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (column === 'label')
    return (
      <span className={styles.two}>
        <b title={row.label}>{row.label}</b>
        <small>
          {[
            row.hasTotp ? t('vaultUi.list.hasTotp') : '',
            row.recoveryCodeCount > 0 ? t('vaultUi.list.codes', { count: row.recoveryCodeCount }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    );
  if (column === 'accounts') {
    const [first] = row.accounts;
    if (first === undefined) return <span className={styles.quiet}>{t('vaultUi.list.noAccounts')}</span>;
    return (
      <span className={styles.two}>
        <span className={styles.cut} title={first.name}>
          {first.name}
        </span>
        <small>
          {row.accounts.length === 1
            ? first.platformName
            : t('vaultUi.list.andMore', { count: row.accounts.length - 1 })}
        </small>
      </span>
    );
  }
  if (column === 'kind') return t(`vaultUi.kind.${row.kind}`);
  if (column === 'rotated')
    return row.rotatedAt === null ? (
      <span className={styles.quiet}>{row.hasPassword ? t('ui.unknown') : '–'}</span>
    ) : (
      format.day(row.rotatedAt)
    );
  if (column === 'openers') {
    const names = openers(row);
    return names === undefined ? '' : t('vaultUi.list.openers', { count: names.length });
  }
  return <LoginFlags credential={row} most={2} />;
}

/** The logins of the vault, paged by the core. */
export function LoginsTable({
  vaultId,
  filter,
  selected,
  hidden,
  onSelect,
  onSelectAll,
  onClear,
  openers,
  onOpen,
  empty,
}: {
  vaultId: string;
  filter: LoginFilter;
  selected: ReadonlyMap<string, Credential>;
  /** How many of them the filter does not show. */
  hidden: number;
  onSelect: (rows: readonly Credential[], isSelected: boolean) => void;
  /** All that the filter shows. */
  onSelectAll: (isSelected: boolean) => void;
  onClear: () => void;
  /** Who can open a row; undefined until that is known. */
  openers: (row: Credential) => string[] | undefined;
  onOpen: (id: string) => void;
  empty: ReactNode;
}) {
  const { t } = useTranslation('app');
  const [visible, setVisible] = useVisible();
  const { row, total, isOld, error } = useLogins(vaultId, filter, visible);
  if (error !== null) throw error;
  if (total === 0 && !isOld) return empty;
  return (
    <RowGrid
      label={t('vaultUi.list.table')}
      name="login"
      columns={columns.map((id) => ({ id, name: t(`vaultUi.list.column.${id}`) }))}
      template="minmax(200px, 1.8fr) minmax(140px, 1.3fr) 108px 150px 96px minmax(265px, 1.1fr)"
      minWidth={980}
      count={total ?? 0}
      isOld={isOld}
      isBusy={isOld || total === undefined}
      shown={filter}
      cells={(index) => {
        const one = row(index);
        return one === undefined
          ? null
          : columns.map((column) => <Cell key={column} column={column} row={one} openers={openers} />);
      }}
      picks={{
        picked: selected.size - hidden,
        of: total ?? 0,
        allLabel: t('handoverFile.list.selectShown'),
        markOf: (index) => {
          const one = row(index);
          return one === undefined
            ? null
            : { label: t('handoverFile.list.select', { label: one.label }), isPicked: selected.has(one.id) };
        },
        onPick: (indexes, isPicked) =>
          onSelect(
            indexes.flatMap((index) => row(index) ?? []),
            isPicked,
          ),
        onAll: onSelectAll,
        onClear,
      }}
      onVisible={setVisible}
      onOpen={(index) => {
        const one = row(index);
        if (one !== undefined) onOpen(one.id);
      }}
    />
  );
}
