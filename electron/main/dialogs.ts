import { type BrowserWindow, dialog } from 'electron';
import type { Words } from '../core/foundation/i18n/index.ts';

/** Lets a person choose a file of a few kinds, over the window; `null` when they chose none. */
export async function pickFile(
  window: BrowserWindow,
  words: Words,
  extensions: readonly string[],
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words('desktop.pick.title'),
    buttonLabel: words('desktop.pick.button'),
    filters: [
      { name: words('desktop.pick.kinds'), extensions: [...extensions] },
      { name: words('desktop.pick.every'), extensions: ['*'] },
    ],
    // A file with passwords is no recent document.
    properties: ['openFile', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** A page with unsaved changes is to be left: asks whether it may; closing the dialog stays. */
export function mayLeave(window: BrowserWindow, words: Words): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: 'Kanalvakt',
    message: words('desktop.leave.title'),
    detail: words('desktop.leave.body'),
    buttons: [words('desktop.leave.stay'), words('desktop.leave.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === 1;
}
