import { describe, expect, test } from 'vitest';
import { derive, standardEdition } from '../../../electron/core/cases/engine/derive.ts';
import { providedGates } from '../../../electron/core/cases/gates.ts';
import {
  draftFrom,
  isChanged,
  moved,
  newId,
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
