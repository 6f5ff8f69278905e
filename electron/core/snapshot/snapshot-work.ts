import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Clock, Log } from '../foundation/ports.ts';
import { fetchInBackground } from './files/fetch-files.ts';
import { refreshCopy } from './open-shared.ts';
import { layLog } from './reader-log.ts';
import { writeEveryMs } from './rules.ts';
import { takeInLogs } from './take-in-logs.ts';
import { filesInHaste, hasUnlaid, hasUnwritten, seeOthers, writeSnapshot } from './write-snapshot.ts';

/** How often it is asked whether there is something to write or to fetch; milliseconds. */
const lookEveryMs = 60_000;
/** At closing, a folder that does not answer within this is left for the next start; milliseconds. */
const atCloseMs = 30_000;

/** Snapshots being written and fetched, beside everything else. */
export interface SnapshotWork {
  /** Does it now, if it is time. */
  look(): Promise<void>;
  /** Writes what has not been written, or lays this reader's log, for a while at most, and begins nothing more. */
  stop(): Promise<void>;
}

/** What a background attempt comes to: done, or a trouble that status and Idag name until it is gone. Never an error for anybody who works. */
async function attempt(context: Context, log: Log, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    if (context.shared.note(null, context.clock.now())) context.announce({ room: 'snapshot', ids: [] });
  } catch (error) {
    if (!(error instanceof Refusal)) {
      log.error('The shared folder failed', error);
      context.shared.note(
        new Refusal('snapshot-folder-failing', { folder: context.shared.side?.folder ?? '' }),
        context.clock.now(),
      );
    } else if (error.code === 'vault-locked') context.shared.newerWaiting = true;
    // Somebody took over: that is a side, and is said as one.
    else if (error.code !== 'register-taken-over') context.shared.note(error, context.clock.now());
    context.announce({ room: 'snapshot', ids: [] });
  }
}

/**
 * Looks who else writes, where this computer does: one that took over is this computer's side from here on, and what stands in the way is its trouble.
 * Answers whether a copy lies there that somebody may open no more.
 */
export async function noteOthers(context: Context): Promise<boolean> {
  if (context.host.readOnly) return false;
  try {
    return await seeOthers(context);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A slow line is the next writing's to say, which has more time and clears it.
    if (error.code === 'snapshot-folder-slow') return false;
    if (error.code !== 'register-taken-over') context.shared.note(error, context.clock.now());
    context.announce({ room: 'snapshot', ids: [] });
    return false;
  }
}

/**
 * One round: a writer looks who else writes, and at most every five minutes takes the readers' logs in, fetches files that it lacks, and writes what has changed;
 * at once where somebody has been put out or limited, and the copies there are from before. A reader lays its log and fetches what is newer.
 */
async function snapshotRound(context: Context, log: Log, due: boolean): Promise<void> {
  const { side, isPutOut } = context.shared;
  // Nothing is written here any more; whether this computer is let in is asked of the folder all the same.
  if (side?.side === 'former' || (side?.side === 'writer' && isPutOut))
    await attempt(context, log, () => seeOthers(context));
  else if (side?.side === 'writer') {
    if (!due && !((await noteOthers(context)) && context.shared.trouble === null && (await hasUnwritten(context))))
      return;
    context.shared.lastTry = context.clock.now().getTime();
    await attempt(context, log, async () => {
      await takeInLogs(context);
      const isMore = await fetchInBackground(context);
      if (
        context.shared.trouble !== null ||
        side.written.length === 0 ||
        (await hasUnwritten(context)) ||
        (await hasUnlaid(context))
      )
        await writeSnapshot(context);
      // Files that are fetched or laid so many at a time do not wait for five minutes in between.
      if (isMore || (await hasUnlaid(context))) context.shared.lastTry = 0;
    });
  } else if (side?.side === 'reader') {
    context.shared.newerWaiting = false;
    await attempt(context, log, async () => {
      await layLog(context);
      await refreshCopy(context, null);
    });
  }
}

/** Writes and fetches snapshots while a register is open: a writer at most every five minutes, and at closing; one round at a time. */
export function startSnapshotWork(options: {
  context(): Promise<Context>;
  clock: Clock;
  log: Log;
  readOnly: boolean;
}): SnapshotWork {
  let stopped = options.readOnly;
  let running = Promise.resolve();

  async function round(): Promise<void> {
    if (stopped) return;
    const context = await options.context();
    // A clock that was set back must not hold the copies up until it has caught up.
    const isDue = Math.abs(options.clock.now().getTime() - context.shared.lastTry) >= writeEveryMs;
    await snapshotRound(context, options.log, isDue);
  }
  const look = () => {
    running = running.then(round).catch((error: unknown) => options.log.error('The shared folder failed', error));
    return running;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  if (!stopped) void look();
  return {
    look,
    async stop() {
      clearInterval(timer);
      const wasStopped = stopped;
      stopped = true;
      await running;
      if (wasStopped) return;
      const context = await options.context();
      const write = (now: Context) => writeSnapshot(now, filesInHaste);
      const work = context.shared.readsHere ? layLog : (await hasUnwritten(context)) ? write : null;
      if (work === null) return;
      const late = new Promise<void>((resolve) => setTimeout(resolve, atCloseMs).unref());
      await Promise.race([attempt(context, options.log, () => work(context)), late]);
    },
  };
}
