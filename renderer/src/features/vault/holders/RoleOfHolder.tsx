import { useTranslation } from 'react-i18next';
import { keepers, type Role } from '#core/foundation/roles.ts';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import vaultStyles from '../vault.module.css';

/** What a key holder without a role that is enough may be given: one of those that give roles in their turn, or none. */
const choices = [...keepers, 'none'] as const;
export type HolderRole = (typeof choices)[number];

/** Whether somebody who is to open everything has no role that gives roles: a key holder without one can save nothing. */
export const lacksRole = (roles: readonly Role[]) => !keepers.some((one) => roles.includes(one));

/** The role as the core is told of it. */
export const roleGiven = (role: HolderRole | null): Role | null => (role === 'none' ? null : role);

/** Asks which role a new key holder gets along with the keys; “none” is a choice, and none is made beforehand. */
export function RoleOfHolder({
  name,
  value,
  isNeeded,
  onChange,
}: {
  name: string;
  value: HolderRole | null;
  /** Somebody tried to go on without choosing. */
  isNeeded: boolean;
  onChange: (role: HolderRole) => void;
}) {
  const { t } = useTranslation('app');
  return (
    <>
      <p className={vaultStyles.why}>{t('vaultUi.letIn.roleWhy', { name })}</p>
      <RadioCards
        isLabelShown
        label={t('vaultUi.letIn.role')}
        choices={choices.map((id) => ({
          id,
          name: id === 'none' ? t('vaultUi.letIn.noRole') : t(`terms.role.${id}`),
          help: t(`vaultUi.letIn.roleHelp.${id}`),
        }))}
        value={value}
        onChange={onChange}
      />
      {isNeeded ? <Notice tone="bad">{t('vaultUi.letIn.roleNeeded')}</Notice> : null}
    </>
  );
}
