import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { Requirement, Step } from '#core/cases/engine/contract.ts';
import { stepsAtRest } from '#core/cases/at-rest.ts';
import { speaksOfCriticism } from '#core/cases/criticism.ts';
import { askedOf, takesFrom } from '#core/cases/engine/structure.ts';
import { approvalText, settledBy } from '#core/cases/event-words.ts';
import { withoutDelegation } from '#core/cases/right-questions.ts';
import { isTooLittle } from '#core/cases/too-little.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { focusWrong } from '../../../ui/focus-field.ts';
import { Notice } from '../../../ui/Page.tsx';
import { say as tell } from '../../../ui/Toasts.tsx';
import { instantOf, whenFault } from '../when.ts';
import { WhenField } from '../WhenField.tsx';
import { standingTones, useCaseWords } from '../words.ts';
import { AnswerField } from './AnswerField.tsx';
import { Answers } from './Answers.tsx';
import styles from './case.module.css';
import type { SeenStep } from './current-step.ts';
import { AccountChecks } from '../../crisis/AccountChecks.tsx';
import { withAnswer } from './decider-draft.ts';
import { Gates } from './Gates.tsx';
import { OtherEyes } from './OtherEyes.tsx';
import { OnlyFacts } from './OnlyFacts.tsx';
import { isWritten, linesOf } from './log-lines.ts';
import type { StepDraft } from './step-draft.ts';
import { StepLog } from './StepLog.tsx';
import { AccountLacks } from '../application/AccountLacks.tsx';
import { SimilarByName } from '../application/SimilarAccounts.tsx';
import { FreezeNotice, PreapprovedNotice } from '../application/StartNotices.tsx';
import { GoneFrom } from '../closure/GoneFrom.tsx';
import { LeftPart } from '../closure/LeftPart.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { useDelegationsFor } from './use-answers.ts';
import { useRecord } from './use-case.ts';

/** Steps of a closure in which what still stands is asked for. */
const showsLeft = new Set(['keep-some', 'revoke', 'check-gone', 'report']);

/** Steps of a start in which it is said what the account still lacks. */
const showsLacks = new Set(['set-up', 'activate']);

/** One step: how it is done, what stands in its way, its questions, and what was answered when it is settled. */
export function StepSurface({
  one,
  seen,
  mayWork,
  draft,
  onDraft,
  onStep,
  onRegister,
  onRoles,
  onSkip,
  onTakeBack,
  onRecorded,
}: {
  one: Case;
  seen: SeenStep;
  mayWork: boolean;
  draft: StepDraft;
  onDraft: (part: Partial<StepDraft>) => void;
  onStep: (step: string) => void;
  onRegister: () => void;
  onRoles: () => void;
  onSkip: () => void;
  onTakeBack: () => void;
  /** The step is done. */
  onRecorded: (step: Step) => void;
}) {
  const words = useCaseWords();
  const { t, say, due, format } = words;
  const { step, state } = seen;
  const { standing } = state;
  const isSettled = standing === 'done' || standing === 'skipped';
  const other = one.edition.steps.find(({ id }) => id === step.otherThan);
  const rests = !isSettled && standing !== 'not-needed' && stepsAtRest(one.edition, one.state).has(step.id);
  return (
    <section className={styles.surface} aria-labelledby="step-title">
      <header className={styles.surfaceHead}>
        <h2 id="step-title" tabIndex={-1}>
          {say(step.title)}
        </h2>
        <Chip tone={standingTones[standing]}>{t(`cases.standing.${rests ? 'at-rest' : standing}`)}</Chip>
      </header>
      <p className={styles.facts}>
        {[
          t(`cases.role.${step.role}`),
          one.holders[step.id] || t('casesUi.steps.nobody'),
          ...(!isSettled && !rests && state.dueOn !== null ? [t('casesUi.steps.due', { day: due(state) })] : []),
          ...(!isSettled && state.notBefore !== null
            ? [t('casesUi.steps.notBefore', { day: format.day(state.notBefore) })]
            : []),
          ...(step.due?.ground === undefined ? [] : [step.due.ground]),
        ].join(' · ')}
      </p>
      {step.help === undefined || standing === 'not-needed' ? null : <p className={styles.help}>{say(step.help)}</p>}
      {other === undefined || isSettled ? null : (
        <p className={styles.help}>{t('casesUi.steps.otherThan', { step: say(other.title) })}</p>
      )}
      {isSettled ? null : (
        <Gates one={one} gates={step.gates} onStep={onStep} onRegister={onRegister} onRoles={onRoles} />
      )}
      {one.workflow === 'closure' && showsLeft.has(step.id) && !isSettled && one.endedAt === null ? (
        <LeftPart one={one} />
      ) : null}
      {step.perAccount && !isSettled ? <AccountChecks one={one} step={step} mayWork={mayWork} /> : null}
      {isSettled ? (
        <>
          <p className={styles.settled}>
            {t(standing === 'done' ? 'casesUi.steps.at' : 'casesUi.steps.skippedAt', {
              time: format.time(state.at ?? ''),
              name: settledBy(one, state, t) || t('casesUi.steps.unknownPerson'),
            })}
            {state.approverId === null ? null : `. ${approvalText(one, state.approverId, state.personId, t)}`}
          </p>
          {state.reason === '' ? null : <p className={styles.prose}>{state.reason}</p>}
          <Answers one={one} step={step} values={state.values} inPlaceOf={state.inPlaceOf} />
          {mayWork && one.endedAt === null ? (
            <div className={styles.formFoot}>
              <Button onPress={onTakeBack}>{t('casesUi.steps.takeBack')}</Button>
            </div>
          ) : null}
        </>
      ) : standing === 'not-needed' ? (
        <p className={styles.help}>{t('casesUi.steps.notNeeded')}</p>
      ) : standing === 'waiting' ? (
        <Waits one={one} seen={seen} onStep={onStep} />
      ) : one.endedAt === null && mayWork ? (
        <StepForm
          one={one}
          step={step}
          draft={draft}
          onDraft={onDraft}
          onRoles={onRoles}
          onSkip={onSkip}
          onRecorded={onRecorded}
        />
      ) : null}
    </section>
  );
}

/** What a step waits for, each with the way there. */
function Waits({ one, seen, onStep }: { one: Case; seen: SeenStep; onStep: (step: string) => void }) {
  const { t, say } = useCaseWords();
  const steps = one.edition.steps.filter(({ id }) => seen.state.waitsFor.includes(id));
  return (
    <div className={styles.ways}>
      <span>{t('casesUi.steps.waitsFor', { steps: '' })}</span>
      {steps.map((step) => (
        <Button key={step.id} small onPress={() => onStep(step.id)}>
          {say(step.title)}
        </Button>
      ))}
    </div>
  );
}

function StepForm({
  one,
  step,
  draft,
  onDraft,
  onRoles,
  onSkip,
  onRecorded,
}: {
  one: Case;
  step: Step;
  draft: StepDraft;
  onDraft: (part: Partial<StepDraft>) => void;
  onRoles: () => void;
  onSkip: () => void;
  onRecorded: (step: Step) => void;
}) {
  const words = useCaseWords();
  const { t, say } = words;
  const { record, isPending, error, reset } = useRecord(one);
  const form = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const { me } = usePlace();
  const before = one.state.steps.find(({ id }) => id === step.otherThan);
  // Whoever did the other step does not do this one: they enter what a colleague found.
  const needsWord = before !== undefined && (before.wordOf ?? before.personId) === me.personId;
  const lacksWord = needsWord && draft.wordOf === null;
  const today = useToday();
  const holder = one.holders[step.id] ?? '';
  const isEarly = today < (one.state.steps.find(({ id }) => id === step.id)?.notBefore ?? '');
  const asked = askedOf(withoutDelegation(step.requires, draft.values), draft.values).filter(
    // How it is seen before its day is asked only then.
    ({ id }) => step.notBefore === undefined || id !== 'early' || isEarly,
  );
  const log = linesOf(one, step.id, words);
  // What is not asked any more, because another answer was given, is not sent.
  const values = Object.fromEntries(
    asked.flatMap(({ id, kind }) => {
      const value = kind === 'log' ? log : draft.values[id]?.trim();
      return value === undefined || value === '' ? [] : [[id, value]];
    }),
  );
  const missing = asked.filter(({ id, needed }) => needed && values[id] === undefined).map(({ id }) => id);
  const isLineLeft = isWritten(draft.line) && asked.some(({ kind }) => kind === 'log');
  const asksForDelegation = step.requires.some(({ kind }) => kind === 'delegation');
  const delegations = useDelegationsFor(one, draft.values['decided-on'] ?? today);
  const answer = (id: string, value: string | undefined) => {
    reset();
    onDraft({ values: withAnswer(draft.values, id, value, asksForDelegation ? delegations : []) });
  };
  const submit = () => {
    setTried(true);
    const happenedAt = instantOf(draft.when);
    if (missing.length > 0 || isLineLeft || lacksWord || happenedAt === undefined || whenFault(draft.when) !== null) {
      focusWrong(document.getElementById('step-form'));
      return;
    }
    const wordOf = draft.wordOf === null || draft.wordOf === me.personId ? {} : { wordOf: draft.wordOf };
    record({ kind: 'done', step: step.id, values, ...wordOf }, { happenedAt, onDone: () => onRecorded(step) });
  };
  // A dialog that lies over the step has the keys to itself.
  useKey(
    'send',
    () => {
      if (document.querySelector('[role="dialog"]') === null) form.current?.requestSubmit();
    },
    !isPending,
  );
  return (
    <form
      id="step-form"
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <OnlyFacts one={one} values={values} />
      {one.workflow === 'post' && step.id === 'assess' && speaksOfCriticism(values) ? (
        <Notice tone="warn">
          <p>{t('casesUi.steps.criticism')}</p>
        </Notice>
      ) : null}
      {step.role === 'strategist' && holder !== '' && holder !== me.name ? (
        <Notice tone="warn">{t('casesUi.steps.otherWord', { name: holder })}</Notice>
      ) : null}
      {one.workflow === 'start' && step.id === 'search-register' ? (
        <SimilarByName name={wantedName(one)} without={one.accounts.map(({ id }) => id)} />
      ) : null}
      {one.workflow === 'start' && showsLacks.has(step.id) ? <AccountLacks one={one} /> : null}
      {one.workflow === 'start' && step.id === 'decision' ? (
        <>
          <FreezeNotice />
          <PreapprovedNotice />
        </>
      ) : null}
      {step.otherThan === undefined ? null : (
        <OtherEyes
          one={one}
          step={step}
          needsWord={needsWord}
          wordOf={draft.wordOf}
          isMissing={isTried && lacksWord}
          onWordOf={(wordOf) => {
            reset();
            onDraft({ wordOf });
          }}
          onRoles={onRoles}
        />
      )}
      {asked.map((requirement) =>
        requirement.kind === 'log' ? (
          <StepLog
            key={requirement.id}
            one={one}
            step={step}
            label={say(requirement.title)}
            isMissing={isTried && missing.includes(requirement.id)}
            isLeft={isTried && isLineLeft}
            line={draft.line}
            onLine={(line) => {
              // With a line that is noted the form begins anew.
              if (!isWritten(line)) setTried(false);
              onDraft({ line });
            }}
          />
        ) : one.workflow === 'closure' && requirement.id === 'gone-from' ? (
          <GoneFrom
            key={requirement.id}
            one={one}
            label={`${say(requirement.title)} (${t('ui.optional')})`}
            values={values}
            value={draft.values[requirement.id]}
            onChange={(value) => answer(requirement.id, value)}
          />
        ) : (
          <AnswerField
            key={requirement.id}
            one={one}
            requirement={offered(one, step, requirement)}
            value={draft.values[requirement.id]}
            decidedOn={draft.values['decided-on']}
            isMissing={isTried && missing.includes(requirement.id)}
            onChange={(value) => answer(requirement.id, value)}
          />
        ),
      )}
      <Effects one={one} step={step} values={values} />
      <WhenField
        label={t(step.startsClock === true ? 'casesUi.when.known' : 'casesUi.when.label')}
        value={draft.when}
        isTried={isTried}
        onChange={(when) => onDraft({ when })}
      />
      {error === null ? null : <Refused error={error} />}
      <div className={styles.formFoot}>
        {step.gates.length > 0 ? null : (
          <Button look="quiet" onPress={onSkip}>
            {t('casesUi.steps.skip')}
          </Button>
        )}
        <Button look="primary" type="submit" isPending={isPending} shortcut="send">
          {t('casesUi.steps.record')}
        </Button>
      </div>
    </form>
  );
}

/** A question with the answers that the case leaves to choose among. */
function offered({ workflow, state }: Case, step: Step, requirement: Requirement): Requirement {
  if (workflow !== 'post' || requirement.id !== 'action') return requirement;
  return { ...requirement, options: requirement.options.filter(({ id }) => !isTooLittle(state, step.id, id)) };
}

/** Why the step was not recorded. It may stand below what is on screen, so it is shown there and the keyboard goes to it. */
function Refused({ error }: { error: Error }) {
  const { t } = useCaseWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  return (
    <div ref={place} id="step-refused" className={styles.refused} tabIndex={-1}>
      <Notice tone="bad">{errorText(error, t)}</Notice>
    </div>
  );
}

/** What the account is to be, as the application says it in one line: name, platform, address; without one, what the case is called. */
const wantedName = ({ state, title }: Case) =>
  state.steps.find(({ id }) => id === 'application')?.values['proposed-name'] ?? title;

/** What follows in the register when the step is done as it is filled in. */
function Effects({ one, step, values }: { one: Case; step: Step; values: Readonly<Record<string, string>> }) {
  const { t } = useCaseWords();
  const effect = step.effects.find(({ when }) => when === undefined || when.is.includes(values[when.answer] ?? ''));
  if (effect === undefined) return null;
  const status = t(`terms.status.${effect.status}`);
  const accounts = one.accounts
    .filter((account) => takesFrom(effect, account.status))
    .map(({ name }) => name)
    .join(', ');
  const said =
    one.accounts.length === 0
      ? t('casesUi.steps.effectNone', { status })
      : accounts === ''
        ? t('casesUi.steps.effectNobody')
        : t('casesUi.steps.effect', { accounts, status });
  return <p className={styles.effect}>{said}</p>;
}

/** Says that a step is done, with the way back. */
export function sayDone(words: ReturnType<typeof useCaseWords>, step: Step, onUndo: () => void): void {
  tell({
    text: words.t('casesUi.steps.said', { step: words.say(step.title) }),
    undo: onUndo,
  });
}
