import Database from 'better-sqlite3';
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type RawBuilder,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';

/** This file knows which database it is, and its neighbours here ask it. Everything else is the same SQL on SQLite and PostgreSQL. */
type DatabaseKind = 'sqlite' | 'postgres';

class TransactionalSqliteAdapter extends SqliteAdapter {
  // SQLite rolls back DDL; Kysely's adapter says it does not, and a failed migration would leave half its tables.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** What Kysely needs of a better-sqlite3 connection, or of something that stands for one. */
export interface SqliteConnection extends SqliteDatabase {
  readonly inTransaction: boolean;
}

class TransactionalSqliteDriver extends SqliteDriver {
  readonly #database: SqliteConnection;
  constructor(database: SqliteConnection) {
    super({ database });
    this.#database = database;
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // On a full disk SQLite has already rolled back; asking again would hide why.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  readonly #database: SqliteConnection;
  constructor(database: SqliteConnection) {
    super({ database });
    this.#database = database;
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
  override createDriver(): Driver {
    return new TransactionalSqliteDriver(this.#database);
  }
}

/** Kysely's dialect over an open better-sqlite3 connection, or something that stands for one. */
export function sqliteDialect(connection: SqliteConnection): Dialect {
  return new TransactionalSqliteDialect(connection);
}

/** How a database spells what the two do not share. */
export interface Spelling {
  /** After `create table (…)`: types are checked. */
  tableEnd: RawBuilder<unknown>;
  /** The same for a table that is kept in the order of its primary key, where the database can. */
  keyedTableEnd: RawBuilder<unknown>;
  /** A text column that compares as bytes, whatever the database's language. */
  byteOrderedText: RawBuilder<unknown>;
}

const spellings: Record<DatabaseKind, Spelling> = {
  sqlite: { tableEnd: sql`strict`, keyedTableEnd: sql`strict, without rowid`, byteOrderedText: sql`text` },
  postgres: { tableEnd: sql``, keyedTableEnd: sql``, byteOrderedText: sql`text collate "C"` },
};

/** The database behind a Kysely instance. */
export const kindOf = (db: Pick<Kysely<unknown>, 'getExecutor'>): DatabaseKind =>
  db.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres';

/** How it spells what the two do not share. */
export const spellingOf = (db: Kysely<unknown>): Spelling => spellings[kindOf(db)];

/** Opens the file with the settings every connection of ours has; creates it only if asked to. */
export function openSqlite(file: string, options: { readonly?: boolean } = {}): Database.Database {
  const connection = new Database(file, { readonly: options.readonly ?? false });
  if (!connection.readonly) {
    // A new file only, before anything stands in it: half as many writes for a large import, an eighth more on the disk for a small register.
    connection.pragma('page_size = 8192');
    connection.pragma('journal_mode = WAL');
    // An acknowledged write survives a power cut.
    connection.pragma('synchronous = FULL');
    // The log is moved into the file after 64 MB or on closing, not in the middle of an import: nobody waits for the disk twice.
    connection.pragma('wal_autocheckpoint = 8000');
  }
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('trusted_schema = OFF');
  // What SQLite needs for a while stays out of the temporary folder; an import is a sixth faster for it.
  connection.pragma('temp_store = MEMORY');
  // Ten thousand accounts in memory instead of read from the file for every list; kilobytes, negative as SQLite wants it.
  connection.pragma('cache_size = -40000');
  // What a large import writes is written once, at its end, and not each time the memory above is full: a sixth of its time.
  connection.pragma('cache_spill = OFF');
  return connection;
}
