import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './chromium.ts';

/** `npm test`: types, lint, unit, integration, and end-to-end in a real browser. Installs nothing; names what is missing. */
const root = path.resolve(import.meta.dirname, '..');

function run(title: string, command: string, args: string[]): void {
  const started = Date.now();
  process.stdout.write(`\n— ${title}\n`);
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', command), ...args], {
    cwd: root,
    stdio: 'inherit',
    // What the build made is what is tested.
    env: { ...process.env, BUILT_WORKER: '1' },
  });
  if (status !== 0) {
    process.stderr.write(`\n${title}: föll. Resten är inte körd.\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

if (!existsSync(chromiumPath)) {
  process.stderr.write(
    `Testerna behöver Chromium, och det finns inte här (${chromiumPath}).\n` +
      'Installera det (Debian: apt-get install chromium), eller peka ut ett annat med CHROMIUM=/sökväg. Inget är kört.\n',
  );
  process.exit(1);
}

run('Typer', 'typescript/bin/tsc', []);
run('Regler', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
run('Format', '@biomejs/biome/bin/biome', ['format']);
run('Inget oanvänt', 'knip/bin/knip.js', []);
run('Bygge', 'electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
run('Enhetstest och integration', 'vitest/vitest.mjs', [
  'run',
  '--config',
  'tests/vitest.config.ts',
  ...['unit', 'unit-main', 'integration'].flatMap((project) => ['--project', project]),
]);
run('Hela vägen, i webbläsare', '@playwright/test/cli.js', [
  'test',
  '--config',
  'tests/playwright.config.ts',
  '--project',
  'web',
]);
