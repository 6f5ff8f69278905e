import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/Choice.tsx';
import { Card } from '../../ui/Page.tsx';
import { Segments } from '../../ui/Segments.tsx';
import styles from './crisis.module.css';
import { useLanguage } from './use-crisis.ts';
import { useRecord } from './use-record.ts';

/** As many rows as are drawn at once; the rest are found by searching, or marked together. */
const shown = 100;

/** What is done account by account, one step at a time: done, not concerned, or left. */
export function AccountsCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const { record, isPending } = useRecord(one);
  const steps = one.edition.steps.filter(({ perAccount }) => perAccount);
  const standingOf = (id: string) => one.state.steps.find((step) => step.id === id)?.standing;
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const step = steps.find(({ id }) => id === chosen) ?? steps.find(({ id }) => standingOf(id) === 'ready') ?? steps[0];
  if (step === undefined) return null;
  const checks = new Map(
    one.state.checks.filter((check) => check.step === step.id).map((check) => [check.accountId, check.standing]),
  );
  const left = one.accounts.filter(({ id }) => !checks.has(id));
  const typed = text.trim().toLocaleLowerCase('sv');
  const rows = one.accounts.filter(({ name }) => name.toLocaleLowerCase('sv').includes(typed));
  const isReady = standingOf(step.id) === 'ready';
  const mark = (accountIds: string[], standing: 'done' | 'not-needed' | 'undone') =>
    record({ kind: 'checked', step: step.id, accountIds, standing });
  return (
    <Card
      title={t('crisis.accounts.title')}
      aside={<small>{t('crisis.accounts.left', { left: left.length, count: one.accounts.length })}</small>}
    >
      <div className={styles.accountTools}>
        <Segments
          label={t('crisis.accounts.step')}
          choices={steps.map(({ id }) => ({ id, name: t(`crisis.accounts.of.${nameOf(id)}`) }))}
          value={step.id}
          onChange={setChosen}
        />
        <p>{step.title[language]}</p>
        <div className={styles.row}>
          <SearchField label={t('crisis.accounts.search')} value={text} onChange={setText} />
          <Button
            isDisabled={!isReady || left.length === 0}
            isPending={isPending}
            onPress={() =>
              mark(
                left.map(({ id }) => id),
                'done',
              )
            }
          >
            {t('crisis.accounts.rest', { count: left.length })}
          </Button>
          <Button
            look={left.length === 0 ? 'primary' : 'plain'}
            isDisabled={!isReady || left.length > 0}
            onPress={() => record({ kind: 'done', step: step.id, values: {} })}
          >
            {t('crisis.accounts.stepDone')}
          </Button>
        </div>
      </div>
      <ul role="list" className={styles.accounts}>
        {rows.slice(0, shown).map(({ id, name, platformName }) => {
          const standing = checks.get(id);
          return (
            <li key={id} data-standing={standing}>
              <div>
                <Link to={`/konton/${id}`}>{name}</Link>
                <small>{platformName}</small>
              </div>
              {standing === undefined ? (
                <>
                  <Button
                    small
                    isDisabled={!isReady}
                    aria-label={t('crisis.accounts.markDone', { name: `${name}, ${platformName}` })}
                    onPress={() => mark([id], 'done')}
                  >
                    {t('crisis.accounts.done')}
                  </Button>
                  <Button
                    small
                    look="quiet"
                    isDisabled={!isReady}
                    aria-label={t('crisis.accounts.markNot', { name: `${name}, ${platformName}` })}
                    onPress={() => mark([id], 'not-needed')}
                  >
                    {t('crisis.accounts.notNeeded')}
                  </Button>
                </>
              ) : (
                <>
                  <span>{t(standing === 'done' ? 'crisis.accounts.done' : 'crisis.accounts.notNeeded')}</span>
                  {isReady ? (
                    <Button
                      small
                      look="quiet"
                      aria-label={t('crisis.accounts.markUndone', { name: `${name}, ${platformName}` })}
                      onPress={() => mark([id], 'undone')}
                    >
                      {t('ui.undo')}
                    </Button>
                  ) : null}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {rows.length > shown ? (
        <p className={styles.more}>{t('crisis.accounts.more', { shown, count: rows.length })}</p>
      ) : null}
    </Card>
  );
}

/** A local routine may add steps of its own that are done account by account. */
const nameOf = (step: string) =>
  step === 'stop-scheduled' || step === 'right-profile' || step === 'old-posts' ? step : 'other';
