import { MessageChannel, type MessagePort } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  InsertQueryNode,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Context, Db } from '../context.ts';
import { listMegabytes } from '../worker/run-job.ts';
import { kindOf } from './dialect.ts';
import type { Outcome, Statement } from './run-statements.ts';
import type { Schema } from './schema.ts';

/** Values that are handed to the thread at a time: enough to share what a message costs, few enough for it to begin at once. */
const valuesAtOnce = 5000;
/** How many times ahead of the thread, so that a long list does not stand in memory twice: half a million values. */
const timesAhead = 100;

/** What nobody waits for: it answers nothing, and what comes after it says if it failed. */
const answersNothing = ({ query, sql }: CompiledQuery) =>
  InsertQueryNode.is(query) ? query.returning === undefined : /^(?:begin|create|drop) /i.test(sql);

/** A connection whose statements are run by `runStatements` in another thread, in the order that they are given in. */
class ThreadedConnection implements DatabaseConnection {
  readonly #port: MessagePort;
  readonly #answers: Array<PromiseWithResolvers<QueryResult<never>>> = [];
  #statements: Statement[] = [];
  #values = 0;
  #failure: unknown;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (outcome: Outcome) => {
      if ('error' in outcome) {
        const { message, code } = outcome.error;
        this.fail(Object.assign(new Error(message), { code }));
      } else
        this.#answers.shift()?.resolve({ rows: outcome.rows as never[], numAffectedRows: BigInt(outcome.changes) });
    });
  }

  /** Says to whoever waits, and to whoever asks next, why nothing more is written. */
  fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#answers.splice(0)) reject(this.#failure);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#failure !== undefined) throw this.#failure;
    const last = this.#statements.at(-1);
    if (last?.sql === query.sql) last.runs.push(query.parameters);
    else this.#statements.push({ sql: query.sql, runs: [query.parameters] });
    this.#values += query.parameters.length;
    if (!answersNothing(query)) return await this.#handOver();
    // What has no values, as the making of an index, takes the thread its time: it begins at once.
    if (this.#values >= valuesAtOnce || query.parameters.length === 0) this.#handOver().catch(() => {});
    if (this.#answers.length > timesAhead) await this.#answers[0]?.promise;
    return { rows: [] };
  }

  async #handOver(): Promise<QueryResult<never>> {
    const answer = Promise.withResolvers<QueryResult<never>>();
    this.#port.postMessage(this.#statements);
    this.#answers.push(answer);
    this.#statements = [];
    this.#values = 0;
    return await answer.promise;
  }

  streamQuery(): never {
    throw new Error('A transaction that is written in a thread answers with all rows at once');
  }
}

const threadedDialect = (connection: ThreadedConnection): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createDriver: (): Driver => {
    const run = async (sql: string) => void (await connection.executeQuery(CompiledQuery.raw(sql)));
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: () => run('begin immediate'),
      commitTransaction: () => run('commit'),
      // The port closes, and with it the thread's connection.
      rollbackTransaction: async () => {},
      releaseConnection: async () => {},
      destroy: async () => {},
    };
  },
});

async function writtenInThread<T>(context: Context, work: (db: Db) => Promise<T>): Promise<T> {
  const { port1: port, port2: threads } = new MessageChannel();
  const connection = new ThreadedConnection(port);
  const running = context
    .runJob(
      'runStatements',
      { file: context.folder.file, port: threads },
      { transfer: [threads], megabytes: listMegabytes },
    )
    .catch((error: unknown) => connection.fail(error));
  try {
    return await new Kysely<Schema>({ dialect: threadedDialect(connection) }).transaction().execute(work);
  } finally {
    port.close();
    await running;
  }
}

/**
 * Does work in one transaction: all of it, or nothing when it fails. Work that mostly inserts may be written `inThread`: while a thread
 * with a connection of its own stores rows, the next are made. An insert is then not waited for, and what was wrong with it is said
 * by a statement after it or at the end. `before` reads the register as it was. Nobody else reads or writes it meanwhile.
 */
export async function inTransaction<T>(
  context: Context,
  options: { inThread: boolean },
  work: (db: Db, before: Db) => Promise<T>,
): Promise<T> {
  return await context.db
    .transaction()
    .execute(async (before) =>
      options.inThread && kindOf(before) === 'sqlite'
        ? await writtenInThread(context, (db) => work(db, before))
        : await work(before, before),
    );
}
