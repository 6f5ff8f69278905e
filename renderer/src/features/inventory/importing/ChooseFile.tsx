import { ArrowRight, FileSpreadsheet, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Card } from '../../../ui/Page.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import styles from './ChooseFile.module.css';
import type { Import } from './use-import.ts';

const accepted = [
  '.xlsx',
  '.csv',
  '.txt',
  '.tsv',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** The first step: a file, what is taken, and what has been read before. */
export function ChooseFile({ work }: { work: Import }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { importMegabytes, importRows } = administration.settings;
  const { source, isReading } = work;
  return (
    <>
      <div className={styles.top}>
        <FileDrop
          icon={FileSpreadsheet}
          title={isReading === null ? t('importing.file.drop') : t('importing.reading', { file: isReading })}
          or={t('importing.file.or')}
          button={t(source === null ? 'importing.file.choose' : 'importing.file.replace')}
          accept={accepted}
          isBusy={isReading !== null}
          onFile={work.openFile}
          onWrong={(what) => work.setProblem(t(what === 'several' ? 'importing.file.one' : 'importing.file.notAFile'))}
        >
          {t('importing.file.accepts', {
            megabytes: format.number(importMegabytes.value),
            rows: format.number(importRows.value),
          })}
        </FileDrop>
        <section className={styles.how} aria-labelledby="how">
          <h2 id="how">{t('importing.file.what')}</h2>
          <ol>
            <li>{t('importing.file.what1')}</li>
            <li>{t('importing.file.what2')}</li>
            <li>{t('importing.file.what3')}</li>
          </ol>
          <p>{t('importing.file.anyList')}</p>
          <p className={styles.stays}>
            <HardDrive aria-hidden />
            {t('importing.file.stays')}
          </p>
        </section>
      </div>
      {source === null || isReading !== null ? null : (
        <Card label={t('importing.file.opened')}>
          <div className={styles.opened}>
            <FileSpreadsheet aria-hidden />
            <b>{source.fileName}</b>
            <span>{source.sheets[source.sheet]?.name}</span>
            <Button onPress={() => work.go('columns')}>
              {t('importing.file.go')}
              <ArrowRight aria-hidden />
            </Button>
          </div>
        </Card>
      )}
      <EarlierImports />
    </>
  );
}
