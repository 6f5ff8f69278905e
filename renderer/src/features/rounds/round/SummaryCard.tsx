import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Figures, LookOutcome } from '#core/rounds/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { outcomeTones, stateTones } from '../words.ts';
import styles from './round.module.css';

/** What a round came to: what was found, what somebody goes on with, and what is left. Never how long anybody took. */
export function SummaryCard({
  roundId,
  figures,
  onBack,
}: {
  roundId: string;
  /** The figures that the summary goes with: with new ones it is read again. */
  figures: Figures;
  onBack: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data } = useQuery({
    ...queries.rounds.summary.queryOptions({ input: { roundId } }),
    queryKey: ['round-summary', roundId, JSON.stringify(figures)],
  });
  if (data === undefined) return null;
  const isDone = data.left.length === 0;
  return (
    <div className={styles.summary}>
      <h2>
        {isDone ? <CircleCheck aria-hidden /> : null}
        {t(isDone ? 'roundsUi.done' : 'roundsUi.soFar', {
          day: format.day(data.day),
          from: data.slot.from,
          to: data.slot.to,
        })}
      </h2>
      <p className={styles.chips}>
        {LookOutcome.options
          .filter((outcome) => (data.outcomes[outcome] ?? 0) > 0)
          .map((outcome) => (
            <Chip key={outcome} tone={outcomeTones[outcome]}>
              {t(`terms.lookOutcome.${outcome}`)} {data.outcomes[outcome]}
            </Chip>
          ))}
      </p>
      {data.found.length === 0 ? null : (
        <>
          <h3>{t('roundsUi.found')}</h3>
          <ul role="list">
            {data.found.map((row) => (
              <li key={row.accountId}>
                <Link to={`/konton/${row.accountId}`}>{row.name}</Link> <small>{row.platformName}</small>
                <Chip tone={outcomeTones[row.outcome]}>
                  {row.reason === ''
                    ? t(`terms.lookOutcome.${row.outcome}`)
                    : t(`terms.notPossibleReason.${row.reason}`)}
                </Chip>
                {row.note === '' ? null : <small>{row.note}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      {data.left.length === 0 ? null : (
        <>
          <h3>{t('roundsUi.whatIsLeft', { count: data.left.length })}</h3>
          <ul role="list">
            {data.left.slice(0, 100).map((row) => (
              <li key={row.accountId}>
                <span>{row.name}</span> <small>{row.platformName}</small>
                <small>{row.assignee || t('roundsUi.nobody')}</small>
                {row.state === 'checked' || row.state === 'not-possible' ? null : (
                  <Chip tone={stateTones[row.state]}>{t(`terms.itemState.${row.state}`)}</Chip>
                )}
              </li>
            ))}
          </ul>
          {data.left.length > 100 ? <p>{t('roundsUi.andMore', { count: data.left.length - 100 })}</p> : null}
        </>
      )}
      <Button look={isDone ? 'primary' : 'plain'} onPress={onBack}>
        {t('roundsUi.toDay')}
      </Button>
    </div>
  );
}
