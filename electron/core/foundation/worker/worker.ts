import { parentPort } from 'node:worker_threads';
import { Refusal } from '../refusal.ts';
import { type Job, jobs } from './jobs.ts';

/** The files that a job has made are moved to who asked, not copied. A small buffer shares its memory with others, and stays. */
function filesOf(output: object): ArrayBuffer[] {
  const files = 'files' in output && Array.isArray(output.files) ? (output.files as Array<{ bytes?: unknown }>) : [];
  return files.flatMap(({ bytes }) =>
    bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
      ? [bytes.buffer]
      : [],
  );
}

async function work({ name, input, isLast }: Job): Promise<void> {
  // What is left to wait for is the job's own: one that comes to nothing ends the worker, and whoever asked is told.
  parentPort?.unref();
  try {
    const output: unknown = await jobs[name](input as never, (done) => parentPort?.postMessage({ done }));
    parentPort?.postMessage({ output }, typeof output === 'object' && output !== null ? filesOf(output) : []);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    parentPort?.postMessage({ refusal: { code: error.code, values: error.values } });
  }
  if (!isLast) parentPort?.ref();
}

// One job at a time; after its last the worker ends, so that its memory goes back to the system. What is no refusal ends it too, and whoever asked is told.
parentPort?.on('message', (job: Job) => void work(job));
