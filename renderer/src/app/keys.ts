import { useEffect } from 'react';

/** Every key of the app, in one table: the handlers, the menu of keys and the hints on buttons are all drawn from it. */
export const keys = {
  search: { key: 'k', ctrl: true, shown: 'Ctrl K' },
  keys: { key: '?', ctrl: false, shown: '?' },
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
} as const satisfies Record<string, { key: string; ctrl: boolean; alt?: boolean; shown: string }>;
export type KeyName = keyof typeof keys;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Calls the handler when its key is pressed; single letters only when nobody is typing (WCAG 2.1.4). */
export function useKey(name: KeyName, handler: () => void, isOn = true): void {
  useEffect(() => {
    if (!isOn) return;
    const wanted: { key: string; ctrl: boolean; alt?: boolean } = keys[name];
    const listen = (event: KeyboardEvent) => {
      const ctrl = event.ctrlKey || event.metaKey;
      if (event.key.toLowerCase() !== wanted.key || ctrl !== wanted.ctrl || event.altKey !== (wanted.alt ?? false))
        return;
      const isSingle = !wanted.ctrl && wanted.alt !== true;
      if (isSingle && (isTyping(event.target) || singleKeysOff())) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [name, handler, isOn]);
}

/** Single keys can be switched off (WCAG 2.1.4); the shell sets the mark from the preference. */
function singleKeysOff(): boolean {
  return document.documentElement.dataset['singleKeys'] === 'off';
}
