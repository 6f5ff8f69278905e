import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoundPlan } from '#core/rounds/plan/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { TextField } from '../../../ui/Field.tsx';
import { focusAdded } from '../../../ui/focus-field.ts';
import { Card } from '../../../ui/Page.tsx';
import styles from './plan.module.css';
import { TimeSpan } from './TimeSpan.tsx';

/** Rounds outside office days and hours, each with its decision. */
export function ExtraCard({
  plan,
  change,
  today,
  missing,
}: {
  plan: RoundPlan;
  change: (part: Partial<RoundPlan>) => void;
  today: string;
  missing: string | undefined;
}) {
  const { t } = useTranslation('app');
  const setAll = (extra: RoundPlan['extra']) => change({ extra });
  // Each keeps its place among all: the rounds of a day are numbered by it.
  const coming = plan.extra.flatMap((extra, index) =>
    extra.day >= today && extra.endedAt === undefined ? [{ extra, index }] : [],
  );
  return (
    <Card title={t('roundPlan.plan.extra')}>
      <div className={styles.body}>
        <p className={styles.help}>{t('roundPlan.plan.extraHelp')}</p>
        <div className={styles.rows}>
          {coming.map(({ extra, index }) => {
            const set = (part: Partial<typeof extra>) => setAll(plan.extra.with(index, { ...extra, ...part }));
            const [window = { from: '18:00', to: '19:00' }] = extra.windows;
            return (
              <div key={index} className={styles.extra}>
                <DateField
                  label={t('roundPlan.plan.extraDay')}
                  value={extra.day}
                  onChange={(day) => set({ day: day ?? today })}
                />
                <div className={styles.many}>
                  <span className={fieldStyles.label}>{t('roundPlan.extraRound')}</span>
                  <TimeSpan
                    fromLabel={t('roundPlan.plan.from')}
                    toLabel={t('roundPlan.plan.to')}
                    value={window}
                    onChange={(next) => set({ windows: [next, ...extra.windows.slice(1)] })}
                  />
                </div>
                <TextField
                  label={t('roundPlan.plan.decidedBy')}
                  value={extra.decidedBy}
                  error={extra.decidedBy.trim() === '' ? missing : undefined}
                  onChange={(decidedBy) => set({ decidedBy })}
                />
                <TextField
                  label={t('roundPlan.plan.decision')}
                  value={extra.decision}
                  error={extra.decision.trim() === '' ? missing : undefined}
                  onChange={(decision) => set({ decision })}
                />
                <Button
                  look="icon"
                  aria-label={t('roundPlan.plan.removeNamed', { name: extra.decision })}
                  onPress={() => setAll(plan.extra.toSpliced(index, 1))}
                >
                  <X aria-hidden />
                </Button>
              </div>
            );
          })}
          <Button
            small
            look="quiet"
            onPress={({ target }) => {
              focusAdded(target);
              setAll([
                ...plan.extra,
                { day: today, windows: [{ from: '18:00', to: '19:00' }], decision: '', decidedBy: '' },
              ]);
            }}
          >
            <Plus aria-hidden />
            {t('roundPlan.plan.addExtra')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
