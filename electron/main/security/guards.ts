import { app, type Session, type WebContents } from 'electron';
import { isAccountSession } from '../views/account-sessions.ts';
import { guardPage } from '../views/guard-page.ts';
import type { ShellLog } from '../../log.ts';
import { isAppAddress, isAppDownload } from './addresses.ts';
import { openOutside } from './open-outside.ts';
import { mayUse } from './permissions.ts';

/** Puts the guards on everything that is ever created, before anything is; call once, before the app is ready. */
export function installGuards(log: ShellLog): void {
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => answer(mayUse(permission, contents.getURL())));
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  session.on('will-download', (event, item) => {
    // Only our own files are ever saved; Electron asks the person where.
    if (!isAppDownload(item.getURL())) event.preventDefault();
  });
}

function guardContents(contents: WebContents, log: ShellLog): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // The first certificate on the computer would be handed over, and it may say who somebody is.
  contents.on('select-client-certificate', (event, _url, _certificates, answer) => {
    event.preventDefault();
    // Electron takes no answer for none; its types do not know.
    (answer as () => void)();
  });
  if (isAccountSession(contents.session)) guardPage(contents);
  else guardWindow(contents, log);
}

/** Our own pages never leave `app://bundle`. */
function guardWindow(contents: WebContents, log: ShellLog): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, log);
    return { action: 'deny' };
  });
}
