import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/core/foundation/audit/chain.ts';
import { startOwner } from '../child.ts';
import { commandLine } from '../command-line.ts';
import { mayMount, smallDisk } from '../mount.ts';
import { clientOf, openRegister, projectRoot, refusal, temporaryFolder } from '../register.ts';

let folder: string;
let remove: () => void;
let file: string;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  file = path.join(folder, 'kanalvakt.sqlite');
});
afterEach(() => remove());

/** Every file of the folder with its checksum; a test compares before and after. The lock, and what SQLite needs to look, may come. */
function bytesIn(dir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'lock.sqlite' && !entry.name.endsWith('-shm'))
      .map((entry): [string, Buffer] => [entry.name, readFileSync(path.join(dir, entry.name))])
      .filter(([, bytes]) => bytes.length > 0)
      .map(([name, bytes]) => [name, sha256(bytes)]),
  );
}

async function filled(dir = folder): Promise<void> {
  const { core, client } = await openRegister(dir);
  await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  await core.close();
}

/** The refusal, and that nothing in the folder was changed by it. */
async function refusedUntouched(dir = folder, readOnly = false) {
  const before = bytesIn(dir);
  const refused = await refusal(openRegister(dir, { readOnly }));
  expect(bytesIn(dir)).toEqual(before);
  return refused;
}

describe('one owner', () => {
  test('a second instance is refused while the first is open, and let in when it has closed', async () => {
    const { core } = await openRegister(folder);
    expect(await refusal(openRegister(folder))).toEqual({ code: 'data-folder-busy', values: { folder } });
    await core.close();
    const next = await openRegister(folder);
    await next.core.close();
  });

  test('a process that is killed lets go at once, and what it had acknowledged is there', async () => {
    const owner = await startOwner(folder, 'hold');
    expect(await owner.line()).toBe('open');
    expect((await refusal(openRegister(folder))).code).toBe('data-folder-busy');
    await owner.kill();
    const { core, client } = await openRegister(folder);
    expect((await client.settings.administrations({})).map(({ name }) => name)).toEqual(['Skriven före avbrottet']);
    await core.close();
  });

  test('beside the owner one reads what it has just written, and cannot write', async () => {
    const owner = await openRegister(folder);
    await owner.client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    const reader = await openRegister(folder, { readOnly: true });
    expect(await reader.client.settings.administrations({})).toHaveLength(1);
    await owner.client.settings.createAdministration({ name: 'Idrottsförvaltningen' });
    expect(await reader.client.settings.administrations({})).toHaveLength(2);
    await expect(reader.client.settings.createAdministration({ name: 'Tredje' })).rejects.toThrow('disk-read-only');
    await reader.core.close();
    expect(await owner.client.settings.administrations({})).toHaveLength(2);
    await owner.core.close();
  });

  test('reading needs a register to read', async () => {
    expect(await refusal(openRegister(folder, { readOnly: true }))).toEqual({
      code: 'database-missing',
      values: { folder },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the folder', () => {
  test('is made for its owner only, with files nobody else may read', async () => {
    const made = path.join(folder, 'ny', 'mapp');
    const { core, client } = await openRegister(made);
    await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    const modes = readdirSync(made).map((name) => [name, (statSync(path.join(made, name)).mode & 0o777).toString(8)]);
    expect((statSync(made).mode & 0o777).toString(8)).toBe('700');
    expect(modes.filter(([, mode]) => mode !== '600')).toEqual([]);
    expect(modes.map(([name]) => name)).toContain('kanalvakt.sqlite-wal');
    await core.close();
  });

  test('a clean close leaves one file, and nothing to recover', async () => {
    await filled();
    expect(readdirSync(folder).toSorted()).toEqual(['kanalvakt.sqlite', 'lock.sqlite']);
  });

  test('a folder that a program copies from is refused, and nothing is written there', async () => {
    const synced = path.join(folder, 'OneDrive - Stockholms stad', 'Kanalvakt');
    expect(await refusal(openRegister(synced))).toEqual({
      code: 'data-folder-synchronised',
      values: { folder: synced, service: 'OneDrive' },
    });
    expect(existsSync(synced)).toBe(false);
    mkdirSync(path.join(folder, 'Delat', '.stfolder'), { recursive: true });
    expect((await refusal(openRegister(path.join(folder, 'Delat', 'register')))).values).toMatchObject({
      service: 'Syncthing',
    });
  });
});

const isRoot = process.getuid?.() === 0;
describe.skipIf(!isRoot)(
  `another account on this computer${isRoot ? '' : ' (skipped: no right to be somebody else)'}`,
  () => {
    test.each([
      ['closed to others, as it is made', 0o700, 0o600],
      ['opened to everybody by hand', 0o777, 0o666],
    ])('is told whose the folder is, and that each has its own: %s', async (_, folderMode, fileMode) => {
      await filled();
      // Nobody has a name on every Linux; the owner needs none.
      const [owner, other] = [4321, 65534];
      chmodSync(folder, folderMode);
      for (const one of [folder, ...readdirSync(folder).map((name) => path.join(folder, name))]) {
        if (one !== folder && statSync(one).isFile()) chmodSync(one, fileMode);
        chownSync(one, owner, owner);
      }
      const before = bytesIn(folder);
      const ended = spawnSync(process.execPath, [commandLine, 'vault', 'status', '--data', folder], {
        uid: other,
        gid: other,
        cwd: projectRoot,
        env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
        encoding: 'utf8',
      });
      expect(ended.status).toBe(1);
      expect(ended.stderr).toContain(`Förteckningen i ${folder} hör till ett annat användarkonto på datorn.`);
      expect(bytesIn(folder)).toEqual(before);
    });
  },
);

describe('a database that cannot be used', () => {
  test('from a newer version is refused, also for reading', async () => {
    await filled();
    const connection = new Database(file);
    connection.prepare('insert into kysely_migration values (?, ?)').run('0990-later', '2030-01-01');
    connection.close();
    expect((await refusedUntouched()).code).toBe('database-newer');
    expect((await refusedUntouched(folder, true)).code).toBe('database-newer');
  });

  test('that is no database, or somebody else’s, is refused by file and with the way back', async () => {
    const values = { file, backups: path.join(folder, 'backups') };
    writeFileSync(file, 'Det här är ett brev, inte en databas. '.repeat(200));
    expect(await refusedUntouched()).toEqual({ code: 'database-damaged', values });
    rmSync(file);
    const connection = new Database(file);
    connection.exec('create table recept (namn text)');
    connection.close();
    expect(await refusedUntouched()).toEqual({ code: 'database-damaged', values });
  });

  test('that was damaged while it was not closed in order is found before anything is written', async () => {
    const owner = await startOwner(folder, 'hold');
    await owner.line();
    await owner.kill();
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    // Move the log into the file, scribble in a page in the middle, and leave a log as an unclean end does.
    const wal = readFileSync(`${file}-wal`);
    const connection = new Database(file);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
    const bytes = readFileSync(file);
    const pageSize = bytes.readUInt16BE(16);
    for (let page = 3; page < bytes.length / pageSize; page += 1)
      bytes.fill(0xff, page * pageSize, page * pageSize + 64);
    writeFileSync(file, bytes);
    // A log whose salt does not fit is ignored by SQLite, and still tells that the end was not in order.
    wal.writeUInt32BE(0, 16);
    writeFileSync(`${file}-wal`, wal);
    expect((await refusal(openRegister(folder))).code).toBe('database-damaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('that needs a step that fails is backed up first and left as it was', async () => {
    await filled();
    const connection = new Database(file);
    connection.prepare('delete from kysely_migration').run();
    connection.close();
    await expect(openRegister(folder)).rejects.toThrow('already exists');
    expect(readdirSync(path.join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'))).toEqual([
      'kanalvakt-20260504T100000Z-before-migration.sqlite',
    ]);
    const after = new Database(file, { readonly: true });
    expect(after.prepare('select name from administration').pluck().all()).toEqual(['Kulturförvaltningen']);
    after.close();
  });
});

describe('a replacement that a crash cut short', () => {
  test('before the decision: the old register is there, and the half-made one is swept away', async () => {
    await filled();
    writeFileSync(`${file}.restoring`, 'halv');
    const { core, client } = await openRegister(folder);
    expect(await client.settings.administrations({})).toHaveLength(1);
    expect(existsSync(`${file}.restoring`)).toBe(false);
    await core.close();
  });

  test('after the decision: the new register is there, whatever the old one left beside its file', async () => {
    // The old register ends with changes only in its log; the new one has other content.
    const owner = await startOwner(folder, 'hold');
    await owner.line();
    await owner.kill();
    const other = temporaryFolder();
    await filled(other.folder);
    renameSync(path.join(other.folder, 'kanalvakt.sqlite'), `${file}.next`);
    other.remove();

    const names = async (readOnly: boolean) => {
      const { core } = await openRegister(folder, { readOnly });
      const answer = (await clientOf(core).settings.administrations({})).map(({ name }) => name);
      await core.close();
      return answer;
    };
    expect(await names(true)).toEqual(['Kulturförvaltningen']);
    expect(await names(false)).toEqual(['Kulturförvaltningen']);
    expect(existsSync(`${file}.next`)).toBe(false);
    expect(await names(false)).toEqual(['Kulturförvaltningen']);
  });
});

describe.skipIf(!mayMount)(`the disk${mayMount ? '' : ' (skipped: no right to mount a disk here)'}`, () => {
  test('full while writing: said plainly, the register is as it was, and writing goes on when there is room', async () => {
    const disk = smallDisk(3000);
    try {
      const dataDir = path.join(disk.folder, 'data');
      const { core, client } = await openRegister(dataDir);
      const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
      const filler = path.join(disk.folder, 'fyllnad');
      writeFileSync(filler, Buffer.alloc(1_000_000));
      const codes = new Set<string>();
      let written = 0;
      for (let turn = 0; turn < 400 && codes.size === 0; turn += 1)
        try {
          await client.people.createUnit({
            administrationId: id,
            name: `Enhet ${turn} ${'x'.repeat(250)}`,
            parentId: null,
          });
          written += 1;
        } catch (error) {
          codes.add((error as { data: { code: string } }).data.code);
        }
      expect([...codes]).toEqual(['disk-full']);
      expect(await client.people.units({ administrationId: id })).toHaveLength(written);
      expect((await refusal(client.settings.backUpNow({}))).code).toBe('disk-full');
      expect(await client.settings.backups({})).toEqual([]);
      rmSync(filler);
      await client.people.createUnit({ administrationId: id, name: 'Efteråt', parentId: null });
      await core.close();
      const again = await openRegister(dataDir);
      expect(await again.client.people.units({ administrationId: id })).toHaveLength(written + 1);
      await again.core.close();
    } finally {
      disk.remove();
    }
  });

  test('full when the folder is first opened: refused, and it opens when there is room', async () => {
    const disk = smallDisk(4000);
    try {
      const dataDir = path.join(disk.folder, 'data');
      const filler = path.join(disk.folder, 'fyllnad');
      writeFileSync(filler, Buffer.alloc(3_960_000));
      expect((await refusal(openRegister(dataDir))).code).toBe('disk-full');
      rmSync(filler);
      await filled(dataDir);
      expect(readdirSync(dataDir).toSorted()).toEqual(['kanalvakt.sqlite', 'lock.sqlite']);
    } finally {
      disk.remove();
    }
  });

  test('read-only: refused for writing, and nothing is changed', async () => {
    const disk = smallDisk(4000);
    try {
      const dataDir = path.join(disk.folder, 'data');
      await filled(dataDir);
      disk.makeReadOnly();
      expect(await refusedUntouched(dataDir)).toEqual({ code: 'disk-read-only', values: { folder: dataDir } });
      expect((await refusal(openRegister(path.join(disk.folder, 'ny')))).code).toBe('disk-read-only');
    } finally {
      disk.remove();
    }
  });
});
