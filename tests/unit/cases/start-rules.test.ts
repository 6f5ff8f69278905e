import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf } from '../../../electron/core/cases/application/summarise-starts.ts';
import { startFault } from '../../../electron/core/cases/start-rules.ts';
import { asksForRight, rightQuestions, withoutDelegation } from '../../../electron/core/cases/right-questions.ts';
import { asksForExemption, exemptionQuestion } from '../../../electron/core/cases/exemption.ts';
import { freezeHolds } from '../../../electron/core/settings/contract.ts';
import type { Step } from '../../../electron/core/cases/engine/contract.ts';
import { shippedEditions } from '../../workflows.ts';

const anyDay = fc
  .integer({ min: 0, max: 60 })
  .map((n) => new Date(Date.UTC(2026, 10, 1 + n)).toISOString().slice(0, 10));
const freeze = { fromOn: '2026-11-10', untilOn: '2026-11-20', reason: 'Översyn' };
const none: { startFreeze: null; preapproved: never[] } = { startFreeze: null, preapproved: [] };
const official = { kind: 'official', platform: 'instagram' } as const;

test('while a freeze holds nothing gets a yes without a named decision, and a no is never stopped', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('yes', 'no', 'preapproved'),
      fc.option(fc.constantFrom('', '  ', 'Beslut 2026-11-12')),
      anyDay,
      anyDay,
      fc.option(anyDay),
      (answer, exemption, today, decidedOn, untilOn) => {
        const startFreeze = { ...freeze, untilOn };
        const preapproved = [{ kind: 'official' as const, platform: '', decision: 'Delegationsordningen' }];
        const values = { answer, 'decided-on': decidedOn, ...(exemption !== null && { exemption }) };
        const isFrozen = [today, decidedOn].some((day) => day >= freeze.fromOn && (untilOn === null || day <= untilOn));
        const isStopped = answer !== 'no' && isFrozen && (exemption ?? '').trim() === '';
        expect(startFault({ startFreeze, preapproved }, values, [official], today)).toBe(
          isStopped ? 'start-frozen' : null,
        );
      },
    ),
    { numRuns: 400, seed: 7 },
  );
  expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((day) => freezeHolds(freeze, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a kind is approved beforehand only where every account of the case is of it', () => {
  const preapproved = [{ kind: 'official' as const, platform: 'instagram', decision: 'Beslut' }];
  const fault = (
    accounts: Parameters<typeof startFault>[2],
    rules = { ...none, preapproved },
    preapproval = 'Beslut',
  ) => startFault(rules, { answer: 'preapproved', preapproval, 'decided-on': '2026-11-20' }, accounts, '2026-11-20');
  expect(fault([official])).toBeNull();
  // By a decision that is registered, and not by any words.
  expect(fault([official], { ...none, preapproved }, 'Chefen sa ja')).toBe('start-not-preapproved');
  expect(fault([])).toBe('start-not-preapproved');
  expect(fault([official, { kind: 'official', platform: 'tiktok' }])).toBe('start-not-preapproved');
  expect(fault([{ kind: 'project', platform: 'instagram' }])).toBe('start-not-preapproved');
  expect(fault([official], { ...none, preapproved: [] as never })).toBe('start-not-preapproved');
});

test('the median is the middle, and nothing of too few', () => {
  expect(medianOf([9, 1], 3)).toBeNull();
  expect(medianOf([], 0)).toBeNull();
  expect(medianOf([30, 2, 7], 3)).toBe(7);
  expect(medianOf([1, 10, 4, 8], 3)).toBe(6);
});

test('a start routine from before the question has it all the same; one that has it, and every other workflow, is as it was', () => {
  const [start, closure] = ['start', 'closure'].map((of) => shippedEditions.find(({ id }) => id === of));
  if (start === undefined || closure === undefined) expect.fail();
  const asked = ({ steps }: typeof start) => steps.find(({ id }) => id === 'decision')?.requires ?? [];
  // What the standard asks is what is asked of the older ones.
  expect(asked(start).find(({ id }) => id === 'exemption')).toEqual(exemptionQuestion);
  expect(asksForExemption(start)).toEqual(start);
  expect(asksForExemption(closure)).toBe(closure);
  const before = {
    ...start,
    version: 2,
    steps: start.steps.map((step) => ({
      ...step,
      requires: step.requires
        .filter(({ id }) => id !== 'exemption' && id !== 'preapproval')
        .map((one) => ({ ...one, options: one.options.filter(({ id }) => id !== 'preapproved') })),
    })),
  };
  const now = asksForExemption(before);
  expect(asked(now).at(-1)).toEqual({ ...exemptionQuestion, when: { answer: 'answer', is: ['yes'] } });
  expect({ ...now, steps: now.steps.filter(({ id }) => id !== 'decision') }).toEqual({
    ...before,
    steps: before.steps.filter(({ id }) => id !== 'decision'),
  });
});

test('every step in which somebody decides asks for the right to, also in a routine from before; the standard has the same questions', () => {
  const ids = rightQuestions.map(({ id }) => id);
  const isDecided = ({ requires }: Step) => requires.some(({ id, kind }) => id === 'decided-by' && kind === 'person');
  for (const edition of shippedEditions) {
    expect(asksForRight(edition)).toEqual(edition);
    const before = {
      ...edition,
      steps: edition.steps.map((step) =>
        isDecided(step) ? { ...step, requires: step.requires.filter(({ id }) => !ids.includes(id)) } : step,
      ),
    };
    for (const step of asksForRight(before).steps.filter(isDecided)) {
      const { when } = step.requires.find(({ id }) => id === 'decided-by') ?? {};
      const now = edition.steps.find(({ id }) => id === step.id)?.requires ?? [];
      for (const question of rightQuestions) {
        expect(step.requires).toContainEqual({ ...question, ...(when !== undefined && { when }) });
        expect(now.find(({ id }) => id === question.id)?.title).toEqual(question.title);
      }
    }
  }
});

test('a decision names a delegation, or the decision that gave the right', () => {
  const asked = (values: Record<string, string>) =>
    withoutDelegation(rightQuestions, values).map(({ id, needed }) => [id, needed]);
  expect(asked({})).toContainEqual(['right', true]);
  expect(asked({ delegation: 'x' }).map(([id]) => id)).toEqual(['decided-on', 'delegation']);
});
