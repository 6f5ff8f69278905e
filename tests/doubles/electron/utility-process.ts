import { fork } from 'node:child_process';
import path from 'node:path';
import { StrictEmitter, onlyModelled, strict } from './not-modelled.ts';

/** A child process with `process.parentPort`, plain Node inside. */
class UtilityProcess extends StrictEmitter {
  readonly #child;

  constructor(modulePath: string, args: readonly string[]) {
    super('utilityProcess', ['message', 'exit', 'spawn']);
    strict('utilityProcess', this);
    this.#child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--require', path.join(import.meta.dirname, 'parent-port.cjs')],
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code, signal) => this.emit('exit', signal === null ? code : 15));
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
  fork(modulePath: string, args: readonly string[] = [], options: object = {}): UtilityProcess {
    onlyModelled('utilityProcess.fork', options, ['serviceName']);
    return new UtilityProcess(modulePath, args);
  },
});
