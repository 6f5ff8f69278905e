import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the project lies when it runs from source: the folder of `package.json`. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The catalogue, the demo and other data that come with the program. */
export const resourcesFolder = path.join(projectRoot, 'resources');

/** The built renderer (`npm run build`). */
export const rendererFolder = path.join(projectRoot, 'out', 'renderer');

/** The version in `package.json`. */
export function projectVersion(): string {
  return (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
