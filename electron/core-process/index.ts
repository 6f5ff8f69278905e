import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { call } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { createCore, type Core } from '../core/create-core.ts';
import { Refusal } from '../core/foundation/errors.ts';
import type { Log } from '../core/foundation/ports.ts';
import type { CoreStart, FromCore, QuestionName, Questions, ToCore } from './messages.ts';
import { MainRequests } from './main-requests.ts';
import { WindowPort } from './window-port.ts';

// The entry of Electron's utility process: the core and nothing of Electron but the port to main.
const main = process.parentPort;
const tell = (message: FromCore) => main.postMessage(message);

const requests = new MainRequests(tell);

const log: Log = {
  info: (message, fields) =>
    tell({ type: 'log', level: 'info', text: `${message}${fields === undefined ? '' : ` ${JSON.stringify(fields)}`}` }),
  error: (message, error) =>
    tell({
      type: 'log',
      level: 'error',
      text: `${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    }),
};

interface Running {
  core: Core;
  handler: RPCHandler<Record<never, never>>;
}

async function start(options: CoreStart): Promise<Running> {
  const core = await createCore({
    dataDir: options.dataDir,
    resourcesDir: options.resourcesDir,
    workerEntry: pathToFileURL(path.join(import.meta.dirname, 'worker.js')),
    version: options.version,
    demo: options.demo,
    capabilities: {
      host: 'electron',
      accountViews: true,
      updates: options.updates,
      seesScreenLock: true,
      filePicker: true,
    },
    clipboard: requests.clipboard,
    accountViews: requests.accountViews,
    notifier: requests.notifier,
    filePicker: requests.filePicker,
    log,
  });
  return { core, handler: new RPCHandler(core.router) };
}

/** Why there is no core, in a code that has words. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const trace = randomUUID().slice(0, 8);
  log.error(`start failed (${trace})`, error);
  return new Refusal('internal', { trace });
}

const ports = new Map<string, WindowPort>();

/** The port of a page, opened at its first message. */
function portOf(connection: string, { handler }: Running): WindowPort {
  let port = ports.get(connection);
  if (port === undefined) {
    port = new WindowPort(
      (data) => tell({ type: 'message', connection, data }),
      (error) => log.error('a message from a window could not be read', error),
    );
    handler.upgrade(port, { context: {} });
    ports.set(connection, port);
  }
  return port;
}

const answers: {
  [N in QuestionName]: (core: Core, question: Questions[N]['question']) => Promise<Questions[N]['answer']>;
} = {
  'take-file': async (core, { token }) => core.takeFile(token),
  'update-preference': async (core) =>
    (await call(core.router.settings.preferences, {}, { context: {} })).updates ?? null,
};

async function stop(running: Running): Promise<void> {
  for (const port of ports.values()) port.close();
  ports.clear();
  await running.core.close();
}

let running: Promise<Running> | null = null;

async function hear(message: ToCore): Promise<void> {
  if (message.type === 'done') return requests.done(message.id, message);
  if (message.type === 'page-event') return requests.pageEvent(message.event);
  if (message.type === 'start') {
    running ??= start(message.start);
    await running;
    return tell({ type: 'ready' });
  }
  // Messages that come before the core is up wait for it, in order.
  const up = await running;
  if (up === null) return;
  switch (message.type) {
    case 'message':
      return portOf(message.connection, up).receive(message.data);
    case 'close':
      ports.get(message.connection)?.close();
      ports.delete(message.connection);
      return;
    case 'ask':
      return tell({
        type: 'answer',
        id: message.id,
        answer: await answers[message.name](up.core, message.question as never),
      });
    case 'lock':
      return up.core.lockVaults(message.reason);
    case 'stop':
      await stop(up);
      return tell({ type: 'stopped' });
  }
}

main.on('message', ({ data }: { data: ToCore }) => {
  hear(data).catch((error: unknown) => {
    if (data.type === 'start') {
      const { code, values } = refusalOf(error);
      tell({ type: 'refused', code, values });
    } else if (data.type === 'stop') {
      log.error('the core did not close in order', error);
      tell({ type: 'stopped' });
    } else if (data.type === 'ask') {
      log.error(`${data.name} could not be answered`, error);
      tell({ type: 'answer', id: data.id, answer: null });
    }
  });
});
