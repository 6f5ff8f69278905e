import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openCore } from '../../electron/cli/open-core.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { projectRoot } from '../register.ts';

const worker = pathToFileURL(path.join(projectRoot, 'out/main/worker.js'));

/** A core whose worker is the one that a person's app has, built before the benches begin: its source would be read and stripped of its types anew for each job. */
export const openBuiltCore = (dataDir: string): Promise<Core> => openCore({ dataDir, host: 'cli', worker });
