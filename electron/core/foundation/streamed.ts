/** What long work is given: a signal that ends it, and a way to tell how far it has come. */
export interface Watch {
  signal?: AbortSignal | undefined;
  progress?: ((done: number, of: number) => void) | undefined;
}

type Step<T> = { state: 'running'; done: number; of: number } | T;

/** Runs long work and tells how far it has come, the latest only; closing the stream cancels it. */
export async function* streamed<T>(
  signal: AbortSignal | undefined,
  work: (watch: Watch) => Promise<T>,
): AsyncGenerator<Step<T>, void, void> {
  const stop = new AbortController();
  const latest: Array<Step<T>> = [{ state: 'running', done: 0, of: 0 }];
  let wake = () => {};
  const run = work({
    signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
    progress: (done, of) => {
      latest[0] = { state: 'running', done, of };
      wake();
    },
  });
  const ended = run.then(
    () => true,
    () => true,
  );
  try {
    for (;;) {
      const woken = new Promise<boolean>((resolve) => {
        wake = () => resolve(false);
      });
      const next = latest.pop();
      if (next !== undefined) yield next;
      if (latest.length === 0 && (await Promise.race([ended, woken]))) break;
    }
    yield await run;
  } finally {
    stop.abort();
    await ended;
  }
}
