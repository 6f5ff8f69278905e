import { type Edition, hole, type Requirement, type Step } from './contract.ts';
import type { CheckCode, CheckFault } from './faults.ts';
import { answerNamed, isGuarded, stepsBefore } from './structure.ts';

type Say = (code: CheckCode, values?: CheckFault['values']) => void;

/** Everything that is wrong with how a workflow hangs together; `provided` are the gates that the app can answer. */
export function faultsOfEdition(edition: Edition, provided: ReadonlySet<string>): CheckFault[] {
  const faults: CheckFault[] = [];
  const inStep =
    (step: string | null): Say =>
    (code, values = {}) =>
      void faults.push({ step, code, values });
  const { steps, gates, outcomes } = edition;
  const inFile = inStep(null);
  for (const id of repeated(steps)) inStep(id)('duplicate', { name: id });
  for (const id of [...repeated(gates), ...repeated(outcomes)]) inFile('duplicate', { name: id });
  for (const { id } of gates) if (!provided.has(id)) inFile('gate-not-provided', { name: id });
  // Without these the rest would be told of the wrong things.
  if (faults.length > 0) return faults;
  const circle = steps.find(({ id }) => stepsBefore(steps, id).has(id));
  if (circle !== undefined) {
    const inCircle = steps.filter(({ id }) => stepsBefore(steps, id).has(id)).map(({ id }) => id);
    inStep(circle.id)('circle', { steps: inCircle.join(', ') });
  }
  const places = new Map(steps.map(({ id }, place) => [id, place]));
  const gateIds = new Set(gates.map(({ id }) => id));
  steps.forEach((step, place) => {
    const say = inStep(step.id);
    for (const id of step.after) {
      const other = places.get(id);
      if (other === undefined) say('unknown-step', { name: id });
      else if (other >= place && circle === undefined) say('order', { name: id });
    }
    for (const id of step.gates) if (!gateIds.has(id)) say('unknown-gate', { name: id });
    if (step.gates.length > 0 && step.optional) say('gate-on-optional');
    if (step.gates.length > 0 && step.when !== undefined) say('gate-on-condition');
    if (step.otherThan !== undefined && !step.after.includes(step.otherThan))
      say('other-than-not-before', { name: step.otherThan });
    checkCondition(edition, step.when, place, places, say);
    for (const { when, due } of step.urgent ?? []) {
      // Where a routine puts the answer after the step, the step's own time counts.
      checkCondition(edition, when, steps.length, places, say);
      checkDue(steps, { ...step, due }, say);
    }
    checkAnswers(step, say);
    checkProposals(edition, step, say);
    checkEffects(step, say);
    checkDue(steps, step, say);
    checkNotBefore(steps, step, say);
  });
  for (const { gates: own } of outcomes)
    for (const id of own) if (!gateIds.has(id)) inFile('unknown-gate', { name: id });
  for (const outcome of outcomes)
    for (const id of outcome.after)
      if (!places.has(id)) inFile('unknown-step', { name: id });
      else if (outcome.stops && isGuarded(steps, id)) inFile('stop-behind-gate', { outcome: outcome.id, name: id });
  if (outcomes.every(({ stops }) => stops)) inFile('no-way-out');
  return faults;
}

function repeated(named: ReadonlyArray<{ id: string }>): string[] {
  const ids = named.map(({ id }) => id);
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}

function checkCondition(
  { steps }: Edition,
  when: Step['when'],
  place: number,
  places: ReadonlyMap<string, number>,
  say: Say,
): void {
  if (when === undefined) return;
  const named = answerNamed(steps, when.answer);
  if (named === undefined) return say('unknown-answer', { name: when.answer });
  if ((places.get(named.step.id) ?? 0) >= place) say('answer-of-later-step', { name: when.answer });
  checkOptions(named.requirement, when.answer, when.is, say);
}

function checkOptions(choice: Requirement, name: string, is: readonly string[], say: Say): void {
  if (choice.kind !== 'choice') return say('not-a-choice', { name });
  for (const id of is)
    if (!choice.options.some((option) => option.id === id)) say('not-an-option', { name, option: id });
}

function checkAnswers(step: Step, say: Say): void {
  for (const id of repeated(step.requires)) say('duplicate', { name: id });
  for (const { id, kind, options, when, orWhen, looks } of step.requires) {
    if ((kind === 'choice') !== options.length > 0) say('choice-without-options', { name: id });
    for (const option of repeated(options)) say('duplicate', { name: option });
    if (looks !== undefined && kind !== 'text') say('looks-of-no-text', { name: id });
    for (const condition of [when, orWhen]) {
      if (condition === undefined) continue;
      const choice = step.requires.find((one) => one.id === condition.answer && one.id !== id);
      if (choice === undefined) say('unknown-answer', { name: condition.answer });
      else checkOptions(choice, condition.answer, condition.is, say);
    }
  }
}

/** A proposed text names only questions that there are; one that is not answered yet stays as it is named. */
function checkProposals({ steps }: Edition, { requires }: Step, say: Say): void {
  for (const { proposal } of requires)
    for (const [, stepId = '', id = ''] of `${proposal?.sv ?? ''} ${proposal?.en ?? ''}`.matchAll(hole))
      if (answerNamed(steps, `${stepId}.${id}`) === undefined) say('unknown-answer', { name: `${stepId}.${id}` });
}

function checkEffects({ effects, requires }: Step, say: Say): void {
  for (const { on, when } of effects) {
    if (on !== undefined) {
      const day = requires.find(({ id }) => id === on);
      if (day === undefined) say('unknown-answer', { name: on });
      else if (day.kind !== 'day') say('not-a-day', { name: on });
    }
    if (when === undefined) continue;
    const choice = requires.find(({ id }) => id === when.answer);
    if (choice === undefined) say('unknown-answer', { name: when.answer });
    else checkOptions(choice, when.answer, when.is, say);
  }
}

function checkDue(steps: Edition['steps'], { id: own, due }: Step, say: Say): void {
  if (due === undefined || due.from === 'opened') return;
  const { from } = due;
  if (from.split('.')[0] === own) return say('due-from-itself');
  if (!from.includes('.')) {
    if (!steps.some(({ id }) => id === from)) say('unknown-step', { name: from });
    return;
  }
  checkDay(steps, from, say);
  if (due.hours !== undefined && answerNamed(steps, from) !== undefined) say('hours-from-day', { name: from });
}

function checkNotBefore(steps: Edition['steps'], { id: own, notBefore }: Step, say: Say): void {
  if (notBefore === undefined) return;
  if (notBefore.split('.')[0] === own) return say('due-from-itself');
  checkDay(steps, notBefore, say);
}

/** What times count from is a day that somebody answers with. */
function checkDay(steps: Edition['steps'], name: string, say: Say): void {
  const named = answerNamed(steps, name);
  if (named === undefined) return say('unknown-answer', { name });
  if (named.requirement.kind !== 'day') say('not-a-day', { name });
}
