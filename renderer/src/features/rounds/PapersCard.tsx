import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Page.tsx';
import { fetchReady } from '../leaving/fetch-ready.ts';
import styles from './rounds.module.css';

const papers = ['information', 'mbl', 'assessment', 'record'] as const;

/** Drafts of the papers that are to be there before staff are asked to do rounds (T8). */
export function PapersCard() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const make = useMutation(queries.rounds.paper.mutationOptions({ onSuccess: fetchReady }));
  return (
    <Card title={t('roundsUi.log.papersTitle')}>
      <div className={styles.part}>
        <p className={styles.quiet}>{t('roundsUi.log.papers')}</p>
        <div className={styles.tools}>
          {papers.map((paper) => (
            <Button key={paper} small onPress={() => make.mutate({ administrationId: administration.id, paper })}>
              <Download aria-hidden />
              {t(`roundsUi.log.paper.${paper}`)}
            </Button>
          ))}
        </div>
      </div>
    </Card>
  );
}
