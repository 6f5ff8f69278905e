import { Check, Circle, CircleDashed, CircleSlash, type LucideIcon, Minus } from 'lucide-react';
import type { Case } from '#core/cases/contract.ts';
import type { StepState } from '#core/cases/engine/contract.ts';
import { useToday } from '../../accounts/account/use-today.ts';
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
  const today = useToday();
  return (
    <ol className={styles.steps} aria-label={t('casesUi.steps.title')}>
      {steps.map(({ step, state }) => {
        const { standing } = state;
        const Icon = icons[standing];
        const isOpen = (standing === 'ready' || standing === 'waiting') && one.endedAt === null;
        const isShut = step.gates.some((gate) => one.gates[gate] !== true);
        const isLate = isOpen && state.dueOn !== null && state.dueOn < today;
        const notes = [
          isOpen
            ? one.holders[step.id] || `${t(`cases.role.${step.role}`)}, ${t('casesUi.steps.nobody')}`
            : standing === 'not-needed'
              ? t('cases.standing.not-needed')
              : one.names[state.personId ?? ''],
          isOpen && state.dueOn !== null
            ? isLate
              ? t('casesUi.steps.overdue', { day: due(state) })
              : t('casesUi.steps.due', { day: due(state) })
            : state.at === null
              ? null
              : format.dayAndClock(state.at),
          ...(isOpen && step.optional ? [t('casesUi.steps.optional')] : []),
        ].filter(Boolean);
        return (
          <li key={step.id}>
            <button
              type="button"
              className={styles.step}
              data-standing={standing}
              data-late={isLate || undefined}
              {...(step.id === current && { 'aria-current': 'step' as const })}
              onClick={() => onChoose(step.id)}
            >
              <Icon aria-hidden />
              <span>
                <b>
                  {say(step.title)}
                  <span className="visually-hidden">, {t(`cases.standing.${standing}`)}</span>
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
