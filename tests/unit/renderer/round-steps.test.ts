import { expect, test } from 'vitest';
import type { OpenRound, QueueItem } from '../../../electron/core/rounds/contract.ts';
import {
  isElsewhere,
  nextWaiting,
  stepFrom,
  stepsOf,
  unfinishedLook,
} from '../../../renderer/src/features/rounds/round/steps.ts';

const item = (accountId: string, isDone = false) =>
  ({ accountId, look: isDone ? { id: 'look' } : null }) as unknown as QueueItem;

function round(items: QueueItem[], queue: OpenRound['queue']): Pick<OpenRound, 'items' | 'queue' | 'places'> {
  return { items, queue, places: [{ id: 'inbox', name: 'Metas inkorg', kind: 'inbox', url: '', note: '' }] };
}

const whole = round(
  [item('a'), item('b'), item('c', true), item('d')],
  [
    { placeId: null, accountIds: ['a'] },
    { placeId: 'inbox', accountIds: ['b', 'c'] },
    { placeId: null, accountIds: ['d'] },
  ],
);

test('a tittställe is one step for all of its accounts, and waits for those without a look', () => {
  const steps = stepsOf(whole, new Set());
  expect(steps.map(({ key }) => key)).toEqual(['a', 'inbox', 'd']);
  expect(steps[1]?.items.map(({ accountId }) => accountId)).toEqual(['b', 'c']);
  expect(steps[1]?.waiting.map(({ accountId }) => accountId)).toEqual(['b']);
});

test('an account taken apart has a step of its own after its tittställe, which is gone when it was the last', () => {
  expect(stepsOf(whole, new Set(['b'])).map(({ key }) => key)).toEqual(['a', 'inbox', 'b', 'd']);
  expect(stepsOf(whole, new Set(['b', 'c'])).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
});

test('a tittställe that is no longer known leaves its accounts one by one', () => {
  const unknown = round([item('a'), item('b')], [{ placeId: 'gone', accountIds: ['a', 'b'] }]);
  expect(stepsOf(unknown, new Set()).map(({ key, place }) => [key, place])).toEqual([
    ['a', null],
    ['b', null],
  ]);
});

test('the next that waits goes round to the first, never to the one just done, and is none when all are done', () => {
  const steps = stepsOf(whole, new Set());
  expect(nextWaiting(steps, 'a')).toBe('inbox');
  expect(nextWaiting(steps, 'd')).toBe('a');
  const last = stepsOf(round([item('a', true), item('b')], [{ placeId: null, accountIds: ['a', 'b'] }]), new Set());
  expect(nextWaiting(last, 'b')).toBeNull();
  expect(nextWaiting([], null)).toBeNull();
});

test('the next is one that no other window has open, as long as there is one', () => {
  const elsewhere = (accountId: string) =>
    ({ accountId, look: null, claim: { isHere: false } }) as unknown as QueueItem;
  const queue = [{ placeId: null, accountIds: ['a', 'b', 'c'] }];
  const steps = stepsOf(round([item('a'), elsewhere('b'), item('c')], queue), new Set());
  expect(nextWaiting(steps, 'a')).toBe('c');
  expect(nextWaiting(steps, 'c')).toBe('a');
  expect(nextWaiting(stepsOf(round([elsewhere('a'), elsewhere('b')], queue), new Set()), null)).toBe('a');
});

test('a look that left something to do is gone on from; a finished one is not', () => {
  const looked = (accountId: string, outcome: string) =>
    ({ accountId, look: { id: `look-${accountId}`, outcome } }) as unknown as QueueItem;
  const step = stepsOf(
    round([looked('b', 'answered'), looked('c', 'needs-login')], [{ placeId: 'inbox', accountIds: ['b', 'c'] }]),
    new Set(),
  )[0];
  if (step === undefined) throw new Error('no step');
  expect(unfinishedLook(step)?.id).toBe('look-c');
  expect(unfinishedLook({ ...step, items: step.items.slice(0, 1) })).toBeNull();
});

test('after an account that was taken out of its tittställe comes the tittställe, as long as something waits there', () => {
  const at = (accountId: string, isDone = false) => ({ ...item(accountId, isDone), placeId: 'inbox' });
  const queue = [
    { placeId: 'inbox', accountIds: ['b', 'c'] },
    { placeId: null, accountIds: ['d'] },
  ];
  const steps = stepsOf(round([at('b'), at('c'), item('d')], queue), new Set(['c']));
  expect(steps.map(({ key }) => key)).toEqual(['inbox', 'c', 'd']);
  expect(nextWaiting(steps, 'c')).toBe('inbox');
  // The inbox itself is gone on from as every step is.
  expect(nextWaiting(steps, 'inbox')).toBe('c');
  expect(nextWaiting(stepsOf(round([at('b', true), at('c'), item('d')], queue), new Set(['c'])), 'c')).toBe('d');
});

test('a step that another window has open altogether is elsewhere', () => {
  const elsewhere = { accountId: 'b', look: null, claim: { isHere: false } } as unknown as QueueItem;
  const [step] = stepsOf(round([elsewhere], [{ placeId: null, accountIds: ['b'] }]), new Set());
  const [free] = stepsOf(round([item('a')], [{ placeId: null, accountIds: ['a'] }]), new Set());
  expect([step, free].map((each) => each !== undefined && isElsewhere(each))).toEqual([true, false]);
});

test('moving stops at both ends', () => {
  const steps = stepsOf(whole, new Set());
  expect(stepFrom(steps, 'a', -1)).toBe('a');
  expect(stepFrom(steps, 'a', 1)).toBe('inbox');
  expect(stepFrom(steps, 'inbox', 1e6)).toBe('d');
  expect(stepFrom([], null, 1)).toBeNull();
});

test('an account that nothing happened to keeps its step, whatever happened to the others', () => {
  const before = stepsOf(whole, new Set());
  const after = stepsOf({ ...whole, items: [item('a', true), ...whole.items.slice(1)] }, new Set());
  expect(after[0]).not.toBe(before[0]);
  expect(after[2]).toBe(before[2]);
});
