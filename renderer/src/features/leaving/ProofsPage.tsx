import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Card, Empty, Page } from '../../ui/Page.tsx';
import { ProofsCard } from './ProofsCard.tsx';

/** Ways in that I have taken over and am to show; everybody's for those who handle handovers. */
export function ProofsPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { data } = useQuery(queries.leaving.proofs.queryOptions({ input: { administrationId: administration.id } }));
  return (
    <Page title={t('leaving.proofs.page')} width="narrow">
      {data === undefined ? null : data.length === 0 ? (
        <Card>
          <Empty icon={CircleCheck} title={t('leaving.proofs.none')}>
            {t('leaving.proofs.noneBody')}
          </Empty>
        </Card>
      ) : (
        <ProofsCard proofs={data} />
      )}
    </Page>
  );
}
