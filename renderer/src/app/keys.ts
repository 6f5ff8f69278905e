import { useEffect } from 'react';

/** Every key of the app, in one table: the handlers, the menu of keys and the hints on buttons are all drawn from it. */
export const keys = {
  search: { key: 'k', ctrl: true, shift: false, shown: 'Ctrl K' },
  keys: { key: '?', ctrl: false, shown: '?' },
  crisis: { key: 'k', ctrl: true, shift: true, shown: 'Ctrl Shift K' },
  atHand: { key: 'h', ctrl: false, shown: 'H' },
  newAccount: { key: 'n', ctrl: false, shown: 'N' },
  filter: { key: '/', ctrl: false, shown: '/' },
  save: { key: 's', ctrl: true, shown: 'Ctrl S' },
  lock: { key: 'l', ctrl: false, alt: true, shown: 'Alt L' },
  newLogin: { key: 'n', ctrl: false, shown: 'N' },
  editLogin: { key: 'e', ctrl: false, shown: 'E' },
  copyLogin: { key: 'u', ctrl: false, shown: 'U' },
  revealSecret: { key: 'v', ctrl: false, shown: 'V' },
  copySecret: { key: 'c', ctrl: false, shown: 'C' },
  revealCode: { key: 't', ctrl: false, shown: 'T' },
  copyCode: { key: 'k', ctrl: false, shown: 'K' },
  startRound: { key: 'r', ctrl: false, shown: 'R' },
  nextAccount: { key: 'j', ctrl: false, repeats: true, shown: 'J' },
  previousAccount: { key: 'k', ctrl: false, repeats: true, shown: 'K' },
  nothingNew: { key: '1', ctrl: false, shown: '1' },
  answered: { key: '2', ctrl: false, shown: '2' },
  case: { key: '3', ctrl: false, shown: '3' },
  needsLogin: { key: '4', ctrl: false, shown: '4' },
  notPossible: { key: '5', ctrl: false, shown: '5' },
  sentOn: { key: '6', ctrl: false, shown: '6' },
  openOutside: { key: 'o', ctrl: false, shown: 'O' },
  postedToday: { key: 'p', ctrl: false, shown: 'P' },
  viewLogin: { key: 'l', ctrl: false, shown: 'L' },
  newCase: { key: 'n', ctrl: false, shown: 'N' },
  nextStep: { key: 'j', ctrl: false, shown: 'J' },
  previousStep: { key: 'k', ctrl: false, shown: 'K' },
  comment: { key: 'c', ctrl: false, shown: 'C' },
  send: { key: 'enter', ctrl: true, shown: 'Ctrl Enter' },
  undoLook: { key: 'z', ctrl: false, shift: true, shown: 'Shift Z' },
} as const satisfies Record<string, Wanted>;

/** A key as it is listened for; `shift` counts only where it is named, since a sign may need it on some keyboards. */
interface Wanted {
  key: string;
  ctrl: boolean;
  alt?: boolean;
  shift?: boolean;
  /** Held down, it goes on: only where one press too many does no harm. */
  repeats?: boolean;
  shown: string;
}
export type KeyName = keyof typeof keys;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** In a dialog or a menu, whose keys are its own and not the page's below. */
function isAside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
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

/** Calls the handler when its key is pressed; single letters only when nobody is typing (WCAG 2.1.4). */
export function useKey(name: KeyName, handler: () => void, isOn = true): void {
  useEffect(() => {
    if (!isOn) return;
    const wanted: Wanted = keys[name];
    const listen = (event: KeyboardEvent) => {
      const ctrl = event.ctrlKey || event.metaKey;
      if (event.key.toLowerCase() !== wanted.key || ctrl !== wanted.ctrl || event.altKey !== (wanted.alt ?? false))
        return;
      if (wanted.shift !== undefined && event.shiftKey !== wanted.shift) return;
      const isSingle = !wanted.ctrl && wanted.alt !== true;
      if (isSingle && (isTyping(event.target) || isAside(event.target) || singleKeysOff())) return;
      if (event.repeat && wanted.repeats !== true) return;
      event.preventDefault();
      if (wanted.repeats !== true) held = event.code;
      handler();
    };
    // With Ctrl it is the page's own wherever the focus is: a button would keep its Enter to itself.
    addEventListener('keydown', listen, { capture: wanted.ctrl });
    return () => removeEventListener('keydown', listen, { capture: wanted.ctrl });
  }, [name, handler, isOn]);
}

/** Single keys can be switched off (WCAG 2.1.4); the shell sets the mark from the preference. */
function singleKeysOff(): boolean {
  return document.documentElement.dataset['singleKeys'] === 'off';
}
