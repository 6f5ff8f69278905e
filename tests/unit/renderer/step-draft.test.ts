import { expect, test } from 'vitest';
import type { CaseState, StepState } from '../../../electron/core/cases/engine/contract.ts';
import { emptyDraft, hasUnsaved } from '../../../renderer/src/features/cases/case/step-draft.ts';

test('only what is filled in of a step that can still be done is unsaved', () => {
  const one = (standing: StepState['standing'], endedAt: string | null = null) => ({
    endedAt,
    state: { steps: [{ id: 'close', standing }] } as unknown as CaseState,
  });
  const filled = { close: { ...emptyDraft, values: { name: 'parked' } } };
  expect(hasUnsaved(one('ready'), filled)).toBe(true);
  expect(hasUnsaved(one('ready'), { close: { ...emptyDraft, line: { ...emptyDraft.line, text: 'Ringde' } } })).toBe(
    true,
  );
  expect(hasUnsaved(one('ready'), { close: emptyDraft })).toBe(false);
  expect(hasUnsaved(one('ready'), { close: { ...emptyDraft, values: { name: ' ' } } })).toBe(false);
  // The step is done, whoever heard of it first: the form that was filled in or the news of it.
  expect(hasUnsaved(one('done'), filled)).toBe(false);
  expect(hasUnsaved(one('ready', '2026-11-20T10:00:00Z'), filled)).toBe(false);
});
