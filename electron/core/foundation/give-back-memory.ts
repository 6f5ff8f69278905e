import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is asked whether the process rests. */
const lookEveryMs = 2_000;
/** A process that is busy for less of the time than this rests. */
const atRest = 0.02;
/** So much more than was left the last time is worth a tenth of a second, in bytes. */
const worthwhile = 24_000_000;

/**
 * Collects what a piece of work left behind, once it is over and nobody asks for anything: V8 collects when memory is asked for,
 * so a process that rests would hold some hundred megabytes for the rest of the day. A collection also wakes V8's own reducer, which
 * gives the emptied pages back within ten seconds. Returns what ends the looking.
 */
export function startGivingBack(everyMs = lookEveryMs): () => void {
  // Not the start's flag, which every host would have to give, and Electron's process of the core cannot.
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return () => {};
  let held = 0;
  let since = performance.eventLoopUtilization();
  const look = () => {
    const until = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(until, since);
    since = until;
    if (utilization >= atRest) return;
    if (getHeapStatistics().used_heap_size < held + worthwhile) return;
    collect();
    held = getHeapStatistics().used_heap_size;
    since = performance.eventLoopUtilization();
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
