import { useTranslation } from 'react-i18next';
import { type PlannedRow, Take } from '#core/inventory/contract.ts';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import styles from './Differences.module.css';

/** What a repeated row says that the first one does not, in the list's own words; before an import with the choice of which holds. */
export function Differences({
  row,
  take,
  onTake,
}: {
  row: PlannedRow;
  take: Take;
  /** Absent when the import is done. */
  onTake: ((take: Take) => void) | undefined;
}) {
  const { t } = useTranslation('app');
  const rows = { first: row.firstRow ?? 0, second: row.row };
  const text = (value: string) => (value === '' ? <i>{t('importing.differs.nothing')}</i> : value);
  return (
    <div className={styles.differences}>
      <table>
        <caption className="visually-hidden">{t('importing.differs.table', { row: row.row })}</caption>
        <thead>
          <tr>
            <td aria-hidden="true" />
            <th scope="col">{t('importing.preview.rowNamed', { row: rows.first })}</th>
            <th scope="col">{t('importing.preview.rowNamed', { row: rows.second })}</th>
          </tr>
        </thead>
        <tbody>
          {row.differs.map(({ heading, first, second }) => (
            <tr key={heading}>
              <th scope="row">{heading}</th>
              <td data-holds={take !== 'second' || undefined}>{text(first)}</td>
              <td data-holds={take === 'second' || (take === 'fill' && first === '') || undefined}>{text(second)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {onTake === undefined ? (
        <p>{t(`importing.differs.held.${take}`, rows)}</p>
      ) : (
        <ChoiceRow
          label={t('importing.differs.choose', { row: row.row })}
          hideLabel
          choices={Take.options.map((id) => ({ id, name: t(`importing.differs.take.${id}`, rows) }))}
          value={take}
          onChange={onTake}
        />
      )}
    </div>
  );
}
