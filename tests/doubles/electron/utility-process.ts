import { fork } from 'node:child_process';
import path from 'node:path';
import { StrictEmitter, onlyModelled, strict } from './not-modelled.ts';

/** The helper processes that are running, for `app.getAppMetrics`. */
export const helpers = new Map<number, string>();

/** A child process with `process.parentPort`, plain Node inside. */
class UtilityProcess extends StrictEmitter {
  readonly #child;

  constructor(modulePath: string, args: readonly string[], serviceName: string) {
    super('utilityProcess', ['message', 'exit', 'spawn']);
    strict('utilityProcess', this);
    this.#child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--require', path.join(import.meta.dirname, 'parent-port.cjs')],
    });
    const { pid } = this.#child;
    if (pid !== undefined) helpers.set(pid, serviceName);
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code, signal) => {
      if (pid !== undefined) helpers.delete(pid);
      this.emit('exit', signal === null ? code : 15);
    });
    process.on('exit', () => this.#child.kill('SIGKILL'));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(message: unknown): void {
    // Electron drops what is sent to a process that has ended.
    if (this.#child.connected) this.#child.send(message as object);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: readonly string[] = [], options: { serviceName?: string } = {}): UtilityProcess {
    onlyModelled('utilityProcess.fork', options, ['serviceName']);
    return new UtilityProcess(modulePath, args, options.serviceName ?? '');
  },
});
