import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanWeek } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { addDays, daysBetween, mondayOf, weekOf } from '../../../app/days.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Notice, Page } from '../../../ui/Page.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import paper from '../../../ui/Paper.module.css';
import styles from './print.module.css';
import { usePlanWords } from './use-plan.ts';

const daysMost = 100;
type Day = PlanWeek['days'][number];

/** Days of one week that follow each other and are alike: one row on the paper. */
interface Run {
  week: string;
  days: Day[];
  cells: string[];
  away: string;
}

/** The plan of a summer, or of any other days, on one page of paper. */
export function PrintPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const words = usePlanWords();
  const today = useToday();
  const { administration } = usePlace();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const first = from ?? today;
  const last = to ?? addDays(first, 55);
  const days = daysBetween(first, last) + 1;
  const isSpan = days >= 1 && days <= daysMost;
  const { data } = useQuery({
    ...queries.roundPlan.week.queryOptions({
      input: { administrationId: administration.id, from: first, days: isSpan ? days : 1 },
    }),
    enabled: isSpan,
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return null;
  const most = Math.max(1, ...data.days.map(({ rounds }) => rounds.length));
  const nameOf = (id: string | null) =>
    id === null ? t('roundPlan.who.nobody') : (data.people.find((person) => person.id === id)?.name ?? '');

  function cellOf(day: Day, index: number): string {
    const parts = day.parts[index];
    if (parts === undefined) return day.rounds.length === 0 ? words.why(day) || t('roundPlan.noRound') : '';
    const byPerson = Map.groupBy(parts, ({ personId }) => nameOf(personId));
    const total = parts.reduce((sum, { accounts }) => sum + accounts, 0);
    return [...byPerson]
      .map(([name, own]) => {
        const accounts = own.reduce((sum, part) => sum + part.accounts, 0);
        return accounts === total ? name : `${name} (${accounts})`;
      })
      .join(', ');
  }
  const runs: Run[] = [];
  for (const day of data.days) {
    const cells = Array.from({ length: most }, (_, index) => cellOf(day, day.rounds.length === 0 ? 0 : index));
    const away = data.absences
      .filter((absence) => absence.from <= day.day && day.day <= absence.to)
      .map(({ personId }) => nameOf(personId))
      .join(', ');
    const before = runs.at(-1);
    const week = mondayOf(day.day);
    const isOff = day.rounds.length === 0;
    const isAlike = before?.week === week && before.away === away && before.cells.join('|') === cells.join('|');
    // A weekend says nothing that the almanac does not.
    if (isOff && day.kind === 'weekend' && day.closed === '') continue;
    if (isAlike) before.days.push(day);
    else runs.push({ week, days: [day], cells, away });
  }
  const spanOf = (run: Run) => {
    const [start, end] = [run.days[0]?.day ?? '', run.days.at(-1)?.day ?? ''];
    return start === end ? words.day(start) : `${words.day(start)} – ${words.day(end)}`;
  };
  return (
    <Page
      title={t('roundPlan.print.title', { from: format.day(first), to: format.day(last) })}
      lead={t('roundPlan.print.lead', { administration: administration.name, day: format.day(today) })}
      actions={
        <div className={paper.screen}>
          <ButtonLink to="/bevakning/vem-tar-vad">{t('roundPlan.print.back')}</ButtonLink>
          <Button look="primary" onPress={() => window.print()}>
            <Printer aria-hidden />
            {t('roundPlan.print.make')}
          </Button>
        </div>
      }
    >
      <div className={paper.screen}>
        <div className={styles.choose}>
          <DateField label={t('roundPlan.print.from')} value={first} onChange={setFrom} />
          <DateField label={t('roundPlan.print.to')} value={last} onChange={setTo} />
        </div>
        <p className={styles.note}>{t('roundPlan.print.who')}</p>
        {isSpan ? null : <Notice tone="warn">{t('roundPlan.print.tooLong')}</Notice>}
      </div>
      <table className={`${paper.paper} ${paper.dense} ${styles.sheet}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('roundPlan.print.weeks')}</span>
            </th>
            <th scope="col">{t('roundPlan.print.days')}</th>
            {Array.from({ length: most }, (_, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th key={index} scope="col">
                {t('roundPlan.round', { slot: index + 1 })}
              </th>
            ))}
            <th scope="col">{t('roundPlan.print.away')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => {
            const isFirst = runs[index - 1]?.week !== run.week;
            const isOff = run.days[0]?.rounds.length === 0;
            return (
              <tr key={run.days[0]?.day} data-first={isFirst || undefined} data-off={isOff || undefined}>
                <td className={styles.week}>
                  {isFirst ? t('roundPlan.print.week', { week: weekOf(run.week) }) : null}
                </td>
                <th scope="row" className={styles.when}>
                  {spanOf(run)}
                </th>
                {isOff ? (
                  <td colSpan={most}>{run.cells[0]}</td>
                ) : (
                  run.cells.map((cell, slot) => (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={slot}>{cell}</td>
                  ))
                )}
                <td>{run.away}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Page>
  );
}
