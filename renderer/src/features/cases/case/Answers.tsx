import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import styles from './case.module.css';
import { useAnswers } from './use-answers.ts';

/** What a step was done with: its questions and their answers. */
export function Answers({
  one,
  step,
  values,
  inPlaceOf,
}: {
  one: Case;
  step: Step;
  values: Readonly<Record<string, string>>;
  /** Who was away, where whoever decided did so in their place. */
  inPlaceOf: string | null | undefined;
}) {
  const answers = useAnswers(one)(step, values, inPlaceOf);
  if (answers.length === 0) return null;
  return (
    <dl className={styles.answers}>
      {answers.map(({ id, question, answer }) => (
        <div key={id}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
