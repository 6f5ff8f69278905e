import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './chromium.ts';

/** `npm test`: types, lint, unit, integration, and end-to-end in a real browser. Installs nothing; names what is missing. */
const root = path.resolve(import.meta.dirname, '..');

interface Part {
  title: string;
  command: string;
  args?: string[];
}

/** What is asked of each program; what the build made is what is tested, and a file's name may have å ä ö wherever it runs. */
const options = { cwd: root, env: { LANG: 'C.UTF-8', ...process.env, BUILT_WORKER: '1' } };

function end({ title }: Part, started: number, code: number | null): void {
  if (code !== 0) {
    process.stderr.write(`\n${title}: föll. Resten är inte körd.\n`);
    process.exit(code ?? 1);
  }
  process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function run(part: Part): void {
  const started = Date.now();
  process.stdout.write(`\n— ${part.title}\n`);
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', part.command), ...(part.args ?? [])],
    {
      ...options,
      stdio: 'inherit',
    },
  );
  end(part, started, status);
}

/** Parts that do not need each other, at the same time; what each says is shown when it is done. */
async function together(parts: readonly Part[]): Promise<void> {
  const started = Date.now();
  await Promise.all(
    parts.map(async (part) => {
      const said: Buffer[] = [];
      const child = spawn(
        process.execPath,
        [path.join(root, 'node_modules', part.command), ...(part.args ?? [])],
        options,
      );
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes));
      const [code] = (await once(child, 'close')) as [number | null];
      process.stdout.write(`\n— ${part.title}\n${Buffer.concat(said).toString()}`);
      end(part, started, code);
    }),
  );
}

if (!existsSync(chromiumPath)) {
  process.stderr.write(
    `Testerna behöver Chromium, och det finns inte här (${chromiumPath}).\n` +
      'Installera det (Debian: apt-get install chromium), eller peka ut ett annat med CHROMIUM=/sökväg. Inget är kört.\n',
  );
  process.exit(1);
}

await together([
  { title: 'Typer', command: 'typescript/bin/tsc' },
  { title: 'Regler', command: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  { title: 'Format', command: '@biomejs/biome/bin/biome', args: ['format'] },
  { title: 'Inget oanvänt', command: 'knip/bin/knip.js' },
  { title: 'Bygge', command: 'electron-vite/bin/electron-vite.js', args: ['build', '--logLevel', 'warn'] },
]);
run({
  title: 'Enhetstest och integration',
  command: 'vitest/vitest.mjs',
  args: [
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...['unit', 'unit-main', 'integration'].flatMap((project) => ['--project', project]),
  ],
});
run({
  title: 'Hela vägen, i webbläsare',
  command: '@playwright/test/cli.js',
  args: ['test', '--config', 'tests/playwright.config.ts', '--project', 'web'],
});
