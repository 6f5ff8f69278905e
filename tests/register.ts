import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Kysely } from 'kysely';
import type { AccountDraft } from '../electron/core/accounts/contract.ts';
import { emptyDraft } from '../electron/core/accounts/empty-draft.ts';
import { loadCatalogue } from '../electron/core/accounts/platforms.ts';
import { type Core, type CoreOptions, createCore } from '../electron/core/create-core.ts';
import { SecretClipboard } from '../electron/core/vault/secret-clipboard.ts';
import type { Context } from '../electron/core/foundation/context.ts';
import { databaseName } from '../electron/core/foundation/data-folder.ts';
import { openSqlite } from '../electron/core/foundation/database/dialect.ts';
import { migrateConnection } from '../electron/core/foundation/database/migrate.ts';
import type { Schema } from '../electron/core/foundation/database/schema.ts';
import { HeldFiles } from '../electron/core/foundation/held-files.ts';
import { Refusal } from '../electron/core/foundation/errors.ts';
import type { Clock, Keychain } from '../electron/core/foundation/ports.ts';
import { Role } from '../electron/core/foundation/roles.ts';
import { jobs } from '../electron/core/foundation/worker/jobs.ts';
import { jobRunner, type RunJob } from '../electron/core/foundation/worker/run-job.ts';
import type { VerifyReport } from '../electron/core/settings/contract.ts';
import { verifyRegister } from '../electron/core/settings/verify-register.ts';
import { FeedAsking } from '../electron/core/rounds/stream/ask-server.ts';
import { SharedState } from '../electron/core/snapshot/shared-state.ts';
import { PageDesk } from '../electron/core/views/page-desk.ts';
import { OpenVaults } from '../electron/core/vault/open-vaults.ts';

export const projectRoot = path.resolve(import.meta.dirname, '..');
/** `npm test` has just built the worker that Electron ships; it starts in half the time of its source. */
const workerEntry = new URL(
  process.env['BUILT_WORKER'] === undefined ? '../electron/core/foundation/worker/worker.ts' : '../out/main/worker.js',
  import.meta.url,
);

/** A clock that a test moves by hand. */
export interface TestClock extends Clock {
  set(instant: string): void;
}

/** A clock that stands still until it is moved. */
export function clockAt(instant: string): TestClock {
  let now = new Date(instant);
  return {
    now: () => now,
    set: (next) => {
      now = new Date(next);
    },
  };
}

/** A keychain in memory, for tests only. */
export function memoryKeychain(): Keychain & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  const key = (service: string, account: string) => `${service}/${account}`;
  return {
    entries,
    getPassword: async (service, account) => entries.get(key(service, account)) ?? null,
    setPassword: async (service, account, password) => void entries.set(key(service, account), password),
    deletePassword: async (service, account) => entries.delete(key(service, account)),
    findCredentials: async (service) =>
      [...entries]
        .filter(([name]) => name.startsWith(`${service}/`))
        .map(([name, password]) => ({ account: name.slice(service.length + 1), password })),
  };
}

/** A folder that goes when the test does. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The options of a core on a data folder, with a clock that stands still and no keychain unless one is given. */
export function coreOptions(dataDir: string, extra: Partial<CoreOptions> = {}): CoreOptions {
  return {
    dataDir,
    resourcesDir: path.join(projectRoot, 'resources'),
    workerEntry,
    version: '0.0.0',
    capabilities: { host: 'cli', accountViews: false, updates: false, seesScreenLock: false, filePicker: false },
    clock: clockAt('2026-05-04T10:00:00Z'),
    osAccount: 'karin@kontoret',
    keychain: null,
    clipboard: null,
    // Quick to try: how slow it is for a stranger has a test of its own.
    passphraseWork: 8,
    ...extra,
  };
}

/** Calls the core as a window does, through every check of input, role and output. */
export function clientOf(core: Core) {
  return createRouterClient(core.router, { context: {} });
}
export type Client = ReturnType<typeof clientOf>;

/** A register that nobody has begun, as the migrations leave it. */
let unbegun: Promise<Buffer> | undefined;

async function migratedOnce(): Promise<Buffer> {
  const { folder, remove } = temporaryFolder();
  const file = path.join(folder, databaseName);
  const connection = openSqlite(file);
  await migrateConnection(connection);
  connection.close();
  const bytes = readFileSync(file);
  remove();
  return bytes;
}

/**
 * An open core and its client on a folder of its own. What workers do is done in the test's own process, unless `extra` says otherwise,
 * and an empty folder gets a copy of what the migrations make: each starts anew where a folder is yet to be made.
 */
export async function openRegister(dataDir: string, extra: Partial<CoreOptions> = {}) {
  if (existsSync(dataDir) && readdirSync(dataDir).length === 0 && extra.readOnly !== true)
    writeFileSync(path.join(dataDir, databaseName), await (unbegun ??= migratedOnce()), { mode: 0o600 });
  const core = await createCore(coreOptions(dataDir, { runJob: jobsHere, ...extra }));
  return { core, client: clientOf(core) };
}

/**
 * Does in this process what a worker does, with a copy of what it is given and answers, as a worker has. A worker loads and warms its code anew each time,
 * which is nearly all that a small job costs. What is cancelled is done to its end, and then refused.
 */
export const jobsHere: RunJob = async (name, input, { signal, transfer = [], onProgress = () => {} } = {}) => {
  const refuseCancelled = () => {
    if (signal?.aborted === true) throw new Refusal('import-cancelled');
  };
  refuseCancelled();
  const output: unknown = await jobs[name](structuredClone(input, { transfer }) as never, onProgress);
  refuseCancelled();
  return structuredClone(output) as never;
};

/** Real workers, for a test where `jobsHere` would be used. */
export const inWorkers: RunJob = jobRunner(workerEntry);

/** What `verify` finds, in this process: no worker is started for it, where it is asked after every round of many. */
export async function verifyHere(core: Core): Promise<VerifyReport> {
  return await verifyRegister({ ...(await core.context()), runJob: jobsHere });
}

/** The refusal that a call ended with, as `code` and `values`; fails when the call went well. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; values: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const { data, code, values } = error as {
      data?: { code: string; values: Record<string, unknown> };
      code?: string;
      values?: Record<string, unknown>;
    };
    if (data !== undefined) return data;
    if (code !== undefined && values !== undefined) return { code, values };
    throw error;
  }
  throw new Error('Expected a refusal, and there was none');
}

/** The code of the refusal that a call ends in. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => (await refusal(call)).code;

/** An account as an empty form has it. */
export const draft = (administrationId: string, fields: Partial<AccountDraft> = {}): AccountDraft => ({
  ...emptyDraft,
  administrationId,
  name: 'Ängby bibliotek',
  kind: 'official',
  platform: 'other',
  platformName: 'Anslagstavla',
  url: '',
  handle: '',
  ...fields,
});

/** A context for use cases on any database, made by hand: no folder, no host, no other process. */
export function contextOn(db: Kysely<Schema>, extra: Partial<Context> = {}): Context {
  const unused = () => {
    throw new Error('Not in this test');
  };
  const clock = clockAt('2026-05-04T10:00:00Z');
  let next = 0;
  return {
    db,
    clock,
    // Ids in order, so that what is last made is also last by id.
    ids: { next: () => `00000000-0000-4000-8000-${String((next += 1)).padStart(12, '0')}` },
    log: { info: () => {}, error: () => {} },
    actor: { personId: null, name: 'Karin', roles: Role.options, deviceId: 'device-1', osAccount: 'karin@kontoret' },
    catalogue: loadCatalogue(readFileSync(path.join(projectRoot, 'resources/platforms.yaml'), 'utf8')),
    runJob: unused,
    files: new HeldFiles(clock),
    vaults: new OpenVaults(),
    shared: new SharedState(''),
    asking: new FeedAsking('0.0.0'),
    outbox: null,
    dataDir: '',
    readResource: unused,
    folder: { file: '', replace: unused },
    keychain: null,
    passphraseWork: 8,
    clipboard: new SecretClipboard(null, { info: () => {}, error: () => {} }),
    filePicker: null,
    seenSince: null,
    pages: new PageDesk(null, clock),
    host: {
      version: '0.0.0',
      demo: false,
      readOnly: false,
      capabilities: { host: 'cli', accountViews: false, updates: false, seesScreenLock: false, filePicker: false },
    },
    revision: () => 0,
    announce: () => {},
    ...extra,
  };
}
