import { Copy, Download, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadyFile } from '#core/inventory/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { say } from '../../../ui/Toasts.tsx';
import styles from './Reports.module.css';

/** Files ready to be fetched, each once, with size and checksum. */
export function Files({ files }: { files: readonly ReadyFile[] }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [fetched, setFetched] = useState<readonly string[]>([]);

  async function copy(sha256: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(sha256);
      say({ text: t('reports.files.copied') });
    } catch {
      say({ text: t('reports.files.notCopied'), isError: true });
    }
  }

  return (
    <ul className={styles.files}>
      {files.map(({ name, bytes, sha256, token }) => (
        <li key={token}>
          <FileText aria-hidden />
          <b>{name}</b>
          <div className={styles.sha}>
            {format.bytes(bytes)} · <abbr title={t('reports.files.sha')}>SHA-256</abbr>
            <code title={sha256}>{sha256}</code>
            <Button
              look="icon"
              small
              onPress={() => void copy(sha256)}
              aria-label={t('reports.files.copySha', { file: name })}
            >
              <Copy aria-hidden />
            </Button>
          </div>
          <div className={styles.get}>
            {fetched.includes(token) ? (
              <Chip tone="ok">{t('reports.files.fetched')}</Chip>
            ) : (
              <ButtonLink
                small
                to={`/download/${token}`}
                download={name}
                label={t('reports.files.downloadNamed', { file: name })}
                // After the browser has followed the link, which is about to go.
                onPress={() => setTimeout(() => setFetched((before) => [...before, token]))}
              >
                <Download aria-hidden />
                {t('reports.files.download')}
              </ButtonLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
