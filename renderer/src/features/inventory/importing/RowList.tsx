import { useTranslation } from 'react-i18next';
import { ImportField, type PlannedRow, type Take } from '#core/inventory/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { VirtualTable } from '../../../ui/VirtualTable.tsx';
import { Differences } from './Differences.tsx';
import { Details } from './Details.tsx';
import { fateTones, keptTexts, mayBeLeftOut } from './fates.ts';
import { reasonWords } from './reason-words.ts';
import styles from './RowList.module.css';

/** What is shown of a row, and how wide: all of it fits in a window of 1280, and in the dialog of an earlier import. Who is responsible is in the list and, afterwards, in the register; the report does not keep it. */
const columns = [
  { id: 'row', width: '86px' },
  { id: 'fate', width: '132px' },
  { id: 'account', width: 'minmax(210px, 1.3fr)' },
  { id: 'unit', width: 'minmax(172px, 0.8fr)' },
  { id: 'responsible', width: 'minmax(138px, 0.7fr)', when: 'before' },
  { id: 'why', width: 'minmax(216px, 1.6fr)' },
] as const;

/** Rows with their fates and reasons: before an import what would happen, and the list fills the page; afterwards what happened. */
export function RowList({
  rows,
  when,
  takeOf = (row) => row.take,
  onTake,
  isTakenIn = (row) => row.leftOut === null,
  onTakeIn,
  hasDetails = false,
  label,
}: {
  rows: readonly PlannedRow[];
  when: 'before' | 'after';
  /** Which row holds for a duplicate that says something else. */
  takeOf?: (row: PlannedRow) => Take;
  onTake?: (row: PlannedRow, take: Take) => void;
  /** Whether a row's account is to be read in. */
  isTakenIn?: (row: PlannedRow) => boolean;
  onTakeIn?: (row: PlannedRow, isTakenIn: boolean) => void;
  /** What the rows are called, where a page has more of them. */
  label?: string;
  /** Each row says what else is saved of it. */
  hasDetails?: boolean;
}) {
  const { t } = useTranslation('app');
  const shown = columns.filter((column) => !('when' in column) || column.when === when);
  return (
    <VirtualTable
      label={label ?? t('importing.preview.rows')}
      columns={shown.map(({ id }) => ({
        id,
        name: id === 'fate' && when === 'after' ? t('importing.preview.fateAfter') : t(`importing.preview.${id}`),
        isNumber: id === 'row',
      }))}
      template={shown.map(({ width }) => width).join(' ')}
      count={rows.length}
      fills={when === 'before'}
      nothing={t('importing.preview.nothing')}
      cells={(index) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Cells
            row={row}
            when={when}
            take={takeOf(row)}
            onTake={onTake && ((take) => onTake(row, take))}
            isTakenIn={isTakenIn(row)}
            onTakeIn={onTakeIn && ((isIn) => onTakeIn(row, isIn))}
            hasDetails={hasDetails}
          />
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
  isTakenIn,
  onTakeIn,
  hasDetails,
}: {
  row: PlannedRow;
  when: 'before' | 'after';
  take: Take;
  onTake: ((take: Take) => void) | undefined;
  isTakenIn: boolean;
  onTakeIn: ((isTakenIn: boolean) => void) | undefined;
  hasDetails: boolean;
}) {
  const { t } = useTranslation('app');
  const reason = reasonWords(row, t);
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
        {onTakeIn !== undefined && mayBeLeftOut(row) ? (
          <label>
            <input
              type="checkbox"
              aria-label={[t('importing.preview.takeIn', { row: row.row }), row.platform].filter(Boolean).join(', ')}
              checked={isTakenIn}
              onChange={(event) => onTakeIn(event.target.checked)}
            />
            <span aria-hidden>{row.row}</span>
          </label>
        ) : (
          row.row
        )}
      </div>
      <div role="cell" className={styles.fate}>
        <Chip tone={fateTones[row.fate]}>
          {t(`importing.${when === 'before' ? 'fateChip' : 'fateDone'}.${row.unchanged ? 'unchanged' : row.fate}`)}
        </Chip>
        {row.status === null ? null : <small>{t(`terms.status.${row.status}`)}</small>}
        {row.kind === null ? null : <small>{t(`terms.kind.${row.kind}`)}</small>}
      </div>
      <div role="cell" className={styles.account}>
        {mayBeLeftOut(row) || row.fate === 'duplicate' ? (
          <>
            {row.name === '' ? <i>{t('importing.preview.noName')}</i> : <b>{row.name}</b>}
            <small>
              {row.platform}
              {row.platform === '' || row.address === '' ? null : ' · '}
              {inParts(row.address)}
            </small>
          </>
        ) : (
          <span>{row.text || row.name}</span>
        )}
      </div>
      <div role="cell" className={styles.why}>
        {row.unit}
      </div>
      {when === 'before' ? (
        <div role="cell" className={styles.why}>
          {row.responsible}
          {row.ownDeputy && row.leftOut === null ? <small>{t('importing.preview.ownDeputy')}</small> : null}
          {row.furtherEditors.length === 0 || row.fate !== 'imported' ? null : (
            <small>
              {t('importing.preview.furtherEditors', {
                count: row.furtherEditors.length,
                names: row.furtherEditors.join(', '),
              })}
            </small>
          )}
        </div>
      ) : null}
      <div role="cell" className={styles.why}>
        {kept.length === 0 ? reason : reason.replace(/\.$/, '')}
        {kept.map(([field, text]) => (
          <span key={field}> · {keptText(field, text)}</span>
        ))}
      </div>
      {!hasDetails || row.details.length === 0 ? null : (
        <div role="cell" className={styles.differences}>
          <Details details={row.details} />
        </div>
      )}
      {row.differs.length === 0 ? null : (
        <div role="cell" className={styles.differences}>
          <Differences row={row} take={take} onTake={onTake} />
        </div>
      )}
    </>
  );
}
