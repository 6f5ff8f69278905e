import { utilityProcess, type UtilityProcess } from 'electron';
import type { RefusalCode, RefusalValues } from '../core/foundation/errors.ts';
import type { PageEvent } from '../core/foundation/ports.ts';
import type { LockReason } from '../core/vault/contract.ts';
import type {
  CoreStart,
  FromCore,
  QuestionName,
  Questions,
  RequestName,
  Requests,
  Served,
  ToCore,
  WindowMessage,
} from '../core-process/messages.ts';
import type { ShellLog } from '../log.ts';
import { mayRestart } from './restart-policy.ts';

/** Why there is no core to talk to. */
export type CoreFailure = { kind: 'refused'; code: RefusalCode; values: RefusalValues } | { kind: 'crashed' };

export interface CoreConnectionOptions {
  /** The built `core-process.js`. */
  entry: string;
  start: CoreStart;
  log: ShellLog;
  /** What the core may ask main to do. */
  served: Served;
  /** What the core says to a page. */
  onMessage(connection: string, data: WindowMessage): void;
  /** The core fell: open calls have no answer. */
  onDown(): void;
  /** There will be no core until the app is started again. */
  onFailure(failure: CoreFailure): void;
}

const restartDelay = 1000;
const stopPatience = 10_000;

/** The core in its own process: carries messages to and from it, starts it again once if it falls, and closes it in order. */
export class CoreConnection {
  readonly #options: CoreConnectionOptions;
  #child: UtilityProcess | null = null;
  #stopping = false;
  #nextQuestion = 1;
  readonly #questions = new Map<number, (answer: unknown) => void>();
  readonly #crashes: number[] = [];
  #ended: () => void = () => {};

  constructor(options: CoreConnectionOptions) {
    this.#options = options;
    this.#launch();
  }

  /** Passes on what a page said; false when there is no core to hear it. */
  post(connection: string, data: WindowMessage): boolean {
    return this.#tell({ type: 'message', connection, data });
  }

  /** The page is gone. */
  close(connection: string): void {
    this.#tell({ type: 'close', connection });
  }

  /** Nobody may be watching: the vaults lock. */
  lock(reason: LockReason): void {
    this.#tell({ type: 'lock', reason });
  }

  /** Something happened to a page of an account. */
  pageEvent(event: PageEvent): void {
    this.#tell({ type: 'page-event', event });
  }

  /** Asks the core something for main itself; `null` when there is no core, or no answer. */
  ask<N extends QuestionName>(name: N, question: Questions[N]['question']): Promise<Questions[N]['answer'] | null> {
    return new Promise((resolve) => {
      const id = this.#nextQuestion++;
      this.#questions.set(id, (answer) => resolve(answer as Questions[N]['answer'] | null));
      if (!this.#tell({ type: 'ask', id, name, question })) this.#answer(id, null);
    });
  }

  /** Closes the core in order, and waits for it at most ten seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, stopPatience);
      this.#ended = () => {
        clearTimeout(patience);
        resolve();
      };
      this.#tell({ type: 'stop' });
    });
    child.kill();
  }

  #launch(): void {
    const child = utilityProcess.fork(this.#options.entry, [], { serviceName: 'Kanalvakt core' });
    this.#child = child;
    child.on('message', (message: FromCore) => this.#hear(message));
    child.on('exit', (code) => this.#exited(code));
    this.#tell({ type: 'start', start: this.#options.start });
  }

  #tell(message: ToCore): boolean {
    this.#child?.postMessage(message);
    return this.#child !== null;
  }

  #answer(id: number, answer: unknown): void {
    this.#questions.get(id)?.(answer);
    this.#questions.delete(id);
  }

  #hear(message: FromCore): void {
    switch (message.type) {
      case 'ready':
        return this.#options.log.info('the core is up');
      case 'refused':
        this.#stopping = true;
        this.#child?.kill();
        return this.#options.onFailure({ kind: 'refused', code: message.code, values: message.values });
      case 'message':
        return this.#options.onMessage(message.connection, message.data);
      case 'answer':
        return this.#answer(message.id, message.answer);
      case 'request':
        return void this.#serve(message.id, message.name, message.asked);
      case 'log':
        return this.#options.log.relay(message.level, message.text);
      case 'stopped':
        this.#child?.kill();
        return;
    }
  }

  /** Does what the core asked for. What it asked may hold a secret, and so may an error about it: neither is logged. */
  async #serve(id: number, name: RequestName, asked: Requests[RequestName]['asked']): Promise<void> {
    const { served, log } = this.#options;
    try {
      const answer = await (served[name] as (...given: unknown[]) => Promise<never>)(...asked);
      this.#tell({ type: 'done', id, ok: true, answer });
    } catch {
      log.error(`${name} failed`, new Error('main could not do it'));
      this.#tell({ type: 'done', id, ok: false });
    }
  }

  #exited(code: number): void {
    this.#child = null;
    for (const id of this.#questions.keys()) this.#answer(id, null);
    this.#ended();
    if (this.#stopping) return;
    this.#options.log.error('the core process ended by itself', new Error(`exit code ${code}`));
    this.#options.onDown();
    this.#crashes.push(Date.now());
    if (!mayRestart(this.#crashes)) return this.#options.onFailure({ kind: 'crashed' });
    setTimeout(() => {
      if (!this.#stopping) this.#launch();
    }, restartDelay);
  }
}
