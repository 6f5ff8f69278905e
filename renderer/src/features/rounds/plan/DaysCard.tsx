import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type RoundPlan, ShortDayRule } from '#core/rounds/plan/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { focusAdded } from '../../../ui/focus-field.ts';
import { Card } from '../../../ui/Page.tsx';
import styles from './plan.module.css';
import { WeekdayRow } from './WeekdayRow.tsx';

/** Which days have rounds: office days, short days, and days on which the administration is closed. */
export function DaysCard({
  plan,
  change,
  today,
  missing,
}: {
  plan: RoundPlan;
  change: (part: Partial<RoundPlan>) => void;
  today: string;
  /** What to say where a word is missing; undefined until somebody has tried to save. */
  missing: string | undefined;
}) {
  const { t } = useTranslation('app');
  const rules = ShortDayRule.options.map((id) => ({ id, name: t(`roundPlan.plan.rule.${id}`) }));
  return (
    <Card title={t('roundPlan.plan.days')}>
      <div className={styles.body}>
        <div>
          <WeekdayRow
            label={t('roundPlan.plan.officeDays')}
            value={plan.officeDays}
            onChange={(officeDays) => change({ officeDays })}
          />
          <p className={styles.help}>{t('roundPlan.plan.daysHelp')}</p>
        </div>
        <div className={styles.two}>
          <Select
            label={t('roundPlan.plan.half')}
            help={t('roundPlan.plan.halfHelp')}
            choices={rules}
            value={plan.halfDays}
            onChange={(halfDays) => change({ halfDays })}
          />
          <Select
            label={t('roundPlan.plan.squeeze')}
            help={t('roundPlan.plan.squeezeHelp')}
            choices={rules}
            value={plan.squeezeDays}
            onChange={(squeezeDays) => change({ squeezeDays })}
          />
        </div>
        <div className={styles.rows}>
          <h3>{t('roundPlan.plan.closed')}</h3>
          <p className={styles.help}>{t('roundPlan.plan.closedHelp')}</p>
          {plan.closed.map((period, index) => {
            const set = (part: Partial<typeof period>) =>
              change({ closed: plan.closed.with(index, { ...period, ...part }) });
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index} className={styles.entry}>
                <DateField
                  label={t('roundPlan.plan.from')}
                  value={period.from}
                  onChange={(from) => set({ from: from ?? today })}
                />
                <DateField
                  label={t('roundPlan.plan.to')}
                  value={period.to}
                  onChange={(to) => set({ to: to ?? period.from })}
                />
                <TextField
                  label={t('roundPlan.plan.closedName')}
                  value={period.name}
                  error={period.name.trim() === '' ? missing : undefined}
                  onChange={(name) => set({ name })}
                />
                <Button
                  look="icon"
                  aria-label={t('roundPlan.plan.removeNamed', { name: period.name })}
                  onPress={() => change({ closed: plan.closed.toSpliced(index, 1) })}
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
              change({ closed: [...plan.closed, { from: today, to: today, name: '' }] });
            }}
          >
            <Plus aria-hidden />
            {t('roundPlan.plan.addClosed')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
