import { useTranslation } from 'react-i18next';
import { AccountKind } from '#core/accounts/contract.ts';
import type { RoundPlan } from '#core/rounds/plan/contract.ts';
import { NumberField } from '../../../ui/Field.tsx';
import { Card } from '../../../ui/Page.tsx';
import styles from './plan.module.css';

/** How many rounds a day each kind of account has. */
export function KindsCard({ plan, change }: { plan: RoundPlan; change: (part: Partial<RoundPlan>) => void }) {
  const { t } = useTranslation('app');
  return (
    <Card title={t('roundPlan.plan.kinds')}>
      <div className={styles.body}>
        <p className={styles.help}>{t('roundPlan.plan.kindsHelp')}</p>
        <div className={styles.kinds}>
          {AccountKind.options.map((kind) => (
            <NumberField
              key={kind}
              label={t(`terms.kind.${kind}`)}
              value={plan.byKind[kind]}
              min={0}
              max={12}
              onChange={(value) => change({ byKind: { ...plan.byKind, [kind]: value ?? 0 } })}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}
