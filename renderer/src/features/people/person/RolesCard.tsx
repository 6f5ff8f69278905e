import { useTranslation } from 'react-i18next';
import { Role } from '#core/foundation/roles.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Card } from '../../../ui/Page.tsx';
import styles from './person.module.css';

/** Roles in the app, each with what it may do. */
export function RolesCard({ roles, onChange }: { roles: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const { t } = useTranslation('app');
  return (
    <Card title={t('people.person.roles')}>
      <div className={styles.body}>
        <p className={styles.note}>{t('people.person.rolesHelp')}</p>
        <fieldset className={styles.roles} aria-label={t('people.person.roles')}>
          {Role.options.map((role) => (
            <Checkbox
              key={role}
              isSelected={roles.includes(role)}
              onChange={(isSelected) =>
                onChange([...roles.filter((other) => other !== role), ...(isSelected ? [role] : [])].toSorted())
              }
            >
              <span className={styles.role}>
                {t(`terms.role.${role}`)}
                <small>{t(`people.person.roleHelp.${role}`)}</small>
              </span>
            </Checkbox>
          ))}
        </fieldset>
      </div>
    </Card>
  );
}
