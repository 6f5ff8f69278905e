import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { KitPage } from '#core/vault/contract.ts';
import { useFormat } from '../../../app/format.ts';
import styles from './kit.module.css';
import { QrCode } from './QrCode.tsx';

/**
 * One page of the kit, for the printer only: it is never seen on the screen, and it leaves the document as soon as the print dialog closes.
 * `onDone` is called then, whether something was printed or not.
 */
export function PrintedPage({
  page,
  holder,
  administration,
  today,
  onDone,
}: {
  page: KitPage;
  holder: string;
  administration: string;
  today: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  useEffect(() => {
    addEventListener('afterprint', onDone, { once: true });
    print();
    return () => removeEventListener('afterprint', onDone);
  }, [onDone]);
  return createPortal(
    <article className={styles.sheet} lang="sv">
      <header>
        <b>Kanalvakt</b>
        <span>{administration}</span>
      </header>
      <h1>{t('vaultUi.sheet.title', { page: page.page })}</h1>
      <p className={styles.sheetLead}>{t('vaultUi.sheet.lead')}</p>
      <dl className={styles.sheetFacts}>
        <div>
          <dt>{t('vaultUi.sheet.holder')}</dt>
          <dd>{holder}</dd>
        </div>
        <div>
          <dt>{t('vaultUi.sheet.kit')}</dt>
          <dd>{t('vaultUi.sheet.kitNumber', { number: page.kitNumber, id: page.kitId })}</dd>
        </div>
        <div>
          <dt>{t('vaultUi.sheet.printed')}</dt>
          <dd>{format.day(today)}</dd>
        </div>
      </dl>
      <ol className={styles.sheetGroups}>
        {page.groups.map((group, index) => (
          // The groups never change places.
          <li key={index}>
            <small>{index + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <div className={styles.sheetFoot}>
        <div>
          <h2>{t('vaultUi.sheet.useTitle')}</h2>
          <ul>
            {(['how', 'copy', 'letters'] as const).map((line) => (
              <li key={line}>{t(`vaultUi.sheet.use.${line}`)}</li>
            ))}
          </ul>
          <h2>{t('vaultUi.sheet.keepTitle')}</h2>
          <ul>
            {(['one', 'two', 'three', 'four', 'five'] as const).map((line) => (
              <li key={line}>{t(`vaultUi.sheet.keep.${line}`)}</li>
            ))}
          </ul>
        </div>
        <figure>
          <QrCode text={page.groups.join('-')} label={t('vaultUi.sheet.qr')} />
          <figcaption>{t('vaultUi.sheet.qrHelp')}</figcaption>
        </figure>
      </div>
    </article>,
    document.body,
  );
}
