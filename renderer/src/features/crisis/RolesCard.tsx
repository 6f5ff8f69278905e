import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { useMayChange } from '../../app/may.ts';
import { Fields } from '../../ui/Fields.tsx';
import { Card } from '../../ui/Page.tsx';
import { PersonChoice } from '../people/PersonChoice.tsx';
import styles from './crisis.module.css';
import { useRecord } from './use-record.ts';

const roles = ['crisis-lead', 'crisis-watch', 'crisis-writer', 'crisis-log'] as const;

/** Who does what. The lead is handed over and never taken away, so that a crisis is never without one. */
export function RolesCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const mayWork = useMayChange('cases.record');
  const { record } = useRecord(one);
  return (
    <Card title={t('crisis.roles.title')}>
      <Fields legend={t('crisis.roles.title')} isLocked={!mayWork}>
        <div className={styles.roles}>
          {roles.map((role) => (
            <PersonChoice
              key={role}
              label={t(`cases.role.${role}`)}
              value={one.state.roles[role] ?? null}
              {...(role === 'crisis-lead' && { help: t('crisis.roles.lead') })}
              onChange={(personId) => {
                if (role === 'crisis-lead' && personId === null) return;
                record({ kind: 'assigned', role, personId });
              }}
            />
          ))}
        </div>
      </Fields>
    </Card>
  );
}
