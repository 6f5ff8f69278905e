import { expect, test } from 'vitest';
import {
  clashOf,
  comboFrom,
  comboOf,
  isOwn,
  isPressed,
  isSingle,
  keyNames,
  shownAs,
} from '../../../renderer/src/app/key-table.ts';

const press = (key: string, held: { ctrl?: boolean; alt?: boolean; shift?: boolean } = {}) => ({
  key,
  ctrlKey: held.ctrl === true,
  metaKey: false,
  altKey: held.alt === true,
  shiftKey: held.shift === true,
});

test('no two keys that are heard together are the same', () => {
  expect(keyNames.flatMap((name) => clashOf(name, comboOf(name, {}), {}) ?? [])).toEqual([]);
  expect(clashOf('nothingNew', '2', {})).toBe('answered');
  expect(clashOf('nothingNew', '2', { answered: 'alt+2' })).toBeNull();
  expect(clashOf('nothingNew', '?', {})).toBe('keys');
  // Heard in different places.
  expect(clashOf('nothingNew', 'v', {})).toBeNull();
});

test('a key is heard as it was chosen, with what it takes on a keyboard', () => {
  expect(isPressed('1', press('1'))).toBe(true);
  expect(isPressed('1', press('1', { alt: true }))).toBe(false);
  expect(isPressed('z', press('Z', { shift: true }))).toBe(false);
  expect(isPressed('shift+z', press('Z', { shift: true }))).toBe(true);
  expect(isPressed('shift+z', press('z'))).toBe(false);
  // Caps Lock is no Shift, and a sign may need Shift.
  expect(isPressed('r', press('R'))).toBe(true);
  expect(isPressed('/', press('/', { shift: true }))).toBe(true);
  expect(isPressed('ctrl+k', press('k', { ctrl: true }))).toBe(true);
  for (const event of [press('å'), press('7'), press('Q', { shift: true }), press('+', { alt: true, shift: true })]) {
    const combo = comboFrom(event) ?? '';
    expect(isPressed(combo, event)).toBe(true);
  }
  for (const event of [press('Enter'), press(' '), press('ArrowDown'), press('k', { ctrl: true }), press('Shift')])
    expect(comboFrom(event)).toBeNull();
});

test('what stands on a button, and what may be chosen', () => {
  expect(['shift+z', '1', 'alt+l', 'ctrl+enter', '+', 'alt++'].map(shownAs)).toEqual([
    'Shift Z',
    '1',
    'Alt L',
    'Ctrl Enter',
    '+',
    'Alt +',
  ]);
  expect(isSingle('shift+z')).toBe(true);
  expect(isSingle('alt+z')).toBe(false);
  expect(isOwn('save')).toBe(false);
  expect(isOwn('lock')).toBe(true);
});
