import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { addDays, mondayOf, weekOf } from '../../../app/days.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Page } from '../../../ui/Page.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { AbsencesCard } from './AbsencesCard.tsx';
import { AwayButton } from './AwayButton.tsx';
import { GapsCard } from './GapsCard.tsx';
import { RotaCard } from './RotaCard.tsx';
import { SwapDialog, type SwapOf } from './SwapDialog.tsx';
import { useMayPlan, usePlan } from './use-plan.ts';
import { WeekPicture } from './WeekPicture.tsx';
import styles from './who.module.css';

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/u.test(text);

/** Bevakning → Vem tar vad: gaps before they happen, the week as a picture, the rota, and who is away. */
export function WhoPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { administration } = usePlace();
  const { maySwap } = useMayPlan();
  const [params, setParams] = useSearchParams();
  const [part, setPart] = useState<SwapOf | null>(null);
  const plan = usePlan();
  const asked = params.get('fran');
  const monday = mondayOf(isDay(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today);
  const input = { administrationId: administration.id, from: monday, days: 7 };
  const { data: week } = useQuery({
    ...queries.roundPlan.week.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  if (plan === undefined || week === undefined) return null;
  const show = (day: string) => setParams(day === mondayOf(today) ? {} : { fran: day }, { replace: true });
  const onSwap = maySwap ? setPart : null;
  const nameOf = (id: string | null) => week.people.find((person) => person.id === id)?.name ?? '';
  const sunday = addDays(monday, 6);
  return (
    <Page
      title={t('roundPlan.page')}
      lead={t('roundPlan.who.lead')}
      actions={
        <>
          <ButtonLink to="/bevakning/utskrift">
            <Printer aria-hidden />
            {t('roundPlan.who.print')}
          </ButtonLink>
          <AwayButton />
        </>
      }
    >
      <GapsCard nameOf={nameOf} onSwap={onSwap} />
      <Card
        title={
          <>
            {t('roundPlan.who.weekNumber', { week: weekOf(monday) })}{' '}
            <span className={styles.dates}>
              {format.shortDay(monday)} – {format.shortDay(sunday)}
            </span>
          </>
        }
        aside={
          <div className={styles.steps}>
            <Button look="icon" small aria-label={t('roundPlan.who.earlier')} onPress={() => show(addDays(monday, -7))}>
              <ChevronLeft aria-hidden />
            </Button>
            <Button small isDisabled={monday === mondayOf(today)} onPress={() => show(mondayOf(today))}>
              {t('roundPlan.who.thisWeek')}
            </Button>
            <Button
              look="icon"
              small
              aria-label={t('roundPlan.who.laterWeek')}
              onPress={() => show(addDays(monday, 7))}
            >
              <ChevronRight aria-hidden />
            </Button>
          </div>
        }
      >
        <WeekPicture week={week} today={today} onSwap={onSwap} />
      </Card>
      <div className={styles.below2}>
        <div className={styles.stack}>
          <RotaCard key={administration.id} current={plan.current} versions={plan.versions} today={today} />
        </div>
        <AbsencesCard />
      </div>
      {part === null ? null : <SwapDialog part={part} onClose={() => setPart(null)} />}
    </Page>
  );
}
