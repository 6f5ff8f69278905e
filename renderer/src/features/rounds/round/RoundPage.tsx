import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { LookOutcome } from '#core/rounds/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { keys, useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { RoundBar } from '../RoundBar.tsx';
import { StreamPanel } from '../stream/StreamPanel.tsx';
import { tab } from '../tab.ts';
import { LaterForm, type Later } from './LaterForm.tsx';
import { LookPanel } from './LookPanel.tsx';
import { NotPossibleDialog } from './NotPossibleDialog.tsx';
import { PagePane } from './PagePane.tsx';
import { QueueList } from './QueueList.tsx';
import styles from './round.module.css';
import { SentOnDialog } from './SentOnDialog.tsx';
import { SummaryCard } from './SummaryCard.tsx';
import type { Step } from './steps.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { type LookMore, useRound } from './use-round.ts';

/** One round: the queue to the left, the account's page in the middle, what to know and do to the right. */
export function RoundPage() {
  const { slot } = useParams();
  const number = Number(slot);
  return Number.isInteger(number) && number > 0 ? <Round key={number} slot={number} /> : null;
}

function Round({ slot }: { slot: number }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { administration } = usePlace();
  const { data: today } = useQuery(
    queries.rounds.today.queryOptions({ input: { administrationId: administration.id } }),
  );
  const { round, error, steps, current, saving, choose, move, record, undo, canUndo, takeApart, takeOver } =
    useRound(slot);
  const queue = useRef<HTMLDivElement>(null);
  const [asks, setAsks] = useState<'not-possible' | 'sent-on' | null>(null);
  // What this window has opened or shown, so that nothing is said to be seen that was not.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [lastPosts, setLastPosts] = useState<ReadonlyMap<string, string>>(new Map());
  const [later, setLater] = useState<Later | null>(null);
  /** What stands beside the queue: the account's page, what the round came to, or what is new in open feeds. */
  const [beside, setBeside] = useState<'page' | 'summary' | 'news'>('page');
  const show = (what: 'summary' | 'news') => setBeside(beside === what ? 'page' : what);

  const isThere = round !== undefined;
  const isOver = round?.slot.state === 'over';
  const waits = steps.some((step) => step.waiting.length > 0);
  const wasWaiting = useRef(false);
  useEffect(() => {
    // The last look of the round is followed by what it came to.
    if (round !== undefined && wasWaiting.current && !waits) setBeside('summary');
    wasWaiting.current = waits;
  }, [round, waits]);
  useEffect(() => {
    if (isThere) queue.current?.focus();
  }, [isThere]);

  const look = useCallback(
    (step: Step | undefined, outcome: LookOutcome, more: Partial<LookMore> = {}) => {
      if (step === undefined) return;
      if (isOver && later === null) return say({ text: t('roundsUi.laterFirst') });
      // A look that is there already is gone on from only where it left something to do.
      const done = step.place === null ? step.items[0]?.look : undefined;
      if (done !== undefined && done !== null && done.outcome !== 'needs-login' && done.outcome !== 'not-possible')
        return say({ text: t('roundsUi.lookedAlready') });
      if (outcome === 'nothing-new' && later === null && !opened.has(step.key))
        return say({ text: t('roundsUi.openFirst', { key: keys.openOutside.shown }) });
      void record(
        step,
        outcome,
        {
          method: later !== null ? 'later' : step.place === null ? 'extern' : 'shared-inbox',
          ...(later !== null && { lookedAt: later.at, note: later.note }),
          ...more,
        },
        step.place === null ? (lastPosts.get(step.key) ?? null) : null,
      );
      queue.current?.focus();
    },
    [isOver, later, opened, record, lastPosts, t],
  );
  const act = useCallback(
    (outcome: LookOutcome) => {
      if (outcome === 'not-possible' || (outcome === 'sent-on' && current?.place === null)) setAsks(outcome);
      else look(current, outcome);
    },
    [look, current],
  );
  const open = useCallback(() => {
    const address = current === undefined ? '' : (current.place?.url ?? current.items[0]?.url ?? '');
    if (current === undefined || address === '') return say({ text: t('roundsUi.noAddress') });
    window.open(address, '_blank', 'noopener,noreferrer');
    setOpened((old) => new Set(old).add(current.key));
  }, [current, t]);
  const postedOn = useCallback(
    (day: string) => current !== undefined && setLastPosts((old) => new Map(old).set(current.key, day)),
    [current],
  );
  const isFree = asks === null && round !== undefined;
  useKey(
    'nothingNew',
    useCallback(() => act('nothing-new'), [act]),
    isFree,
  );
  useKey(
    'answered',
    useCallback(() => act('answered'), [act]),
    isFree,
  );
  useKey(
    'case',
    useCallback(() => act('case'), [act]),
    isFree,
  );
  useKey(
    'needsLogin',
    useCallback(() => act('needs-login'), [act]),
    isFree,
  );
  useKey(
    'notPossible',
    useCallback(() => act('not-possible'), [act]),
    isFree,
  );
  useKey(
    'sentOn',
    useCallback(() => act('sent-on'), [act]),
    isFree,
  );
  useKey(
    'nextAccount',
    useCallback(() => move(1), [move]),
    isFree,
  );
  useKey(
    'previousAccount',
    useCallback(() => move(-1), [move]),
    isFree,
  );
  useKey('openOutside', open, isFree);
  useKey('undoLook', undo, isFree && canUndo);
  useKey(
    'postedToday',
    useCallback(() => today !== undefined && postedOn(today.day), [postedOn, today]),
    isFree,
  );

  if (error !== null)
    return (
      <Page title={t('roundsUi.title')}>
        <Notice tone="bad">{errorText(error, t)}</Notice>
      </Page>
    );
  if (round === undefined || today === undefined) return null;
  const { figures } = round.slot;
  const back = () => void navigate('/bevakning');
  return (
    <div className={styles.round}>
      <header className={styles.progress}>
        <Button look="icon" onPress={back} aria-label={t('roundsUi.toDay')}>
          <ArrowLeft aria-hidden />
        </Button>
        <h1>{t('roundsUi.roundOf', { slot, count: today.slots.length })}</h1>
        <RoundBar figures={figures} />
        <b>{t('roundsUi.of', { part: figures.checked + figures.notPossible, count: figures.due })}</b>
        <TimeLeft slot={round.slot} />
        <Button onPress={undo} isDisabled={!canUndo} shortcut={keys.undoLook.shown}>
          <Undo2 aria-hidden />
          {t('roundsUi.undo')}
        </Button>
        <Button onPress={() => show('news')}>{t(beside === 'news' ? 'roundsUi.toQueue' : 'stream.news')}</Button>
        <Button onPress={() => show('summary')}>
          {t(beside === 'summary' ? 'roundsUi.toQueue' : 'roundsUi.summary')}
        </Button>
      </header>
      <QueueList
        ref={queue}
        steps={steps}
        current={current?.key ?? null}
        saving={saving}
        onChoose={choose}
        onMove={move}
      />
      {beside === 'news' ? (
        <div className={`${styles.middle} ${styles.news}`}>
          <StreamPanel since="last-round" />
        </div>
      ) : beside === 'summary' ? (
        <div className={styles.middle}>
          <SummaryCard roundId={round.id} figures={figures} onBack={back} />
        </div>
      ) : (
        <PagePane
          step={current}
          administrationName={administration.name}
          isOpened={current !== undefined && opened.has(current.key)}
          onOpen={open}
        />
      )}
      {current === undefined ? null : (
        <aside className={styles.side}>
          {isOver ? (
            <Card title={t('roundsUi.later.title')}>
              <LaterForm slot={round.slot} value={later} onChange={setLater} />
            </Card>
          ) : null}
          <LookPanel
            step={current}
            includes={round.includes}
            today={today.day}
            lastPost={lastPosts.get(current.key) ?? null}
            onLastPost={postedOn}
            onLook={act}
            onTakeApart={takeApart}
            onTakeOver={() =>
              takeOver.mutate({
                roundId: round.id,
                tab,
                accountIds: current.waiting.map(({ accountId }) => accountId),
              })
            }
          />
        </aside>
      )}
      {asks === 'not-possible' && current !== undefined ? (
        <NotPossibleDialog
          onClose={() => setAsks(null)}
          onChosen={(reason, note) => {
            setAsks(null);
            look(current, 'not-possible', { reason, note });
          }}
        />
      ) : null}
      {asks === 'sent-on' && current !== undefined ? (
        <SentOnDialog
          accountName={current.items[0]?.name ?? ''}
          today={today.day}
          onClose={() => setAsks(null)}
          onSent={(question) => {
            setAsks(null);
            look(current, 'sent-on', { question });
          }}
        />
      ) : null}
    </div>
  );
}
