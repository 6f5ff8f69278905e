import type { Context } from '../foundation/context.ts';
import type { Log } from '../foundation/ports.ts';
import { settleAllRounds } from './freeze-rounds.ts';
import { dropClaimsOfDevice } from './queue-repository.ts';

/** How often it is asked whether a window has opened; milliseconds. */
const lookEveryMs = 60_000;

/** Rounds being frozen as their windows open, beside everything else. */
export interface RoundWork {
  /** Does it now. */
  look(): Promise<void>;
  /** Lets what is going on end, and begins nothing more. */
  stop(): Promise<void>;
}

/** Freezes rounds while a register is open, so that what is changed during the day alters no round that has opened; one turn at a time. */
export function startRoundWork(options: { context(): Promise<Context>; log: Log; readOnly: boolean }): RoundWork {
  let stopped = options.readOnly;
  let running = Promise.resolve();
  let isFirst = true;
  async function turn(): Promise<void> {
    if (stopped) return;
    const context = await options.context();
    if (context.shared.readsHere) return;
    // A window that died with the app holds nothing any more.
    if (isFirst) await dropClaimsOfDevice(context.db, context.actor.deviceId);
    isFirst = false;
    await settleAllRounds(context);
  }
  const look = () => {
    running = running.then(turn).catch((error: unknown) => options.log.error('The rounds could not be settled', error));
    return running;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  if (!stopped) void look();
  return {
    look,
    stop() {
      clearInterval(timer);
      stopped = true;
      return running;
    },
  };
}
