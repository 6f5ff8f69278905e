import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { useLanguage } from '../../crisis/use-crisis.ts';
import { Files } from '../../inventory/reporting/Files.tsx';
import { useCaseWords } from '../words.ts';
import styles from './lost.module.css';

/** The dossier and the letters to the platforms, made from the case as it is now. */
export function DossierCard({ one }: { one: Case }) {
  const { t } = useCaseWords();
  const language = useLanguage();
  const [letterLanguage, setLetterLanguage] = useState<'en' | 'sv'>('en');
  const { mutate, isPending, data: files } = useMutation(queries.lost.dossier.mutationOptions());
  const hasLetters = one.state.steps.some(({ id, values }) => id === 'decision' && values['answer'] === 'yes');
  return (
    <Card title={t('lost.dossier.title')}>
      <div className={styles.body}>
        <p>{t('lost.dossier.help')}</p>
        {hasLetters && letterLanguage === 'en' ? <Notice tone="warn">{t('lost.dossier.ownWords')}</Notice> : null}
        <div className={styles.row}>
          {hasLetters ? (
            <>
              <span>{t('lost.dossier.letterLanguage')}</span>
              <Segments
                label={t('lost.dossier.letterLanguage')}
                choices={(['en', 'sv'] as const).map((id) => ({ id, name: t(`lost.dossier.language.${id}`) }))}
                value={letterLanguage}
                onChange={setLetterLanguage}
              />
            </>
          ) : (
            <span className={styles.quiet}>{t('lost.dossier.noLetters')}</span>
          )}
          <Button isPending={isPending} onPress={() => mutate({ id: one.id, language, letterLanguage })}>
            {t('lost.dossier.make')}
          </Button>
        </div>
      </div>
      {files === undefined ? null : <Files files={files} />}
    </Card>
  );
}
