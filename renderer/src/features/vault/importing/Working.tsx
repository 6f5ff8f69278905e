import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import receiptStyles from '../../inventory/importing/Receipt.module.css';
import type { Progress } from './use-vault-import.ts';

/** While a file is read or its logins are sealed: how far it has come, and a way to stop. */
export function Working({
  title,
  progress,
  words,
  starting,
  note,
  stop,
  onStop,
}: {
  title: string;
  progress: Progress | null;
  words: (done: number, of: number) => string;
  /** Said while nothing can be counted. */
  starting: string;
  note: string;
  stop: string;
  onStop: () => void;
}) {
  const { t } = useTranslation('app');
  const counted = progress !== null && typeof progress === 'object' && progress.of > 0 ? progress : null;
  return (
    <Card>
      <div className={receiptStyles.running}>
        <ProgressBar
          label={title}
          done={counted?.done ?? 0}
          of={counted?.of ?? null}
          words={
            progress === 'cancelling'
              ? t('importing.run.cancelling')
              : counted === null
                ? starting
                : words(counted.done, counted.of)
          }
        />
        <p>{note}</p>
        <div>
          <Button onPress={onStop} isDisabled={progress === 'cancelling'}>
            {stop}
          </Button>
        </div>
      </div>
    </Card>
  );
}
