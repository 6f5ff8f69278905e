import { useQuery } from '@tanstack/react-query';
import { FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { z } from 'zod';
import { queries } from '../../api/client.ts';
import { errorText, refusalOf } from '../../api/errors.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Empty, Notice, Page } from '../../ui/Page.tsx';
import { AccountForm } from './account/AccountForm.tsx';
import { AccountSkeleton } from './account/AccountSkeleton.tsx';

/** One account: what it is, what is missing, and every field of it to change. */
export function AccountPage() {
  const { t } = useTranslation('app');
  const { id = '' } = useParams();
  const isId = z.uuid().safeParse(id).success;
  const account = useQuery({ ...queries.accounts.get.queryOptions({ input: { id } }), enabled: isId });
  if (!isId || refusalOf(account.error)?.code === 'not-found')
    return (
      <Empty
        icon={FileQuestion}
        title={t('accounts.notFound.title')}
        actions={
          <ButtonLink look="primary" to="/konton">
            {t('accounts.notFound.toList')}
          </ButtonLink>
        }
      >
        {t('accounts.notFound.body')}
      </Empty>
    );
  if (account.data !== undefined) return <AccountForm key={id} account={account.data} />;
  if (account.error === null) return <AccountSkeleton />;
  return (
    <Page title={t('accounts.title')} width="narrow">
      <Notice tone="bad">
        <p>{errorText(account.error, t)}</p>
        <Button small onPress={() => void account.refetch()}>
          {t('ui.retry')}
        </Button>
      </Notice>
    </Page>
  );
}
