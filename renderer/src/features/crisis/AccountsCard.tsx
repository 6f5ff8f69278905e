import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { useMayChange } from '../../app/may.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Page.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { AccountChecks, accountsLeft } from './AccountChecks.tsx';
import styles from './crisis.module.css';
import { useLanguage } from './use-crisis.ts';
import { useRecord } from './use-record.ts';

/** What is done account by account, one step at a time; the one that waits to be done comes first. */
export function AccountsCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const mayWork = useMayChange('cases.record');
  const { record } = useRecord(one);
  const steps = one.edition.steps.filter(({ perAccount }) => perAccount);
  const standingOf = (id: string) => one.state.steps.find((step) => step.id === id)?.standing;
  const [chosen, setChosen] = useState<string | null>(null);
  const step = steps.find(({ id }) => id === chosen) ?? steps.find(({ id }) => standingOf(id) === 'ready') ?? steps[0];
  if (step === undefined) return null;
  const left = accountsLeft(one, step.id).length;
  const isReady = standingOf(step.id) === 'ready';
  return (
    <Card
      title={t('crisis.accounts.title')}
      aside={<small>{t('crisis.accounts.left', { left, count: one.accounts.length })}</small>}
    >
      <div className={styles.accountTools}>
        <Segments
          label={t('crisis.accounts.step')}
          choices={steps.map(({ id }) => ({ id, name: t(`crisis.accounts.of.${nameOf(id)}`) }))}
          value={step.id}
          onChange={setChosen}
        />
        <div className={styles.row}>
          <p>{step.title[language]}</p>
          {isReady ? (
            <Button
              look={left === 0 ? 'primary' : 'plain'}
              isDisabled={!mayWork || left > 0}
              onPress={() => {
                setChosen(null);
                record({ kind: 'done', step: step.id, values: {} });
              }}
            >
              {t('crisis.accounts.stepDone')}
            </Button>
          ) : (
            <span>{t(`cases.standing.${standingOf(step.id) ?? 'waiting'}`)}</span>
          )}
        </div>
      </div>
      <AccountChecks key={step.id} one={one} step={step} mayWork={mayWork} />
    </Card>
  );
}

/** A local routine may add steps of its own that are done account by account. */
const nameOf = (step: string) =>
  step === 'stop-scheduled' || step === 'right-profile' || step === 'old-posts' ? step : 'other';
