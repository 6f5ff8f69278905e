import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Notice, Page } from '../../ui/Page.tsx';
import { CaptureButton } from '../cases/evidence/CaptureButton.tsx';
import { AccountPane } from './AccountPane.tsx';
import { Memory } from './Memory.tsx';
import styles from './AccountViewPage.module.css';

const nothing = () => {};

/** One account's own page, outside a round: to look, to answer, to log in for the first time. */
export function AccountViewPage() {
  const { t } = useTranslation('app');
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const caseNumber = params.get('arende');
  const { administrations } = usePlace();
  const { data: account, error } = useQuery(queries.accounts.get.queryOptions({ input: { id } }));
  const administration = administrations.find((one) => one.id === account?.administrationId);
  return (
    <Page
      fill
      title={account?.name ?? ''}
      lead={<Memory />}
      actions={
        <>
          {caseNumber === null ? null : <CaptureButton number={caseNumber} accountId={id} />}
          <ButtonLink to={`/konton/${id}`}>{t('views.toAccount')}</ButtonLink>
        </>
      }
    >
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      {account === undefined ? null : (
        <div className={styles.middle}>
          <AccountPane
            accountId={id}
            accountName={account.name}
            administrationName={administration?.name ?? ''}
            platformName={account.platformName}
            url={account.url}
            onKey={nothing}
            onSeen={nothing}
          />
        </div>
      )}
    </Page>
  );
}
