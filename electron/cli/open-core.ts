import { createCore, type Core } from '../core/create-core.ts';
import { systemClipboard } from '../web-host/clipboard.ts';
import { projectVersion, resourcesFolder } from './project.ts';

/** Where the core's worker starts when it runs from source. */
export const workerEntry = new URL('../core/foundation/worker/worker.ts', import.meta.url);

/** The core as the command line and the web host run it: from source, in this process. */
export function openCore(options: {
  dataDir: string;
  host: 'web' | 'cli';
  readOnly?: boolean;
  demo?: boolean;
}): Promise<Core> {
  return createCore({
    dataDir: options.dataDir,
    resourcesDir: resourcesFolder,
    workerEntry,
    version: projectVersion(),
    readOnly: options.readOnly ?? false,
    demo: options.demo ?? false,
    capabilities: { host: options.host, accountViews: false, updates: false, seesScreenLock: false, filePicker: false },
    clipboard: options.host === 'web' ? systemClipboard() : null,
  });
}
