import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff, MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoundDue } from '#core/rounds/contract.ts';
import type { Question } from '#core/rounds/questions/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DueDay } from '../today/DueDay.tsx';
import { useWriterElsewhere } from './ReaderNotice.tsx';
import todayStyles from '../today/TodayPage.module.css';

/** What the rounds ask of people today: accounts left, accounts missed, and questions that wait for an answer. */
export function useRoundsDue(): { rounds: RoundDue[]; questions: Question[] } {
  const { administration } = usePlace();
  const input = { administrationId: administration.id };
  const { data: rounds } = useQuery(queries.rounds.due.queryOptions({ input, refetchInterval: 60_000 }));
  const { data: questions } = useQuery(queries.questions.due.queryOptions({ input }));
  return { rounds: rounds ?? [], questions: questions ?? [] };
}

/** The rows of the rounds on Idag. */
export function RoundsDueRows({ today }: { today: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { rounds, questions } = useRoundsDue();
  const reads = useWriterElsewhere() !== null;
  return (
    <>
      {rounds.map((row) => {
        const Icon = row.kind === 'missed' ? EyeOff : Eye;
        const names = row.names.join(', ');
        const more = row.count - row.names.length;
        return (
          <li key={row.key} className={todayStyles.row}>
            <span className={`${todayStyles.icon} ${todayStyles[row.severity]}`}>
              <Icon aria-hidden />
            </span>
            <div className={todayStyles.what}>
              <b>{t(`roundsUi.due.${row.kind}`, { count: row.count, slot: row.slot })}</b>
              <small>{more > 0 ? t('today.andMore', { names, count: more }) : names}</small>
            </div>
            {row.day !== today ? (
              <DueDay due={row.day} today={today} />
            ) : row.kind === 'waiting' ? (
              <Chip>{t('roundsUi.due.until', { time: format.clock(row.closesAt) })}</Chip>
            ) : null}
            {reads || (row.kind === 'missed' && !row.isMine) ? (
              // For whoever answers for the accounts, and where no round is recorded: how the day's rounds stand, which every role may see.
              <ButtonLink small to="/bevakning">
                {t('roundsUi.due.open')}
              </ButtonLink>
            ) : (
              <ButtonLink small to={row.day === today ? `/bevakning/rond/${row.slot}` : '/bevakning'}>
                {t('roundsUi.due.begin')}
              </ButtonLink>
            )}
          </li>
        );
      })}
      {questions.map((question) => (
        <li key={question.id} className={todayStyles.row}>
          <span className={`${todayStyles.icon} ${todayStyles[question.isOverdue ? 'warn' : 'plain']}`}>
            <MessageCircleQuestion aria-hidden />
          </span>
          <div className={todayStyles.what}>
            <b>{t('roundsUi.due.question', { to: question.to })}</b>
            <small>
              {question.accountName} · {question.text.slice(0, 120)}
            </small>
          </div>
          {question.answerBy === null ? null : <DueDay due={question.answerBy} today={today} />}
          <ButtonLink small to="/bevakning/fragor">
            {t('roundsUi.due.answer')}
          </ButtonLink>
        </li>
      ))}
    </>
  );
}
