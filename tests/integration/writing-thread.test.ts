import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context, Db } from '../../electron/core/foundation/context.ts';
import { openSqlite } from '../../electron/core/foundation/database/dialect.ts';
import { insertRows } from '../../electron/core/foundation/database/insert-rows.ts';
import { expectedSchema, schemaText } from '../../electron/core/foundation/database/schema-text.ts';
import { inTransaction } from '../../electron/core/foundation/database/writing-thread.ts';
import type { RunJob } from '../../electron/core/foundation/worker/run-job.ts';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { administrationName, bytesOf, choiceOf, type ListDesk, openListDesk } from '../list-desk.ts';
import { mayMount, smallDisk } from '../mount.ts';
import { inWorkers, openRegister, refusal, verifyHere } from '../register.ts';
import { workersFor } from '../workers-begun.ts';

let desk: ListDesk;
let context: Context;

beforeEach(async () => {
  desk = await openListDesk({ runJob: inWorkers });
  context = await desk.core.context();
});
afterEach(async () => await desk.close());

/** Whether the file's tables and indexes are those of its version. */
async function expectWholeSchema(): Promise<void> {
  const connection = openSqlite(context.folder.file, { readonly: true });
  expect(schemaText(connection)).toBe(await expectedSchema());
  connection.close();
}

describe('a transaction that is written in a thread', () => {
  const units = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const name = `Enhet ${from + index}`;
      const keys = { sort_key: name, name_key: name, parent_id: null, version: 1, voided_at: null, created_at: '' };
      return { id: name, administration_id: 'förvaltningen', name, ...keys };
    });
  const countUnits = async (db: Db) => (await db.selectFrom('unit').select('id').execute()).length;
  const write = async <T>(work: (db: Db, before: Db) => Promise<T>) =>
    await inTransaction(context, { inThread: true }, work);

  beforeEach(async () => {
    const row = { id: 'förvaltningen', name: administrationName, sort_key: '', settings: '{}', version: 1 };
    await insertRows(context.db, 'administration', [{ ...row, created_at: '' }]);
  });

  test('reads what it has written; what was there before is still read, and when it is done all of it stands', async () => {
    const seen = await write(async (db, before) => {
      await insertRows(db, 'unit', units(0, 3000));
      const { numUpdatedRows } = await db
        .updateTable('unit')
        .set({ version: 2 })
        .where('id', '<', 'Enhet 2')
        .executeTakeFirst();
      return [await countUnits(db), await countUnits(before), Number(numUpdatedRows)];
    });
    expect(seen).toEqual([3000, 0, 1112]);
    expect(await countUnits(context.db)).toBe(3000);
  });

  test('more than may wait for the thread is written all the same', async () => {
    await write(async (db) => {
      for (let start = 0; start < 160_000; start += 8000) await insertRows(db, 'unit', units(start, 8000));
    });
    expect(await countUnits(context.db)).toBe(160_000);
  });

  test('fails by an insert that nobody waited for: the next statement says why, or the end, and nothing stays', async () => {
    const twice = [...units(0, 3), ...units(1, 1)];
    const next = write(async (db) => {
      await insertRows(db, 'unit', twice);
      await countUnits(db);
      throw new Error('Not reached');
    });
    await expect(next).rejects.toMatchObject({
      message: 'UNIQUE constraint failed: unit.id',
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
    });
    await expect(write(async (db) => await insertRows(db, 'unit', twice))).rejects.toThrow(/UNIQUE/);
    await expect(
      write(async (db) => {
        await insertRows(db, 'unit', twice);
        for (let from = 100; ; from += 1000) {
          await insertRows(db, 'unit', units(from, 1000));
          // Lets what the thread has said come in.
          await new Promise(setImmediate);
        }
      }),
    ).rejects.toThrow(/UNIQUE/);
    expect(await countUnits(context.db)).toBe(0);
    await write(async (db) => await insertRows(db, 'unit', units(0, 3)));
    expect(await countUnits(context.db)).toBe(3);
  });

  test('what failed is not committed, when the commit was on its way already', async () => {
    const unheard = write(async (db) => {
      await insertRows(db, 'unit', units(0, 3000));
      await insertRows(db, 'unit', units(0, 3000));
      await insertRows(db, 'unit', units(9000, 3000));
    });
    await expect(unheard).rejects.toThrow(/UNIQUE/);
    expect(await countUnits(context.db)).toBe(0);
  });

  test('fails by what is done in it: nothing stays, not even what the thread had stored', async () => {
    const failing = write(async (db) => {
      await sql`drop index unit_name`.execute(db);
      await insertRows(db, 'unit', units(0, 3));
      expect(await countUnits(db)).toBe(3);
      throw new Error('Här tog det slut');
    });
    await expect(failing).rejects.toThrow('Här tog det slut');
    expect(await countUnits(context.db)).toBe(0);
    await expectWholeSchema();
  });

  test('a thread that ends by itself is told, whoever waits and whoever does not', async () => {
    const ending = { ...context, runJob: async () => await Promise.reject(new Error('The thread is gone')) };
    const waiting = inTransaction(ending, { inThread: true }, async (db) => await countUnits(db));
    await expect(waiting).rejects.toThrow('The thread is gone');
    const inserting = inTransaction(
      ending,
      { inThread: true },
      async (db) => await insertRows(db, 'unit', units(0, 3)),
    );
    await expect(inserting).rejects.toThrow('The thread is gone');
    expect(await countUnits(context.db)).toBe(0);
  });

  test('nobody else reads or writes the register meanwhile, and the file is let go of afterwards', async () => {
    const order: string[] = [];
    const writing = write(async (db) => {
      await insertRows(db, 'unit', units(0, 3));
      order.push('written');
    });
    const other = desk.client.people
      .units({ administrationId: 'förvaltningen' })
      .catch(() => {})
      .then(() => order.push('read'));
    await Promise.all([writing, other]);
    expect(order).toEqual(['written', 'read']);
    // The last connection that closes takes the log beside the file with it.
    await desk.core.close();
    expect(existsSync(`${context.folder.file}-wal`)).toBe(false);
  });
});

describe('a long list into a register without accounts', () => {
  const count = 4500;
  const rows = Array.from(
    { length: count },
    (_, index) => `Konto ${index};x.com/konto${index};Enhet ${index % 9};Anna Ek ${index % 7};ja`,
  );
  const list = bytesOf(`Namn;Länk;Enhet;Ansvarig;Basinfo\n${rows.join('\n')}\n`);
  const told = async (one: ListDesk) =>
    (await one.register()).map(({ name, canonicalKey, derived, roles, checks, statusHistory, importedText }) => ({
      name,
      canonicalKey,
      derived,
      roles: roles.map(({ role }) => role),
      checks,
      statuses: statusHistory.map(({ status }) => status),
      importedText,
    }));

  test('comes in as it does where there are accounts already, and the chain and the indexes hold', async () => {
    expect(await desk.take('lista.csv', list)).toMatchObject({ rows: count, imported: count });
    const other = await openListDesk({ runJob: inWorkers });
    try {
      await other.take('annan.csv', bytesOf('Namn;Länk\nÅkeshov;x.com/akeshov\n'));
      expect(await other.take('lista.csv', list)).toMatchObject({ rows: count, imported: count });
      expect(await told(desk)).toEqual((await told(other)).filter(({ name }) => name !== 'Åkeshov'));
    } finally {
      await other.close();
    }
    expect((await verifyHere(desk.core)).parts.filter(({ ok }) => !ok)).toEqual([]);
    const { db } = context;
    const events = await db.selectFrom('audit').select('action').where('action', '=', 'account-imported').execute();
    expect(events).toHaveLength(count);
    await expectWholeSchema();
  });

  test('is written by the worker that has read it, which a short one is not', async () => {
    const asked: string[] = [];
    const noting: RunJob = (name, input, options) => {
      asked.push(name);
      return inWorkers(name, input, options);
    };
    const other = await openListDesk({ runJob: noting });
    try {
      const read = async (bytes: Uint8Array<ArrayBuffer>) => {
        const source = await other.client.inventory.openImport({ file: new File([bytes], 'lista.csv') });
        const choice = choiceOf(source, null, administrationName);
        return await workersFor(async () => {
          for await (const _ of await other.client.inventory.runImport(choice)) void _;
        });
      };
      expect(await read(list)).toEqual([]);
      expect(asked).toEqual(['readTable', 'runStatements']);
      expect(await other.register()).toHaveLength(count);
    } finally {
      await other.close();
    }
    asked.length = 0;
    const short = await openListDesk({ runJob: noting });
    await short.take('kort.csv', bytesOf('Namn;Länk\nÅkeshov;x.com/akeshov\n'));
    await short.close();
    expect(asked).toEqual(['readTable']);
  });

  test('with several administrations every one gets its own', async () => {
    const own = rows.map((row, index) => `${row};Förvaltning ${index % 40}`);
    const several = bytesOf(`Namn;Länk;Enhet;Ansvarig;Basinfo;Förvaltning\n${own.join('\n')}\n`);
    expect(await desk.take('staden.csv', several)).toMatchObject({ imported: count });
    const all = await desk.client.settings.administrations({});
    expect(all.filter(({ accountCount }) => accountCount > 0)).toHaveLength(40);
    await expectWholeSchema();
  });

  test('stopped midway nothing of it is there, and it comes in when it is read again', async () => {
    const source = await desk.client.inventory.openImport({ file: new File([list], 'lista.csv') });
    let seen = 0;
    for await (const state of await desk.client.inventory.runImport(choiceOf(source, null, administrationName))) {
      if (state.state === 'running') seen = state.done;
      if (seen > 0) break;
    }
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(count);
    for (const table of ['administration', 'account', 'person', 'unit', 'import_run', 'audit'] as const)
      expect([table, await context.db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    await expectWholeSchema();
    expect(await desk.take('lista.csv', list)).toMatchObject({ imported: count });
  });
});

describe.skipIf(!mayMount)(`the disk${mayMount ? '' : ' (skipped: no right to mount a disk here)'}`, () => {
  test('full while a long list comes in: said plainly, nothing is written, and it comes in when there is room', async () => {
    const disk = smallDisk(20_000);
    try {
      const { core, client } = await openRegister(path.join(disk.folder, 'data'), { runJob: inWorkers });
      const filler = path.join(disk.folder, 'fyllnad');
      writeFileSync(filler, Buffer.alloc(18_000_000));
      const rows = Array.from({ length: 4500 }, (_, index) => `Konto ${index};x.com/konto${index}`);
      const bytes = bytesOf(`Namn;Länk\n${rows.join('\n')}\n`);
      const source = await client.inventory.openImport({ file: new File([bytes], 'lista.csv') });
      const run = async () => {
        for await (const _ of await client.inventory.runImport(choiceOf(source, null, administrationName))) void _;
      };
      expect((await refusal(run())).code).toBe('disk-full');
      expect(await client.settings.administrations({})).toEqual([]);
      rmSync(filler);
      const { imported } = await importAccounts(await core.context(), {
        fileName: 'lista.csv',
        bytes,
        administrationName,
      });
      expect(imported).toBe(4500);
      await core.close();
    } finally {
      disk.remove();
    }
  });
});
