import { refreshStaleFacts } from './accounts/refresh-facts.ts';
import { dayOf } from './foundation/calendar.ts';
import type { Context } from './foundation/context.ts';
import type { Clock, Log } from './foundation/ports.ts';
import { emptyOldContacts } from './people/empty-old-contacts.ts';
import { backUpDaily } from './settings/back-up.ts';

/** How often the clock is asked whether a new day has begun; a computer that slept through midnight is no exception. */
const interval = 5 * 60 * 1000;

/** Does what a new day asks for when the folder is opened and whenever the day has changed; one run at a time, never in the way of closing. */
export function startDailyWork(options: { context(): Promise<Context>; clock: Clock; log: Log; readOnly: boolean }): {
  run(): Promise<void>;
  stop(): Promise<void>;
} {
  let doneOn = '';
  let stopped = options.readOnly;
  let running = Promise.resolve();

  async function work(): Promise<void> {
    const today = dayOf(options.clock.now());
    for (const step of [refreshStaleFacts, emptyOldContacts, backUpDaily]) {
      if (stopped) return;
      await step(await options.context());
    }
    doneOn = today;
  }

  function run(): Promise<void> {
    const turn = running.then(work);
    running = turn.catch((error: unknown) => options.log.error('The work of the day failed', error));
    return turn;
  }

  const look = () => {
    if (!stopped && doneOn !== dayOf(options.clock.now())) run().catch(() => {});
  };
  const timer = setInterval(look, interval);
  timer.unref();
  look();
  return {
    run,
    stop: () => {
      stopped = true;
      clearInterval(timer);
      return running;
    },
  };
}
