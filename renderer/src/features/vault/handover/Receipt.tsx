import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HandoverPreview, HandoverResult } from '#core/vault/handover/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import vaultStyles from '../vault.module.css';

/** What was taken in and what was left, to keep as a file; nothing secret is in it. */
export function Receipt({
  preview,
  chosen,
  result,
  onClose,
}: {
  preview: HandoverPreview;
  chosen: ReadonlySet<number>;
  result: HandoverResult;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { fileName, madeAt, sender, rows } = preview;
  const taken = rows.filter(({ index }) => chosen.has(index));
  const left = rows.filter(({ index }) => !chosen.has(index));
  function save() {
    const logins = rows.map(({ index, label, state, file }) => ({
      label,
      version: file.version,
      state,
      taken: chosen.has(index),
    }));
    const receipt = { file: fileName, madeAt, from: sender, ...result, logins };
    saveFile('kanalvakt-kvitto.json', 'application/json', `${JSON.stringify(receipt, null, 2)}\n`);
  }
  return (
    <Dialog
      title={t('handoverFile.receipt.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={save}>
            <Download aria-hidden />
            {t('handoverFile.receipt.save')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <div className={vaultStyles.stack}>
        <p>{t('handoverFile.receipt.counts', { added: result.added, replaced: result.replaced })}</p>
        {result.accountsAdded === 0 ? null : (
          <p>{t('handoverFile.receipt.accounts', { count: result.accountsAdded })}</p>
        )}
        <ul className={vaultStyles.bullets}>
          {taken.map(({ index, label }) => (
            <li key={index}>{label}</li>
          ))}
        </ul>
        {left.length === 0 ? null : (
          <p className={vaultStyles.quiet}>
            {t('handoverFile.receipt.left', { labels: left.map(({ label }) => label).join(' · ') })}
          </p>
        )}
        <Notice tone="plain">{t('handoverFile.receipt.source')}</Notice>
      </div>
    </Dialog>
  );
}
