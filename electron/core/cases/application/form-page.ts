import type { formAnswerText } from './form-answer.ts';

/** What the script of the form must know. */
export interface FormSetup {
  version: number;
  administration: string;
  /** The questions in order, and those that must be answered. */
  fields: readonly string[];
  needed: readonly string[];
  words: {
    /** With `{{count}}`. */
    missing: string;
    ahead: string;
    /** With `{{file}}`. */
    saved: string;
    fileName: string;
  };
}

/**
 * The script of the form: saves the answers as a file, and puts them on paper.
 * The file holds this function's own source: it names nothing outside itself but what a browser has.
 */
export function runFormPage(
  { version, administration, fields, needed, words }: FormSetup,
  write: typeof formAnswerText,
  check: (text: string) => string,
): void {
  const byId = (id: string) => document.getElementById(id) as HTMLElement;
  const fieldOf = (name: string) => byId(name) as HTMLInputElement | HTMLTextAreaElement;
  let isSaved = true;

  const answers = () => Object.fromEntries(fields.map((name) => [name, fieldOf(name).value.trim()]));
  const isMissing = (name: string) => needed.includes(name) && fieldOf(name).value.trim() === '';
  /** Nobody has signed on a day to come. */
  const isAhead = (name: string) => {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
    return fieldOf(name).type === 'date' && fieldOf(name).value > today.join('-');
  };
  const isWrong = (name: string) => isMissing(name) || isAhead(name);

  /** Paper shows what was written, however long; what was not written is left to a pen. */
  function toPaper(): void {
    const given = answers();
    for (const name of fields) byId(`paper-${name}`).textContent = given[name] ?? '';
    byId('check').textContent = Object.values(given).every((value) => value === '')
      ? ''
      : check(fields.map((name) => given[name] ?? '').join('\n'));
  }

  function save(): void {
    const missing = fields.filter(isMissing).length;
    const wrong = fields.filter(isWrong);
    for (const name of fields) fieldOf(name).setAttribute('aria-invalid', String(wrong.includes(name)));
    byId('said').textContent =
      missing > 0 ? words.missing.replace('{{count}}', String(missing)) : wrong.length > 0 ? words.ahead : '';
    const [first] = wrong;
    if (first !== undefined) return fieldOf(first).focus();
    const savedAt = `${new Date().toISOString().slice(0, 19)}Z`;
    const text = write({ version, administration, savedAt }, answers(), fields, check);
    const called = (fieldOf('name').value.match(/[\p{L}\p{N}]+/gu) ?? []).join('-').slice(0, 40);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `${words.fileName}-${called}.json`;
    link.click();
    isSaved = true;
    byId('said').textContent = words.saved.replace('{{file}}', link.download);
    byId('after').hidden = false;
  }

  document.addEventListener('input', ({ target }) => {
    isSaved = false;
    if (target instanceof Element && target.getAttribute('aria-invalid') === 'true')
      target.setAttribute('aria-invalid', String(isWrong(target.id)));
  });
  byId('save').addEventListener('click', save);
  byId('print').addEventListener('click', () => print());
  addEventListener('beforeprint', toPaper);
  addEventListener('beforeunload', (event) => {
    if (!isSaved) event.preventDefault();
  });
}
