import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '../core/create-core.ts';
import { createDemo } from '../core/demo/create-demo.ts';
import { readDemoData } from '../core/demo/demo-data.ts';
import { resourcesFolder } from './project.ts';

/** Fills an empty register with the demo's administration; returns how many accounts were added, 0 where there was one already. */
export async function fillDemo(core: Core): Promise<{ accounts: number }> {
  const data = readDemoData(await readFile(path.join(resourcesFolder, 'demo.yaml'), 'utf8'));
  return await createDemo(await core.context(), data);
}
