import { createContext, useContext, useLayoutEffect } from 'react';
import { isPressed, isSingle, type KeyName, listed } from './key-table.ts';
import { useCombo } from './own-keys.ts';

/** In a text, whose letters are its own and whose latest ones the browser itself takes back; a box to tick has none. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(?:checkbox|radio|range)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

/** In a dialog or a menu, whose keys are its own and not the page's below. */
function isAside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/** In a message, which is what its undo is about. */
function isInMessage(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="alertdialog"][aria-modal="false"]') !== null;
}

/** The key that has just done something and is still down: its repeats would go on in the dialog or the field it opened. */
let held: string | null = null;

/** Swallows the repeats of a key that has done its work, wherever the keyboard's focus has gone since; until it is let go or another is pressed. */
function swallowRepeats(event: KeyboardEvent): void {
  if (event.type === 'keydown' && event.repeat && event.code === held) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else held = null;
}
addEventListener('keydown', swallowRepeats, { capture: true });
addEventListener('keyup', swallowRepeats, { capture: true });

/** `true` round a page that stands hidden behind another: its keys are not heard, since nobody sees what they would do. */
export const Behind = createContext(false);

/** Calls the handler when its key is pressed; single letters only when nobody is typing (WCAG 2.1.4). */
export function useKey(name: KeyName, handler: () => void, isOn = true): void {
  const combo = useCombo(name);
  const isBehind = useContext(Behind);
  // With the button that shows the key, not after it has been painted: whoever is quick would press in vain.
  useLayoutEffect(() => {
    if (!isOn || isBehind || combo === null) return;
    const repeats = listed(name).repeats === true;
    const listen = (event: KeyboardEvent) => {
      if (!isPressed(combo, event)) return;
      if (isSingle(combo) && (isTyping(event.target) || isAside(event.target))) return;
      if (event.repeat && !repeats) return;
      if (name === 'undo' && (isTyping(event.target) || (isAside(event.target) && !isInMessage(event.target)))) return;
      event.preventDefault();
      // Help is another page: what is written in a dialog would go with this one. The browser's own help is no answer either.
      if (name === 'help' && isAside(event.target)) return;
      if (!repeats) held = event.code;
      handler();
    };
    // With Ctrl it is the page's own wherever the focus is: a button would keep its Enter to itself.
    const capture = combo.startsWith('ctrl+');
    addEventListener('keydown', listen, { capture });
    return () => removeEventListener('keydown', listen, { capture });
  }, [name, combo, handler, isOn, isBehind]);
}
