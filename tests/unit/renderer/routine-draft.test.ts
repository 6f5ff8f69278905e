import { describe, expect, test } from 'vitest';
import { derive, standardEdition } from '../../../electron/core/cases/engine/derive.ts';
import { providedGates } from '../../../electron/core/cases/gates.ts';
import {
  boundsOf,
  draftFrom,
  isCount,
  isChanged,
  moved,
  newId,
  routineNow,
  routineOf,
  standardOf,
} from '../../../renderer/src/features/cases/routine/draft.ts';
import { shippedWorkflows } from '../../workflows.ts';

describe.each(shippedWorkflows.map((workflow) => [workflow.id, workflow] as const))(
  'the routine of %s',
  (_, workflow) => {
    const standard = standardEdition(workflow);
    const untouched = { seen: 0, routine: null, edition: standard, standard, isOutdated: false };
    const decided = (draft: ReturnType<typeof draftFrom>) => {
      const routine = routineOf({ ...draft, source: 'Rutin 2026' }, untouched);
      const { edition, faults } = derive(workflow, routine, providedGates);
      if (edition === null) throw new Error(JSON.stringify(faults));
      return { routine, edition, seen: { ...untouched, seen: 1, routine, edition } };
    };

    test('that nobody has touched has nothing to say of its gates and its times', () => {
      expect(routineNow(draftFrom(untouched), untouched)).toMatchObject({ faults: [], early: [] });
    });

    test('that nobody has touched is the standard, step for step', () => {
      const { routine, edition } = decided(draftFrom(untouched));
      expect([routine.add, routine.change]).toEqual([[], []]);
      expect(edition.steps.map(({ after: _after, ...step }) => step)).toEqual(
        standard.steps.map(({ after: _after, ...step }) => step),
      );
    });

    test('keeps a step of its own, words, role and time, and reads as it was written', () => {
      const draft = draftFrom(untouched);
      const own = {
        id: newId(draft.steps),
        title: 'Säg till enhetens chef',
        help: '',
        role: 'manager' as const,
        due: { officeDays: 2, from: 'opened' },
        optional: true,
        gates: [],
        isOwn: true,
      };
      const [first] = draft.steps;
      if (first === undefined) throw new Error('no step');
      const steps = moved([...draft.steps, own], own.id, -1).map((step) =>
        step.id === first.id ? { ...step, title: 'Så här börjar vi', role: 'it' as const } : step,
      );
      const { edition, seen } = decided({ ...draft, steps });
      const again = draftFrom(seen);
      expect(again.steps).toEqual(steps);
      expect(again.steps.filter((step) => isChanged(standard, step)).map(({ id }) => id)).toEqual([first.id]);
      expect(edition.steps.at(-2)).toMatchObject({ id: own.id, optional: true, due: own.due, gates: [] });
      expect(edition.steps[0]).toMatchObject({ title: { sv: 'Så här börjar vi', en: 'Så här börjar vi' }, role: 'it' });
      // Decided once more from what is read, nothing is lost.
      expect(routineOf(again, seen)).toEqual({ ...seen.routine, version: 2 });
      expect(standardOf(standard, own.id)).toBeUndefined();
    });
  },
);

describe('what is said while a routine is edited', () => {
  const workflow = shippedWorkflows.find(({ id }) => id === 'start');
  if (workflow === undefined) throw new Error('start');
  const standard = standardEdition(workflow);
  const untouched = { seen: 0, routine: null, edition: standard, standard, isOutdated: false };
  const draft = draftFrom(untouched);

  test('a step that is moved past a gate is refused as it is moved, before any decision is named', () => {
    const steps = moved(draft.steps, 'set-up', -1);
    expect(routineNow({ ...draft, steps }, untouched).faults).toEqual([
      { step: 'set-up', code: 'moved-before-waited', values: { name: 'decision' } },
    ]);
  });

  test('a time that runs out before that of a step it waits for is said', () => {
    const at = (due: object) =>
      routineNow(
        {
          ...draft,
          steps: draft.steps.map((step) =>
            step.id === 'decision' ? { ...step, due: { from: 'opened', ...due } } : step,
          ),
        },
        untouched,
      ).early.map(({ step, waited }) => [step, waited.id]);
    const early = [['decision', 'review-strategist']];
    expect(at({ officeDays: 3 })).toEqual(early);
    expect(at({ hours: 100 })).toEqual(early);
    // Five office days are a week.
    expect(at({ days: 7 })).toEqual([]);
  });

  test('a number that no routine may say is none', () => {
    expect([-5, 0, 1.5, null, 401].map((count) => isCount(count, boundsOf('officeDays')))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect([0, 1].map((count) => isCount(count, boundsOf('daysBefore')))).toEqual([false, true]);
  });
});
