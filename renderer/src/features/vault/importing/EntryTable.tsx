import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../../../ui/Chip.tsx';
import { RowGrid } from '../../../ui/RowGrid.tsx';
import cells from '../../../ui/RowGrid.module.css';
import type { Entry, Standing } from './choices.ts';
import styles from './EntryTable.module.css';

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

/** Whether anything can be done with it. */
const isOpen = ({ canBeTaken, standing }: Entry) => canBeTaken || standing === 'needs-account';

/** The logins of a file: what is marked is taken in, and Enter changes the account. */
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
  if (entries.length === 0) return <p className={styles.nothing}>{nothing}</p>;
  const takeable = entries.filter(({ canBeTaken }) => canBeTaken);
  const take = (chosen: readonly Entry[], isTaken: boolean) =>
    onTake(
      chosen.filter(({ canBeTaken }) => canBeTaken).map(({ row }) => row.index),
      isTaken,
    );
  const match = (entry: Entry | undefined) => {
    if (entry !== undefined && isOpen(entry)) onMatch(entry.row.index);
  };
  return (
    <>
      <RowGrid
        label={t('vaultImportUi.preview.table')}
        describedBy="entry-keys"
        name="entry"
        columns={columns.map((id) => ({ id, name: t(`vaultImportUi.preview.column.${id}`) }))}
        template="minmax(190px, 1.2fr) minmax(200px, 1.2fr) minmax(210px, 1.2fr) minmax(230px, 1.2fr)"
        minWidth={920}
        count={entries.length}
        shown="all"
        cells={(index) => {
          const entry = entries[index];
          return entry === undefined
            ? null
            : columns.map((column) => (
                <Cell key={column} column={column} entry={entry} nameOf={nameOf} onMatch={match} />
              ));
        }}
        picks={{
          picked: takeable.filter(({ isTaken }) => isTaken).length,
          of: takeable.length,
          allLabel: t('vaultImportUi.preview.takeShown'),
          markOf: (index) => {
            const entry = entries[index];
            return entry === undefined
              ? null
              : {
                  label: t('vaultImportUi.preview.take', { label: entry.row.label }),
                  isPicked: entry.isTaken,
                  isHeld: !entry.canBeTaken,
                  isQuiet: !isOpen(entry),
                };
          },
          onPick: (indexes, isTaken) =>
            take(
              indexes.flatMap((index) => entries[index] ?? []),
              isTaken,
            ),
          onAll: (isTaken) => take(takeable, isTaken),
        }}
        isOpenedByClick={false}
        onOpen={(index) => match(entries[index])}
      />
      <p id="entry-keys" className={styles.keys}>
        {t('vaultImportUi.preview.keys')}
      </p>
    </>
  );
}

interface CellProps {
  entry: Entry;
  nameOf: NameOf;
  onMatch: (entry: Entry) => void;
}

function Cell({ column, ...props }: CellProps & { column: (typeof columns)[number] }) {
  if (column === 'account') return <AccountCell {...props} />;
  if (column === 'contents') return <ContentsCell row={props.entry.row} />;
  return column === 'label' ? <LabelCell row={props.entry.row} /> : <StateCell entry={props.entry} />;
}

function ContentsCell({ row }: Pick<Entry, 'row'>) {
  const { t } = useTranslation('app');
  const contents = [
    row.hasPassword ? t('vaultImportUi.preview.password') : '',
    row.hasTotp ? t('vaultImportUi.preview.totp') : '',
    row.recoveryCodeCount > 0 ? t('vaultImportUi.preview.codes', { count: row.recoveryCodeCount }) : '',
    row.extra.length > 0 ? t('vaultImportUi.preview.extra', { count: row.extra.length }) : '',
  ].filter(Boolean);
  return <span title={row.extra.join(', ')}>{contents.join(' · ')}</span>;
}

function StateCell({ entry: { standing, row } }: Pick<CellProps, 'entry'>) {
  const { t } = useTranslation('app');
  const replaced =
    row.replaces === null
      ? ''
      : t('vaultImportUi.replaces', {
          label: row.replaces.label,
          parts: row.replaces.parts.map((part) => t(`vaultImportUi.part.${part}`)).join(', '),
        });
  const help =
    standing === 'personal'
      ? t('vaultImport.personalRole')
      : replaced !== '' && (standing === 'changed' || standing === 'replaced')
        ? `${replaced} ${t(`vaultImportUi.stateHelp.${standing}`)}`
        : standing === 'changed' || standing === 'replaced' || standing === 'needs-account'
          ? t(`vaultImportUi.stateHelp.${standing}`)
          : '';
  return (
    <span className={styles.state}>
      <Chip tone={tones[standing]}>{t(`vaultImportUi.state.${standing}`)}</Chip>
      <small title={help}>
        {replaced !== '' && (standing === 'changed' || standing === 'replaced') ? replaced : help}
      </small>
    </span>
  );
}

function LabelCell({ row }: Pick<Entry, 'row'>) {
  return (
    <span className={cells.two}>
      <b>{row.label}</b>
      <small>{[row.site, row.folder].filter(Boolean).join(' · ')}</small>
    </span>
  );
}

/** The account that an entry belongs to and how it was found; a press changes it. */
function AccountCell({ entry, nameOf, onMatch }: CellProps) {
  const { t } = useTranslation('app');
  const { row, accountIds, isMatchChosen } = entry;
  const [first] = accountIds;
  const account = first === undefined ? undefined : nameOf(first);
  const how = isMatchChosen ? 'chosen' : row.by;
  const words = (
    <span className={cells.two}>
      <span className={first === undefined ? cells.quiet : cells.cut}>
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
  if (!isOpen(entry)) return words;
  return (
    <button type="button" tabIndex={-1} className={styles.match} onClick={() => onMatch(entry)}>
      <span className="visually-hidden">{t('vaultImportUi.preview.change', { label: row.label })}</span>
      {words}
      <Pencil aria-hidden />
    </button>
  );
}
