import Database from 'better-sqlite3';
import { inventoryFormat } from '../inventory-file.ts';
import { inventoryColumns, inventoryHeadings, type InventoryValue, inventoryVersion } from '../schema.ts';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The inventory as a database file: `konton`, a row per account with the CSV's columns, and `om`; the same rows give the same bytes. */
export function sqliteBytes(administration: string, rows: ReadonlyArray<readonly InventoryValue[]>): Uint8Array {
  const database = new Database(':memory:');
  try {
    const columns = inventoryColumns.map(
      ({ kind }, index) =>
        `${quoted(inventoryHeadings[index] ?? '')} ${kind === 'number' ? 'integer' : 'text not null'}`,
    );
    database.exec(`create table konton (${columns.join(', ')}) strict`);
    database.exec('create table om (nyckel text primary key, värde text not null) strict, without rowid');
    const insert = database.prepare(`insert into konton values (${inventoryColumns.map(() => '?').join(', ')})`);
    const about = database.prepare('insert into om values (?, ?)');
    database.transaction(() => {
      for (const row of rows)
        insert.run(
          row.map((value, index) => (inventoryColumns[index]?.kind === 'number' && value === '' ? null : value)),
        );
      about.run('format', inventoryFormat);
      about.run('version', String(inventoryVersion));
      about.run('förvaltning', administration);
      about.run('konton', String(rows.length));
    })();
    return new Uint8Array(database.serialize());
  } finally {
    database.close();
  }
}
