import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { restoreRegister } from '../../electron/core/restore-register.ts';
import { clockAt, coreOptions, draft, inWorkers, openRegister, refusal, temporaryFolder } from '../register.ts';

let folder: string;
let remove: () => void;
let backups: string;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  backups = path.join(folder, 'backups');
});
afterEach(() => remove());

async function registerWith(names: readonly string[], clock = clockAt('2026-05-04T10:00:00Z')) {
  const open = await openRegister(folder, { clock, runJob: inWorkers });
  const { client } = open;
  const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  for (const name of names) await client.accounts.create({ draft: draft(id, { name }) });
  const namesNow = async () =>
    (await client.accounts.list({ filter: { administrationId: id } })).rows.map((row) => row.name);
  return {
    ...open,
    id,
    clock,
    namesNow,
    add: (name: string) => client.accounts.create({ draft: draft(id, { name }) }),
  };
}

describe('a backup', () => {
  test('is a whole database of its own, listed with time, reason, size and checksum', async () => {
    const { core, client } = await registerWith(['Ängby bibliotek', 'Björklunda']);
    const made = await client.settings.backUpNow({});
    expect(made).toMatchObject({ reason: 'asked', accounts: 2, madeAt: '2026-05-04T10:00:00.000Z' });
    expect(await client.settings.backups({})).toEqual([made]);
    const file = path.join(backups, made.name);
    expect(statSync(file).size).toBe(made.bytes);
    const copy = new Database(file, { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(copy.prepare('select name from account order by sort_key').pluck().all()).toEqual([
      'Björklunda',
      'Ängby bibliotek',
    ]);
    copy.close();
    expect([statSync(file), statSync(backups)].map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o700]);
    expect(readdirSync(backups).filter((name) => name.includes('partial'))).toEqual([]);
    await core.close();
  });

  test('made twice in the same second becomes two files', async () => {
    const { core, client } = await registerWith(['Ängby bibliotek']);
    const one = await client.settings.backUpNow({});
    const two = await client.settings.backUpNow({});
    expect(two.name).not.toBe(one.name);
    expect(await client.settings.backups({})).toHaveLength(2);
    await core.close();
  });

  test('is made once a day on use, and lets old ones go', async () => {
    const { core, client, clock } = await registerWith(['Ängby bibliotek']);
    await core.dailyWork();
    await core.dailyWork();
    expect((await client.settings.backups({})).map(({ reason }) => reason)).toEqual(['daily']);
    for (const day of ['2026-05-05', '2026-05-06', '2027-06-10']) {
      clock.set(`${day}T08:00:00Z`);
      await core.dailyWork();
    }
    // Only the newest is younger than the preset of 365 days.
    expect((await client.settings.backups({})).map(({ madeAt }) => madeAt)).toEqual(['2027-06-10T08:00:00.000Z']);
    expect(readdirSync(backups)).toHaveLength(2);
    await core.close();
  });
});

describe('restore from the running app', () => {
  test('brings back what the backup held, keeps the register of now as a backup, and the app goes on', async () => {
    const { core, client, namesNow, add } = await registerWith(['Ängby bibliotek']);
    const made = await client.settings.backUpNow({});
    await add('Efter kopian');
    expect(await namesNow()).toEqual(['Efter kopian', 'Ängby bibliotek']);
    const waiting = client.settings.restore({ name: made.name });
    // A call made meanwhile waits and answers from one register or the other, never from a closed one.
    expect([1, 2]).toContain((await namesNow()).length);
    await waiting;
    expect(await namesNow()).toEqual(['Ängby bibliotek']);
    const aside = (await client.settings.backups({})).find(({ reason }) => reason === 'before-restore');
    expect(aside).toMatchObject({ accounts: 2 });
    await add('Efter återställningen');
    expect(await namesNow()).toEqual(['Efter återställningen', 'Ängby bibliotek']);
    expect((await client.settings.verify({})).ok).toBe(true);

    await client.settings.restore({ name: aside?.name ?? '' });
    expect(await namesNow()).toEqual(['Efter kopian', 'Ängby bibliotek']);
    await core.close();
    const again = await openRegister(folder, { runJob: inWorkers });
    expect((await again.client.settings.verify({})).ok).toBe(true);
    await again.core.close();
  });

  test('every window is told to begin anew, and a refused one tells nothing', async () => {
    const { core, client, add } = await registerWith(['Ängby bibliotek']);
    const made = await client.settings.backUpNow({});
    const heard = await client.events({});
    const told: unknown[] = [];
    const listening = (async () => {
      for await (const { room } of heard) {
        told.push(room);
        if (room === 'restored') break;
      }
    })();
    // The subscription begins with the first question for an event.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await refusal(client.settings.restore({ name: 'kanalvakt-finns-inte.sqlite' }));
    await add('Efter kopian');
    expect(told).not.toContain('restored');
    await client.settings.restore({ name: made.name });
    await listening;
    expect(told.filter((room) => room === 'restored')).toHaveLength(1);
    await core.close();
  });

  test('refuses a damaged backup and one that is not listed, and touches nothing', async () => {
    const { core, client, namesNow } = await registerWith(['Ängby bibliotek']);
    const made = await client.settings.backUpNow({});
    const file = path.join(backups, made.name);
    const bytes = readFileSync(file);
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 200);
    writeFileSync(file, bytes);
    expect((await refusal(client.settings.restore({ name: made.name }))).code).toBe('backup-damaged');
    expect((await refusal(client.settings.restore({ name: '../kanalvakt.sqlite' }))).code).toBe('backup-missing');
    expect(await namesNow()).toEqual(['Ängby bibliotek']);
    expect(readdirSync(folder).filter((name) => /restoring|next/.test(name))).toEqual([]);
    await core.close();
  });
});

describe('restore from the command line', () => {
  test('works where nothing is open, also for a register that is too damaged to open, which is set aside as it is', async () => {
    const { core, client } = await registerWith(['Ängby bibliotek']);
    const made = await client.settings.backUpNow({});
    await core.close();
    const database = path.join(folder, 'kanalvakt.sqlite');
    writeFileSync(database, 'inte längre en databas '.repeat(1000));
    const options = coreOptions(folder);
    expect(await refusal(openRegister(folder))).toMatchObject({
      code: 'database-damaged',
      values: { file: database, backups },
    });
    const { aside } = await restoreRegister(options, path.join(backups, made.name));
    expect(readFileSync(path.join(backups, aside, 'kanalvakt.sqlite'), 'utf8')).toContain('inte längre en databas');
    const again = await openRegister(folder, { runJob: inWorkers });
    expect((await again.client.settings.administrations({}))[0]).toMatchObject({ accountCount: 1 });
    expect((await again.client.settings.verify({})).ok).toBe(true);
    await again.core.close();
  });

  test('keeps a sound register as a backup, and works on an empty folder', async () => {
    const { core, client } = await registerWith(['Ängby bibliotek']);
    const made = await client.settings.backUpNow({});
    await client.settings.createAdministration({ name: 'Idrottsförvaltningen' });
    await core.close();
    const file = path.join(backups, made.name);
    const { aside } = await restoreRegister(coreOptions(folder), file);
    expect(existsSync(path.join(backups, aside))).toBe(true);
    const other = temporaryFolder();
    expect(await restoreRegister(coreOptions(other.folder), file)).toEqual({ aside: '' });
    const moved = await openRegister(other.folder);
    expect(await moved.client.settings.administrations({})).toHaveLength(1);
    await moved.core.close();
    other.remove();
  });

  test('refuses while the app is open, a file that is not ours, and a missing file; nothing is changed', async () => {
    const { core, client } = await registerWith(['Ängby bibliotek']);
    const made = await client.settings.backUpNow({});
    const file = path.join(backups, made.name);
    expect((await refusal(restoreRegister(coreOptions(folder), file))).code).toBe('data-folder-busy');
    await core.close();
    const before = readFileSync(path.join(folder, 'kanalvakt.sqlite'));
    const strange = path.join(folder, 'annat.sqlite');
    const other = new Database(strange);
    other.exec('create table recept (namn text)');
    other.close();
    writeFileSync(path.join(folder, 'brev.pdf'), '%PDF-1.7 inte en databas');
    for (const [name, code] of [
      ['annat.sqlite', 'backup-not-ours'],
      ['brev.pdf', 'backup-not-ours'],
      ['finns-inte.sqlite', 'backup-missing'],
    ] as const)
      expect((await refusal(restoreRegister(coreOptions(folder), path.join(folder, name)))).code).toBe(code);
    expect(readFileSync(path.join(folder, 'kanalvakt.sqlite')).equals(before)).toBe(true);
  });
});

test('an import into a register with accounts is preceded by a backup; the first one has nothing to keep', async () => {
  const { core, client } = await registerWith([]);
  const bytes = new TextEncoder().encode('Namn;Länk\nÄngby;https://www.facebook.com/angby.prov');
  const given = { fileName: 'lista.csv', bytes, administrationName: 'Kulturförvaltningen', dryRun: false };
  await importAccounts(await core.context(), given);
  expect(await client.settings.backups({})).toEqual([]);
  await importAccounts(await core.context(), given);
  expect((await client.settings.backups({})).map(({ reason, accounts }) => [reason, accounts])).toEqual([
    ['before-import', 1],
  ]);
  await core.close();
});
