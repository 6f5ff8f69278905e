import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundPlan } from '#core/rounds/plan/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { NumberField, TextField } from '../../../ui/Field.tsx';
import { focusAdded } from '../../../ui/focus-field.ts';
import { Card } from '../../../ui/Page.tsx';
import { AccountsDialog } from './AccountsDialog.tsx';
import styles from './plan.module.css';

const isMonthDay = (text: string) => /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u.test(text);

/** Parts of the year with their own number of rounds. */
export function SeasonsCard({
  plan,
  change,
  missing,
}: {
  plan: RoundPlan;
  change: (part: Partial<RoundPlan>) => void;
  missing: string | undefined;
}) {
  const { t } = useTranslation('app');
  const [choosing, setChoosing] = useState<number | null>(null);
  const chosen = choosing === null ? undefined : plan.seasons[choosing];
  const set = (index: number, part: Partial<RoundPlan['seasons'][number]>) => {
    const season = plan.seasons[index];
    if (season !== undefined) change({ seasons: plan.seasons.with(index, { ...season, ...part }) });
  };
  return (
    <Card title={t('roundPlan.plan.seasons')}>
      <div className={styles.body}>
        <p className={styles.help}>{t('roundPlan.plan.seasonsHelp')}</p>
        <div className={styles.rows}>
          {plan.seasons.map((season, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={styles.season}>
              <TextField
                label={t('roundPlan.plan.seasonName')}
                value={season.name}
                error={season.name.trim() === '' ? missing : undefined}
                onChange={(name) => set(index, { name })}
              />
              <TextField
                label={t('roundPlan.plan.seasonFrom')}
                placeholder="06-20"
                value={season.from}
                error={isMonthDay(season.from) ? undefined : missing}
                onChange={(from) => set(index, { from })}
              />
              <TextField
                label={t('roundPlan.plan.seasonTo')}
                placeholder="08-16"
                value={season.to}
                error={isMonthDay(season.to) ? undefined : missing}
                onChange={(to) => set(index, { to })}
              />
              <NumberField
                label={t('roundPlan.plan.seasonRounds')}
                value={season.rounds}
                min={0}
                max={12}
                onChange={(rounds) => set(index, { rounds: rounds ?? 0 })}
              />
              <Button onPress={() => setChoosing(index)}>
                {season.accountIds.length === 0
                  ? t('roundPlan.plan.allAccounts')
                  : t('roundPlan.plan.chosenAccounts', { count: season.accountIds.length })}
              </Button>
              <Button
                look="icon"
                aria-label={t('roundPlan.plan.removeNamed', { name: season.name })}
                onPress={() => change({ seasons: plan.seasons.toSpliced(index, 1) })}
              >
                <X aria-hidden />
              </Button>
            </div>
          ))}
          <Button
            small
            look="quiet"
            onPress={({ target }) => {
              focusAdded(target);
              change({
                seasons: [
                  ...plan.seasons,
                  { name: t('roundPlan.plan.summer'), from: '06-20', to: '08-16', rounds: 1, accountIds: [] },
                ],
              });
            }}
          >
            <Plus aria-hidden />
            {t('roundPlan.plan.addSeason')}
          </Button>
        </div>
        {choosing === null || chosen === undefined ? null : (
          <AccountsDialog
            value={chosen.accountIds}
            onClose={() => setChoosing(null)}
            onChange={(accountIds) => set(choosing, { accountIds })}
          />
        )}
      </div>
    </Card>
  );
}
