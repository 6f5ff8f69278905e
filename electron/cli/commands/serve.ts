import { once } from 'node:events';
import { hasDisplay, openBrowser } from '../../web-host/open-browser.ts';
import { announceRunning, linkFromRunning } from '../../web-host/running.ts';
import { serve as startHost, type WebHost } from '../../web-host/serve.ts';
import { defaultDataFolder } from '../../core/foundation/default-data-folder.ts';
import { Refusal } from '../../core/foundation/errors.ts';
import { type Call, type Command, Failed, textOption, WrongUsage } from '../command.ts';
import { pagesFolder, rendererFolder } from '../project.ts';

/** `serve`: the app in the browser, until Ctrl+C. The first line on standard output is the one-time address. */
export const serve: Command = {
  name: 'serve',
  usage: '[--port N] [--no-open] [--demo]',
  summary: (words) => words('cli.serve'),
  touches: 'writes',
  arguments: [],
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, demo: { type: 'boolean' } },
  onDemoFolder: (options) => options['demo'] === true,
  async run(call) {
    const port = portOf(call);
    const demo = call.options['demo'] === true;
    let core;
    try {
      core = await call.open({ host: 'web', demo });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'data-folder-busy') throw error;
      // Somebody closed the tab and starts again: the running host gives them another one.
      const link = await linkFromRunning(call.dataDir);
      if (link === null) throw error;
      return await openInRunning(call, link);
    }
    const host = await startHost({
      core,
      rendererDir: rendererFolder,
      pagesDir: pagesFolder,
      startCommand: startCommand(call.dataDir, demo),
      port,
      language: call.language,
    }).catch((error: unknown) => {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      const key = error.code === 'ENOENT' ? 'cli.notBuilt' : 'cli.portTaken';
      throw new Failed(call.words(key, { port }), { cause: error });
    });
    await runUntilStopped(call, host);
    return null;
  },
};

/** What opens this very data folder again, in words for a terminal. */
function startCommand(dataDir: string, demo: boolean): string {
  const given = [
    ...(demo ? ['--demo'] : []),
    ...(dataDir === defaultDataFolder({ demo }) ? [] : ['--data', dataDir.includes(' ') ? `"${dataDir}"` : dataDir]),
  ];
  return given.length === 0 ? 'npm start' : `npm start -- ${given.join(' ')}`;
}

function portOf(call: Call): number {
  const text = textOption(call, 'port') ?? '0';
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new WrongUsage(call.words('cli.badPort', { text }));
}

async function runUntilStopped(call: Call, host: WebHost): Promise<void> {
  const withdraw = announceRunning(call.dataDir, host);
  const forget = show(call, host.newLink());
  process.stderr.write(`${call.words('cli.stopWith')}\n`);
  try {
    if (!call.signal.aborted) await once(call.signal, 'abort');
  } finally {
    forget();
    withdraw();
    await host.close();
  }
}

async function openInRunning(call: Call, link: string): Promise<null> {
  const forget = show(call, link);
  // The browser needs the private file for a moment.
  if (opensBrowser(call)) await new Promise((resolve) => setTimeout(resolve, 5_000));
  forget();
  return null;
}

function opensBrowser(call: Call): boolean {
  return call.options['no-open'] !== true && hasDisplay();
}

/** Says the address and opens it, where there is a screen; answers what is to be called when the link is of no more use. */
function show(call: Call, address: string): () => void {
  call.say({ json: { address }, text: address });
  if (!opensBrowser(call)) {
    process.stderr.write(`${call.words('cli.openAddress')}\n`);
    return () => {};
  }
  process.stderr.write(`${call.words('cli.opening')}\n`);
  return openBrowser(address, () => process.stderr.write(`${call.words('cli.noBrowser')}\n`));
}
