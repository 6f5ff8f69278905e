import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './settings.module.css';

/** Version, where the data lies, the licence, and what is logged about the one who reads it (T8). */
export function AboutPart() {
  const { t } = useTranslation('app');
  const { me } = usePlace();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  if (info === undefined) return null;
  const copy = () =>
    void navigator.clipboard
      .writeText(info.dataFolder)
      .then(() => say({ text: t('settings.about.copied') }))
      .catch(() => undefined);
  return (
    <>
      <Card label={t('settings.part.about')}>
        <dl className={styles.facts}>
          <div>
            <dt>{t('settings.about.version')}</dt>
            <dd>Kanalvakt {info.version}</dd>
          </div>
          <div>
            <dt>{t('settings.about.host')}</dt>
            <dd>{t(`settings.about.hosts.${info.capabilities.host}`)}</dd>
          </div>
          <div>
            <dt>{t('settings.about.folder')}</dt>
            <dd className={styles.path}>
              <code>{info.dataFolder}</code>
              <Button small onPress={copy}>
                {t('settings.about.copy')}
              </Button>
            </dd>
          </div>
          {info.readOnly ? (
            <div>
              <dt>{t('settings.about.readOnly')}</dt>
              <dd>{t('settings.about.readOnlyBody')}</dd>
            </div>
          ) : null}
          <div>
            <dt>{t('settings.about.signedIn')}</dt>
            <dd>
              {me.name}, {me.osAccount}
              <p>{me.roles.map((role) => t(`terms.role.${role}`)).join(', ')}</p>
            </dd>
          </div>
          <div>
            <dt>{t('settings.about.network')}</dt>
            <dd>{t('settings.about.networkBody')}</dd>
          </div>
          <div>
            <dt>{t('settings.about.licence')}</dt>
            <dd>{t('settings.about.licenceBody')}</dd>
          </div>
        </dl>
      </Card>
      <Card title={t('settings.about.logged')}>
        <div className={styles.body}>
          <div>
            <p>{t('settings.about.loggedLead')}</p>
            <ul className={styles.bullets}>
              <li>{t('settings.about.loggedWhat')}</li>
              <li>{t('settings.about.loggedWhen')}</li>
              <li>{t('settings.about.loggedWhich')}</li>
            </ul>
          </div>
          <p>{t('settings.about.notLogged')}</p>
          <p>{t('settings.about.neverCounted')}</p>
          <p className={styles.foot}>{t('settings.about.kept')}</p>
        </div>
      </Card>
    </>
  );
}
