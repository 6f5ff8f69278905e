import { CircleCheck, Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { rowsAsCsv } from '../../../ui/rows-as-csv.ts';
import { saveFile } from '../../../ui/save-file.ts';
import receiptStyles from '../../inventory/importing/Receipt.module.css';
import reportStyles from '../../inventory/importing/RunReport.module.css';
import { ItemEquation } from './ItemEquation.tsx';
import { LossList, useLossWords } from './LossList.tsx';
import type { VaultImport } from './use-vault-import.ts';

/** What came of it: counts, everything that stayed behind with its reason, and the file that is still there. */
export function ImportReceipt({ work, receipt }: { work: VaultImport; receipt: NonNullable<VaultImport['receipt']> }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const wordsOf = useLossWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { preview, result } = receipt;
  const { losses, fileName } = preview;
  const written = result.added + result.replaced;
  const shown = { count: losses.length, shown: format.number(losses.length) };
  const lines = () => [
    (['item', 'what', 'why'] as const).map((column) => t(`vaultImportUi.loss.${column}`)),
    ...losses.map(wordsOf),
  ];
  return (
    <Card>
      <div className={receiptStyles.receipt}>
        <header data-nothing={written === 0 || undefined}>
          <CircleCheck aria-hidden />
          <div className={receiptStyles.what}>
            <h2 ref={heading} tabIndex={-1}>
              {written === 0
                ? t('vaultImportUi.receipt.nothing')
                : t('vaultImportUi.receipt.done', { count: written, shown: format.number(written) })}
            </h2>
            <p>{t('vaultImportUi.receipt.from', { file: fileName })}</p>
          </div>
          <div className={receiptStyles.next}>
            <Button onPress={work.restart}>{t('vaultImportUi.receipt.another')}</Button>
            <ButtonLink look="primary" to="/konton/inloggningar">
              {t('vaultImportUi.receipt.toLogins')}
            </ButtonLink>
          </div>
        </header>
        <div className={reportStyles.not}>
          <ItemEquation preview={preview} />
          <p className={reportStyles.all}>
            {t('vaultImportUi.receipt.of', {
              added: format.number(result.added),
              replaced: format.number(result.replaced),
              unchanged: format.number(result.unchanged),
              left: format.number(result.left),
            })}
          </p>
        </div>
        <Notice tone="warn">
          <h3>{t('vaultImportUi.receipt.source', { file: fileName })}</h3>
          <p>{t('vaultImportUi.receipt.sourceBody')}</p>
        </Notice>
        {losses.length === 0 ? (
          <p>{t('vaultImportUi.loss.none')}</p>
        ) : (
          <div className={reportStyles.not}>
            <div className={reportStyles.head}>
              <h3>{t('vaultImportUi.receipt.losses', shown)}</h3>
              <Button
                small
                onPress={() => saveFile(t('vaultImportUi.loss.fileName'), 'text/csv;charset=utf-8', rowsAsCsv(lines()))}
              >
                <Download aria-hidden />
                {t('importing.receipt.save')}
              </Button>
            </div>
            <LossList losses={losses} />
          </div>
        )}
      </div>
    </Card>
  );
}
