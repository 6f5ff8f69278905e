import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { logIn } from '../security/web-client.ts';
import { projectRoot, temporaryFolder } from '../register.ts';
import { here, runCli, startServe } from './run-cli.ts';
import { sv } from '../../electron/core/foundation/i18n/sv/index.ts';

const temporary = temporaryFolder();
const home = path.join(temporary.folder, 'home');
const demo = path.join(temporary.folder, 'demo');
const cli = (...args: string[]) => runCli(home, args);
const backupsIn = (folder: string) =>
  readdirSync(path.join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'));

beforeAll(async () => {
  mkdirSync(home);
  const { code, error } = await cli('demo', '--data', demo);
  if (code !== 0) throw new Error(error);
});
afterAll(() => temporary.remove());

describe('typed wrong: 2, the right way on standard error, nothing on standard output, nothing done', () => {
  const folder = path.join(temporary.folder, 'untouched');
  test.each([
    [['nada'], 'Kommandot ”nada” finns inte.'],
    [['accounts'], 'Kommandot ”accounts” finns inte.'],
    [['accounts', 'list', 'extra'], '”extra” är ett ord för mycket.'],
    [['accounts', 'list', '--foo'], 'Flaggan --foo finns inte'],
    [['accounts', 'list', '--text'], 'Flaggan --text är fel skriven'],
    [
      ['accounts', 'list', '--view', 'x', '--data', demo],
      '--view kan inte vara ”x”. Välj bland: all (Alla), mine (Mina),',
    ],
    [
      ['accounts', 'list', '--administration', 'Parkförvaltningen', '--data', demo],
      'De som finns: Kulturförvaltningen',
    ],
    [['restore'], 'FIL saknas.'],
    [['import', 'accounts'], 'FIL saknas.'],
    [['inventory', 'diff', 'a.json'], 'NY.json saknas.'],
    [['export', 'inventory'], '--out MAPP saknas.'],
    [['export', 'inventory', '--out', 'x', '--format', 'pdf', '--data', demo], '--format kan inte vara ”pdf”.'],
    [['serve', '--port', 'x'], '”x” är ingen port.'],
    [['serve', '--port', '65536'], '”65536” är ingen port.'],
    [['help', '--lang', 'de'], 'Språket ”de” finns inte.'],
  ])('%j', async (args, words) => {
    const withFolder = args.includes('--data') || args.at(-1) === '--text' ? args : [...args, '--data', folder];
    const { code, out, error } = await here(...withFolder, '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(words);
    expect(error).toMatch(/npm run -s kanalvakt -- /);
    expect(existsSync(folder)).toBe(false);
  });
});

test('no command, help and --help say the same, and every command stands there', async () => {
  const [nothing, help, flag] = await Promise.all([cli(), here('help'), here('accounts', 'list', '--help')]);
  expect(help.code).toBe(0);
  expect(nothing).toEqual(help);
  expect(flag).toEqual(help);
  for (const name of [
    'serve',
    'demo',
    'import accounts FIL',
    'accounts list',
    'export inventory',
    'inventory diff',
    'backup',
    'restore FIL',
    'verify',
  ])
    expect(help.out).toContain(`\n  ${name}`);
});

test('an unknown command as a process of its own: 2, and standard output empty', async () => {
  const { code, out, error } = await cli('nada', '--json');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain('Kommandot ”nada” finns inte.');
});

test('--lang en speaks English', async () => {
  expect((await here('help', '--lang', 'en')).out).toContain('Shows all accounts');
  expect((await here('nada', '--lang', 'en')).error).toContain('There is no command “nada”.');
});

describe('accounts list', () => {
  const list = async (...args: string[]) => {
    const { code, out, error } = await here('accounts', 'list', '--data', demo, '--json', ...args);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return JSON.parse(out) as {
      rows: number;
      accounts: Array<{
        name: string;
        platform: string;
        status: string;
        unitName: string;
        gapCount: number;
        missing: number;
        unchecked: number;
      }>;
    };
  };

  test('with --json gives every account and nothing else on standard output', async () => {
    const child = await cli('accounts', 'list', '--data', demo, '--json');
    expect(child).toMatchObject({ code: 0, error: '' });
    const { rows, accounts } = await list();
    expect(JSON.parse(child.out)).toEqual({ rows, accounts });
    expect(rows).toBe(52);
    expect(accounts).toHaveLength(52);
    expect(accounts[0]).toMatchObject({ administration: 'Kulturförvaltningen (demo)' });
  });

  test('says how much is missing as the list in the app does: what nobody has looked at is not known to be missing', async () => {
    const [account] = (await list('--text', 'bokbussen')).accounts;
    expect(account).toMatchObject({ gapCount: 8, missing: 1, unchecked: 7 });
    const { out } = await here('accounts', 'list', '--data', demo, '--text', 'bokbussen');
    expect(out).toMatch(/^Bokbussen .* 1 *$/m);
  });

  test('filters are combined, by code or by word, whatever the case', async () => {
    const byCode = await list('--platform', 'instagram', '--status', 'active');
    const byWord = await list('--platform', 'Instagram', '--status', 'aktivt');
    expect(byCode).toEqual(byWord);
    expect(byCode.rows).toBeGreaterThan(0);
    expect(byCode.rows).toBeLessThan(52);
    for (const account of byCode.accounts) expect(account).toMatchObject({ platform: 'instagram', status: 'active' });
    const several = await list('--status', 'lost,closed');
    expect(new Set(several.accounts.map(({ status }) => status))).toEqual(new Set(['lost', 'closed']));
  });

  test('a unit, a text and a view', async () => {
    const unit = await list('--unit', 'konsthallen');
    expect(unit.rows).toBeGreaterThan(0);
    for (const { unitName } of unit.accounts) expect(unitName).toBe('Konsthallen');
    expect((await list('--text', 'BOKBUSSEN')).accounts.map(({ name }) => name)).toEqual(['Bokbussen']);
    const incomplete = await list('--view', 'incomplete');
    expect(incomplete.rows).toBeGreaterThan(0);
    for (const { gapCount } of incomplete.accounts) expect(gapCount).toBeGreaterThan(0);
  });

  test('a unit that is not there is an error that names some of those that are', async () => {
    for (const unit of ['Finns inte', 'konsthallen,Finns inte']) {
      const { code, out, error } = await here('accounts', 'list', '--data', demo, '--json', '--unit', unit);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(error).toMatch(/Enheten ”Finns inte” finns inte\. De som finns: (?:[^,]+, ){9}[^,]+ och \d+ till\./);
    }
    const empty = path.join(temporary.folder, 'utan-enheter');
    const list = path.join(temporary.folder, 'utan-enheter.csv');
    writeFileSync(list, 'Namn;Länk\nÄngby;x.com/angby\n');
    expect(await here('import', 'accounts', list, '--data', empty)).toMatchObject({ code: 0 });
    const { code, error } = await here('accounts', 'list', '--data', empty, '--unit', 'Ängby');
    expect(code).toBe(2);
    expect(error).toContain('Enheten ”Ängby” finns inte. Det finns inga enheter än.');
  });

  test('without --json is a table for people, with å ä ö whole', async () => {
    const { out } = await here('accounts', 'list', '--data', demo, '--text', 'Björklunda');
    expect(out).toMatch(/^Namn {2,}Plattform {2,}Enhet/);
    expect(out).toMatch(/Björklunda bibliotek {2,}Facebook/);
    expect(out).toMatch(/\n\n2 konton\n$/);
  });

  test('of a folder without a register says so and makes none', async () => {
    const folder = path.join(temporary.folder, 'ingen');
    const { code, out, error } = await cli('accounts', 'list', '--data', folder, '--json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toBe(`Det finns ingen förteckning i ${folder}.\n`);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('export inventory and inventory diff', () => {
  const out = path.join(temporary.folder, 'ut', 'slk');
  interface Exported {
    rows: number;
    files: Array<{ path: string; sha256: string }>;
    snapshot: unknown;
  }
  const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

  test('writes every kind, whole, with the SHA-256 of what stands there', async () => {
    const { code, out: said, error } = await cli('export', 'inventory', '--out', out, '--data', demo, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const { rows, files, snapshot } = JSON.parse(said) as Exported;
    expect(rows).toBe(52);
    expect(snapshot).toMatchObject({ rowCount: 52 });
    expect(files.map((file) => path.extname(file.path))).toEqual(['.xlsx', '.csv', '.json', '.sqlite']);
    for (const file of files) expect(sha256(file.path)).toBe(file.sha256);
    expect(readdirSync(out).length).toBe(4);
  });

  test('beside the running app the same files come, and no snapshot is stored', async () => {
    const host = await startServe(home, ['--no-open', '--data', demo]);
    try {
      const line = ['export', 'inventory', '--out', out, '--format', 'csv,JSON', '--data', demo, '--json'];
      const before = readdirSync(out).map((name) => sha256(path.join(out, name)));
      expect(JSON.parse((await here(...line)).out)).toMatchObject({ rows: 52, snapshot: null });
      expect(readdirSync(out).map((name) => sha256(path.join(out, name)))).toEqual(before);
    } finally {
      await host.stop();
    }
  });

  test('what is exported again has the names it had, or names with day and minute where that is asked for', async () => {
    const folder = path.join(temporary.folder, 'ut', 'igen');
    const line = ['export', 'inventory', '--out', folder, '--format', 'csv', '--data', demo, '--json'];
    const [file] = (JSON.parse((await here(...line)).out) as Exported).files;
    const written = readFileSync(file?.path ?? '', 'utf8');
    writeFileSync(file?.path ?? '', `${written}rättad för hand\r\n`);
    expect(await here(...line)).toMatchObject({ code: 0, error: '' });
    expect(readFileSync(file?.path ?? '', 'utf8')).toBe(written);
    expect(await here(...line, '--dated')).toMatchObject({ code: 0, error: '' });
    const names = readdirSync(folder);
    expect(names).toHaveLength(2);
    expect(names.filter((name) => /-\d{4}-\d\d-\d\d-\d{4}\.csv$/.test(name))).toHaveLength(1);
  });

  test('two exports are compared without a register', async () => {
    const [older = ''] = readdirSync(out).filter((name) => name.endsWith('.json'));
    const newer = path.join(temporary.folder, 'senare.json');
    const inventory = JSON.parse(readFileSync(path.join(out, older), 'utf8')) as {
      accounts: Array<{ key: string; name: string }>;
    };
    const [first, second, ...rest] = inventory.accounts;
    const added = { ...second, key: 'x:ny', id: 'ny', name: 'Helt nytt' };
    const accounts = [...rest, { ...second, name: 'Nytt namn' }, added];
    writeFileSync(newer, JSON.stringify({ ...inventory, accounts }));
    const { code, out: said, error } = await here('inventory', 'diff', path.join(out, older), newer, '--json');
    expect([code, error]).toEqual([0, '']);
    const difference = JSON.parse(said) as { closed: unknown[]; unchanged: number };
    expect(difference).toMatchObject({
      new: [{ name: 'Helt nytt' }],
      changed: [{ name: 'Nytt namn', fields: ['name'], changes: [{ field: 'name', to: 'Nytt namn' }] }],
    });
    expect(difference.closed).toMatchObject([{ key: first?.key }]);
    expect(difference.unchanged).toBe(rest.length);
    // Another administration's file is compared all the same, for it may be one that is called something else now; but it is told.
    writeFileSync(newer, JSON.stringify({ ...inventory, administration: 'Idrottsförvaltningen', accounts }));
    const others = await here('inventory', 'diff', path.join(out, older), newer, '--json');
    expect([others.code, others.out]).toEqual([0, said]);
    expect(others.error).toMatch(
      /två förvaltningars: Kulturförvaltningen.* i den gamla, Idrottsförvaltningen i den nya/,
    );
  });

  test('what is no inventory, and where nothing can be written, is said', async () => {
    const noInventory = path.join(temporary.folder, 'lista.json');
    writeFileSync(noInventory, '[]');
    const compared = await here('inventory', 'diff', noInventory, noInventory, '--json');
    expect(compared).toMatchObject({ code: 1, out: '' });
    expect(compared.error).toContain('är inte en inventering från Kanalvakt (JSON). Inget är jämfört.');
    const file = path.join(noInventory, 'under');
    const refused = await here('export', 'inventory', '--out', file, '--format', 'csv', '--data', demo, '--json');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.error).toContain('Det går inte att skriva');
  });
});

describe('backup, verify and restore', () => {
  test('a backup is named, hashed and verified', async () => {
    const made = await here('backup', '--data', demo, '--json');
    expect(made).toMatchObject({ code: 0, error: '' });
    const backup = JSON.parse(made.out) as { path: string; sha256: string; accounts: number };
    expect(backup.accounts).toBe(52);
    expect(existsSync(backup.path)).toBe(true);
    const verified = await here('verify', '--data', demo, '--json');
    expect(verified).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true });
  });

  test('verify ends with 1 when something does not hold, and says what on standard output', async () => {
    const folder = path.join(temporary.folder, 'skadad-kopia');
    cpSync(demo, folder, { recursive: true });
    await here('backup', '--data', folder);
    const [name = ''] = backupsIn(folder);
    writeFileSync(path.join(folder, 'backups', name), 'inte en databas');
    const { code, out } = await here('verify', '--data', folder);
    expect(code).toBe(1);
    expect(out).toContain(`STÄMMER INTE  Säkerhetskopian ${name} är skadad.`);
  });

  test('restore brings back what was, by path or by name, and keeps what stood there', async () => {
    const folder = path.join(temporary.folder, 'tillbaka');
    const { path: backup } = JSON.parse((await here('backup', '--data', demo, '--json')).out) as { path: string };
    const restored = await here('restore', backup, '--data', folder, '--json');
    expect(restored).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(restored.out)).toEqual({ restored: backup, aside: '' });
    expect(JSON.parse((await here('accounts', 'list', '--data', folder, '--json')).out)).toMatchObject({ rows: 52 });

    await here('backup', '--data', folder);
    const [name = ''] = backupsIn(folder);
    const again = await here('restore', name, '--data', folder, '--json');
    const { aside } = JSON.parse(again.out) as { aside: string };
    expect(backupsIn(folder)).toContain(aside);
  });

  test('a file that is no backup changes nothing', async () => {
    const before = readFileSync(path.join(demo, 'kanalvakt.sqlite'));
    const missing = await here('restore', 'finns-inte.sqlite', '--data', demo);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.error).toContain('finns-inte.sqlite');
    const file = path.join(temporary.folder, 'brev.txt');
    writeFileSync(file, 'Hej');
    expect(await here('restore', file, '--data', demo, '--json')).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(path.join(demo, 'kanalvakt.sqlite')).equals(before)).toBe(true);
  });
});

describe('serve, and commands beside it', () => {
  const stops: Array<() => Promise<unknown>> = [];
  const startHost = async (...args: string[]) => {
    const host = await startServe(home, ['--no-open', ...args]);
    stops.push(() => host.stop());
    return host;
  };
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  test('the first line is the one-time address, which works', async () => {
    const { line } = await startHost('--data', demo);
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/login#[\w-]{43}$/);
    expect((await logIn(new URL(line).origin, line)).status).toBe(200);
  });

  test('--json wraps the address, --port chooses the port, and a taken port is said', async () => {
    const first = await startHost('--data', demo);
    const { port } = new URL(first.line);
    const taken = await cli('serve', '--no-open', '--port', port, '--data', path.join(temporary.folder, 'annan'));
    expect(taken).toMatchObject({ code: 1, out: '' });
    expect(taken.error).toContain(`Port ${port} kan inte användas`);
    await first.stop();
    const second = await startServe(home, ['--no-open', '--json', '--port', port, '--data', demo]);
    stops.push(() => second.stop());
    expect(second.line).toBe('{');
    expect(await second.stop()).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends in order on %s: 0, the folder free, no notice left',
    async (signal) => {
      const host = await startHost('--data', demo);
      const notice = path.join(demo, 'web-host.json');
      expect(statSync(notice).mode & 0o777).toBe(0o600);
      expect(await host.stop(signal)).toBe(0);
      expect(existsSync(notice)).toBe(false);
      expect(existsSync(path.join(demo, 'kanalvakt.sqlite-wal'))).toBe(false);
      expect(await here('backup', '--data', demo)).toMatchObject({ code: 0 });
    },
  );

  test('reading commands answer beside it; writing ones refuse and say why', async () => {
    await startHost('--data', demo);
    const read = await here('accounts', 'list', '--data', demo, '--json');
    expect(read).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(read.out)).toMatchObject({ rows: 52 });
    const before = backupsIn(demo);
    for (const command of [['backup'], ['demo'], ['restore', before[0] ?? '']]) {
      const refused = await here(...command, '--data', demo, '--json');
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.error).toContain('Kommandot skriver och är därför stoppat.');
    }
    expect(backupsIn(demo)).toEqual(before);
  });

  test('a second serve on the same folder gives one more tab of the first, and ends', async () => {
    const first = await startHost('--data', demo);
    const second = await cli('serve', '--no-open', '--data', demo);
    expect(second.code).toBe(0);
    const { origin } = new URL(first.line);
    const link = second.out.trim();
    expect(link.startsWith(`${origin}/login#`)).toBe(true);
    expect(link).not.toBe(first.line);
    expect((await logIn(origin, link)).status).toBe(200);
    // It has ended: there is nothing to end.
    expect(second.error).toContain('Den gäller en gång, i en minut.');
    expect(second.error).not.toContain('Ctrl+C');
  });

  test('a notice from a host that was killed misleads nobody', async () => {
    const owner = await startHost('--data', demo);
    writeFileSync(path.join(demo, 'web-host.json'), '{"origin":"http://127.0.0.1:1","secret":"x"}');
    const second = await cli('serve', '--no-open', '--data', demo);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.error).toContain('Kanalvakt är redan igång med den här förteckningen');
    await owner.stop();
  });
});

test('npm start -- --check says in words what it cannot open', async () => {
  const folder = path.join(temporary.folder, 'nyare');
  cpSync(demo, folder, { recursive: true });
  const database = new Database(path.join(folder, 'kanalvakt.sqlite'));
  database
    .prepare("update kysely_migration set name = '9999-senare' where name = (select max(name) from kysely_migration)")
    .run();
  database.close();
  const { code, out, error } = await runCli(home, ['--check', '--data', folder], { script: 'electron/cli/start.ts' });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain(sv.refusal['database-newer']);
  expect(error).not.toContain('database-newer');
});

test('npm start -- --check starts, asks, prints one line and leaves nothing behind', async () => {
  const before = readdirSync(path.dirname(temporary.folder)).filter((name) => name.startsWith('kanalvakt-check-'));
  const { code, out } = await runCli(home, ['--check'], { script: 'electron/cli/start.ts' });
  const version = (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string })
    .version;
  expect(code).toBe(0);
  expect(out).toMatch(/^[^\n]+\n$/);
  expect(out).toContain(`Kanalvakt ${version} startar och svarar`);
  const after = readdirSync(path.dirname(temporary.folder)).filter((name) => name.startsWith('kanalvakt-check-'));
  expect(after).toEqual(before);
  expect(existsSync(path.join(home, 'share'))).toBe(false);
});
