import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Chip } from '../../ui/Chip.tsx';
import { ListLink } from '../accounts/ListLink.tsx';
import peopleStyles from '../people/people.module.css';
import { useVault } from './use-vault.ts';

/** The three parts of Konton: the accounts, their logins, and the passwords that must be changed. */
export const RegisterTabs = memo(function RegisterTabs() {
  const { t } = useTranslation('app');
  const { status } = useVault();
  const open = status?.openRotations ?? 0;
  return (
    <nav className={peopleStyles.tabs} aria-label={t('vaultUi.tabs.label')}>
      <ListLink end>{t('vaultUi.tabs.accounts')}</ListLink>
      <NavLink to="/konton/inloggningar">{t('vaultUi.tabs.logins')}</NavLink>
      <NavLink to="/konton/losenord-att-byta">
        {t('vaultUi.tabs.rotations')} {open > 0 ? <Chip tone="warn">{open}</Chip> : null}
      </NavLink>
    </nav>
  );
});
