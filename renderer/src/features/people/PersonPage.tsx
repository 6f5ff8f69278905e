import { useQuery } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queries } from '../../api/client.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty, Page } from '../../ui/Page.tsx';
import { PersonView } from './person/PersonView.tsx';

/** One person: details, contact, roles, training, last day, and everything tied to them. */
export function PersonPage() {
  const { t } = useTranslation('app');
  const { id = '' } = useParams();
  const { data, error } = useQuery(queries.people.get.queryOptions({ input: { id } }));
  if (error !== null)
    return (
      <Empty
        icon={UserRoundX}
        title={t('people.person.gone')}
        actions={<ButtonLink to="/personer">{t('people.person.all')}</ButtonLink>}
      >
        {t('people.person.goneBody')}
      </Empty>
    );
  if (data === undefined)
    return (
      <Page title={t('people.title')} lead={t('ui.loading')}>
        {null}
      </Page>
    );
  return <PersonView key={data.person.id} person={data.person} accounts={data.accounts} />;
}
