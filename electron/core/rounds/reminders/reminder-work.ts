import type { Context } from '../../foundation/context.ts';
import type { Log, Notifier } from '../../foundation/ports.ts';
import { remind } from './remind.ts';

/** How often it is asked at least: somebody may have fallen ill, or looked at everything; milliseconds. */
const mostWaitMs = 60_000;
const leastWaitMs = 1_000;

/** Reminders being said, beside everything else. */
export interface ReminderWork {
  /** Says now what is due. */
  look(): Promise<void>;
  /** Lets what is going on end, and says nothing more. */
  stop(): Promise<void>;
}

/** Says reminders of rounds while a register is open, also on a computer that only reads it: the round is still that person's. One turn at a time. */
export function startReminderWork(options: {
  context(): Promise<Context>;
  notifier: Notifier | null;
  log: Log;
  readOnly: boolean;
}): ReminderWork {
  let stopped = options.readOnly;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  async function turn(): Promise<void> {
    if (stopped) return;
    const context = await options.context();
    const nextAt = await remind(context, options.notifier);
    const wait = nextAt === null ? mostWaitMs : nextAt.getTime() - context.clock.now().getTime();
    later(Math.max(leastWaitMs, Math.min(wait, mostWaitMs)));
  }
  const look = () => {
    clearTimeout(timer);
    running = running.then(turn).catch((error: unknown) => {
      options.log.error('The reminders could not be said', error);
      later(mostWaitMs);
    });
    return running;
  };
  const later = (wait: number) => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void look(), wait);
    timer.unref();
  };
  if (!stopped) void look();
  return {
    look,
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
