import type { Case } from '#core/cases/contract.ts';
import type { When } from '../when.ts';
import { isWritten, type LineDraft, noLine } from './log-lines.ts';

/** What has been filled in of a step and not recorded. */
export interface StepDraft {
  values: Record<string, string>;
  /** Whose word it is, where a colleague’s is entered. */
  wordOf: string | null;
  when: When;
  /** The next line of the step's log. */
  line: LineDraft;
}
export const emptyDraft: StepDraft = { values: {}, wordOf: null, when: 'now', line: noLine };

const isFilledIn = ({ values, wordOf, line }: StepDraft): boolean =>
  wordOf !== null || Object.values(values).some((value) => value.trim() !== '') || isWritten(line);

/**
 * Whether there is something to lose: filled in, of a step that can still be done. What is left of a step that is settled, or of a case that
 * has ended, is recorded or of no use, whoever's answer came first.
 */
export function hasUnsaved(
  { endedAt, state }: Pick<Case, 'endedAt' | 'state'>,
  drafts: Readonly<Record<string, StepDraft>>,
): boolean {
  return (
    endedAt === null &&
    state.steps.some(({ id, standing }) => {
      const draft = drafts[id];
      return standing === 'ready' && draft !== undefined && isFilledIn(draft);
    })
  );
}
