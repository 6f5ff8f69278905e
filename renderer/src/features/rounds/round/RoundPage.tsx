import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { CaseOfLook } from '#core/cases/contract.ts';
import type { LookOutcome, Recorded, Today } from '#core/rounds/contract.ts';
import type { Question, QuestionDraft } from '#core/rounds/questions/contract.ts';
import type { PageKey } from '#core/views/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useKey } from '../../../app/keys.ts';
import { useUndoOnPage } from '../../../app/latest-undo.ts';
import { useMay } from '../../../app/may.ts';
import { useShown } from '../../../app/own-keys.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { Memory } from '../../views/Memory.tsx';
import { AtHandButton } from '../../at-hand/AtHandPanel.tsx';
import { useAtHand } from '../../at-hand/show.ts';
import { RoundBar } from '../RoundBar.tsx';
import { StreamPanel } from '../stream/StreamPanel.tsx';
import { tab } from '../tab.ts';
import { casePath } from '../../cases/words.ts';
import { CaseDialog } from './CaseDialog.tsx';
import { LaterForm, type Later } from './LaterForm.tsx';
import { LookPanel } from './LookPanel.tsx';
import { NotPossibleDialog } from './NotPossibleDialog.tsx';
import { PagePane } from './PagePane.tsx';
import { QueueList } from './QueueList.tsx';
import styles from './round.module.css';
import { SettleDialog } from '../questions/SettleDialog.tsx';
import { SentOnDialog } from './SentOnDialog.tsx';
import { SummaryCard } from './SummaryCard.tsx';
import { isElsewhere, nextWaiting, type Step, unfinishedLook } from './steps.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { type LookMore, useRound } from './use-round.ts';

/** What stands in the middle: the account's page, what the feeds have that is new, or what the round has come to. */
const middles = ['page', 'stream', 'summary'] as const;
type Middle = (typeof middles)[number];

/** What the page's keys mean, as those of the queue do (`ui.md`). */
const outcomeOfKey: Record<Exclude<PageKey, 'j' | 'k' | 'esc'>, LookOutcome> = {
  '1': 'nothing-new',
  '2': 'answered',
  '3': 'case',
  '4': 'needs-login',
  '5': 'not-possible',
  '6': 'sent-on',
};

/** Outcomes that ask for more before they are recorded. */
const askedFor = ['not-possible', 'sent-on', 'case'] as const;
type AskedFor = (typeof askedFor)[number];
const isAskedFor = (outcome: LookOutcome): outcome is AskedFor => askedFor.some((one) => one === outcome);
/** Outcomes with something that somebody writes. */
const asksForWords = (outcome: LookOutcome) => outcome === 'sent-on' || outcome === 'case';

/** One round: the queue to the left, the account's page in the middle, what to know and do to the right. */
export function RoundPage() {
  const { slot = '' } = useParams();
  const { administration } = usePlace();
  const { data: today, error } = useQuery(
    queries.rounds.today.queryOptions({ input: { administrationId: administration.id } }),
  );
  const { t } = useTranslation('app');
  if (today === undefined) return error === null ? null : <NoRound why={errorText(error, t)} />;
  // Whatever is chosen or begun in one round is nothing in another.
  const key = `${administration.id} ${slot}`;
  return /^[1-9]\d?$/.test(slot) ? (
    <Round key={key} slot={Number(slot)} today={today} />
  ) : (
    <NoRound why={t('shell.wrong.notFound')} />
  );
}

/** Why there is no round to show, and the way to those there are. */
function NoRound({ why }: { why: string }) {
  const { t } = useTranslation('app');
  return (
    <Page title={t('roundsUi.title')}>
      <Notice tone="bad">{why}</Notice>
      <div>
        <ButtonLink to="/bevakning">{t('roundsUi.toDay')}</ButtonLink>
      </div>
    </Page>
  );
}

function Round({ slot, today }: { slot: number; today: Today }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const navigate = useNavigate();
  const { administration } = usePlace();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  // A round that is open at midnight is still the one that was opened.
  const [day] = useState(today.day);
  const { round, error, readAgain, steps, current, saving, choose, move, record, undo, canUndo, takeApart, takeOver } =
    useRound(day, slot);
  const queue = useRef<HTMLDivElement>(null);
  const [asks, setAsks] = useState<{ what: AskedFor | 'document'; step: Step } | null>(null);
  const [letter, setLetter] = useState<Question | null>(null);
  const mayDocument = useMay('evidence.keep');
  // A question that was written and not sent, by account.
  const [unsent, setUnsent] = useState<ReadonlyMap<string, QuestionDraft>>(new Map());
  // What this window has opened or shown, so that nothing is said to be seen that was not.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [lastPosts, setLastPosts] = useState<ReadonlyMap<string, string>>(new Map());
  const [later, setLater] = useState<Later | null>(null);
  const [middle, setMiddle] = useState<Middle>('page');

  const isThere = round !== undefined;
  const isOver = round?.slot.state === 'over' || today.day !== day;
  const waits = steps.some((step) => step.waiting.length > 0);
  const wasWaiting = useRef(false);
  useEffect(() => {
    // The last look of the round is followed by what it came to.
    if (round !== undefined && wasWaiting.current && !waits) setMiddle('summary');
    wasWaiting.current = waits;
  }, [round, waits]);
  useEffect(() => {
    if (isThere) queue.current?.focus();
  }, [isThere]);

  const openKey = useShown('openOutside');
  /** Why a look at the step cannot be said to have come to this, if it cannot. */
  const hindrance = useCallback(
    (step: Step, outcome: LookOutcome): string | null => {
      if (isOver && later === null) return t('roundsUi.laterFirst');
      // A look that is there already is gone on from only where it left something to do.
      const isDone = step.waiting.length === 0 && unfinishedLook(step) === null;
      if (isDone || saving.has(step.key)) return t('roundsUi.lookedAlready');
      if (isElsewhere(step)) return t('roundsUi.takeOverFirst');
      if (outcome === 'sent-on' && step.place !== null) return t('roundsUi.sentOnApart');
      if (outcome === 'nothing-new' && later === null && !seen.has(step.key) && !opened.has(step.key))
        return openKey === undefined ? t('roundsUi.openFirstNoKey') : t('roundsUi.openFirst', { key: openKey });
      return null;
    },
    [isOver, later, saving, seen, opened, openKey, t],
  );
  const look = useCallback(
    async (step: Step, outcome: LookOutcome, more: Partial<LookMore> = {}): Promise<Recorded | null> => {
      const why = hindrance(step, outcome);
      if (why !== null) {
        say({ text: why });
        return null;
      }
      const ownMethod = seen.has(step.key) ? 'page' : opened.has(step.key) ? 'extern' : 'stated';
      const hasWords = asksForWords(outcome);
      if (!hasWords) queue.current?.focus();
      return await record(
        step,
        outcome,
        {
          method: later !== null ? 'later' : step.place !== null ? 'shared-inbox' : ownMethod,
          ...(later !== null && { lookedAt: later.at, note: later.note }),
          ...more,
        },
        {
          lastPostOn: step.place === null ? (lastPosts.get(step.key) ?? null) : null,
          // What somebody has written stays until it is saved.
          goesOn: hasWords ? 'when-saved' : 'at-once',
        },
      );
    },
    [hindrance, later, seen, opened, record, lastPosts],
  );
  const act = useCallback(
    (outcome: LookOutcome) => {
      if (current === undefined) return;
      const why = hindrance(current, outcome);
      if (why !== null) say({ text: why });
      else if (isAskedFor(outcome)) setAsks({ what: outcome, step: current });
      else void look(current, outcome);
    },
    [look, hindrance, current],
  );
  const askDocument = useCallback(() => {
    if (current !== undefined) setAsks({ what: 'document', step: current });
  }, [current]);
  /** Goes to the files of a case about what is seen; the look is recorded as a case where it still can be. */
  const goToFiles = async (step: Step, chosen: CaseOfLook) => {
    const accountIds = step.items.map(({ accountId }) => accountId);
    const looks = hindrance(step, 'case') === null;
    const place = { administrationId: administration.id, happenedAt: null, dnr: '' };
    const { id, number } =
      'id' in chosen ? await api.cases.get(chosen) : await api.cases.open({ ...place, ...chosen, accountIds });
    if (looks) await look(step, 'case', { case: { id } });
    await navigate(`${casePath(number)}?underlag`);
  };
  /** Names the case: the queue has gone on, and its number is what the post is spoken of by from now on. */
  const sayCase = ({ items }: Recorded, isLinked: boolean) => {
    const number = items.find(({ look: made }) => made !== null)?.look?.caseNumber ?? '';
    say({
      text: t(isLinked ? 'casesUi.round.linked' : 'casesUi.round.opened', { number }),
      action: { label: t('casesUi.round.toCase'), onPress: () => void navigate(casePath(number)) },
    });
  };
  /** The letter of a question that was just saved, to be copied or mailed by the person: the app sends nothing. */
  const openLetter = async (accountId: string, text: string) => {
    try {
      const { rows } = await api.questions.list({ administrationId: administration.id, states: ['open'], accountId });
      setLetter(rows.find((each) => each.text === text.trim()) ?? rows[0] ?? null);
    } catch (failure) {
      say({ text: errorText(failure, t), isError: true });
    }
  };
  /** What is chosen is to be seen: the summary gives way, and the keys are the queue's. */
  const goOn = useCallback(() => {
    setMiddle((old) => (old === 'summary' ? 'page' : old));
    queue.current?.focus();
  }, []);
  // The dialog takes its time to leave; the next key is the queue's at once.
  const stopAsking = () => {
    setAsks(null);
    queue.current?.focus();
  };
  const moveBy = useCallback(
    (by: number) => {
      move(by);
      goOn();
    },
    [move, goOn],
  );
  const undoLast = useCallback(() => {
    queue.current?.focus();
    void undo().then(goOn);
  }, [undo, goOn]);
  const open = useCallback(() => {
    const address = current === undefined ? '' : (current.place?.url ?? current.items[0]?.url ?? '');
    if (current === undefined || address === '') return say({ text: t('roundsUi.noAddress') });
    window.open(address, '_blank', 'noopener,noreferrer');
    setOpened((old) => new Set(old).add(current.key));
  }, [current, t]);
  const hasViews = info?.capabilities.accountViews === true;
  // Keys that the page hands over while it has the keyboard.
  const pressedInPage = (key: PageKey) => {
    // The page may have had the key before it heard of the dialog.
    if (asks !== null || letter !== null) return;
    if (key === 'esc') {
      void api.views.toQueue({});
      queue.current?.focus();
    } else if (key === 'j' || key === 'k') moveBy(key === 'j' ? 1 : -1);
    else {
      const outcome = outcomeOfKey[key];
      // What asks for words needs the app's own keyboard.
      if (isAskedFor(outcome)) void api.views.toQueue({});
      act(outcome);
    }
  };
  const after = nextWaiting(steps, current?.key ?? null);
  useEffect(() => {
    // The next page is awake before it is asked for.
    const next = steps.find(({ key }) => key === after);
    if (hasViews && next !== undefined && next.place === null)
      api.views.preload({ accountId: next.key }).catch(() => {});
  }, [hasViews, after, steps]);
  const postedOn = useCallback(
    (posted: string) => {
      if (current === undefined || current.place !== null) return;
      // It goes with a look; one that is recorded takes nothing more.
      if (current.waiting.length === 0 || saving.has(current.key)) return say({ text: t('roundsUi.lookedAlready') });
      setLastPosts((old) => new Map(old).set(current.key, posted));
    },
    [current, saving, t],
  );
  const isFree = asks === null && letter === null && round !== undefined;
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
    useCallback(() => moveBy(1), [moveBy]),
    isFree,
  );
  useKey(
    'previousAccount',
    useCallback(() => moveBy(-1), [moveBy]),
    isFree,
  );
  useKey('openOutside', open, isFree);
  useKey('document', askDocument, isFree && mayDocument);
  useKey('undoLook', undoLast, isFree && canUndo);
  useUndoOnPage(undoLast, isFree && canUndo);
  useKey(
    'postedToday',
    useCallback(() => postedOn(today.day), [postedOn, today.day]),
    isFree,
  );

  const isAtHand = useAtHand();
  if (round === undefined) return error === null ? null : <NoRound why={errorText(error, t)} />;
  const { figures } = round.slot;
  const back = () => void navigate('/bevakning');
  return (
    <div className={styles.round} data-beside={isAtHand || undefined}>
      <header className={styles.progress}>
        <Button look="icon" onPress={back} aria-label={t('roundsUi.toDay')}>
          <ArrowLeft aria-hidden />
        </Button>
        <h1>
          {round.day === today.day
            ? t('roundsUi.roundOf', { slot, count: today.slots.length })
            : t('roundsUi.roundOfDay', { slot, day: format.shortDay(round.day) })}
        </h1>
        <RoundBar figures={figures} />
        <b>{t('roundsUi.of', { part: figures.checked + figures.notPossible, count: figures.due })}</b>
        <TimeLeft slot={round.slot} />
        <Button onPress={undoLast} isDisabled={!canUndo} shortcut="undoLook">
          <Undo2 aria-hidden />
          {t('roundsUi.undo')}
        </Button>
        <AtHandButton />
        <Segments
          label={t('roundsUi.middle.label')}
          choices={middles.map((id) => ({ id, name: t(`roundsUi.middle.${id}`) }))}
          value={middle}
          onChange={setMiddle}
        />
        {error === null ? null : (
          <Notice tone="warn">
            {t('roundsUi.notReadAgain')}{' '}
            <Button small onPress={readAgain}>
              {t('ui.retry')}
            </Button>
          </Notice>
        )}
      </header>
      <QueueList
        ref={queue}
        steps={steps}
        current={current?.key ?? null}
        saving={saving}
        onChoose={(key) => {
          choose(key);
          goOn();
        }}
        onMove={moveBy}
      />
      {middle === 'summary' ? (
        <div className={styles.middle}>
          <SummaryCard roundId={round.id} figures={figures} onBack={back} />
        </div>
      ) : middle === 'stream' ? (
        <div className={styles.middle}>
          <div className={styles.stream}>
            <StreamPanel since="last-round" />
          </div>
        </div>
      ) : (
        <PagePane
          step={current}
          administrationName={administration.name}
          hasViews={hasViews}
          isOpened={current !== undefined && opened.has(current.key)}
          onOpen={open}
          onKey={pressedInPage}
          onSeen={(accountId) => setSeen((old) => (old.has(accountId) ? old : new Set(old).add(accountId)))}
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
            onDocument={mayDocument ? askDocument : null}
            onTakeApart={(accountId) => {
              takeApart(accountId);
              goOn();
            }}
            onTakeOver={() => {
              takeOver.mutate({
                roundId: round.id,
                tab,
                accountIds: current.waiting.map(({ accountId }) => accountId),
              });
              goOn();
            }}
          />
          {hasViews ? (
            <p className={styles.memory}>
              <Memory />
            </p>
          ) : null}
        </aside>
      )}
      {asks?.what === 'not-possible' ? (
        <NotPossibleDialog
          onClose={stopAsking}
          onChosen={(reason, note) => {
            setAsks(null);
            void look(asks.step, 'not-possible', { reason, ...(note !== '' && { note }) });
          }}
        />
      ) : null}
      {asks?.what === 'document' ? (
        <CaseDialog
          isToDocument
          name={asks.step.place?.name ?? asks.step.items[0]?.name ?? ''}
          accountId={asks.step.items[0]?.accountId ?? null}
          number={asks.step.items.find(({ look: made }) => made !== null)?.look?.caseNumber ?? ''}
          onClose={stopAsking}
          onChosen={async (chosen) => {
            await goToFiles(asks.step, chosen).catch((error: unknown) =>
              say({ text: errorText(error, t), isError: true }),
            );
          }}
        />
      ) : null}
      {asks?.what === 'case' ? (
        <CaseDialog
          name={asks.step.place?.name ?? asks.step.items[0]?.name ?? ''}
          accountId={asks.step.items[0]?.accountId ?? null}
          onClose={stopAsking}
          onChosen={async (chosen) => {
            const recorded = await look(asks.step, 'case', { case: chosen });
            if (recorded === null) return;
            sayCase(recorded, 'id' in chosen);
            setAsks((now) => (now === asks ? null : now));
            queue.current?.focus();
          }}
        />
      ) : null}
      {letter === null ? null : (
        <SettleDialog
          question={letter}
          onClose={() => {
            setLetter(null);
            queue.current?.focus();
          }}
        />
      )}
      {asks?.what === 'sent-on' ? (
        <SentOnDialog
          accountName={asks.step.items[0]?.name ?? ''}
          answerBy={round.answerBy}
          unsent={unsent.get(asks.step.key) ?? null}
          onClose={(draft) => {
            setUnsent((old) => new Map(old).set(asks.step.key, draft));
            stopAsking();
          }}
          onSent={async (question) => {
            if ((await look(asks.step, 'sent-on', { question })) === null) return;
            setUnsent((old) => new Map([...old].filter(([key]) => key !== asks.step.key)));
            say({
              text: t('roundsUi.sentOn.saved'),
              action: {
                label: t('roundsUi.sentOn.toLetter'),
                onPress: () => void openLetter(asks.step.key, question.text),
              },
            });
            setAsks((now) => (now === asks ? null : now));
            queue.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}
