import type { Edition, Requirement, Step } from './engine/contract.ts';

/**
 * What a step in which somebody decides asks of the right to: when, on which delegation, and without one by which decision
 * (kommunallagen 6 kap. 37–39 §§, 7 kap. 5–6 §§: also the head of the administration decides by what the board has decided).
 */
export const rightQuestions: readonly Requirement[] = [
  {
    id: 'decided-on',
    kind: 'day',
    title: { sv: 'Beslutat den', en: 'Decided on' },
    options: [],
    needed: false,
  },
  {
    id: 'delegation',
    kind: 'delegation',
    title: { sv: 'På delegation enligt', en: 'On delegation by' },
    options: [],
    needed: false,
  },
  {
    id: 'right',
    kind: 'text',
    title: { sv: 'Utan delegation: enligt vilket beslut', en: 'Without a delegation: by which decision' },
    options: [],
    needed: false,
  },
  {
    id: 'right-on',
    kind: 'day',
    title: { sv: 'Det beslutets dag', en: 'The day of that decision' },
    options: [],
    needed: false,
  },
];

const isDecider = ({ id, kind }: Requirement) => id === 'decided-by' && kind === 'person';

/**
 * A routine as it is asked today: every step in which somebody decides has the questions of the right to, also in cases that began before them.
 * Nobody needs to give an answer to what is added here, so no case that went before is another case by it.
 */
export function asksForRight(edition: Edition): Edition {
  if (!edition.steps.some(({ requires }) => requires.some(isDecider))) return edition;
  return { ...edition, steps: edition.steps.map(withRight) };
}

function withRight(step: Step): Step {
  const decider = step.requires.find(isDecider);
  const lacks = rightQuestions.filter(({ id }) => !step.requires.some((one) => one.id === id));
  if (decider === undefined || lacks.length === 0) return step;
  const added = lacks.map((one) => ({ ...one, ...(decider.when !== undefined && { when: decider.when }) }));
  const behind = step.requires.findLastIndex(
    (one) => one === decider || rightQuestions.some(({ id }) => id === one.id),
  );
  return { ...step, requires: step.requires.toSpliced(behind + 1, 0, ...added) };
}

/** Questions as they stand by what is answered so far: on a delegation nothing else gives the right, and without one its decision is needed. */
export function withoutDelegation(
  requires: readonly Requirement[],
  values: Readonly<Record<string, string>>,
): Requirement[] {
  const isDelegated = (values['delegation'] ?? '') !== '';
  return requires.flatMap((one) => {
    if (one.id !== 'right' && one.id !== 'right-on') return [one];
    return isDelegated ? [] : [{ ...one, needed: true }];
  });
}
