import type { Context } from '../../foundation/context.ts';
import type { Log } from '../../foundation/ports.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { fetchFeeds, isHeld } from './fetch-feeds.ts';

/** How often it is asked whether a source's time has come; milliseconds. */
const lookEveryMs = 60_000;
/** A computer without a network tries again this often; milliseconds. */
const offlineEveryMs = 5 * 60_000;

/** Feeds being read, beside everything else. */
export interface StreamWork {
  /** Reads those whose time has come, where that is switched on. */
  look(): Promise<void>;
  /** Lets go of what is being asked, and asks nothing more. */
  stop(): Promise<void>;
}

/** Reads open feeds while a register is open, for administrations that have switched it on; one round at a time, and never an error for anybody who works. */
export function startStreamWork(options: { context(): Promise<Context>; log: Log; readOnly: boolean }): StreamWork {
  const end = new AbortController();
  let running = Promise.resolve();
  let lastOfflineTry = 0;

  async function round(): Promise<void> {
    if (end.signal.aborted || options.readOnly) return;
    const context = await options.context();
    if (isHeld(context)) return;
    const now = context.clock.now().getTime();
    if (context.asking.offlineSince !== null && now - lastOfflineTry < offlineEveryMs) return;
    lastOfflineTry = now;
    for (const administration of await readAdministrations(context.db))
      if (administration.settings.readFeeds.value && !end.signal.aborted)
        await fetchFeeds(context, administration, 'due', { signal: end.signal });
  }
  const look = () => {
    running = running.then(round).catch((error: unknown) => options.log.error('The feeds could not be read', error));
    return running;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return {
    look,
    async stop() {
      clearInterval(timer);
      end.abort();
      await running;
    },
  };
}
