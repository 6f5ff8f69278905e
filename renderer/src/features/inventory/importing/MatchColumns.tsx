import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayFields, ImportField, type ImportSource } from '#core/inventory/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import tables from '../Table.module.css';
import { AccountPerLink } from './AccountPerLink.tsx';
import { columnLetters, useColumnName } from './column-name.ts';
import { DayOrderChoice } from './DayOrders.tsx';
import { Destination } from './Destination.tsx';
import { HeaderRows } from './HeaderRows.tsx';
import { Remembered } from './Remembered.tsx';
import styles from './MatchColumns.module.css';
import { type Import, sheetsLeft } from './use-import.ts';

/** The fields that tell which account a row is about; one of them is needed. */
const identifying: readonly ImportField[] = ['name', 'address', 'handle'];
/** What the responsibility for an account and the report to SLK hang on: a list may do without, but not unknowingly. */
const mattering = ['name', 'responsible', 'unit'] as const satisfies readonly ImportField[];
/** Fields that several columns fill together; of the others the first column with content counts. */
const gathering: readonly ImportField[] = ['ignore', 'extra', 'editors', 'note', 'started', 'ends'];

/** Whether columns are the first name and the last name of one person, which are read as one. */
const isOneName = (columns: ImportSource['columns']) =>
  columns.length === 2 &&
  new Set(columns.map(({ namePart }) => namePart ?? '')).size === 2 &&
  columns.every(({ namePart }) => namePart !== null);

/** The second step: the sheet, its heading, what each column becomes, and where the accounts go. */
export function MatchColumns({ work, source }: { work: Import; source: ImportSource }) {
  const { t } = useTranslation('app');
  const nameOf = useColumnName();
  const [isTried, setTried] = useState(false);
  const sheet = source.sheets[source.sheet];
  const fields = source.columns.map(({ index }) => work.fieldOf(index));
  const count = (wanted: (field: ImportField) => boolean) => fields.filter(wanted).length;
  const lacksIdentity = !fields.some((field) => identifying.includes(field));
  const lacks = mattering.filter((field) => !fields.includes(field) && (field !== 'unit' || work.unit.trim() === ''));
  const lacksName = work.destination.id === null && work.destination.name.trim() === '';
  // Those that the receipt will offer.
  const otherSheets = sheetsLeft(source, [...work.sheetsRead, source.sheet]).map(({ name }) => name);
  const doubles = ImportField.options
    // Of several addresses each may be an account.
    .filter((field) => !gathering.includes(field) && field !== 'address')
    .map((field) => ({ field, columns: source.columns.filter(({ index }) => work.fieldOf(index) === field) }))
    .filter(({ columns }) => columns.length > 1 && !isOneName(columns));
  const isWide = count((field) => field === 'address') > 1;

  function next(): void {
    if (work.isCounting) return;
    setTried(true);
    if (!lacksIdentity && !lacksName) work.preview();
  }

  return (
    <div className={styles.step}>
      <div className={styles.main}>
        {work.rememberedAt === null ? null : <Remembered work={work} chosenAt={work.rememberedAt} />}
        {source.top.length === 0 ? null : <HeaderRows work={work} source={source} />}
        <Card
          title={t('importing.columns.fields')}
          aside={
            <span className={styles.summary}>
              {[
                t('importing.columns.recognised', { count: count((field) => field !== 'ignore' && field !== 'extra') }),
                t('importing.columns.asText', { count: count((field) => field === 'extra') }),
                t('importing.columns.ignored', { count: count((field) => field === 'ignore') }),
              ].join(' · ')}
            </span>
          }
        >
          <table className={`${tables.table} ${styles.fields}`}>
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {t('importing.columns.column')}
                </th>
                <th scope="col">{t('importing.columns.becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {source.columns.map((column) => {
                const { index, heading, examples, isSecret, days } = column;
                const field = work.fieldOf(index);
                return (
                  <tr key={index} data-ignored={field === 'ignore' || undefined}>
                    <td className={styles.letter}>{columnLetters(index)}</td>
                    <th scope="row">
                      <span data-none={heading === '' || undefined}>{heading || t('importing.columns.noHeading')}</span>
                      <small title={examples.join('\n')}>
                        {isSecret
                          ? t('importing.columns.secret')
                          : examples.length === 0
                            ? t('importing.columns.empty')
                            : examples.join(' · ')}
                      </small>
                    </th>
                    <td className={styles.becomes}>
                      {isSecret ? (
                        t('importing.field.ignore')
                      ) : (
                        <Select
                          label={t('importing.columns.becomesFor', { heading: nameOf(column) })}
                          hideLabel
                          choices={ImportField.options.map((id) => ({
                            id,
                            name: t(`importing.field.${id}`),
                          }))}
                          value={field}
                          onChange={(chosen) => work.setField(index, chosen)}
                        />
                      )}
                      {days !== null && dayFields.includes(field) ? (
                        <DayOrderChoice work={work} column={{ ...column, days }} />
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Card>
      </div>
      <aside className={styles.aside}>
        <Card title={t('importing.columns.file')}>
          <div className={styles.file}>
            <b>{source.fileName}</b>
            {source.sheets.length > 1 ? (
              <Select
                label={t('importing.columns.sheet')}
                choices={source.sheets.map(({ name, rows }, index) => ({
                  id: String(index),
                  name,
                  note: t('importing.columns.sheetRows', { count: rows }),
                }))}
                value={String(source.sheet)}
                onChange={(sheet) => work.chooseSheet(Number(sheet), null)}
              />
            ) : null}
            <dl>
              {source.sheets.length > 1 ? null : (
                <>
                  <dt>{t(sheet?.name ? 'importing.columns.sheet' : 'importing.columns.size')}</dt>
                  <dd>
                    {sheet?.name ? `${sheet.name} · ` : ''}
                    {t('importing.columns.sheetRows', {
                      count: sheet?.rows ?? 0,
                    })}
                  </dd>
                </>
              )}
              {source.encoding === '' ? null : (
                <>
                  <dt>{t('importing.columns.encoding')}</dt>
                  <dd>{source.encoding}</dd>
                </>
              )}
            </dl>
          </div>
        </Card>
        {otherSheets.length === 0 ? null : (
          <Notice tone="plain">
            {t('importing.columns.otherSheets', { count: otherSheets.length, names: otherSheets.join(', ') })}
          </Notice>
        )}
        {source.hiddenSheets.length === 0 ? null : (
          <Notice tone="plain">
            {t('importing.columns.hiddenSheets', {
              count: source.hiddenSheets.length,
              names: source.hiddenSheets.join(', '),
            })}
          </Notice>
        )}
        <Destination work={work} source={source} showsError={isTried && lacksName} />
        {isWide ? <AccountPerLink work={work} /> : null}
        {doubles.map(({ field, columns }) => (
          <Notice key={field} tone="warn">
            {t('importing.columns.twice', {
              field: t(`importing.field.${field}`),
              headings: columns.map(nameOf).join(', '),
            })}
          </Notice>
        ))}
        {lacks.length === 0 || lacksIdentity ? null : (
          <Notice tone="warn">
            <ul className={styles.lacks}>
              {lacks.map((field) => (
                <li key={field}>{t(`importing.columns.lacks.${field}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {isTried && lacksIdentity ? <Notice tone="bad">{t('importing.columns.needed')}</Notice> : null}
        <div className={styles.go}>
          <Button onPress={() => work.go('file')}>{t('ui.back')}</Button>
          <Button look="primary" onPress={next}>
            {work.isCounting ? t('importing.preview.counting') : t('importing.columns.next')}
            {work.isCounting ? null : <ArrowRight aria-hidden />}
          </Button>
        </div>
      </aside>
    </div>
  );
}
