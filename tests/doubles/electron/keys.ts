import { strict } from './not-modelled.ts';

/** What `webContents.sendInputEvent` takes of a key, as far as the double goes. */
export interface KeyEvent {
  type: 'keyDown' | 'keyUp' | 'char';
  /** A letter, a digit, Space, Escape, Tab or Enter; for `char` the character itself. */
  keyCode: string;
  modifiers?: ReadonlyArray<'alt' | 'control' | 'shift' | 'meta'>;
}

const named: Record<string, { key: string; code: string; number: number }> = {
  Escape: { key: 'Escape', code: 'Escape', number: 27 },
  Tab: { key: 'Tab', code: 'Tab', number: 9 },
  Enter: { key: 'Enter', code: 'Enter', number: 13 },
  Space: { key: ' ', code: 'Space', number: 32 },
};

function keyOf(keyCode: string): { key: string; code: string; number: number } {
  const known = named[keyCode];
  if (known !== undefined) return known;
  if (/^[A-Za-z]$/.test(keyCode))
    return { key: keyCode, code: `Key${keyCode.toUpperCase()}`, number: keyCode.toUpperCase().charCodeAt(0) };
  if (/^\d$/.test(keyCode)) return { key: keyCode, code: `Digit${keyCode}`, number: keyCode.charCodeAt(0) };
  throw new Error(`double: the key '${keyCode}' is not modelled`);
}

/** A key as `before-input-event` tells of it. */
export function inputOf({ type, keyCode, modifiers = [] }: KeyEvent): object {
  const { key, code } = keyOf(keyCode);
  return strict('input', {
    type,
    key,
    code,
    isAutoRepeat: false,
    isComposing: false,
    shift: modifiers.includes('shift'),
    control: modifiers.includes('control'),
    alt: modifiers.includes('alt'),
    meta: modifiers.includes('meta'),
  });
}

/** The same key for `Input.dispatchKeyEvent`. */
export function dispatchOf({ type, keyCode, modifiers = [] }: KeyEvent): object {
  if (type === 'char') return { type: 'char', text: keyCode, unmodifiedText: keyCode };
  const { key, code, number } = keyOf(keyCode);
  const bits = { alt: 1, control: 2, meta: 4, shift: 8 };
  return {
    type: type === 'keyDown' ? 'rawKeyDown' : 'keyUp',
    key,
    code,
    windowsVirtualKeyCode: number,
    modifiers: modifiers.reduce((sum, name) => sum | bits[name], 0),
  };
}
