import { renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectRoot } from './register.ts';

/** When a file was last written; 0 for one that is not there. */
const writtenAt = (file: string) => statSync(path.join(projectRoot, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * The file of a script under `children/` with all that it needs, beside the build, from which `..` is the project as it is from `tests/`: it starts in a third of the time of its source.
 * One that was made after the build that is tested is used again.
 */
export async function bundledChild(name: string): Promise<string> {
  const file = path.join('out', `child-${name}.js`);
  const sources = ['out/main/worker.js', `tests/children/${name}/run.ts`, 'tests/register.ts'];
  const isFresh =
    process.env['BUILT_WORKER'] !== undefined && sources.every((source) => writtenAt(source) < writtenAt(file));
  if (isFresh) return path.join(projectRoot, file);
  // Another test may make the same now, and is never to meet half of it.
  const entryFileNames = `child-${name}-${process.pid}.js`;
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/keyring', 'pdfkit'] },
    build: {
      ssr: path.join(projectRoot, `tests/children/${name}/run.ts`),
      outDir: 'out',
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames, codeSplitting: false } },
    },
  });
  renameSync(path.join(projectRoot, 'out', entryFileNames), path.join(projectRoot, file));
  return path.join(projectRoot, file);
}
