import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSource } from '#core/inventory/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import styles from './HeaderRows.module.css';
import type { Import } from './use-import.ts';

/** Rows shown below the heading before somebody asks for more. */
const below = 3;

/** The top of the sheet as it stands, with the heading marked; another row can be pointed out. */
export function HeaderRows({ work, source }: { work: Import; source: ImportSource }) {
  const { t } = useTranslation('app');
  const [isOpen, setOpen] = useState(false);
  const { top } = source;
  const headerRow = work.choosingRow ?? source.headerRow;
  const cells = Math.max(...top.map((row) => row.cells.length));
  const shown = isOpen ? top : top.filter(({ row }) => row <= headerRow + below);
  return (
    <Card
      title={t('importing.columns.heading')}
      aside={
        shown.length === top.length ? null : (
          <Button look="quiet" small onPress={() => setOpen(true)}>
            {t('ui.showMore')}
          </Button>
        )
      }
    >
      <p className={styles.help}>
        {headerRow === 0 ? t('importing.columns.noHeadingRow') : t('importing.columns.headingHelp', { row: headerRow })}
      </p>
      <div className={styles.sheet} aria-busy={work.choosingRow !== null}>
        <table>
          <tbody>
            {shown.map((row) => (
              <tr
                key={row.row}
                data-part={row.row === headerRow ? 'header' : row.row < headerRow ? 'above' : 'below'}
                onClick={() => (row.row === headerRow ? undefined : work.chooseSheet(source.sheet, row.row))}
              >
                <td className={styles.pick}>
                  <input
                    type="radio"
                    name="header-row"
                    aria-label={t('importing.columns.isHeader', { row: row.row })}
                    checked={row.row === headerRow}
                    onChange={() => work.chooseSheet(source.sheet, row.row)}
                    onClick={(event) => event.stopPropagation()}
                  />
                </td>
                <th scope="row">{row.row}</th>
                {Array.from({ length: cells }, (_, index) => (
                  // biome-ignore lint: a cell is its place in the row.
                  <td key={index}>{row.cells[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
