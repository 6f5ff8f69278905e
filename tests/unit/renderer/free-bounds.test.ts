import { expect, test } from 'vitest';
import { freeBounds } from '../../../renderer/src/features/views/free-bounds.ts';

const pane = { left: 300.4, top: 100.2, right: 1100, bottom: 700.9 };
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

test('the page lies in its pane, in whole pixels and never over its edge', () => {
  expect(freeBounds(pane, [], [])).toEqual({ x: 301, y: 101, width: 799, height: 599 });
});

test('a dialog or a menu over it covers it; one beside it does not', () => {
  expect(freeBounds(pane, [box(0, 0, 1280, 800)], [])).toBe('covered');
  expect(freeBounds(pane, [box(1000, 40, 1200, 140)], [])).toBe('covered');
  expect(freeBounds(pane, [box(0, 40, 300, 700)], [])).toMatchObject({ width: 799 });
});

test('a message at its lower edge shortens it, so that both can be read', () => {
  expect(freeBounds(pane, [], [box(800, 640, 1256, 690)])).toEqual({ x: 301, y: 101, width: 799, height: 531 });
  expect(freeBounds(pane, [], [box(0, 640, 200, 690)])).toMatchObject({ height: 599 });
});

test('a pane that is too small shows no page', () => {
  expect(freeBounds(box(300, 100, 420, 700), [], [])).toBe('small');
  expect(freeBounds(pane, [], [box(800, 180, 1256, 690)])).toBe('small');
  expect(freeBounds(box(0, 0, 0, 0), [], [])).toBe('small');
});
