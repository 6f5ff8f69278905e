import { z } from 'zod';

/** What can be wrong with a workflow file or a local routine. */
export const CheckCode = z.enum([
  'too-large',
  'not-yaml',
  'no-mapping',
  'alias',
  'tag',
  'too-deep',
  'unknown-key',
  'missing',
  'wrong',
  'too-long',
  'due-one-unit',
  'duplicate',
  'unknown-step',
  'unknown-gate',
  'gate-not-provided',
  'unknown-answer',
  'answer-of-later-step',
  'not-a-choice',
  'not-an-option',
  'not-a-day',
  'hours-from-day',
  'choice-without-options',
  'circle',
  'order',
  'gate-on-optional',
  'gate-on-condition',
  'other-than-not-before',
  'stop-behind-gate',
  'no-way-out',
  'file-name',
  'base-unknown',
  'base-version',
  'order-not-all',
  'moved-before-gate',
  'moved-before-waited',
  'due-from-itself',
  'ground-needed',
]);
export type CheckCode = z.infer<typeof CheckCode>;

/** One thing that is wrong, and in which step; none where it is the file as a whole. */
export interface CheckFault {
  step: string | null;
  code: CheckCode;
  values: Readonly<Record<string, string | number>>;
}
