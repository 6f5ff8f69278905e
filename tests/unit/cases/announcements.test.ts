import { expect, test } from 'vitest';
import { isAnnounced } from '../../../electron/core/cases/announcements.ts';
import { stateOf } from '../../../electron/core/cases/engine/state.ts';
import { shippedEditions } from '../../workflows.ts';

test('an announcement that a routine times by something else than the last day is still to be made', () => {
  const closure = shippedEditions.find(({ id }) => id === 'closure');
  if (closure === undefined) throw new Error('closure');
  const retimed = {
    ...closure,
    steps: closure.steps.map((step) =>
      step.id.startsWith('notice-') ? { ...step, due: { officeDays: 2, from: 'decision' } } : step,
    ),
  };
  for (const edition of [closure, retimed])
    expect(isAnnounced({ edition, state: stateOf(edition, []), events: [] })).toBe(false);
});
