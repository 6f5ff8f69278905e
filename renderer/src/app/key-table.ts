/** Where keys are heard; two keys that are heard together must differ. `app` is everywhere. */
type Where = 'app' | 'accounts' | 'logins' | 'login' | 'round' | 'cases' | 'case';

interface Listed {
  /** What is pressed, as `ctrl+k`, `alt+l`, `shift+z` or `?`; another one may be chosen for those without Ctrl. */
  combo: string;
  where: Where;
  /** Held down, it goes on: only where one press too many does no harm. */
  repeats?: boolean;
}

/** Every key of the app, in one table: the handlers, the menu of keys and the hints on buttons are all drawn from it. */
export const keyTable = {
  search: { combo: 'ctrl+k', where: 'app' },
  keys: { combo: '?', where: 'app' },
  help: { combo: 'f1', where: 'app' },
  crisis: { combo: 'ctrl+shift+k', where: 'app' },
  atHand: { combo: 'h', where: 'app' },
  newAccount: { combo: 'n', where: 'accounts' },
  filter: { combo: '/', where: 'app' },
  save: { combo: 'ctrl+s', where: 'app' },
  undo: { combo: 'ctrl+z', where: 'app' },
  lock: { combo: 'alt+l', where: 'app' },
  closeMessages: { combo: 'alt+m', where: 'app' },
  newLogin: { combo: 'n', where: 'logins' },
  editLogin: { combo: 'e', where: 'login' },
  copyLogin: { combo: 'u', where: 'login' },
  revealSecret: { combo: 'v', where: 'login' },
  copySecret: { combo: 'c', where: 'login' },
  revealCode: { combo: 't', where: 'login' },
  copyCode: { combo: 'k', where: 'login' },
  startRound: { combo: 'r', where: 'round' },
  nextAccount: { combo: 'j', where: 'round', repeats: true },
  previousAccount: { combo: 'k', where: 'round', repeats: true },
  nothingNew: { combo: '1', where: 'round' },
  answered: { combo: '2', where: 'round' },
  case: { combo: '3', where: 'round' },
  needsLogin: { combo: '4', where: 'round' },
  notPossible: { combo: '5', where: 'round' },
  sentOn: { combo: '6', where: 'round' },
  document: { combo: 'e', where: 'round' },
  openOutside: { combo: 'o', where: 'round' },
  postedToday: { combo: 'p', where: 'round' },
  viewLogin: { combo: 'l', where: 'round' },
  newCase: { combo: 'n', where: 'cases' },
  nextStep: { combo: 'j', where: 'case' },
  previousStep: { combo: 'k', where: 'case' },
  comment: { combo: 'c', where: 'case' },
  send: { combo: 'ctrl+enter', where: 'app' },
  undoLook: { combo: 'shift+z', where: 'round' },
} as const satisfies Record<string, Listed>;

export type KeyName = keyof typeof keyTable;
export const keyNames = Object.keys(keyTable) as KeyName[];

/** The person's own keys instead of those of the table. */
export type OwnKeys = Partial<Record<string, string>>;

export const listed = (name: KeyName): Listed => keyTable[name];
export const comboOf = (name: KeyName, own: OwnKeys): string => own[name] ?? keyTable[name].combo;

/** A key that does something without Ctrl or Alt: it can be set off by speech or a stray hand (WCAG 2.1.4). */
export const isSingle = (combo: string): boolean => !/^(?:ctrl|alt)\+|^f\d+$/.test(combo);
/** Those with Ctrl, and F1, are the ones of every program, and stay. */
export const isOwn = (name: KeyName): boolean => !/^ctrl\+|^f\d+$/.test(keyTable[name].combo);

/** `shift+z` as it stands on a button: `Shift Z`. */
export function shownAs(combo: string): string {
  const parts = combo.length > 1 ? combo.split(/\+(?=.)/) : [combo];
  return parts.map((part) => part.slice(0, 1).toLocaleUpperCase('sv') + part.slice(1)).join(' ');
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether this is the key; Shift counts only where it is named, since a sign may need it on some keyboards. */
export function isPressed(combo: string, event: Pressed): boolean {
  const [, ctrl, alt, shift, key] = /^(ctrl\+)?(alt\+)?(shift\+)?(.+)$/.exec(combo) ?? [];
  return (
    event.key.toLowerCase() === key &&
    (event.ctrlKey || event.metaKey) === (ctrl !== undefined) &&
    event.altKey === (alt !== undefined) &&
    (shift === undefined ? !/^\p{L}$/u.test(event.key) || !event.shiftKey : event.shiftKey)
  );
}

/** What somebody pressed as a key to choose; `null` for one that cannot be: with Ctrl, or one that moves or edits. */
export function comboFrom(event: Pressed): string | null {
  if (event.ctrlKey || event.metaKey || Array.from(event.key).length !== 1 || event.key.trim() === '') return null;
  const key = event.key.toLowerCase();
  const isLetter = /^\p{L}$/u.test(key);
  return `${event.altKey ? 'alt+' : ''}${event.shiftKey && isLetter ? 'shift+' : ''}${key}`;
}

/** Another key that is heard in the same place and is the same; `null` when the key is free. */
export function clashOf(name: KeyName, combo: string, own: OwnKeys): KeyName | null {
  const { where } = keyTable[name];
  const isHeard = (other: Where) => other === where || other === 'app' || where === 'app';
  return (
    keyNames.find((other) => other !== name && isHeard(keyTable[other].where) && comboOf(other, own) === combo) ?? null
  );
}
