import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isBuildOld } from '../../electron/cli/build.ts';
import type { Bench } from './bench.ts';

/** `npm run bench`: every measure as a ratio to a reference in the same run; says which are over their limit, and fails on none (times on a shared machine prove nothing). */
const here = import.meta.dirname;
const wanted = process.argv.slice(2);
if (isBuildOld() && !build()) process.exit(1);
for (const file of readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts'))
  .toSorted()) {
  if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue;
  process.stdout.write(`\n${file.replace('.bench.ts', '')}\n`);
  const { bench } = (await import(pathToFileURL(path.join(here, file)).href)) as { bench: Bench };
  const measures = await bench().catch((error: unknown) => {
    process.stdout.write(`  OMÄTT  ${error instanceof Error ? error.message : String(error)}\n`);
    return [];
  });
  for (const { name, ratio, limit, detail } of measures)
    process.stdout.write(
      `  ${ratio <= limit ? 'ok  ' : 'ÖVER'} ${ratio.toFixed(2).padStart(6)} (högst ${limit})  ${name}: ${detail}\n`,
    );
}
