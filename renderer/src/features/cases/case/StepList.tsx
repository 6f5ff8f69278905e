import { Check, Circle, CircleDashed, CircleSlash, type LucideIcon, Minus } from 'lucide-react';
import { shownStanding } from '#core/cases/shown-standing.ts';
import type { Case } from '#core/cases/contract.ts';
import type { StepState } from '#core/cases/engine/contract.ts';
import { isWaitedFor, stepsAtRest } from '#core/cases/at-rest.ts';
import { settledBy } from '#core/cases/event-words.ts';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';
import type { SeenStep } from './current-step.ts';

const icons: Record<StepState['standing'], LucideIcon> = {
  waiting: CircleDashed,
  ready: Circle,
  done: Check,
  skipped: CircleSlash,
  'not-needed': Minus,
};

/** Every step of the case with who has it and when it is due; the one that is worked on is marked. */
export function StepList({
  one,
  steps,
  current,
  onChoose,
}: {
  one: Case;
  steps: readonly SeenStep[];
  current: string | null;
  onChoose: (step: string) => void;
}) {
  const { t, say, due, format } = useCaseWords();
  const atRest = stepsAtRest(one.edition, one.state);
  return (
    <ol className={styles.steps} aria-label={t('casesUi.steps.title')}>
      {steps.map(({ step, state }) => {
        const { standing } = state;
        const isLeft = standing === 'ready' || standing === 'waiting';
        const isOpen = isLeft && one.endedAt === null;
        const rests = isOpen && atRest.has(step.id);
        // A case that has ended does nothing more.
        const Icon = icons[isLeft && !isOpen ? 'not-needed' : rests ? 'waiting' : standing];
        const isShut = step.gates.some((gate) => one.gates[gate] !== true);
        const isLate = one.late.includes(step.id);
        const notes = [
          rests
            ? t('cases.standing.at-rest')
            : isOpen
              ? one.holders[step.id] || `${t(`cases.role.${step.role}`)}, ${t('casesUi.steps.nobody')}`
              : isLeft
                ? t('cases.standing.not-done')
                : standing === 'not-needed'
                  ? t('cases.standing.not-needed')
                  : settledBy(one, state, t),
          isOpen && !rests && state.dueOn !== null
            ? isLate
              ? t('casesUi.steps.overdue', { day: due(state, true) })
              : t('casesUi.steps.due', { day: due(state, true) })
            : state.at === null
              ? null
              : format.dayAndClock(state.at),
          ...(isOpen && !rests && !isWaitedFor(one.edition, one.state, step) ? [t('casesUi.steps.optional')] : []),
        ].filter(Boolean);
        return (
          <li key={step.id}>
            <button
              type="button"
              className={styles.step}
              data-standing={isLeft && !isOpen ? 'not-needed' : rests ? 'waiting' : standing}
              data-late={isLate || undefined}
              {...(step.id === current && { 'aria-current': 'step' as const })}
              onClick={() => onChoose(step.id)}
            >
              <Icon aria-hidden />
              <span>
                <b>
                  {say(step.title)}
                  <span className="visually-hidden">
                    , {t(`cases.standing.${shownStanding(state, one.state, rests)}`)}
                  </span>
                </b>
                <small>{notes.join(' · ')}</small>
                {isOpen && step.gates.length > 0 ? (
                  <small className={styles.gateMark} data-shut={isShut || undefined}>
                    {t('casesUi.steps.gate')}: {t(isShut ? 'casesUi.print.shut' : 'casesUi.print.open')}
                  </small>
                ) : null}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
