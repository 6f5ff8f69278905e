import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoundPlan, RoundWindow } from '#core/rounds/plan/contract.ts';
import { Ground } from '#core/settings/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { NumberField, TextField } from '../../../ui/Field.tsx';
import { focusAdded } from '../../../ui/focus-field.ts';
import { Card } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import styles from './plan.module.css';
import { type Preset, presetOf, presets, takePreset } from './presets.ts';
import { TimeSpan } from './TimeSpan.tsx';

/** After the last round, one as long as the others. */
function nextWindow(windows: readonly RoundWindow[]): RoundWindow {
  const last = windows.at(-1);
  if (last === undefined) return { from: '08:00', to: '10:00' };
  const hour = Math.min(22, Number(last.to.slice(0, 2)));
  const two = (value: number) => String(value).padStart(2, '0');
  return { from: last.to, to: last.to >= '22:00' ? '23:59' : `${two(hour + 1)}:${last.to.slice(3)}` };
}

/** How many rounds an office day has, when, and what the number stands on. */
export function RoundsCard({ plan, change }: { plan: RoundPlan; change: (part: Partial<RoundPlan>) => void }) {
  const { t } = useTranslation('app');
  const setWindow = (index: number, window: RoundWindow) => change({ windows: plan.windows.with(index, window) });
  return (
    <Card title={t('roundPlan.plan.rounds')} aside={<Chip>{t(`terms.ground.${plan.ground}`)}</Chip>}>
      <div className={styles.body}>
        <RadioCards
          label={t('roundPlan.plan.rounds')}
          choices={[...presets, 'own' as const].map((id) => ({
            id,
            name: t(`roundPlan.plan.preset.${id}`),
            help: t(`roundPlan.plan.preset.${id}Help`),
          }))}
          value={presetOf(plan)}
          onChange={(id: Preset | 'own') => {
            if (id !== 'own') change(takePreset(plan, id));
          }}
        />
        <div className={styles.rows}>
          {plan.windows.map((window, index) => (
            // A round is its place in the day.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={styles.windowRow}>
              <b>{t('roundPlan.round', { slot: index + 1 })}</b>
              <TimeSpan
                fromLabel={t('roundPlan.plan.fromOf', { slot: index + 1 })}
                toLabel={t('roundPlan.plan.toOf', { slot: index + 1 })}
                value={window}
                onChange={(next) => setWindow(index, next)}
              />
              <Button
                look="icon"
                small
                aria-label={t('roundPlan.plan.removeRound', { slot: index + 1 })}
                onPress={() => change({ windows: plan.windows.toSpliced(index, 1) })}
              >
                <X aria-hidden />
              </Button>
            </div>
          ))}
          {plan.windows.length < 12 ? (
            <Button
              small
              look="quiet"
              onPress={({ target }) => {
                focusAdded(target);
                change({ windows: [...plan.windows, nextWindow(plan.windows)] });
              }}
            >
              <Plus aria-hidden />
              {t('roundPlan.plan.addRound')}
            </Button>
          ) : null}
        </div>
        <div className={styles.two}>
          <Select
            label={t('roundPlan.plan.ground')}
            choices={Ground.options.map((id) => ({ id, name: t(`terms.ground.${id}`) }))}
            value={plan.ground}
            onChange={(ground) => change({ ground })}
          />
          <TextField
            label={t('roundPlan.plan.groundNote')}
            value={plan.groundNote}
            onChange={(groundNote) => change({ groundNote })}
          />
          <NumberField
            label={`${t('roundPlan.plan.grace')}, ${t('roundPlan.plan.graceUnit')}`}
            help={t('roundPlan.plan.graceHelp')}
            value={plan.graceMinutes}
            min={0}
            max={720}
            onChange={(value) => change({ graceMinutes: value ?? 0 })}
          />
          <NumberField
            label={t('roundPlan.plan.most')}
            help={t('roundPlan.plan.mostHelp')}
            value={plan.mostPerPerson}
            min={1}
            max={10_000}
            onChange={(value) => change({ mostPerPerson: value ?? 1 })}
          />
        </div>
      </div>
    </Card>
  );
}
