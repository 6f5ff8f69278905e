import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { configuration, type PackedPlatform } from './configuration.ts';
import { writeElectronStub } from './electron-stub.ts';

// `npm run package`: packs the app for this system, or with --win, --mac, --linux for the named ones.
// --dir stops at the unpacked folder, and works without Electron's executable: against a stub, to read what gets in.
const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    win: { type: 'boolean', default: false },
    mac: { type: 'boolean', default: false },
    linux: { type: 'boolean', default: false },
    output: { type: 'string', default: 'dist' },
    /** The bundles in out/ are fresh already. */
    'no-build': { type: 'boolean', default: false },
  },
});

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const named = [
  ...(values.win ? [Platform.WINDOWS] : []),
  ...(values.mac ? [Platform.MAC] : []),
  ...(values.linux ? [Platform.LINUX] : []),
];
const wanted = named.length === 0 ? [Platform.current()] : named;
const hasElectron = existsSync(path.join(root, 'node_modules/electron/dist'));
const stubOnly = values.dir && wanted.every((platform) => platform === Platform.LINUX);
if (!hasElectron && !stubOnly)
  fail(
    'Electrons körbara fil finns inte här, och utan den går det inte att göra ett installationspaket. Inget är packat.\n' +
      'Hämta den med npx install-electron, eller kör npm run package -- --dir --linux för att se vad som skulle packas.',
  );

if (!values['no-build']) {
  const electronVite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) fail('Bygget föll. Inget är packat.');
}

let stub: string | null = null;
if (!hasElectron) {
  stub = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-electron-stub-'));
  const manifest = readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8');
  writeElectronStub(stub, (JSON.parse(manifest) as { version: string }).version);
  process.stdout.write(
    'Electrons körbara fil finns inte här: packar mot en stomme, som går att granska men inte att köra.\n',
  );
}
try {
  // One at a time: each system has native files of its own.
  for (const platform of wanted)
    await build({
      projectDir: root,
      targets: platform.createTarget(values.dir ? 'dir' : null),
      config: configuration({
        platform: platform.nodeName as PackedPlatform,
        output: path.resolve(values.output),
        electronDist: stub,
      }),
      publish: 'never',
    });
} finally {
  if (stub !== null) rmSync(stub, { recursive: true, force: true });
}
