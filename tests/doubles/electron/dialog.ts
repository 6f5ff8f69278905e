import { onlyModelled, strict } from './not-modelled.ts';
import type { BrowserWindow } from './browser-window.ts';

/** What a test has said that a person would answer, in order: a button's number, a file's path, or `null` for a dialog that is closed. */
const answers: Array<number | string | null> = [];
/** What has been asked so far. */
const shown: object[] = [];

function answered(api: string, options: object): number | string | null {
  shown.push(options);
  const answer = answers.shift();
  if (answer === undefined) throw new Error(`double: nobody is there to answer ${api}`);
  return answer;
}

/** The system's dialogs. Nobody sees them: what they answer is said beforehand. */
export const dialog = strict('dialog', {
  answers,
  shown,
  showMessageBoxSync(_window: BrowserWindow, options: { cancelId?: number }): number {
    onlyModelled('showMessageBoxSync', options, [
      'type',
      'title',
      'message',
      'detail',
      'buttons',
      'defaultId',
      'cancelId',
      'noLink',
    ]);
    const answer = answered('showMessageBoxSync', options);
    return typeof answer === 'number' ? answer : (options.cancelId ?? 0);
  },
  async showOpenDialog(_window: BrowserWindow, options: object): Promise<object> {
    onlyModelled('showOpenDialog', options, ['title', 'buttonLabel', 'filters', 'properties']);
    const answer = answered('showOpenDialog', options);
    const filePaths = typeof answer === 'string' ? [answer] : [];
    return strict('chosen', { canceled: filePaths.length === 0, filePaths });
  },
});
