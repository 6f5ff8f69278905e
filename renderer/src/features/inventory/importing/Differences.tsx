import { useTranslation } from 'react-i18next';
import { type PlannedRow, Take } from '#core/inventory/contract.ts';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import styles from './Differences.module.css';
import { heldOf } from './fates.ts';
import { heldWords } from './held-words.ts';

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
  // Where the list has a registered account several times another of its rows may be the one that says this.
  const said = kind === 'rows' ? rows : { ...rows, second: row.holds?.rows.join(', ') || row.row };
  const held = onTake === undefined && kind === 'rows' ? heldOf(row) : take;
  const text = (value: string) => (value === '' ? <i>{t('importing.differs.nothing')}</i> : value);
  return (
    <div className={styles.differences}>
      <table>
        <caption className="visually-hidden">{t('importing.differs.table', which)}</caption>
        <thead>
          <tr>
            <td aria-hidden="true" />
            <th scope="col">{t(`importing.differs.${kind}.one`, said)}</th>
            <th scope="col">{t(`importing.differs.${kind}.other`, said)}</th>
          </tr>
        </thead>
        <tbody>
          {row.differs.map(({ field, heading, first, second, withheld, stands, asText }) => (
            <tr key={`${field} ${heading}`}>
              <th scope="row">{heading || t(`importing.field.${field}`)}</th>
              {withheld === true ? (
                <td colSpan={2}>
                  <i>{t('importing.differs.withheld')}</i>
                </td>
              ) : (
                <>
                  <td
                    data-holds={(held !== null && held !== 'second') || stands === true || asText === true || undefined}
                  >
                    {text(first)}
                    {stands === true ? <small> {t('importing.opensAgain.stands')}</small> : null}
                  </td>
                  <td
                    data-holds={
                      (held === 'second' && stands !== true && asText !== true) ||
                      (held === 'fill' && first === '') ||
                      undefined
                    }
                  >
                    {text(second)}
                    {asText === true && held === 'second' ? <small> {t('importing.differs.asText')}</small> : null}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {onTake === undefined ? (
        <p>{heldWords(row, t)}</p>
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
