import type { RoutineSeen } from '#core/cases/contract.ts';
import { type Due, type Edition, Routine, type Step, type StepRole } from '#core/cases/engine/contract.ts';
import { derive } from '#core/cases/engine/derive.ts';
import { dueBeforeWaited } from '#core/cases/engine/due-order.ts';
import { providedGates } from '#core/cases/gates.ts';

/** A step of the routine as it is being edited; words are the Swedish ones. */
export interface DraftStep {
  id: string;
  title: string;
  help: string;
  role: StepRole;
  due: Due | null;
  optional: boolean;
  gates: readonly string[];
  /** The administration's own: not in the standard. */
  isOwn: boolean;
}

export interface RoutineDraft {
  steps: DraftStep[];
  source: string;
}

type Added = Routine['add'][number];

const draftOf = (step: Step, isOwn: boolean): DraftStep => ({
  id: step.id,
  title: step.title.sv,
  help: step.help?.sv ?? '',
  role: step.role,
  due: step.due ?? null,
  optional: step.optional,
  gates: step.gates,
  isOwn,
});

/** The routine to edit: the steps in the administration's order; what a newer standard has added comes where it stands there. */
export function draftFrom({ edition, standard, routine }: RoutineSeen): RoutineDraft {
  const ids = new Set(standard.steps.map(({ id }) => id));
  const steps = edition.steps
    .filter(({ id }) => ids.has(id) || routine?.add.some((own) => own.id === id) === true)
    .map((step) => draftOf(step, !ids.has(step.id)));
  standard.steps.forEach((step, place) => {
    if (steps.some(({ id }) => id === step.id)) return;
    const before = standard.steps[place - 1]?.id;
    steps.splice(steps.findIndex(({ id }) => id === before) + 1, 0, draftOf(step, false));
  });
  return { steps, source: routine?.source ?? '' };
}

/** The step of the standard that a step changes. */
export const standardOf = (standard: Edition, id: string): DraftStep | undefined => {
  const step = standard.steps.find((one) => one.id === id);
  return step === undefined ? undefined : draftOf(step, false);
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a step of the standard says something else here. */
export function isChanged(standard: Edition, step: DraftStep): boolean {
  const before = standardOf(standard, step.id);
  return before !== undefined && !isSame({ ...before, gates: [] }, { ...step, gates: [] });
}

/** The routine as the core takes it: what is added, what is changed, and the order. */
export function routineOf({ steps, source }: RoutineDraft, { standard, routine }: RoutineSeen): Routine {
  return {
    base: { id: standard.id, version: standard.version },
    version: (routine?.version ?? 0) + 1,
    source: source.trim(),
    add: steps.flatMap((step, place) => (step.isOwn ? [added(step, steps, place, routine)] : [])),
    change: steps.flatMap((step) => (isChanged(standard, step) ? [changeOf(step, standard)] : [])),
    order: steps.map(({ id }) => id),
  };
}

function added(step: DraftStep, steps: readonly DraftStep[], place: number, routine: Routine | null): Added {
  const known = routine?.add.find(({ id }) => id === step.id);
  const behind = steps[place - 1]?.id ?? null;
  const earlier = new Set(steps.slice(0, place).map(({ id }) => id));
  // A new step waits for the one it stands after; one that is moved no longer waits for what comes later.
  const after = (known?.after ?? (behind === null ? [] : [behind])).filter((id) => earlier.has(id));
  return {
    id: step.id,
    title: textOf(step.title, known?.title),
    ...(step.help !== '' && { help: textOf(step.help, known?.help) }),
    role: step.role,
    ...(step.due !== null && { due: step.due }),
    after,
    gates: [],
    requires: known?.requires ?? [],
    effects: [],
    perAccount: known?.perAccount ?? false,
    optional: step.optional,
    ...(known?.when !== undefined && { when: known.when }),
    ...(known?.otherThan !== undefined && { otherThan: known.otherThan }),
    behind,
    before: known?.before.filter((id) => !earlier.has(id)) ?? [],
  };
}

/** Swedish is what is edited; the English of words that stand as they were stays. */
const textOf = (sv: string, known: { sv: string; en: string } | undefined) => ({
  sv,
  en: known?.sv === sv ? known.en : sv,
});

function changeOf(step: DraftStep, standard: Edition): Routine['change'][number] {
  const before = standard.steps.find(({ id }) => id === step.id);
  const was = standardOf(standard, step.id);
  return {
    step: step.id,
    ...(step.title !== was?.title && { title: textOf(step.title, before?.title) }),
    ...(step.help !== was?.help && step.help !== '' && { help: textOf(step.help, before?.help) }),
    ...(step.role !== was?.role && { role: step.role }),
    ...(!isSame(step.due, was?.due) && { due: step.due }),
  };
}

/** A name for a new step that no other step has: `own-1`, `own-2` … */
export function newId(steps: readonly DraftStep[]): string {
  let number = 1;
  while (steps.some(({ id }) => id === `own-${number}`)) number += 1;
  return `own-${number}`;
}

/** The steps with one moved a place up (−1) or down (1). */
export function moved(steps: readonly DraftStep[], id: string, by: number): DraftStep[] {
  const from = steps.findIndex((step) => step.id === id);
  const to = from + by;
  const one = steps[from];
  if (one === undefined || to < 0 || to >= steps.length) return [...steps];
  return steps.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** What the core would refuse of a routine as it is being edited, and what a person should know of its times, as they edit it. */
export function routineNow(
  draft: RoutineDraft,
  seen: RoutineSeen,
): { routine: Routine; faults: ReturnType<typeof derive>['faults']; early: ReturnType<typeof dueBeforeWaited> } {
  // Which decision it follows is asked for when it is saved.
  const routine = routineOf({ ...draft, source: draft.source.trim() || '–' }, seen);
  // A text that is too long for a routine is told when it is saved.
  if (!Routine.safeParse(routine).success) return { routine, faults: [], early: [] };
  const { edition, faults } = derive(seen.standard, routine, providedGates);
  return { routine, faults, early: edition === null ? [] : dueBeforeWaited(edition) };
}

/** The ways to say a time in the dialog; before a day is a number of days of its own. */
export const units = ['none', 'officeDays', 'days', 'daysBefore', 'hours'] as const;
export type Unit = (typeof units)[number];

export const unitOf = (due: Due | null): Unit =>
  due === null
    ? 'none'
    : due.hours !== undefined
      ? 'hours'
      : due.officeDays !== undefined
        ? 'officeDays'
        : (due.days ?? 0) < 0
          ? 'daysBefore'
          : 'days';

/** How many of a unit a routine may say (`Due`). */
export const boundsOf = (unit: Unit): { min: number; max: number } => ({
  min: unit === 'daysBefore' || unit === 'hours' ? 1 : 0,
  max: unit === 'hours' ? 2400 : 400,
});

/** Whether a number is one that a routine may say. */
export const isCount = (count: number | null, { min, max }: { min: number; max: number }): boolean =>
  count !== null && Number.isInteger(count) && count >= min && count <= max;
