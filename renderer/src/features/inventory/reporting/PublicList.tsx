import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { Files } from './Files.tsx';
import styles from './Reports.module.css';

/** The public list of accounts: what it holds, how an account gets there, and the finished page and rows. */
export function PublicList() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const make = useMutation(queries.inventory.exportPublicList.mutationOptions({ meta: { showsError: true } }));
  // Stays while the files are made again: those before can still be fetched.
  const [made, setMade] = useState<typeof make.data>();
  return (
    <Card title={t('reports.public.title')}>
      <div className={styles.body}>
        <p>{t('reports.public.lead')}</p>
        <p className={styles.lead}>{t('reports.public.with')}</p>
        <p className={styles.lead}>{t('reports.public.how')}</p>
        <div className={styles.make}>
          <Button
            isPending={make.isPending}
            isDisabled={administration.accountCount === 0}
            onPress={() => make.mutate({ administrationId: administration.id }, { onSuccess: setMade })}
          >
            {make.isPending
              ? t('reports.inventory.making')
              : t(made === undefined ? 'reports.public.make' : 'reports.inventory.again')}
          </Button>
          <ButtonLink look="quiet" to="/konton">
            {t('reports.public.toAccounts')}
          </ButtonLink>
        </div>
        {make.error === null ? null : <Notice tone="bad">{errorText(make.error, t)}</Notice>}
      </div>
      {made === undefined ? null : (
        <section className={styles.receipt} aria-labelledby="public-receipt">
          <div className={styles.done} role="status">
            <h3 id="public-receipt">{t('reports.public.receipt', { count: made.rows })}</h3>
          </div>
          {made.rows === 0 ? (
            <div className={styles.inset}>
              <Notice tone="warn">{t('reports.public.nobody')}</Notice>
            </div>
          ) : null}
          <Files files={made.files} />
          <p className={styles.note}>{t('reports.files.once')}</p>
        </section>
      )}
    </Card>
  );
}
