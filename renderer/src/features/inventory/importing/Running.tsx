import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import styles from './Receipt.module.css';
import type { Import } from './use-import.ts';

/** While the rows go in: how far it has come, and a way to stop. */
export function Running({ work }: { work: Import }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { progress, source } = work;
  const rows = progress !== null && typeof progress === 'object' && progress.of > 0 ? progress : null;
  const words =
    progress === 'cancelling'
      ? t('importing.run.cancelling')
      : rows === null
        ? t('importing.run.starting')
        : rows.done >= rows.of
          ? t('importing.run.saving')
          : t('importing.run.done', { done: format.number(rows.done), of: format.number(rows.of) });
  return (
    <Card>
      <div className={styles.running}>
        <ProgressBar
          label={t('importing.run.title', { file: source?.fileName ?? '' })}
          done={rows?.done ?? 0}
          of={rows?.of ?? null}
          words={words}
        />
        <p>{t('importing.run.safe')}</p>
        <div>
          <Button onPress={work.cancel} isDisabled={progress === 'cancelling'}>
            {t('importing.run.cancel')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
