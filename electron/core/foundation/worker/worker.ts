import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../refusal.ts';
import { jobs } from './jobs.ts';

// One worker, one job: it starts, works, answers and ends, so that its memory goes back to the system.
const { name, input } = workerData as { name: keyof typeof jobs; input: never };
try {
  const output = await jobs[name](input, (done) => parentPort?.postMessage({ done }));
  parentPort?.postMessage({ output });
} catch (error) {
  if (error instanceof Refusal) parentPort?.postMessage({ refusal: { code: error.code, values: error.values } });
  else throw error;
}
