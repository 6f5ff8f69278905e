import { hostname, userInfo } from 'node:os';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EventPublisher, implement, ORPCError } from '@orpc/server';
import { accountsHandlers } from './accounts/handlers.ts';
import { loadCatalogue } from './accounts/platforms.ts';
import { casesHandlers } from './cases/handlers.ts';
import { applicationHandlers } from './cases/application/handlers.ts';
import { atHandHandlers } from './cases/at-hand/handlers.ts';
import { crisisHandlers } from './cases/crisis/handlers.ts';
import { closureHandlers } from './cases/closure/handlers.ts';
import { lostHandlers } from './cases/lost/handlers.ts';
import { type ChangeEvent, contract } from './contract.ts';
import { createDemo } from './demo/create-demo.ts';
import { readDemoData } from './demo/demo-data.ts';
import { evidenceHandlers } from './evidence/handlers.ts';
import { startDailyWork } from './daily-work.ts';
import type { Context } from './foundation/context.ts';
import { openDataFolder } from './foundation/data-folder.ts';
import { Refusal } from './foundation/errors.ts';
import { startGivingBack } from './foundation/give-back-memory.ts';
import { guardStream, isStream } from './foundation/guard-stream.ts';
import { HeldFiles } from './foundation/held-files.ts';
import { osKeychain } from './foundation/keychain/os-keychain.ts';
import type { AccountViews, Clipboard, Clock, FilePicker, Ids, Keychain, Log, Notifier } from './foundation/ports.ts';
import { inTurn } from './foundation/turns.ts';
import { jobRunner, type RunJob } from './foundation/worker/run-job.ts';
import { inventoryHandlers } from './inventory/handlers.ts';
import { leavingHandlers } from './leaving/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { identifyActor } from './people/identify-actor.ts';
import { mayCall, type ProcedureName } from './permissions.ts';
import { remindersHandlers } from './rounds/reminders/handlers.ts';
import { startReminderWork } from './rounds/reminders/reminder-work.ts';
import { roundPlanHandlers } from './rounds/plan/handlers.ts';
import { type AskingBounds, FeedAsking } from './rounds/stream/ask-server.ts';
import { streamHandlers } from './rounds/stream/handlers.ts';
import { startStreamWork } from './rounds/stream/stream-work.ts';
import type { Capabilities } from './settings/contract.ts';
import { awayHandlers } from './rounds/away/handlers.ts';
import { coverageHandlers } from './rounds/coverage/handlers.ts';
import { roundsHandlers } from './rounds/handlers.ts';
import { questionsHandlers } from './rounds/questions/handlers.ts';
import { startRoundWork } from './rounds/round-work.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { snapshotHandlers } from './snapshot/handlers.ts';
import { readerLog } from './snapshot/reader-log.ts';
import { openingProcedures, ownTraces, readerProcedures } from './snapshot/reader-procedures.ts';
import { SharedState } from './snapshot/shared-state.ts';
import { startSnapshotWork } from './snapshot/snapshot-work.ts';
import { viewsHandlers } from './views/handlers.ts';
import { PageDesk } from './views/page-desk.ts';
import { startKeeping } from './views/keep-partitions.ts';
import { vaultHandlers } from './vault/handlers.ts';
import { handoverFileHandlers } from './vault/handover/handlers.ts';
import { vaultImportHandlers } from './vault/importing/handlers.ts';
import { passwordsHandlers } from './vault/passwords/handlers.ts';
import { lockIdleVaults, lockVaults } from './vault/lock-vaults.ts';
import { SecretClipboard } from './vault/secret-clipboard.ts';
import type { LockReason } from './vault/contract.ts';
import { OpenVaults } from './vault/open-vaults.ts';
import { tickMs } from './vault/rules.ts';
import { passphraseWork } from './vault/sealing.ts';

/** What a host gives the core; everything about the outside world comes in here. */
export interface CoreOptions {
  dataDir: string;
  /** The project's `resources/` folder. */
  resourcesDir: string;
  /** `foundation/worker/worker.ts`, or the built `worker.js`. */
  workerEntry: URL;
  version: string;
  capabilities: Capabilities;
  /** Only read, beside a running app: no lock, no migration, no write. */
  readOnly?: boolean;
  /** The demo administration (T7): an empty data folder of its own is filled with it. */
  demo?: boolean;
  clock?: Clock;
  ids?: Ids;
  log?: Log;
  osAccount?: string;
  /** The computer's own keychain unless another is given; `null` for none: the demo's chain, and a test's, is nobody's proof. */
  keychain?: Keychain | null;
  /** The clipboard, where the host can reach it; otherwise secrets are shown and not copied. */
  clipboard?: Clipboard | null;
  /** The host's own file picker; `capabilities.filePicker` says the same. */
  filePicker?: FilePicker | null;
  /** When an account's page had last been on screen for three seconds, where the host shows pages. */
  seenSince?: (accountId: string) => Date | null;
  /** Account pages inside the host's own window; `capabilities.accountViews` says the same. */
  accountViews?: AccountViews | null;
  /** The system's own notices, where the host can show them; otherwise reminders are shown in the app. */
  notifier?: Notifier | null;
  /** Bounds on asking feeds other than production's. No host gives any: a test does, for its own servers on this computer. */
  askingBounds?: Partial<AskingBounds>;
  /** A work factor of passphrases other than production's. No host gives one: a test does, where something else than the factor is proved. */
  passphraseWork?: number;
  /** Another way to do what workers do. No host gives one: a test does it in its own process, where something else than the worker is proved. */
  runJob?: RunJob;
}

const silentLog: Log = { info: () => {}, error: () => {} };

/** The whole application, without a host: opens the data folder, answers the contract, and closes in order. */
export async function createCore(options: CoreOptions) {
  const clock = options.clock ?? { now: () => new Date() };
  const ids = options.ids ?? { next: () => randomUUID() };
  const log = options.log ?? silentLog;
  const readOnly = options.readOnly ?? false;
  const osAccount = options.osAccount ?? `${userInfo().username}@${hostname()}`;
  const runJob = options.runJob ?? jobRunner(options.workerEntry);
  const catalogue = loadCatalogue(await readFile(path.join(options.resourcesDir, 'platforms.yaml'), 'utf8'));
  const folder = await openDataFolder({ dataDir: options.dataDir, readOnly, clock, runJob, log });
  const { db } = folder;

  const publisher = new EventPublisher<{ change: ChangeEvent }>();
  const files = new HeldFiles(clock);
  const vaults = new OpenVaults();
  const shared = new SharedState(options.dataDir);
  let revision = 0;
  const pages = new PageDesk(options.accountViews ?? null, clock);
  let keeping: ReturnType<typeof startKeeping> | null = null;
  const base = {
    db,
    clock,
    ids,
    log,
    catalogue,
    runJob,
    files,
    vaults,
    shared,
    dataDir: options.dataDir,
    readResource: (name: string) => readFile(path.join(options.resourcesDir, name), 'utf8'),
    folder,
    keychain: options.keychain === undefined ? (options.demo === true ? null : osKeychain()) : options.keychain,
    passphraseWork: options.passphraseWork ?? passphraseWork,
    clipboard: new SecretClipboard(options.clipboard ?? null, log),
    filePicker: options.filePicker ?? null,
    seenSince: options.seenSince ?? (pages.port === null ? null : (accountId: string) => pages.seenAt(accountId)),
    pages,
    asking: new FeedAsking(options.version, options.askingBounds),
    host: { version: options.version, demo: options.demo ?? false, readOnly, capabilities: options.capabilities },
    // Beside a running app others change the register without saying so here.
    revision: () => (readOnly ? (revision += 1) : revision),
    announce: (change: { room: ChangeEvent['room']; ids: readonly string[] }) => {
      revision += 1;
      keeping?.heard(change);
      publisher.publish('change', { room: change.room, ids: change.ids.slice(0, 100) });
    },
  };

  /** The context of a call made now: the actor is read anew, so that a changed role counts at once. */
  async function context(name?: ProcedureName): Promise<Context> {
    // While another computer writes the register nothing is written here, but for this computer's own log.
    const readsHere = shared.readsHere && (name === undefined || !ownTraces.has(name));
    return {
      ...base,
      host: { ...base.host, readOnly: readOnly || readsHere },
      outbox: shared.readsHere ? readerLog : null,
      actor: shared.asReader(await identifyActor(db, ids, osAccount, clock.now(), readOnly || shared.readsHere)),
    };
  }

  if (options.demo === true && !readOnly) {
    const demo = readDemoData(await readFile(path.join(options.resourcesDir, 'demo.yaml'), 'utf8'));
    await createDemo(await context(), demo);
  }
  const dailyWork = await startDailyWork({ db, context, clock, log, readOnly });

  const rounds = startRoundWork({ context: () => context(), log, readOnly });
  if (pages.port !== null && !readOnly) keeping = startKeeping({ context: () => context(), log });
  const stream = startStreamWork({ context: () => context(), log, readOnly });

  const reminders = startReminderWork({
    context: () => context(),
    notifier: options.notifier ?? null,
    log,
    readOnly,
  });

  const snapshots = startSnapshotWork({ context: () => context(), clock, log, readOnly });

  // Whoever leaves the computer, or wakes it, meets a locked vault.
  const lockTimer = setInterval(() => lockIdleVaults(base), tickMs);
  lockTimer.unref();

  const stopGivingBack = startGivingBack();

  const os = implement(contract).$context<Record<never, never>>();
  const router = os
    .use(async ({ next, path: procedurePath, signal }) => {
      const traceId = randomUUID();
      const said = (error: unknown) => {
        if (error instanceof ORPCError) return error;
        const refusal = folder.asRefusal(error);
        if (refusal === null) log.error(`${procedurePath.join('.')} failed (${traceId})`, error);
        const { code, values } = refusal ?? { code: 'internal' as const, values: { trace: traceId.slice(0, 8) } };
        return new ORPCError('REFUSED', { defined: true, status: 422, message: code, data: { code, values } });
      };
      try {
        const name = procedurePath.join('.') as ProcedureName;
        // Whatever comes after the vault should have locked meets it locked, also before the clock is next looked at.
        lockIdleVaults(base);
        const current = await context(name);
        if (shared.readsHere && !readerProcedures.has(name)) throw shared.refusal();
        if (shared.isPutOut && openingProcedures.has(name)) throw shared.refusal();
        if (current.actor.roles.length === 0) throw new Refusal('access-frozen');
        if (!mayCall(name, current.actor.roles)) throw new Refusal('not-allowed');
        const result = await next({ context: { ...current, signal } });
        return isStream(result.output) ? { ...result, output: guardStream(result.output, said) } : result;
      } catch (error) {
        throw said(error);
      }
    })
    .router({
      accounts: accountsHandlers,
      people: peopleHandlers,
      leaving: leavingHandlers,
      inventory: inventoryHandlers,
      roundPlan: roundPlanHandlers,
      rounds: roundsHandlers,
      away: awayHandlers,
      coverage: coverageHandlers,
      questions: questionsHandlers,
      stream: streamHandlers,
      reminders: remindersHandlers,
      cases: casesHandlers,
      application: applicationHandlers,
      crisis: crisisHandlers,
      lost: lostHandlers,
      closure: closureHandlers,
      atHand: atHandHandlers,
      evidence: evidenceHandlers,
      vault: vaultHandlers,
      vaultImport: vaultImportHandlers,
      handoverFile: handoverFileHandlers,
      passwords: passwordsHandlers,
      snapshot: snapshotHandlers,
      views: viewsHandlers,
      settings: settingsHandlers,
      events: os.events.handler(({ signal }) => publisher.subscribe('change', { ...(signal && { signal }) })),
    });

  return {
    router,
    context: () => context(),
    /** A finished export by its one-time token; for the host's download address. */
    takeFile: (token: string) => files.take(token),
    /** What a new day asks for, now: facts that days change, contact details that have served their time, the day's backup. */
    dailyWork: () => dailyWork.run(),
    /** Writes or fetches a snapshot now, if it is time; as every minute. */
    snapshots: () => snapshots.look(),
    /** Freezes the rounds whose windows have opened, as every minute. */
    settleRounds: () => rounds.look(),
    /** Says the reminders that are due, as every minute. */
    remind: () => reminders.look(),
    /** Reads the feeds whose time has come, as every minute. */
    readFeeds: () => stream.look(),
    /** Locks every vault: for a host that sees sleep, the screen lock or a change of user. */
    lockVaults: (reason: LockReason) => lockVaults(base, reason),
    /** Looks at the clock now, as every few seconds: locks what must be locked. */
    lockIdleVaults: () => lockIdleVaults(base),
    async close() {
      clearInterval(lockTimer);
      stopGivingBack();
      lockVaults(base, 'quit');
      await base.clipboard.clear();
      await keeping?.stop();
      await stream.stop();
      await reminders.stop();
      await dailyWork.stop();
      await rounds.stop();
      await snapshots.stop();
      await inTurn(options.dataDir, () => folder.close());
    },
  };
}

export type Core = Awaited<ReturnType<typeof createCore>>;
