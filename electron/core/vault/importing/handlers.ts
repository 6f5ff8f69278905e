import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { vaultImportContract } from './contract.ts';
import { forgetImport } from './held-imports.ts';
import { importCredentials } from './import-credentials.ts';
import { openVaultFile, type Watch } from './open-vault-file.ts';

const room = implement(vaultImportContract).$context<Context>();

type Step<T> = { state: 'running'; done: number; of: number } | T;

/** Runs long work and tells how far it has come, the latest only; closing the stream cancels it. */
async function* streamed<T>(
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

/** Imports that are under way, by token. */
const running = new Map<string, AbortController>();

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

export const vaultImportHandlers = {
  open: room.open.handler(async function* ({ input, context, signal }) {
    const { administrationId, file, keyFile, format, match, password } = input;
    const bytes = await bytesOf(file);
    const key = keyFile === null ? null : await bytesOf(keyFile);
    yield* streamed(signal, async (watch) => ({
      state: 'done' as const,
      preview: await openVaultFile(
        context,
        administrationId,
        { fileName: file.name, bytes, format, match, password, keyFile: key },
        watch,
      ),
    }));
  }),
  run: room.run.handler(async function* ({ input, context, signal }) {
    const stop = new AbortController();
    running.set(input.token, stop);
    try {
      yield* streamed(signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]), async (watch) => ({
        state: 'done' as const,
        result: await importCredentials(context, input, watch),
      }));
    } finally {
      running.delete(input.token);
    }
  }),
  cancel: room.cancel.handler(({ input }) => {
    running.get(input.token)?.abort();
    return {};
  }),
  discard: room.discard.handler(({ input }) => {
    forgetImport(input.token);
    return {};
  }),
};
