import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Page.tsx';
import vaultStyles from './vault.module.css';

/** Longer is no request; characters. */
export const longestRequest = 10_000;

/** Takes a request out of a file, into the field above; a file that cannot be read is said, until the field holds something else. */
export function RequestFile({
  label,
  text,
  onText,
}: {
  label: string;
  /** What the field holds. */
  text: string;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation('app');
  const [failedAt, setFailedAt] = useState<string | null>(null);
  const read = async (file: File) => {
    setFailedAt(null);
    try {
      onText(await file.slice(0, longestRequest).text());
    } catch {
      setFailedAt(text);
    }
  };
  return (
    <>
      <div className={vaultStyles.buttons}>
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file !== null && file !== undefined) void read(file);
          }}
        >
          <Button small>{label}</Button>
        </FileTrigger>
      </div>
      {failedAt === text ? <Notice tone="bad">{t('vaultUi.letIn.fileUnreadable')}</Notice> : null}
    </>
  );
}
