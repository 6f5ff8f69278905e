import type { MessagePort } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { openSqlite } from './dialect.ts';

/** A statement, and what is bound to it each time that it is run. */
export interface Statement {
  sql: string;
  runs: Array<readonly unknown[]>;
}

/** What came of some statements: the rows of the last, or why one of them failed. */
export type Outcome = { rows: unknown[]; changes: number } | { error: { message: string; code: string | undefined } };

/**
 * Runs the statements that come through a port, some at a time, on a connection of its own, in a worker; answers once for each time.
 * After one that failed none is run. Ends when the port closes: what is not committed by then is taken back.
 */
export async function runStatements({ file, port }: { file: string; port: MessagePort }): Promise<void> {
  // Asked for first: a port that has closed says so once.
  const closed = new Promise<void>((resolve) => void port.once('close', resolve));
  let connection: Database.Database | undefined;
  const prepared = new Map<string, Database.Statement>();
  const run = (statement: Database.Statement, parameters: readonly unknown[]): Outcome =>
    statement.reader
      ? { rows: statement.all(parameters), changes: 0 }
      : { rows: [], changes: statement.run(parameters).changes };
  let outcome: Outcome = { rows: [], changes: 0 };
  port.on('message', (statements: readonly Statement[]) => {
    try {
      // A commit may be among them: what failed before it is not committed.
      if (!('error' in outcome))
        for (const { sql, runs } of statements) {
          connection ??= openSqlite(file);
          const statement = prepared.get(sql) ?? connection.prepare(sql);
          prepared.set(sql, statement);
          for (const parameters of runs) outcome = run(statement, parameters);
        }
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      outcome = { error: { message, code } };
    }
    port.postMessage(outcome);
  });
  await closed;
  connection?.close();
}
