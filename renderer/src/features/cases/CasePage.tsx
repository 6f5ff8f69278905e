import { CheckCheck, FileQuestion, Printer } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { isWaitedFor } from '#core/cases/at-rest.ts';
import { saidNo } from '#core/cases/said-no.ts';
import { errorText, refusalOf } from '../../api/errors.ts';
import { useKey } from '../../app/keys.ts';
import { ReadsHereNotice } from '../../app/ReadsHereNotice.tsx';
import { useUnsaved } from '../../app/use-unsaved.ts';
import { useMayChange } from '../../app/may.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Empty, Notice, Page } from '../../ui/Page.tsx';
import { AtHandButton } from '../at-hand/AtHandPanel.tsx';
import { AboutCard } from './case/AboutCard.tsx';
import { CaseHead } from './case/CaseHead.tsx';
import styles from './case/case.module.css';
import { nextOf, stepsOf } from './case/current-step.ts';
import { EndDialog } from './case/EndDialog.tsx';
import { LineDialog } from './case/LineDialog.tsx';
import { ReasonDialog } from './case/ReasonDialog.tsx';
import { SkipDialog } from './case/SkipDialog.tsx';
import { StepList } from './case/StepList.tsx';
import { emptyDraft, hasUnsaved, type StepDraft } from './case/step-draft.ts';
import { sayDone, StepSurface } from './case/StepSurface.tsx';
import { Timeline } from './case/Timeline.tsx';
import { EvidenceCard } from './evidence/EvidenceCard.tsx';
import { useCase, useRecord } from './case/use-case.ts';
import { DossierCard } from './lost/DossierCard.tsx';
import { RequestsCard } from './lost/RequestsCard.tsx';
import { WaysBackCard } from './lost/WaysBackCard.tsx';
import { casePath, useCaseWords } from './words.ts';

/** One case: its steps to the left, the one to work on in the middle, everything that happened to the right. */
export function CasePage() {
  const { t } = useTranslation('app');
  const { number = '' } = useParams();
  const { data, error, refetch } = useCase(number);
  if (data !== undefined) return <CaseView key={data.id} one={data} />;
  if (error === null) return null;
  if (refusalOf(error)?.code !== 'not-found' && /^KV-[1-9]\d{0,8}$/.test(number))
    return (
      <Page title={number} width="narrow">
        <Notice tone="bad">
          <p>{errorText(error, t)}</p>
          <Button small onPress={() => void refetch()}>
            {t('ui.retry')}
          </Button>
        </Notice>
      </Page>
    );
  return (
    <Empty
      icon={FileQuestion}
      title={t('casesUi.notFound.title')}
      actions={
        <ButtonLink look="primary" to="/arenden">
          {t('casesUi.notFound.toList')}
        </ButtonLink>
      }
    >
      {t('casesUi.notFound.body')}
    </Empty>
  );
}

/** What a step's form begins with. */
const firstOfForm = '#step-form :is(input:not([type="hidden"]), textarea, [role="spinbutton"], button)';

type Asking = 'end' | 'dnr' | 'title' | 'resume' | 'skip' | 'take-back';

function CaseView({ one }: { one: Case }) {
  const words = useCaseWords();
  const { t, say } = words;
  const mayWork = useMayChange('cases.record');
  const [params, setParams] = useSearchParams();
  const [asks, setAsks] = useState<Asking | null>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<string, StepDraft>>>({});
  const { record } = useRecord(one);
  const middle = useRef<HTMLDivElement>(null);
  const steps = stepsOf(one);
  const next = nextOf(one, steps);
  const seen = steps.find(({ step }) => step.id === params.get('steg')) ?? next;
  const isOpen = one.endedAt === null;
  const no = saidNo(one.workflow, one.state);
  const current = seen?.step.id ?? null;
  // Where the keys have come to: whoever is quick presses again before the step is shown.
  const reached = useRef(current);
  // Where the keyboard goes when another step is shown: to its heading, whose keys work, or to its first question.
  const focusOn = useRef<'title' | 'form' | null>('title');
  useEffect(() => {
    const title = document.getElementById('step-title');
    if (focusOn.current === 'title') title?.focus({ preventScroll: true });
    if (focusOn.current === 'form')
      (middle.current?.querySelector<HTMLElement>(firstOfForm) ?? middle.current?.querySelector('button'))?.focus();
    focusOn.current = null;
    reached.current = current;
  }, [current]);
  const choose = (step: string) => {
    if (step === current) document.getElementById('step-title')?.focus();
    focusOn.current = 'title';
    reached.current = step;
    setParams({ steg: step }, { replace: true });
  };
  const move = (by: number) => {
    const at = steps.findIndex(({ step }) => step.id === reached.current);
    const to = steps[Math.max(0, Math.min(steps.length - 1, at + by))];
    if (to !== undefined) choose(to.step.id);
  };
  useKey('nextStep', () => move(1));
  useKey('previousStep', () => move(-1));

  const recorded = (step: Step) => {
    setDrafts((old) => Object.fromEntries(Object.entries(old).filter(([id]) => id !== step.id)));
    focusOn.current = 'form';
    setParams({}, { replace: true });
    sayDone(words, step, () => undo.current(step));
  };
  // The way back is from the case as it is when somebody presses it.
  const undo = useRef<(step: Step) => void>(() => {});
  useEffect(() => {
    undo.current = (step) =>
      record(
        { kind: 'reopened', step: step.id, reason: t('casesUi.steps.undoReason') },
        { onDone: () => choose(step.id) },
      );
  });

  useUnsaved(hasUnsaved(one, drafts));
  const toRoles = () => document.getElementById('case-roles')?.focus();
  const done = steps.filter(({ state }) => state.standing === 'done' || state.standing === 'skipped').length;
  const needed = steps.filter(
    ({ step, state }) => state.standing !== 'not-needed' && isWaitedFor(one.edition, one.state, step),
  ).length;
  // Drawn when the case changes, and not for each letter in the step's form.
  const around = useMemo(
    () => ({
      below: (
        <>
          {one.workflow === 'lost' ? (
            <>
              <RequestsCard one={one} mayWork={mayWork} />
              {mayWork ? <DossierCard one={one} /> : null}
              <WaysBackCard one={one} />
            </>
          ) : null}
          <EvidenceCard one={one} />
        </>
      ),
      beside: <AboutCard one={one} mayWork={mayWork} />,
      right: <Timeline one={one} mayWork={mayWork} />,
    }),
    [one, mayWork],
  );
  return (
    <div className={styles.page}>
      <CaseHead
        one={one}
        {...(mayWork && { onRetitle: () => setAsks('title') })}
        actions={
          <>
            {one.workflow === 'crisis' ? <ButtonLink to={`/kris/${one.id}`}>{t('crisis.toPage')}</ButtonLink> : null}
            <AtHandButton />
            <ButtonLink to={`${casePath(one.number)}/utskrift`}>
              <Printer aria-hidden />
              {t('casesUi.head.print')}
            </ButtonLink>
            {mayWork ? (
              <>
                <Button onPress={() => setAsks('dnr')}>
                  {t(one.dnr === '' ? 'casesUi.head.dnrSet' : 'casesUi.head.dnrChange')}
                </Button>
                {isOpen ? (
                  <Button onPress={() => setAsks('end')}>{t('casesUi.head.end')}</Button>
                ) : (
                  <Button onPress={() => setAsks('resume')}>{t('casesUi.head.resume')}</Button>
                )}
              </>
            ) : null}
          </>
        }
      />
      <ReadsHereNotice />
      <div className={styles.columns}>
        <nav className={styles.left} aria-label={t('casesUi.steps.title')}>
          <Card
            title={t('casesUi.steps.title')}
            aside={<small>{t('casesUi.steps.done', { done, count: Math.max(done, needed) })}</small>}
          >
            <StepList one={one} steps={steps} current={current} onChoose={choose} />
          </Card>
        </nav>
        <div ref={middle} className={styles.middle}>
          <Card {...(seen === undefined && { label: t('casesUi.end.allDone') })}>
            {seen !== undefined ? (
              <StepSurface
                key={seen.step.id}
                one={one}
                seen={seen}
                mayWork={mayWork}
                draft={drafts[seen.step.id] ?? emptyDraft}
                onDraft={(part) =>
                  setDrafts((old) => ({ ...old, [seen.step.id]: { ...(old[seen.step.id] ?? emptyDraft), ...part } }))
                }
                onStep={choose}
                onRegister={() => setAsks('dnr')}
                onRoles={toRoles}
                onSkip={() => setAsks('skip')}
                onTakeBack={() => setAsks('take-back')}
                onRecorded={recorded}
              />
            ) : isOpen ? (
              <Empty
                icon={CheckCheck}
                title={t(no === null ? 'casesUi.end.allDone' : 'casesUi.end.no')}
                actions={
                  mayWork ? (
                    <Button look="primary" onPress={() => setAsks('end')}>
                      {t('casesUi.head.end')}
                    </Button>
                  ) : undefined
                }
              >
                {no === null ? (
                  t('casesUi.end.allDoneBody')
                ) : (
                  <>
                    {t('casesUi.end.noBody')}
                    {[no['reason'], no['instead']].map((text) =>
                      text === undefined ? null : <p key={text}>{text}</p>,
                    )}
                  </>
                )}
              </Empty>
            ) : (
              <Empty
                icon={CheckCheck}
                title={t('casesUi.head.ended', {
                  time: words.format.time(one.endedAt ?? ''),
                  outcome: one.outcome === null ? '' : say(one.outcome),
                })}
              >
                {one.state.ended?.reason ?? ''}
              </Empty>
            )}
          </Card>
          {around.below}
        </div>
        <div className={styles.beside}>{around.beside}</div>
        <div className={styles.right}>{around.right}</div>
      </div>
      {asks === 'end' ? <EndDialog one={one} onClose={() => setAsks(null)} /> : null}
      {asks === 'dnr' ? (
        <LineDialog
          one={one}
          title={t('casesUi.dnr.title')}
          label={t('casesUi.dnr.field')}
          help={t('casesUi.dnr.help')}
          value={one.dnr}
          eventOf={(dnr) => ({ kind: 'registered', dnr })}
          onClose={() => setAsks(null)}
        />
      ) : null}
      {asks === 'title' ? (
        <LineDialog
          one={one}
          title={t('casesUi.head.retitle')}
          label={t('casesUi.open.name')}
          help={t('casesUi.open.nameHelp')}
          value={one.title}
          isRequired
          eventOf={(title) => ({ kind: 'titled', title })}
          onClose={() => setAsks(null)}
        />
      ) : null}
      {asks === 'resume' ? (
        <ReasonDialog
          one={one}
          title={t('casesUi.resume.title')}
          body={t('casesUi.resume.body')}
          submitLabel={t('casesUi.resume.submit')}
          eventOf={(reason) => ({ kind: 'resumed', reason })}
          onClose={() => setAsks(null)}
        />
      ) : null}
      {asks === 'skip' && seen !== undefined ? (
        <SkipDialog one={one} step={seen.step} onClose={() => setAsks(null)} />
      ) : null}
      {asks === 'take-back' && seen !== undefined ? (
        <ReasonDialog
          one={one}
          title={t('casesUi.takeBack.title', { step: say(seen.step.title) })}
          body={t('casesUi.takeBack.body')}
          submitLabel={t('casesUi.takeBack.submit')}
          eventOf={(reason) => ({ kind: 'reopened', step: seen.step.id, reason })}
          onClose={() => setAsks(null)}
        />
      ) : null}
    </div>
  );
}
