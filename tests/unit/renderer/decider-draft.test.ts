import { expect, test } from 'vitest';
import { withAnswer } from '../../../renderer/src/features/cases/case/decider-draft.ts';

const holding = [
  { id: 'd1', personId: 'karin' },
  { id: 'd2', personId: 'bo' },
  { id: 'd3', personId: 'bo' },
];

test('who decides and on which delegation are chosen once', () => {
  expect(withAnswer({}, 'delegation', 'd2', holding)).toEqual({ delegation: 'd2', 'decided-by': 'bo' });
  expect(withAnswer({ text: 'x' }, 'decided-by', 'karin', holding)).toEqual({
    text: 'x',
    'decided-by': 'karin',
    delegation: 'd1',
  });
  // Of two somebody chooses; and of none there is nothing to choose.
  expect(withAnswer({}, 'decided-by', 'bo', holding)).toEqual({ 'decided-by': 'bo' });
  expect(withAnswer({}, 'decided-by', 'siv', holding)).toEqual({ 'decided-by': 'siv' });
});

test('a delegation follows the one who decides, and not a substitute who was chosen by hand', () => {
  const karins = { 'decided-by': 'karin', delegation: 'd1' };
  expect(withAnswer(karins, 'decided-by', 'siv', holding)).toEqual({ 'decided-by': 'siv' });
  expect(withAnswer(karins, 'decided-by', undefined, holding)).toEqual({});
  const substitutes = withAnswer({ 'decided-by': 'siv' }, 'delegation', 'd1', holding);
  expect(substitutes).toEqual({ 'decided-by': 'siv', delegation: 'd1' });
  expect(withAnswer(substitutes, 'decided-by', 'åsa', holding)).toEqual({ 'decided-by': 'åsa', delegation: 'd1' });
  // That there is none is a choice too.
  expect(withAnswer(karins, 'delegation', undefined, holding)).toEqual({ 'decided-by': 'karin' });
});

test('other answers change nothing beside themselves', () => {
  expect(withAnswer({ reason: 'a' }, 'reason', 'b', holding)).toEqual({ reason: 'b' });
  expect(withAnswer({ reason: 'a' }, 'reason', undefined, holding)).toEqual({});
});
