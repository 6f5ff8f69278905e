import type { AnswerHead, AnswerLook, answerText } from './answer.ts';

/** What the script of the phone's page must know. */
export interface PhoneSetup {
  head: AnswerHead;
  /** Tells this list from others in the phone's storage. */
  key: string;
  /** When each round opens, by slot; milliseconds. */
  opens: Record<string, number>;
  words: {
    subject: string;
    /** With `{{done}}` and `{{total}}`. */
    progress: string;
    /** With `{{outcome}}` and `{{time}}`. */
    stamped: string;
    notOpen: string;
    otherDay: string;
    askFirst: string;
    /** With `{{name}}`. */
    letterSubject: string;
    /** With `{{day}}`. */
    answerBy: string;
    copied: string;
    copyYourself: string;
    tooLong: string;
    notKept: string;
    clear: string;
  };
}

/**
 * The script of the phone's page: notes what was found and when it was tapped, keeps it where the phone allows that, and writes the answer.
 * The file holds this function's own source: it names nothing outside itself but what a browser has.
 */
export function runPhonePage(
  { head, key, opens, words }: PhoneSetup,
  write: typeof answerText,
  check: (text: string) => string,
): void {
  /** The longest letter that is put into a link; mail programs of phones take more. */
  const longestLink = 15_000;
  const stockholm = { timeZone: 'Europe/Stockholm' } as const;
  const items = [...document.querySelectorAll<HTMLElement>('[data-code]')];
  const byId = (id: string) => document.getElementById(id) as HTMLElement;
  const text = byId('text') as HTMLTextAreaElement;
  const mail = byId('mail') as HTMLAnchorElement;
  const file = byId('file') as HTMLAnchorElement;
  const keyOf = (item: HTMLElement) => `${item.dataset['slot']}|${item.dataset['code']}`;
  const hiddenOf = (item: HTMLElement, name: string) => item.querySelector<HTMLElement>(`[data-${name}]`);
  const placeOf = (item: HTMLElement) => `${item.dataset['slot']}|${item.dataset['of']}`;
  /** What was entered, by key: the word with its time, and what is written in the fields. */
  type Entered = { word: string; at: string } & Partial<Record<string, string>>;
  let looks: Record<string, Entered> = {};
  let isKept = true;

  const dayOf = (date: Date) => date.toLocaleDateString('sv-SE', stockholm);
  const tell = (item: HTMLElement, said: string) => {
    const line = item.querySelector('[data-said]');
    if (line !== null) line.textContent = said;
  };

  function keep(): void {
    try {
      localStorage.setItem(key, JSON.stringify(looks));
    } catch {
      isKept = false;
    }
    byId('kept').textContent = isKept ? '' : words.notKept;
  }

  function answer(): string {
    const done: AnswerLook[] = items.flatMap((item) => {
      const look = looks[keyOf(item)];
      const { slot = '', code = '', name = '' } = item.dataset;
      if (look === undefined || look.word === '') return [];
      const { word, at, note = '', to = '', answerBy = '', text: asked = '' } = look;
      const question = word === 'skickat' ? { to, answerBy, text: asked } : undefined;
      return [{ slot: Number(slot), code, name, word, at, note, question }];
    });
    return done.length === 0 ? '' : write(head, done, check);
  }

  /** The question as a letter in the person's own mail program. */
  function letterTo(item: HTMLElement, look: Entered | undefined): string {
    const subject = words.letterSubject.replace('{{name}}', item.dataset['name'] ?? '');
    const address = item.querySelector('a.open')?.getAttribute('href') ?? '';
    const by = look?.['answerBy'] ?? '';
    const lines = [look?.['text'] ?? '', '', address, by === '' ? '' : words.answerBy.replace('{{day}}', by)];
    return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n').trim())}`;
  }

  function show(): void {
    let done = 0;
    let total = 0;
    for (const item of items) {
      const look = looks[keyOf(item)];
      const word = look?.word ?? '';
      // A tittställe is no account: those that it covers are counted.
      if (item.dataset['place'] === undefined) {
        total += 1;
        if (word !== '' || (looks[placeOf(item)]?.word ?? '') !== '') done += 1;
      }
      item.toggleAttribute('data-done', word !== '');
      let outcome = '';
      for (const button of item.querySelectorAll<HTMLElement>('[data-word]')) {
        const isChosen = button.dataset['word'] === word;
        if (isChosen) outcome = button.textContent ?? '';
        button.setAttribute('aria-pressed', String(isChosen));
      }
      for (const opener of item.querySelectorAll<HTMLElement>('[data-opens]')) {
        const opened = hiddenOf(item, opener.dataset['opens'] ?? '');
        opener.setAttribute('aria-pressed', String(opened?.querySelector('[aria-pressed=true]') !== null));
        opener.setAttribute('aria-expanded', String(opened?.hidden === false));
      }
      const letter = item.querySelector<HTMLAnchorElement>('[data-letter]');
      if (letter !== null) letter.href = letterTo(item, look);
      const undo = item.querySelector<HTMLElement>('[data-undo]');
      if (undo !== null) undo.hidden = word === '';
      const clock = look === undefined || word === '' ? null : new Date(look.at);
      const time = clock?.toLocaleTimeString('sv-SE', { ...stockholm, hour: '2-digit', minute: '2-digit' }) ?? '';
      tell(item, clock === null ? '' : words.stamped.replace('{{outcome}}', outcome).replace('{{time}}', time));
    }
    byId('progress').textContent = words.progress.replace('{{done}}', String(done)).replace('{{total}}', String(total));
    const made = answer();
    text.value = made;
    byId('answer').hidden = made === '';
    byId('none').hidden = made !== '';
    const subject = `mailto:?subject=${encodeURIComponent(words.subject)}`;
    // RFC 6068: lines end with CRLF.
    const whole = `${subject}&body=${encodeURIComponent(made.replaceAll('\n', '\r\n'))}`;
    mail.href = whole.length <= longestLink ? whole : subject;
    byId('long').textContent = whole.length <= longestLink ? '' : words.tooLong;
    file.href = `data:text/plain;charset=utf-8,${encodeURIComponent(made)}`;
    keep();
  }

  function tap(item: HTMLElement, word: string): void {
    const now = new Date();
    if (dayOf(now) !== head.day) return tell(item, words.otherDay);
    if (now.getTime() < (opens[item.dataset['slot'] ?? ''] ?? 0)) return tell(item, words.notOpen);
    const before = looks[keyOf(item)];
    if (word === 'skickat' && !(before?.['text']?.trim() && before['to']?.trim())) return tell(item, words.askFirst);
    looks[keyOf(item)] = { ...before, word, at: `${now.toISOString().slice(0, 19)}Z` };
    for (const name of ['reasons', 'ask']) {
      const opened = hiddenOf(item, name);
      if (opened !== null) opened.hidden = true;
    }
    show();
  }

  /** The accounts of a tittställe, each by itself. */
  function showApart(place: HTMLElement, button: HTMLElement, isShown: boolean): void {
    button.setAttribute('aria-expanded', String(isShown));
    for (const item of items) if (placeOf(item) === keyOf(place)) item.hidden = !isShown;
  }

  try {
    looks = JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    isKept = false;
  }
  for (const item of items) {
    for (const field of item.querySelectorAll<HTMLInputElement>('[data-field]')) {
      const name = field.dataset['field'] ?? '';
      field.value = looks[keyOf(item)]?.[name] ?? '';
      field.addEventListener('input', () => {
        looks[keyOf(item)] = { word: '', at: '', ...looks[keyOf(item)], [name]: field.value };
        show();
      });
    }
    item.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
      if (button === null) return;
      const { word, undo, opens: name, apart } = button.dataset;
      if (word !== undefined) return tap(item, word);
      const opened = name === undefined ? null : hiddenOf(item, name);
      if (opened !== null) opened.hidden = !opened.hidden;
      if (undo !== undefined) looks[keyOf(item)] = { ...looks[keyOf(item)], word: '', at: '' };
      if (apart !== undefined) showApart(item, button, button.getAttribute('aria-expanded') !== 'true');
      show();
    });
    // What was entered by itself is seen again.
    const isOfPlace = item.dataset['of'] !== undefined && (looks[keyOf(item)]?.word ?? '') !== '';
    const place = isOfPlace ? items.find((each) => keyOf(each) === placeOf(item)) : undefined;
    const button = place?.querySelector<HTMLElement>('[data-apart]');
    if (place !== undefined && button) showApart(place, button, true);
  }
  byId('copy').addEventListener('click', () => {
    const byHand = () => {
      text.focus();
      text.select();
      byId('copied').textContent = words.copyYourself;
    };
    // A file opened by some phones has no clipboard.
    if (navigator.clipboard === undefined) return byHand();
    navigator.clipboard.writeText(text.value).then(() => {
      byId('copied').textContent = words.copied;
    }, byHand);
  });
  byId('clear').addEventListener('click', () => {
    if (!confirm(words.clear)) return;
    looks = {};
    for (const field of document.querySelectorAll<HTMLInputElement>('[data-field]')) field.value = '';
    show();
  });
  addEventListener('beforeunload', (event) => {
    if (!isKept && text.value !== '') event.preventDefault();
  });
  show();
}
