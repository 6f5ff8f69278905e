import { channel } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';

/** The workers that are begun while something is done. */
export async function workersFor(work: () => Promise<void>): Promise<Worker[]> {
  const begun: Worker[] = [];
  const note = (message: unknown) => {
    begun.push((message as { worker: Worker }).worker);
  };
  const workers = channel('worker_threads');
  workers.subscribe(note);
  try {
    await work();
  } finally {
    workers.unsubscribe(note);
  }
  return begun;
}
