import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { makeBackup } from './backup/make-backup.ts';
import { openSqlite, sqliteDialect } from './database/dialect.ts';
import { migrate, type Origin, originOf } from './database/migrate.ts';
import {
  commitReplacement,
  currentFile,
  finishReplacement,
  preparedName,
  withdrawReplacement,
} from './database/replacement.ts';
import type { Schema } from './database/schema.ts';
import { refusalOf } from './disk-errors.ts';
import { Refusal } from './errors.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { placeOf, refuseUnsafePlace } from './folder-place.ts';
import type { Clock, Log } from './ports.ts';
import type { RunJob } from './worker/run-job.ts';

/** An open data folder: the register's database, owned by this process until it is closed. */
export interface DataFolder {
  db: Kysely<Schema>;
  /** The register's file. */
  file: string;
  /** What an error from the disk or the database means for the person; `null` for a fault of ours. */
  asRefusal(error: unknown): Refusal | null;
  /**
   * Holds every query back while `prepare` makes another database ready (`preparedName`), then puts that one in the register's place.
   * If anything fails, the register is open again as it was, and the error is thrown.
   */
  replace<T>(prepare: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The name of the register's database in its folder. */
export const databaseName = 'kanalvakt.sqlite';

/** Prepared statements kept for use again. */
const keptStatements = 200;

export interface FolderOptions {
  dataDir: string;
  readOnly: boolean;
  clock: Clock;
  runJob: RunJob;
  log: Log;
}

/**
 * Opens the folder, creating it if asked to write; refuses what could harm the data, by name, and then has changed nothing.
 * Read-only needs no ownership: it reads beside the process that owns the folder.
 */
export async function openDataFolder(options: FolderOptions): Promise<DataFolder> {
  const file = path.join(options.dataDir, databaseName);
  const asRefusal = (error: unknown) => refusalOf(error, { dataDir: options.dataDir, file });
  let lock: FolderLock | null = null;
  let connection: Database.Database | null = null;
  try {
    refuseOthersFolder(options.dataDir);
    refuseUnsafePlace(options.dataDir, placeOf(options.dataDir));
    if (options.readOnly) connection = openBeside(options.dataDir, file);
    else {
      makeFolder(options.dataDir);
      lock = lockFolder(options.dataDir);
      connection = await openOwned(options, file);
    }
    return openFolder(file, connection, lock, asRefusal);
  } catch (error) {
    connection?.close();
    lock?.release();
    throw asRefusal(error) ?? error;
  }
}

/**
 * Refuses the folder of another account on this computer: its files are closed to everybody but their owner, and the keys to the vault are in that account's keychain.
 * Not asked of the administrator, nor of Windows, where no owner is told.
 */
function refuseOthersFolder(dataDir: string): void {
  const own = process.getuid?.() ?? 0;
  if (own === 0) return;
  const owner = ownerOf(path.join(dataDir, databaseName));
  if (owner !== null && owner !== own) throw new Refusal('data-folder-of-another', { folder: dataDir });
}

/** Whose a file is, or the folder that hides it, where that is a person's; `null` where there is no such file. */
function ownerOf(file: string): number | null {
  try {
    return statSync(file, { throwIfNoEntry: false })?.uid ?? null;
  } catch {
    const folder = path.dirname(file);
    const owner = folder === file ? null : ownerOf(folder);
    return owner === 0 ? null : owner;
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    // Node says so of a folder that it may not make, and of a drive that is not there.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refusal('disk-read-only', { folder: dataDir }, { cause: error });
    throw error;
  }
  // A folder that holds other things is the person's own; only ours is closed to others.
  if (readdirSync(dataDir).length === 0) chmodSync(dataDir, 0o700);
}

function openBeside(dataDir: string, file: string): Database.Database {
  const current = currentFile(file);
  if (!existsSync(current)) throw new Refusal('database-missing', { folder: dataDir });
  const connection = openSqlite(current, { readonly: true });
  try {
    const origin = inspect(connection, dataDir, file, false);
    if (origin.kind === 'empty') throw new Refusal('database-missing', { folder: dataDir });
    // The owner runs an older version than this one: it must bring its database up itself.
    if (origin.kind === 'ours' && origin.pending.length > 0) throw new Refusal('data-folder-busy', { folder: dataDir });
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** What the file holds; refuses a damaged one and one that is not ours. Every page is checked when the last run did not end in order. */
function inspect(connection: Database.Database, dataDir: string, file: string, thoroughly: boolean): Origin {
  const origin = originOf(connection);
  const isSound = () => connection.pragma('quick_check(1)', { simple: true }) === 'ok';
  if (origin.kind === 'foreign' || (thoroughly && !isSound()))
    throw new Refusal('database-damaged', { file, backups: path.join(dataDir, 'backups') });
  return origin;
}

async function openOwned(options: FolderOptions, file: string): Promise<Database.Database> {
  finishReplacement(file);
  for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(preparedName(file) + beside, { force: true });
  let origin: Origin = { kind: 'empty' };
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    // The last run ended in order if nothing is left of its write-ahead log.
    const unclean = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
    const looking = openSqlite(file, { readonly: true });
    try {
      origin = inspect(looking, options.dataDir, file, unclean);
    } finally {
      looking.close();
    }
  }
  if (origin.kind === 'ours' && origin.pending.length > 0)
    await makeBackup({ ...options, file, reason: 'before-migration' });
  // SQLite gives the files beside this one the same rights.
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform !== 'win32') chmodSync(file, 0o600);
  const connection = openSqlite(file);
  try {
    if (origin.kind !== 'ours' || origin.pending.length > 0)
      await migrate(new Kysely<Schema>({ dialect: sqliteDialect(connection) }));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function openFolder(
  file: string,
  opened: Database.Database,
  lock: FolderLock | null,
  asRefusal: DataFolder['asRefusal'],
): DataFolder {
  let connection = opened;
  // A statement is prepared once; the oldest goes when there are many, for filters make ever new ones.
  let statements = new Map<string, Database.Statement>();
  const prepare = (text: string) => {
    const statement = statements.get(text) ?? connection.prepare(text);
    statements.delete(text);
    statements.set(text, statement);
    if (statements.size > keptStatements) statements.delete(statements.keys().next().value ?? '');
    return statement;
  };
  // Kysely speaks to whichever connection is open now, so that the file can be replaced under it.
  const db = new Kysely<Schema>({
    dialect: sqliteDialect({
      prepare,
      close: () => {},
      get inTransaction() {
        return connection.inTransaction;
      },
    }),
  });
  const closeConnection = () => {
    if (!connection.open) return;
    try {
      if (lock !== null) {
        connection.pragma('optimize');
        connection.pragma('wal_checkpoint(TRUNCATE)');
      }
    } catch {
      // On a full disk the latest changes stay in the log beside the file, where the next opening finds them.
    } finally {
      connection.close();
    }
  };
  return {
    db,
    file,
    asRefusal,
    replace: (prepare) =>
      // Kysely has one connection and lends it to one query or transaction at a time; whoever holds it is alone.
      db.connection().execute(async () => {
        const prepared = await prepare();
        closeConnection();
        try {
          commitReplacement(file);
          finishReplacement(file);
        } catch (error) {
          if (existsSync(file)) withdrawReplacement(file);
          throw error;
        } finally {
          connection = openSqlite(file);
          statements = new Map();
        }
        return prepared;
      }),
    async close() {
      if (!connection.open) return;
      try {
        // After whatever is being written now.
        await db.connection().execute(async () => closeConnection());
        await db.destroy();
      } finally {
        lock?.release();
      }
    },
  };
}
