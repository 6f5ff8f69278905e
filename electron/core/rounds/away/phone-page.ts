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
  const reasonsOf = (item: HTMLElement) => item.querySelector<HTMLElement>('[data-reasons]');
  let looks: Record<string, { word: string; at: string; note: string }> = {};
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
      return look === undefined || look.word === '' ? [] : [{ slot: Number(slot), code, name, ...look }];
    });
    return done.length === 0 ? '' : write(head, done, check);
  }

  function show(): void {
    let done = 0;
    for (const item of items) {
      const look = looks[keyOf(item)];
      const word = look?.word ?? '';
      if (word !== '') done += 1;
      item.toggleAttribute('data-done', word !== '');
      let outcome = '';
      for (const button of item.querySelectorAll<HTMLElement>('[data-word]')) {
        const isChosen = button.dataset['word'] === word;
        if (isChosen) outcome = button.textContent ?? '';
        button.setAttribute('aria-pressed', String(isChosen));
      }
      const reasons = reasonsOf(item);
      const why = item.querySelector<HTMLElement>('[data-why]');
      why?.setAttribute('aria-pressed', String(reasons?.querySelector('[aria-pressed=true]') !== null));
      why?.setAttribute('aria-expanded', String(reasons?.hidden === false));
      const undo = item.querySelector<HTMLElement>('[data-undo]');
      if (undo !== null) undo.hidden = word === '';
      const clock = look === undefined || word === '' ? null : new Date(look.at);
      const time = clock?.toLocaleTimeString('sv-SE', { ...stockholm, hour: '2-digit', minute: '2-digit' }) ?? '';
      tell(item, clock === null ? '' : words.stamped.replace('{{outcome}}', outcome).replace('{{time}}', time));
    }
    byId('progress').textContent = words.progress
      .replace('{{done}}', String(done))
      .replace('{{total}}', String(items.length));
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
    const note = looks[keyOf(item)]?.note ?? '';
    looks[keyOf(item)] = { word, at: `${now.toISOString().slice(0, 19)}Z`, note };
    const reasons = reasonsOf(item);
    if (reasons !== null) reasons.hidden = true;
    show();
  }

  try {
    looks = JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    isKept = false;
  }
  for (const item of items) {
    const note = item.querySelector<HTMLInputElement>('input');
    if (note !== null) {
      note.value = looks[keyOf(item)]?.note ?? '';
      note.addEventListener('input', () => {
        const before = looks[keyOf(item)] ?? { word: '', at: '' };
        looks[keyOf(item)] = { ...before, note: note.value };
        show();
      });
    }
    item.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
      if (button === null) return;
      const { word, undo, why } = button.dataset;
      if (word !== undefined) return tap(item, word);
      const reasons = reasonsOf(item);
      if (why !== undefined && reasons !== null) reasons.hidden = !reasons.hidden;
      if (undo !== undefined) looks[keyOf(item)] = { word: '', at: '', note: looks[keyOf(item)]?.note ?? '' };
      show();
    });
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
    for (const item of items) {
      const note = item.querySelector<HTMLInputElement>('input');
      if (note !== null) note.value = '';
    }
    show();
  });
  addEventListener('beforeunload', (event) => {
    if (!isKept && text.value !== '') event.preventDefault();
  });
  show();
}
