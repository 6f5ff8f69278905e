import { CircleAlert, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlanWeek, RoundPart } from '#core/rounds/plan/contract.ts';
import type { SwapOf } from './SwapDialog.tsx';
import { usePlanWords } from './use-plan.ts';
import styles from './who.module.css';

type Day = PlanWeek['days'][number];

/** Days × rounds: who has how many accounts, what nobody has, and what is too much. A part is pressed to swap it. */
export function WeekPicture({
  week,
  today,
  onSwap,
}: {
  week: PlanWeek;
  today: string;
  /** `null` for those who may not swap. */
  onSwap: ((part: SwapOf) => void) | null;
}) {
  const { t } = useTranslation('app');
  const words = usePlanWords();
  const names = new Map(week.people.map(({ id, name }) => [id, name]));
  const most = Math.max(1, ...week.days.map(({ rounds }) => rounds.length));
  const awayOn = (day: string) =>
    week.absences.filter(({ from, to }) => from <= day && day <= to).map(({ personId }) => names.get(personId) ?? '');
  const isAnyoneAway = week.days.some(({ day }) => awayOn(day).length > 0);

  function cell(day: Day, index: number) {
    const round = day.rounds[index];
    if (round === undefined) return null;
    const parts = day.parts[index] ?? [];
    return (
      <>
        <small className={styles.when} title={round.decision}>
          {round.origin === 'extra' ? `${words.round(round)} ` : ''}
          {round.from}–{round.to}
        </small>
        {parts.length === 0 ? <span className={styles.quiet}>{t('roundPlan.nothingDue')}</span> : null}
        {parts.map((part) => (
          <Part
            key={`${part.ownerId} ${part.personId} ${part.because}`}
            part={part}
            name={part.personId === null ? t('roundPlan.who.nobody') : (names.get(part.personId) ?? '')}
            label={(name, accounts) =>
              t('roundPlan.who.partLabel', { round: words.round(round), day: words.day(day.day), name, accounts })
            }
            onPress={
              onSwap === null || day.day < today
                ? null
                : () =>
                    onSwap({
                      day: day.day,
                      slot: round.slot,
                      from: round.from,
                      to: round.to,
                      ownerId: part.ownerId,
                      heldBy: part.personId,
                      ownerName: part.ownerId === null ? '' : (names.get(part.ownerId) ?? ''),
                      accounts: part.accounts,
                      accountNames: part.accountNames,
                      isSwapped: part.isSwapped,
                    })
            }
          />
        ))}
      </>
    );
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.week}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('roundPlan.who.rounds')}</span>
            </th>
            {week.days.map((day) => (
              <th key={day.day} scope="col" data-today={day.day === today || undefined} data-off={isOff(day)}>
                {words.day(day.day)}
                {day.day === today ? <span className={styles.todayMark}>{t('roundPlan.who.today')}</span> : null}
                {words.why(day) === '' ? null : <small>{words.why(day)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {isAnyoneAway ? (
            <tr className={styles.awayRow}>
              <th scope="row">{t('roundPlan.who.away')}</th>
              {week.days.map((day) => (
                <td key={day.day} data-off={isOff(day)}>
                  {awayOn(day.day).join(', ') || t('roundPlan.who.nobodyAway')}
                </td>
              ))}
            </tr>
          ) : null}
          {Array.from({ length: most }, (_, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <th scope="row">{t('roundPlan.round', { slot: index + 1 })}</th>
              {week.days.map((day) => (
                <td key={day.day} data-off={isOff(day)}>
                  {index === 0 && day.rounds.length === 0 ? (
                    <span className={styles.quiet}>{t('roundPlan.noRound')}</span>
                  ) : (
                    cell(day, index)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isOff = (day: Day) => day.rounds.length === 0 || undefined;

function Part({
  part,
  name,
  label,
  onPress,
}: {
  part: RoundPart;
  name: string;
  label: (name: string, accounts: string) => string;
  onPress: (() => void) | null;
}) {
  const { t } = useTranslation('app');
  const count = t('roundPlan.accounts', { count: part.accounts });
  const accounts = part.tooMany ? `${count} · ${t('roundPlan.who.tooMany')}` : count;
  const because =
    part.because === 'rota' || part.because === 'duty' || part.because === 'nobody'
      ? ''
      : t(`roundPlan.because.${part.because}`);
  const tone = part.personId === null ? 'bad' : part.tooMany ? 'warn' : 'plain';
  const inside = (
    <>
      <b>
        {tone === 'bad' ? <CircleAlert aria-hidden /> : tone === 'warn' ? <TriangleAlert aria-hidden /> : null}
        {name}
      </b>{' '}
      <small>{accounts}</small>
      {because === '' ? null : <small> {because}</small>}
    </>
  );
  const title = part.accountNames.join(', ');
  if (onPress === null)
    return (
      <div className={styles.part} data-tone={tone} title={title}>
        {inside}
      </div>
    );
  return (
    <Button
      className={styles.part ?? ''}
      data-tone={tone}
      aria-label={label(name, because === '' ? accounts : `${accounts} ${because}`)}
      onPress={onPress}
    >
      {inside}
    </Button>
  );
}
