import type { Session, WebPreferences } from 'electron';

/** What every page in the app is made with, ours or not; every safeguard is said aloud, defaults or not. */
function safeguards(devTools: boolean): WebPreferences {
  return {
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
}

/** The only preferences a window of the app is made with. */
export function webPreferences(options: { preload: string; devTools: boolean }): WebPreferences {
  return { ...safeguards(options.devTools), preload: options.preload };
}

/** The only preferences an account's page is made with: nothing of ours in it, and nothing of it outside its pane. */
export function accountPreferences(options: { session: Session; devTools: boolean }): WebPreferences {
  return {
    ...safeguards(options.devTools),
    session: options.session,
    // A message box of the page's would stand in front of the whole app, and one that navigates would take the keyboard.
    disableDialogs: true,
    focusOnNavigation: false,
    autoplayPolicy: 'document-user-activation-required',
  };
}
