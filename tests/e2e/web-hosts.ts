import { fork } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../register.ts';

/** A web host that has started: its one-time address, and what stops it. */
export interface StartedHost {
  link: string;
  stop(): Promise<void>;
}

/** One process for the web hosts of many tests (`children/hosts/run.ts`). */
export interface WebHosts {
  start(dataDir: string, args?: readonly string[]): Promise<StartedHost>;
  close(): void;
}

interface Told {
  id: number;
  line?: string;
  code?: number;
}

/** Starts the process that web hosts are started in. */
export function webHosts(env: NodeJS.ProcessEnv): WebHosts {
  const child = fork(path.join(projectRoot, 'tests/children/hosts/run.ts'), { cwd: projectRoot, env });
  const listeners = new Map<number, (told: Told) => void>();
  const ready = new Promise<void>((resolve) => listeners.set(0, () => resolve()));
  child.on('message', (told: Told) => listeners.get(told.id)?.(told));
  // A process that is gone says so, instead of being waited for until the test's time is out.
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`the process of the web hosts ended with ${code}`)));
  });
  gone.catch(() => {});
  // To ask one that is gone is no error of its own: `gone` says it.
  const ask = (message: { id: number; args?: string[] }) => void child.send(message, () => {});
  let last = 0;
  return {
    async start(dataDir, args = []) {
      await Promise.race([gone, ready]);
      last += 1;
      const id = last;
      const ended = Promise.withResolvers<void>();
      const link = new Promise<string>((resolve, reject) => {
        listeners.set(id, ({ line, code }) => {
          if (line !== undefined) return resolve(line);
          listeners.delete(id);
          ended.resolve();
          reject(new Error(`serve ended with ${code}`));
        });
      });
      ask({ id, args: ['serve', '--no-open', '--data', dataDir, ...args] });
      return {
        link: await Promise.race([link, gone]),
        async stop() {
          ask({ id });
          await Promise.race([ended.promise, gone]);
        },
      };
    },
    close: () => void child.kill(),
  };
}
