import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { wordsIn } from '../core/foundation/i18n/index.ts';
import { hasDisplay } from '../web-host/open-browser.ts';
import { build, isBuildOld } from './build.ts';
import { electronBinary, failedAttempt, fetchElectron } from './electron-binary.ts';
import { projectRoot } from './project.ts';

// `npm start`: the app in Electron where that can be had, otherwise in the browser.

/** An Electron that ends with an error this soon never showed a window; milliseconds. */
const stillbornMs = 10_000;

const options = {
  data: { type: 'string' },
  demo: { type: 'boolean' },
  check: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** When Electron was sought in vain, as the clock on the wall here shows it. */
const whenTried = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

function readLine() {
  try {
    return parseArgs({ options, args: process.argv.slice(2) }).values;
  } catch {
    return null;
  }
}

/** Opens the app in Electron and waits for it to end; answers why not, when it could not be opened. */
async function openInElectron(args: readonly string[]): Promise<'noScreen' | 'noElectron' | 'electronFailed' | null> {
  if (!hasDisplay()) return 'noScreen';
  const binary = electronBinary() ?? fetchElectron(new Date());
  if (binary === null) return 'noElectron';
  const started = Date.now();
  const child = spawn(binary, [projectRoot, ...args], { cwd: projectRoot, stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => child.kill(name));
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0 || code === null || Date.now() - started > stillbornMs ? null : 'electronFailed';
  } catch {
    return 'electronFailed';
  }
}

const values = readLine();
const words = wordsIn(values?.lang === 'en' ? 'en' : 'sv');
const say = (text: string) => void process.stderr.write(`${text}\n`);

async function start(): Promise<number> {
  if (values === null) {
    say(words('cli.startUsage'));
    return 2;
  }
  if (isBuildOld()) {
    say(words('cli.building'));
    if (!build()) {
      say(words('cli.buildFailed'));
      return 1;
    }
  }
  const dataDir = values.data === undefined ? undefined : path.resolve(values.data);
  if (values.check === true) {
    const [{ check }, { errorText }] = await Promise.all([import('./check.ts'), import('./error-text.ts')]);
    try {
      process.stdout.write(`${await check(words, dataDir)}\n`);
      return 0;
    } catch (error) {
      say(errorText(error, dataDir ?? '', words));
      return 1;
    }
  }
  const forBoth = [...(dataDir === undefined ? [] : ['--data', dataDir]), ...(values.demo === true ? ['--demo'] : [])];
  const wantsBrowser = values.port !== undefined || values['no-open'] === true;
  if (!wantsBrowser) {
    const why = await openInElectron(forBoth);
    if (why === null) return 0;
    const tried = why === 'noElectron' ? failedAttempt(new Date()) : null;
    say(tried === null ? words(`cli.${why}`) : words('cli.electronTried', { time: whenTried.format(tried) }));
  }
  process.argv.splice(2, process.argv.length, 'serve', ...forBoth, ...forBrowser());
  await import(pathToFileURL(path.join(projectRoot, 'out/main/cli.js')).href);
  return Number(process.exitCode ?? 0);
}

function forBrowser(): string[] {
  return [
    ...(values?.port === undefined ? [] : ['--port', values.port]),
    ...(values?.['no-open'] === true ? ['--no-open'] : []),
    ...(values?.lang === undefined ? [] : ['--lang', values.lang]),
  ];
}

process.exitCode = await start().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  return 1;
});
