import { useQuery } from '@tanstack/react-query';
import { Contact as ContactIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Card, Empty, Page } from '../../ui/Page.tsx';
import styles from './contacts.module.css';
import { PeopleTabs } from './PeopleTabs.tsx';

const asked = ['strategist', 'communicator', 'archivist'] as const;

/** Whom to ask in each administration (E6). */
export function ContactsPart() {
  const { t } = useTranslation('app');
  const { administrations } = usePlace();
  const { data, error } = useQuery(queries.people.contacts.queryOptions({ input: {} }));
  if (error !== null) throw error;
  return (
    <Page title={t('people.title')} lead={t('people.contacts.lead')}>
      <PeopleTabs />
      {data?.length === 0 ? (
        <Empty icon={ContactIcon} title={t('people.contacts.none')}>
          {t('people.contacts.noneBody')}
        </Empty>
      ) : (
        <div className={styles.grid}>
          {administrations.map((administration) => (
            <Card key={administration.id} title={administration.name}>
              <dl className={styles.rows}>
                {asked.map((role) => {
                  const people = (data ?? []).filter(
                    (contact) => contact.administrationId === administration.id && contact.role === role,
                  );
                  return (
                    <div key={role}>
                      <dt>{t(`terms.role.${role}`)}</dt>
                      <dd>
                        {people.length === 0 ? (
                          <span className={styles.quiet}>{t('people.contacts.missing')}</span>
                        ) : (
                          people.map((contact) => (
                            <span key={contact.personId} className={styles.person}>
                              <span>
                                <Link to={`/personer/${contact.personId}`}>
                                  {contact.name || contact.title || t('people.protected.name')}
                                </Link>
                                {contact.name === '' || contact.title === '' ? null : <small>{contact.title}</small>}
                              </span>
                              {contact.email === '' && contact.phone === '' ? (
                                <span className={styles.quiet}>{t('people.contacts.noAddress')}</span>
                              ) : (
                                <>
                                  {contact.email === '' ? (
                                    <span />
                                  ) : (
                                    <a href={`mailto:${contact.email}`}>{contact.email}</a>
                                  )}
                                  <span>{contact.phone}</span>
                                </>
                              )}
                            </span>
                          ))
                        )}
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}
