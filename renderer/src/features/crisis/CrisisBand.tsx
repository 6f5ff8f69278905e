import { Flame } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ButtonLink } from '../../ui/Button.tsx';
import styles from './crisis.module.css';
import { NextUpdate } from './UpdateTimer.tsx';
import { useCurrentCrisis } from './use-crisis.ts';

/** Over every page while a crisis is going on: which, who leads, and when the public is to hear again. It colours the frame as well. */
export function CrisisBand() {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const crisis = useCurrentCrisis();
  const isOn = crisis !== null && crisis !== undefined;
  useEffect(() => {
    if (isOn) document.documentElement.dataset['crisis'] = 'on';
    else delete document.documentElement.dataset['crisis'];
  }, [isOn]);
  if (!isOn) return null;
  return (
    <aside className={styles.band} aria-label={t('crisis.title')}>
      <Flame aria-hidden />
      <b>{crisis.title}</b>
      <span>{t('crisis.band.lead', { name: crisis.lead })}</span>
      <NextUpdate crisis={crisis} />
      {pathname === '/kris' ? null : (
        <ButtonLink small to="/kris">
          {t('crisis.band.open')}
        </ButtonLink>
      )}
    </aside>
  );
}
