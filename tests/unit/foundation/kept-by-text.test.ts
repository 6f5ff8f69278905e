import { expect, test, vi } from 'vitest';
import { keptByText } from '../../../electron/core/foundation/kept-by-text.ts';

test('a text is read once, another one by itself, and what throws is asked again', () => {
  const read = vi.fn<(text: string) => { a: number }>((text) => JSON.parse(text) as { a: number });
  const kept = keptByText(read);
  expect(kept('{"a":1}')).toBe(kept(['{"a"', ':1}'].join('')));
  expect(kept('{"a":2}')).toEqual({ a: 2 });
  expect(read).toHaveBeenCalledTimes(2);
  for (let time = 0; time < 2; time += 1) expect(() => kept('{')).toThrow(SyntaxError);
  expect(read).toHaveBeenCalledTimes(4);
});

test('no more texts are kept than our own files are', () => {
  const read = vi.fn<(text: string) => number>((text) => text.length);
  const kept = keptByText(read);
  for (let n = 0; n < 31; n += 1) kept(`text ${n}`);
  kept('text 30');
  expect(read).toHaveBeenCalledTimes(31);
  kept('text 0');
  expect(read).toHaveBeenCalledTimes(32);
});
