import { type Transferable, Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalValues } from '../errors.ts';
import type { Job, JobInput, JobName, JobOutput } from './jobs.ts';

/** Runs a job in a worker that does nothing else meanwhile; an aborted signal ends the worker and refuses with `import-cancelled`. */
export type RunJob = <N extends JobName>(
  name: N,
  input: JobInput<N>,
  options?: {
    signal?: AbortSignal | undefined;
    transfer?: Transferable[];
    megabytes?: number;
    /** How many parts of a long job are done, as it goes. */
    onProgress?: (done: number) => void;
  },
) => Promise<JobOutput<N>>;

type Answer = { output: unknown } | { done: number } | { refusal: { code: RefusalCode; values: RefusalValues } };

/** What a worker may use that takes a list in, in megabytes: beyond it the list is refused rather than the computer filled. */
export const listMegabytes = 1500;

/**
 * What people do again soon: a list is mended and read again, the next list read, or what has been read is written. A worker that
 * has read a list reads the next in half the time, and is at hand to write it. It may still hold the list for so long, also its
 * passwords, as the core does, which has the list itself. No job of the vault is one of these, nor one that looks through the
 * register: their memory goes back to the system with their worker.
 */
const soonAgain: ReadonlySet<JobName> = new Set(['readTable', 'runStatements']);

/** How long a worker waits for the next such job, in milliseconds. */
const waitsFor = 20_000;

/** Workers that wait, by their entry and their memory: one of each, in the whole process. */
const waiting = new Map<string, { worker: Worker; end: NodeJS.Timeout }>();

function takeWaiting(kind: string): Worker | undefined {
  const found = waiting.get(kind);
  if (found === undefined) return undefined;
  waiting.delete(kind);
  clearTimeout(found.end);
  forgetListeners(found.worker);
  found.worker.ref();
  return found.worker;
}

/** A worker that waits holds no process back from ending; where one waits already, it ends. */
function letWait(kind: string, worker: Worker): void {
  if (waiting.has(kind)) return void worker.terminate();
  // Before it ends: nobody is given one that is on its way out.
  const forget = () => {
    if (waiting.get(kind)?.worker === worker) waiting.delete(kind);
  };
  const end = setTimeout(() => {
    forget();
    void worker.terminate();
  }, waitsFor);
  end.unref();
  worker.unref();
  forgetListeners(worker);
  worker.once('error', forget);
  worker.once('exit', forget);
  waiting.set(kind, { worker, end });
}

/** Of the job before: a worker has listeners of its own too, without which it hears nothing. */
function forgetListeners(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

/** `RunJob` over the worker's entry file: `worker.ts` from source, `worker.js` when built. */
export function jobRunner(entry: URL): RunJob {
  return (name, input, options = {}) =>
    new Promise((resolve, reject) => {
      if (options.signal?.aborted === true) return reject(new Refusal('import-cancelled'));
      const isAgain = soonAgain.has(name);
      const kind = `${options.megabytes ?? ''} ${entry.href}`;
      const worker =
        (isAgain ? takeWaiting(kind) : undefined) ??
        new Worker(entry, {
          // Reading a large table makes much that is soon forgotten: room for it spares half the collecting. Elsewhere V8's
          // own choice takes hundreds of megabytes more and is no faster (`npm run bench -- memory`).
          resourceLimits:
            options.megabytes === undefined
              ? { maxYoungGenerationSizeMb: 24 }
              : { maxOldGenerationSizeMb: options.megabytes, maxYoungGenerationSizeMb: 96 },
        });
      const abort = () => {
        void worker.terminate();
        reject(new Refusal('import-cancelled'));
      };
      options.signal?.addEventListener('abort', abort, { once: true });
      worker.on('message', (answer: Answer) => {
        // It is on its way out, and whoever asked has been told.
        if (options.signal?.aborted === true) return;
        if ('done' in answer) return options.onProgress?.(answer.done);
        if (isAgain) {
          options.signal?.removeEventListener('abort', abort);
          letWait(kind, worker);
        }
        if ('refusal' in answer) reject(new Refusal(answer.refusal.code, answer.refusal.values));
        else resolve(answer.output as never);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        options.signal?.removeEventListener('abort', abort);
        reject(new Error(`The job ${name} ended without an answer`));
      });
      try {
        worker.postMessage({ name, input, isLast: !isAgain } satisfies Job, options.transfer ?? []);
      } catch (error) {
        // What cannot be handed over is the caller's fault, and no thread stays for it.
        void worker.terminate();
        reject(error);
      }
    });
}
