import { useTranslation } from 'react-i18next';
import { type PlannedRow, Take } from '#core/inventory/contract.ts';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import styles from './Differences.module.css';

/** What one description of an account says that the other does not: a repeated row beside the first, or the list beside the register; before an import with the choice of which holds. */
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
  // One row may give several accounts.
  const which = { row: [row.row, row.platform].filter((part) => part !== '').join(', ') };
  const kind = row.fate === 'duplicate' ? ('rows' as const) : ('register' as const);
  const text = (value: string) => (value === '' ? <i>{t('importing.differs.nothing')}</i> : value);
  return (
    <div className={styles.differences}>
      <table>
        <caption className="visually-hidden">{t('importing.differs.table', which)}</caption>
        <thead>
          <tr>
            <td aria-hidden="true" />
            <th scope="col">{t(`importing.differs.${kind}.one`, rows)}</th>
            <th scope="col">{t(`importing.differs.${kind}.other`, rows)}</th>
          </tr>
        </thead>
        <tbody>
          {row.differs.map(({ field, heading, first, second, withheld, stands }) => (
            <tr key={`${field} ${heading}`}>
              <th scope="row">{heading || t(`importing.field.${field}`)}</th>
              {withheld === true ? (
                <td colSpan={2}>
                  <i>{t('importing.differs.withheld')}</i>
                </td>
              ) : (
                <>
                  <td data-holds={take !== 'second' || stands === true || undefined}>
                    {text(first)}
                    {stands === true ? <small> {t('importing.opensAgain.stands')}</small> : null}
                  </td>
                  <td
                    data-holds={
                      (take === 'second' && stands !== true) || (take === 'fill' && first === '') || undefined
                    }
                  >
                    {text(second)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {onTake === undefined ? (
        <p>
          {t(
            `importing.differs.${kind}.held.${row.differs.every(({ stands }) => stands === true) ? 'first' : take}`,
            rows,
          )}
        </p>
      ) : (
        <ChoiceRow
          label={t('importing.differs.choose', which)}
          hideLabel
          choices={Take.options.map((id) => ({ id, name: t(`importing.differs.${kind}.take.${id}`, rows) }))}
          value={take}
          onChange={onTake}
        />
      )}
    </div>
  );
}
