import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../refusal.ts';
import { jobs } from './jobs.ts';

/** The files that a job has made are moved to who asked, not copied. A small buffer shares its memory with others, and stays. */
function filesOf(output: object): ArrayBuffer[] {
  const files = 'files' in output && Array.isArray(output.files) ? (output.files as Array<{ bytes?: unknown }>) : [];
  return files.flatMap(({ bytes }) =>
    bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
      ? [bytes.buffer]
      : [],
  );
}

// One worker, one job: it starts, works, answers and ends, so that its memory goes back to the system.
const { name, input } = workerData as { name: keyof typeof jobs; input: never };
try {
  const output = await jobs[name](input, (done) => parentPort?.postMessage({ done }));
  parentPort?.postMessage({ output }, typeof output === 'object' && output !== null ? filesOf(output) : []);
} catch (error) {
  if (error instanceof Refusal) parentPort?.postMessage({ refusal: { code: error.code, values: error.values } });
  else throw error;
}
