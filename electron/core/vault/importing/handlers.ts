import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { streamed } from '../../foundation/streamed.ts';
import { vaultImportContract } from './contract.ts';
import { heldImports } from './held-imports.ts';
import { importCredentials } from './import-credentials.ts';
import { openVaultFile } from './open-vault-file.ts';
import { deletePicked, pickFile, readPicked } from './picked-files.ts';

const room = implement(vaultImportContract).$context<Context>();

/** Imports that are under way, by token. */
const running = new Map<string, AbortController>();

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

export const vaultImportHandlers = {
  open: room.open.handler(async function* ({ input, context, signal }) {
    const { administrationId, file, keyFile, format, match, password } = input;
    const { fileName, bytes, picked } =
      'picked' in file
        ? await readPicked(context, file.picked)
        : { fileName: file.name, bytes: await bytesOf(file), picked: null };
    const key = keyFile === null ? null : await bytesOf(keyFile);
    yield* streamed(signal, async (watch) => ({
      state: 'done' as const,
      preview: await openVaultFile(
        context,
        administrationId,
        { fileName, bytes, format, match, password, keyFile: key },
        watch,
        picked,
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
  pick: room.pick.handler(({ context }) => pickFile(context)),
  deleteSource: room.deleteSource.handler(async ({ input, context }) => {
    await deletePicked(context, input.picked);
    return {};
  }),
  cancel: room.cancel.handler(({ input }) => {
    running.get(input.token)?.abort();
    return {};
  }),
  discard: room.discard.handler(({ input }) => {
    heldImports.forget(input.token);
    return {};
  }),
};
