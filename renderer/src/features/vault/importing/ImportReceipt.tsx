import { useMutation } from '@tanstack/react-query';
import { CircleCheck, Download, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { rowsAsCsv } from '../../../ui/rows-as-csv.ts';
import { saveFile } from '../../../ui/save-file.ts';
import receiptStyles from '../../inventory/importing/Receipt.module.css';
import reportStyles from '../../inventory/importing/RunReport.module.css';
import { ItemEquation } from './ItemEquation.tsx';
import { LossList, useLossLines } from './LossList.tsx';
import type { VaultImport } from './use-vault-import.ts';

/** What came of it: counts, everything that stayed behind with its reason, and the file that is still there. */
export function ImportReceipt({ work, receipt }: { work: VaultImport; receipt: NonNullable<VaultImport['receipt']> }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const linesOf = useLossLines();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { preview, result, left } = receipt;
  const { fileName } = preview;
  const written = result.added + result.replaced;
  const lost = linesOf(preview.losses, left);
  const lines = () => [
    (['item', 'what', 'why'] as const).map((column) => t(`vaultImportUi.loss.${column}`)),
    ...lost.map(({ words }) => words),
  ];
  return (
    <Card>
      <div className={receiptStyles.receipt}>
        <header data-nothing={written === 0 || undefined}>
          <CircleCheck aria-hidden />
          <div className={receiptStyles.what}>
            <h2 ref={heading} tabIndex={-1}>
              {written === 0 ? t('vaultImportUi.receipt.nothing') : t('vaultImportUi.receipt.done', { count: written })}
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
        <SourceFile receipt={receipt} />
        {lost.length === 0 ? (
          <p>{t('vaultImportUi.loss.none')}</p>
        ) : (
          <div className={reportStyles.not}>
            <div className={reportStyles.head}>
              <h3>{t('vaultImportUi.receipt.losses', { count: lost.length })}</h3>
              <Button
                small
                onPress={() => saveFile(t('vaultImportUi.loss.fileName'), 'text/csv;charset=utf-8', rowsAsCsv(lines()))}
              >
                <Download aria-hidden />
                {t('importing.receipt.save')}
              </Button>
            </div>
            <LossList lines={lost} />
          </div>
        )}
      </div>
    </Card>
  );
}

/** How many logins that the file alone holds are named beside it; all stand in the list. */
const namedAtMost = 10;

/** The button that was pressed is gone with what it asked for; the dialog gives the keyboard back in the frame after it has closed. */
const focusOn = (heading: HTMLElement | null) =>
  void requestAnimationFrame(() => requestAnimationFrame(() => heading?.focus()));

/** The file that is still there: how it is taken away, or taken away from here where the host knows where it lies. */
function SourceFile({ receipt: { preview, result, left, picked } }: { receipt: NonNullable<VaultImport['receipt']> }) {
  const { t } = useTranslation('app');
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    ...queries.vaultImport.deleteSource.mutationOptions({ meta: { showsError: true } }),
    onSettled: () => setAsking(false),
  });
  const file = preview.fileName;
  if (remove.isSuccess)
    return (
      <Notice tone="plain">
        <h3 ref={focusOn} tabIndex={-1}>
          {t('vaultImportUi.source.gone', { file })}
        </h3>
        <p>{t('vaultImportUi.source.traces')}</p>
      </Notice>
    );
  // What the file alone holds, when it is gone.
  const onlyThere = result.left + preview.losses.length + (preview.format === 'browser-csv' ? 0 : preview.notConcerned);
  const names = left.slice(0, namedAtMost).map(({ row }) => row.label);
  const lost =
    onlyThere === 0 ? null : (
      <>
        <p>{t('vaultImportUi.source.onlyThere', { count: onlyThere })}</p>
        {names.length === 0 ? null : (
          <p>
            {left.length > names.length
              ? t('today.andMore', { names: names.join(', '), count: left.length - names.length })
              : names.join(', ')}
          </p>
        )}
      </>
    );
  return (
    <Notice tone="warn">
      <h3>{t(onlyThere === 0 ? 'vaultImportUi.receipt.source' : 'vaultImportUi.receipt.sourceNeeded', { file })}</h3>
      {lost}
      {remove.error === null ? null : <p>{errorText(remove.error, t)}</p>}
      {picked === null ? (
        <p>{t('vaultImportUi.receipt.sourceBody')}</p>
      ) : (
        <>
          <p>{t('vaultImportUi.source.body')}</p>
          <Button onPress={() => setAsking(true)}>
            <Trash2 aria-hidden />
            {t('vaultImportUi.source.do')}
          </Button>
          <Dialog
            title={t('vaultImportUi.source.ask', { file })}
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            actions={
              <>
                <Button onPress={() => setAsking(false)}>{t('vaultImportUi.source.keep')}</Button>
                <Button look="danger" isPending={remove.isPending} onPress={() => remove.mutate({ picked })}>
                  {t('vaultImportUi.source.do')}
                </Button>
              </>
            }
          >
            {lost === null ? null : <Notice tone="warn">{lost}</Notice>}
            <p>{t('vaultImportUi.source.askBody')}</p>
          </Dialog>
        </>
      )}
    </Notice>
  );
}
