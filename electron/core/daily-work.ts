import { refreshStaleFacts } from './accounts/refresh-facts.ts';
import { dayOf } from './foundation/calendar.ts';
import type { Context, Db } from './foundation/context.ts';
import type { Clock, Log } from './foundation/ports.ts';
import { sweepFiles } from './evidence/sweep-files.ts';
import { emptyOldContacts } from './people/empty-old-contacts.ts';
import { forgetOldRounds } from './rounds/forget-rounds.ts';
import { settleAllRounds } from './rounds/freeze-rounds.ts';
import { sealRounds } from './rounds/seal-rounds.ts';
import { forgetOldAbsences } from './rounds/plan/forget-absences.ts';
import { forgetOldPosts } from './rounds/stream/forget-posts.ts';
import { backUpDaily } from './settings/back-up.ts';
import { readAdministrations } from './settings/find-or-add-administration.ts';
import { queueOverdueLoans } from './vault/return-overdue.ts';

/** How often the clock is asked whether a new day has begun; a computer that slept through midnight is no exception. */
const interval = 5 * 60 * 1000;

/** The work of the day, running beside everything else. */
export interface DailyWork {
  /** Does it now, after whatever of it is going on. */
  run(): Promise<void>;
  /** Lets the step that is going on end, and begins no other. */
  stop(): Promise<void>;
}

/** Does what a new day asks for when a register is opened and whenever the day has changed; one run at a time. */
export async function startDailyWork(options: {
  db: Db;
  context(): Promise<Context>;
  clock: Clock;
  log: Log;
  readOnly: boolean;
}): Promise<DailyWork> {
  let doneOn = '';
  let stopped = options.readOnly;
  let running = Promise.resolve();

  async function work(): Promise<void> {
    const today = dayOf(options.clock.now());
    for (const step of [
      sweepFiles,
      settleAllRounds,
      sealRounds,
      forgetOldRounds,
      // After the rounds of the days that nobody opened the app on are written down.
      forgetOldAbsences,
      refreshStaleFacts,
      emptyOldContacts,
      queueOverdueLoans,
      forgetOldPosts,
      backUpDaily,
    ]) {
      const context = await options.context();
      // Another computer writes the register, and does the day's work.
      if (stopped || context.shared.readsHere) return;
      await step(context);
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
  // A register that nobody has begun has nothing that a day could change.
  if (!options.readOnly && (await readAdministrations(options.db)).length > 0) look();
  return {
    run,
    stop: () => {
      stopped = true;
      clearInterval(timer);
      return running;
    },
  };
}
