import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readRegister } from '../electron/core/accounts/take-in.ts';
import type { Account } from '../electron/core/accounts/contract.ts';
import type { Core } from '../electron/core/create-core.ts';
import type { ImportSource } from '../electron/core/inventory/contract.ts';
import { importAccounts } from '../electron/core/inventory/import-accounts.ts';
import { type Client, openRegister, projectRoot, temporaryFolder } from './register.ts';

/** The bytes of one of the lists that stand as examples. */
export const listFile = (name: string) => readFileSync(path.join(projectRoot, 'tests/fixtures/lists', name));
export const bytesOf = (text: string) => new TextEncoder().encode(text);
/** A list with the columns that an update may fill, and these rows. */
export const listOf = (rows: string) =>
  bytesOf(`Namn;Länk;Enhet;Ansvarig;Ersättare;Syfte;Startades;Basinfo;Status;Övrigt\n${rows}\n`);
/** The administration that lists are read into where they name none. */
export const administrationName = 'Kulturförvaltningen';

/** An empty register that a test reads lists into. */
export interface ListDesk {
  core: Core;
  client: Client;
  folder: string;
  /** Reads a list in as the command line does. */
  take: (fileName: string, bytes: Uint8Array, more?: object) => ReturnType<typeof importAccounts>;
  administrationId: () => Promise<string>;
  /** Every account of the administration, whole. */
  register: () => Promise<Account[]>;
  close: () => Promise<void>;
}

/** Opens a desk in a folder of its own, which goes when the desk is closed. */
export async function openListDesk(given: Parameters<typeof openRegister>[1] = {}): Promise<ListDesk> {
  const { folder, remove } = temporaryFolder();
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  const { core, client } = await openRegister(dataDir, given);
  const administrationId = async () => (await client.settings.administrations({}))[0]?.id ?? '';
  return {
    core,
    client,
    folder,
    administrationId,
    take: async (fileName, bytes, more = {}) =>
      await importAccounts(await core.context(), { fileName, bytes, administrationName, ...more }),
    register: async () => await Array.fromAsync(readRegister((await core.context()).db, await administrationId())),
    close: async () => {
      await core.close();
      remove();
    },
  };
}

/** What the page chooses when nobody changes what it suggests. */
export const choiceOf = (source: ImportSource, administration: string | null, name: string | null = null) => ({
  token: source.token,
  administrationId: administration,
  administrationName: name,
  sheet: source.sheet,
  headerRow: source.headerRow,
  columns: source.columns.map(({ index, field }) => ({ index, field, dayOrder: null })),
  takes: [],
  duplicates: 'first' as const,
  known: 'second' as const,
  headingsGiveStatus: true,
  statusWords: [],
});
