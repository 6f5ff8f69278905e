import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalValues } from '../errors.ts';
import type { JobInput, JobName, JobOutput } from './jobs.ts';

/** Runs a job in a worker of its own; an aborted signal ends the worker and refuses with `import-cancelled`. */
export type RunJob = <N extends JobName>(
  name: N,
  input: JobInput<N>,
  options?: {
    signal?: AbortSignal | undefined;
    transfer?: ArrayBuffer[];
    megabytes?: number;
    /** How many parts of a long job are done, as it goes. */
    onProgress?: (done: number) => void;
  },
) => Promise<JobOutput<N>>;

type Answer = { output: unknown } | { done: number } | { refusal: { code: RefusalCode; values: RefusalValues } };

/** `RunJob` over the worker's entry file: `worker.ts` from source, `worker.js` when built. */
export function jobRunner(entry: URL): RunJob {
  return (name, input, options = {}) =>
    new Promise((resolve, reject) => {
      if (options.signal?.aborted === true) return reject(new Refusal('import-cancelled'));
      const worker = new Worker(entry, {
        workerData: { name, input },
        transferList: options.transfer ?? [],
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
        if ('done' in answer) options.onProgress?.(answer.done);
        else if ('refusal' in answer) reject(new Refusal(answer.refusal.code, answer.refusal.values));
        else resolve(answer.output as never);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        options.signal?.removeEventListener('abort', abort);
        reject(new Error(`The job ${name} ended without an answer`));
      });
    });
}
