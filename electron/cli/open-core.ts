import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCore, type Core, type CoreOptions } from '../core/create-core.ts';
import { openLog } from '../log.ts';
import { systemClipboard } from '../web-host/clipboard.ts';
import { projectRoot, projectVersion, resourcesFolder } from './project.ts';

const isBuilt = !import.meta.filename.endsWith('.ts');

/** Where the core's worker starts. */
export const workerEntry = pathToFileURL(
  path.join(projectRoot, isBuilt ? 'out/main/worker.js' : 'electron/core/foundation/worker/worker.ts'),
);

/** What a test gives a core that it opens through a command; no host gives anything. */
export type Given = Pick<CoreOptions, 'runJob' | 'keychain'>;

/** The core as the command line and the web host run it: in this process. `worker`: another than the one that goes with this file. */
export function openCore(
  options: {
    dataDir: string;
    host: 'web' | 'cli';
    readOnly?: boolean;
    demo?: boolean;
    worker?: URL;
  } & Given,
): Promise<Core> {
  const log = openLog(path.join(options.dataDir, 'kanalvakt.log'), () => new Date());
  return createCore({
    // What went wrong is found under the code that the person was given; nothing else is kept.
    log: {
      info: () => {},
      error(message, error) {
        log.error(message, error);
        // Whoever runs a command sees the cause at once.
        if (options.host === 'cli') console.error(message, error);
      },
    },
    dataDir: options.dataDir,
    resourcesDir: resourcesFolder,
    workerEntry: options.worker ?? workerEntry,
    ...(options.runJob !== undefined && { runJob: options.runJob }),
    ...(options.keychain !== undefined && { keychain: options.keychain }),
    version: projectVersion(),
    readOnly: options.readOnly ?? false,
    demo: options.demo ?? false,
    capabilities: { host: options.host, accountViews: false, updates: false, seesScreenLock: false, filePicker: false },
    clipboard: options.host === 'web' ? systemClipboard() : null,
  });
}
