import type { AppUpdater } from 'electron-updater';
import type { ShellLog } from '../../log.ts';
import { decideUpdate } from './preference.ts';

export interface UpdateCheck {
  packaged: boolean;
  /** Asks the settings each time, so that a changed address or the off-switch counts at the next look. */
  preference(): Promise<unknown>;
  /** electron-updater; loaded only when there is something to ask. */
  updater(): Promise<AppUpdater>;
  log: ShellLog;
}

/**
 * Looks once for a newer version. It is fetched in silence and installed when the person quits, never while they work.
 * Whatever goes wrong is a line in the log: an update server that is away disturbs nobody.
 */
export async function checkForUpdate(check: UpdateCheck): Promise<'asked' | 'not-asked' | 'failed'> {
  try {
    const decision = decideUpdate({ packaged: check.packaged, preference: await check.preference() });
    if (!decision.ask) return 'not-asked';
    const updater = await check.updater();
    updater.autoDownload = true;
    updater.autoInstallOnAppQuit = true;
    updater.autoRunAppAfterInstall = false;
    updater.allowDowngrade = false;
    updater.allowPrerelease = false;
    updater.disableWebInstaller = true;
    updater.logger = {
      info: (message?: unknown) => check.log.info(`updates: ${String(message)}`),
      warn: (message?: unknown) => check.log.info(`updates: ${String(message)}`),
      error: (message?: unknown) => check.log.error('updates', message),
    };
    updater.setFeedURL({ provider: 'generic', url: decision.feed, useMultipleRangeRequest: false });
    const result = await updater.checkForUpdates();
    await result?.downloadPromise;
    return 'asked';
  } catch (error) {
    check.log.error('updates: no newer version could be looked for or fetched', error);
    return 'failed';
  }
}
