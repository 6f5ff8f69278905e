import type { ChangeEvent } from '#core/contract.ts';
import { api } from './client.ts';

/** The name of both the lock that says which window listens and the channel on which it tells the others. */
const shared = 'kanalvakt-changes';
/** After a lost stream every room is read again: what was missed is unknown, and events hold ids only. */
const everything: ChangeEvent = { room: 'all', ids: [] };
const shortestWaitMs = 500;
const longestWaitMs = 30_000;

/**
 * Calls `onChange` for every change made in any window, for as long as this one lives.
 * The windows of one browser share one stream, since a browser opens only six connections to a host and a seventh tab
 * would wait for ever: whoever holds the lock listens and passes on, and when it closes the next one takes over.
 */
export function listenToChanges(onChange: (change: ChangeEvent) => void): void {
  const channel = new BroadcastChannel(shared);
  channel.addEventListener('message', ({ data }: MessageEvent<ChangeEvent>) => onChange(data));
  const tell = (change: ChangeEvent) => {
    onChange(change);
    channel.postMessage(change);
  };
  void becomeListener(tell);
}

async function becomeListener(tell: (change: ChangeEvent) => void): Promise<void> {
  // Whether somebody listened before us decides if anything can have been missed.
  const { held = [] } = await navigator.locks.query();
  const waited = held.some((lock) => lock.name === shared);
  await navigator.locks.request(shared, () => listen(tell, waited));
}

/** Keeps one stream open, with longer and longer pauses while the host does not answer. */
async function listen(tell: (change: ChangeEvent) => void, missed: boolean): Promise<never> {
  let mayHaveMissed = missed;
  let wait = shortestWaitMs;
  for (;;) {
    try {
      const changes = await api.events({});
      if (mayHaveMissed) tell(everything);
      wait = shortestWaitMs;
      for await (const change of changes) tell(change);
    } catch {
      // The host is gone or going; the pages show it through their own calls.
    }
    mayHaveMissed = true;
    await pause(wait);
    wait = Math.min(wait * 2, longestWaitMs);
  }
}

/** Waits, or less: until the computer is back on line. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });
}
