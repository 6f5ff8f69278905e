import { useQuery } from '@tanstack/react-query';
import { CalendarOff, ClipboardPaste, Play, Smartphone } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DaySlot } from '#core/rounds/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { useKey } from '../../app/keys.ts';
import { useMay } from '../../app/may.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Card, Empty, Page } from '../../ui/Page.tsx';
import { addressOf } from './address.ts';
import { ReaderNotice, useWriterElsewhere } from './ReaderNotice.tsx';
import { RoundBar } from './RoundBar.tsx';
import styles from './rounds.module.css';
import { RoundsTabs } from './RoundsTabs.tsx';
import { StreamPanel } from './stream/StreamPanel.tsx';
import { windowTones } from './words.ts';

/** Bevakning: the rounds of today, how each stands, and the one to start. */
export function RoundsPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const navigate = useNavigate();
  const { administration } = usePlace();
  const { data: today } = useQuery(
    queries.rounds.today.queryOptions({
      input: { administrationId: administration.id },
      // A window opens and closes by the clock, not by anybody's change.
      refetchInterval: 30_000,
    }),
  );
  const mayTake = useMay('away.take');
  const elsewhere = useWriterElsewhere();
  const current = elsewhere === null ? (today?.current ?? null) : null;
  const start = useCallback(() => void navigate(addressOf(current ?? 1)), [navigate, current]);
  useKey('startRound', start, current !== null);
  if (today === undefined) return null;
  const day = format.weekday(today.day);
  const { next } = today;
  const began = (current !== null && today.slots.find(({ slot }) => slot === current)) || null;
  const isBegun = began !== null && began.figures.waiting < began.figures.due;
  const isLeft = began !== null && began.figures.waiting > 0;
  return (
    <Page
      title={t('roundsUi.title')}
      lead={day.charAt(0).toLocaleUpperCase('sv') + day.slice(1)}
      actions={
        current === null ? undefined : (
          <Button look={isLeft ? 'primary' : 'plain'} shortcut="startRound" onPress={start}>
            <Play aria-hidden />
            {t(!isLeft ? 'roundsUi.again' : isBegun ? 'roundsUi.resume' : 'roundsUi.start', {
              slot: current,
              count: today.slots.length,
            })}
          </Button>
        )
      }
    >
      <RoundsTabs />
      {elsewhere === null ? null : <ReaderNotice computer={elsewhere} />}
      {mayTake && elsewhere === null ? (
        <div className={styles.away}>
          <ButtonLink small look="quiet" to="/bevakning/ta-med">
            <Smartphone aria-hidden />
            {t('away.take.open')}
          </ButtonLink>
          <ButtonLink small look="quiet" to="/bevakning/las-in">
            <ClipboardPaste aria-hidden />
            {t('away.answer.open')}
          </ButtonLink>
        </div>
      ) : null}
      {today.slots.length === 0 ? (
        <Card>
          <Empty
            icon={CalendarOff}
            title={t(today.hasPlan || next !== null ? 'roundsUi.noRounds' : 'roundsUi.noPlan')}
            actions={<ButtonLink to="/installningar/bevakningsplan">{t('roundsUi.toPlan')}</ButtonLink>}
          >
            {next === null
              ? t('roundsUi.noNext')
              : t('roundsUi.next', { day: format.weekday(next.day), from: next.from, to: next.to })}
          </Empty>
        </Card>
      ) : (
        <>
          <ul role="list" className={styles.slots}>
            {today.slots.map((slot) => (
              <li key={slot.slot}>
                <SlotCard
                  slot={slot}
                  count={today.slots.length}
                  isCurrent={slot.slot === current}
                  mayOpen={elsewhere === null}
                  saysEmpty={today.whyEmpty === null}
                />
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>
            {today.whyEmpty === null
              ? t('roundsUi.accountsToday', {
                  checked: format.number(today.accounts.checked),
                  count: today.accounts.due,
                  unknown: format.number(today.accounts.unknown),
                })
              : t(`roundsUi.whyEmpty.${today.whyEmpty}`)}
            {today.lastCheckedAt === null
              ? null
              : ` ${t('roundsUi.lastChecked', { time: format.dayAndClock(today.lastCheckedAt) })}`}
          </p>
          <p className={styles.quiet}>{t('roundsUi.means')}</p>
        </>
      )}
      <StreamPanel since="last-round" />
    </Page>
  );
}

/** One round of the day: its window, its state, what became of it, and the way in. */
function SlotCard({
  slot,
  count,
  isCurrent,
  mayOpen,
  saysEmpty,
}: {
  slot: DaySlot;
  count: number;
  isCurrent: boolean;
  mayOpen: boolean;
  /** Whether it is said here that nothing is due; where the whole day is empty the page says why. */
  saysEmpty: boolean;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { figures, mine } = slot;
  const looked = figures.checked + figures.notPossible;
  const isEmpty = figures.due === 0;
  const isDone = !isEmpty && figures.missed + figures.waiting + figures.notPossible === 0;
  const isLookedAt = figures.missed + figures.waiting === 0;
  return (
    <Card
      title={t('roundsUi.roundOf', { slot: slot.slot, count })}
      aside={
        isDone ? (
          <Chip tone="ok">{t('roundsUi.isDone')}</Chip>
        ) : (
          <Chip tone={windowTones[slot.state]}>{t(`roundsUi.window.${slot.state}`)}</Chip>
        )
      }
    >
      <div className={styles.slot} data-current={isCurrent || undefined}>
        <p className={styles.window}>
          {slot.from}–{slot.to}
          {slot.origin === 'extra' ? <small>{t('roundsUi.extra', { decision: slot.decision })}</small> : null}
        </p>
        <RoundBar figures={figures} />
        <dl className={styles.figures}>
          <div>
            <dt>{t('roundsUi.figure.checked')}</dt>
            <dd>{t('roundsUi.of', { part: figures.checked, count: figures.due })}</dd>
          </div>
          {figures.notPossible === 0 ? null : (
            <div>
              <dt>{t('roundsUi.figure.notPossible')}</dt>
              <dd>{format.number(figures.notPossible)}</dd>
            </div>
          )}
          {figures.missed === 0 ? null : (
            <div data-bad>
              <dt>{t('roundsUi.figure.missed')}</dt>
              <dd>{format.number(figures.missed)}</dd>
            </div>
          )}
          {mine.due === 0 ? null : (
            <div>
              <dt>{t('roundsUi.figure.mine')}</dt>
              <dd>{t('roundsUi.mineLeft', { waiting: mine.waiting, count: mine.due })}</dd>
            </div>
          )}
          {slot.unassigned === 0 || slot.state === 'over' ? null : (
            <div data-bad>
              <dt>{t('roundsUi.figure.unassigned')}</dt>
              <dd>{format.number(slot.unassigned)}</dd>
            </div>
          )}
        </dl>
        {isEmpty && saysEmpty ? <p className={styles.quiet}>{t('roundsUi.noneDue')}</p> : null}
        {slot.state === 'ahead' || !mayOpen || isEmpty ? null : (
          <ButtonLink to={addressOf(slot.slot)} look="plain">
            {t(
              isDone || (isLookedAt && slot.state === 'over')
                ? 'roundsUi.seeRound'
                : slot.state === 'over'
                  ? 'roundsUi.enterLater'
                  : looked === 0
                    ? 'roundsUi.open'
                    : 'roundsUi.goOn',
            )}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
