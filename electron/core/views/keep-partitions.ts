import type { Change, Context } from '../foundation/context.ts';
import type { Log } from '../foundation/ports.ts';
import { forgetPartitions } from './forget-partitions.ts';

/** Changes here can take the last account from a login. */
const rooms: ReadonlySet<Change['room']> = new Set(['accounts', 'vault', 'people', 'leaving', 'all']);

/** Keeps the host told of which logins still have an account: at the start, and after every change that may matter; one look at a time. */
export function startKeeping(options: { context(): Promise<Context>; log: Log }): {
  heard(change: Pick<Change, 'room'>): void;
  /** Lets the look that is going on end, and begins no other. */
  stop(): Promise<void>;
} {
  let isWanted = false;
  let stopped = false;
  let running: Promise<void> | null = null;

  async function look(): Promise<void> {
    while (isWanted && !stopped) {
      isWanted = false;
      await forgetPartitions(await options.context());
    }
  }

  function soon(): void {
    isWanted = true;
    running ??= look()
      .catch((error: unknown) => options.log.error('The logins in use could not be told', error))
      .finally(() => {
        running = null;
      });
  }

  soon();
  return {
    heard: ({ room }) => {
      if (rooms.has(room)) soon();
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
