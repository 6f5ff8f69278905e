import { useTranslation } from 'react-i18next';
import { ImportField, type PlannedRow, type Take } from '#core/inventory/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { VirtualTable } from '../../../ui/VirtualTable.tsx';
import { Differences } from './Differences.tsx';
import { fateTones, isTaken, keptTexts } from './fates.ts';
import styles from './RowList.module.css';
import { useReason } from './use-reason.ts';

const columns = ['row', 'fate', 'account', 'unit', 'platform', 'why'] as const;

/** Rows with their fates and reasons: before an import what would happen, and the list fills the page; afterwards what happened. */
export function RowList({
  rows,
  when,
  takeOf = (row) => row.take,
  onTake,
}: {
  rows: readonly PlannedRow[];
  when: 'before' | 'after';
  /** Which row holds for a duplicate that says something else. */
  takeOf?: (row: PlannedRow) => Take;
  onTake?: (row: PlannedRow, take: Take) => void;
}) {
  const { t } = useTranslation('app');
  return (
    <VirtualTable
      label={t('importing.preview.rows')}
      columns={columns.map((column) => ({
        id: column,
        name:
          column === 'fate' && when === 'after' ? t('importing.preview.fateAfter') : t(`importing.preview.${column}`),
        isNumber: column === 'row',
      }))}
      template="52px 124px minmax(150px, 0.85fr) minmax(112px, 0.6fr) 100px minmax(370px, 1.7fr)"
      count={rows.length}
      fills={when === 'before'}
      nothing={t('importing.preview.nothing')}
      cells={(index) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Cells row={row} when={when} take={takeOf(row)} onTake={onTake && ((take) => onTake(row, take))} />
        );
      }}
    />
  );
}

/** An address that breaks between its parts before it breaks within one. */
const inParts = (address: string) =>
  address.split(/(?<=[/?&=])/u).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={part} />, part]));

function Cells({
  row,
  when,
  take,
  onTake,
}: {
  row: PlannedRow;
  when: 'before' | 'after';
  take: Take;
  onTake: ((take: Take) => void) | undefined;
}) {
  const { t } = useTranslation('app');
  const reason = useReason();
  const kept = keptTexts(row);
  const keptText = (field: string, text: string) => {
    if (field === 'second-address' || field === 'link') return t(`importing.preview.${field}`, { text });
    const known = ImportField.safeParse(field);
    const values = { field: known.success ? t(`importing.field.${known.data}`) : field, text };
    return t(row.formulaErrors.includes(field) ? 'importing.preview.keptError' : 'importing.preview.keptField', values);
  };
  return (
    <>
      <div role="cell" className={styles.number}>
        {row.row}
      </div>
      <div role="cell">
        <Chip tone={fateTones[row.fate]}>
          {t(`importing.${when === 'before' ? 'fateChip' : 'fateDone'}.${row.unchanged ? 'unchanged' : row.fate}`)}
        </Chip>
      </div>
      <div role="cell" className={styles.account}>
        {isTaken(row) || row.fate === 'duplicate' ? (
          <>
            {row.name === '' ? <i>{t('importing.preview.noName')}</i> : <b>{row.name}</b>}
            {/* The address explains why two rows are one account. */}
            {row.reason === 'new' || row.address === '' ? null : <small>{inParts(row.address)}</small>}
          </>
        ) : (
          <span>{row.text || row.name}</span>
        )}
      </div>
      <div role="cell" className={styles.why}>
        {row.unit}
      </div>
      <div role="cell">{row.platform}</div>
      <div role="cell" className={styles.why}>
        {kept.length === 0 ? reason(row) : reason(row).replace(/\.$/, '')}
        {kept.map(([field, text]) => (
          <span key={field}> · {keptText(field, text)}</span>
        ))}
        {row.differs.length === 0 ? null : <Differences row={row} take={take} onTake={onTake} />}
      </div>
    </>
  );
}
