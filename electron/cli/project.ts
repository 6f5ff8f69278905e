import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

function folderOf(file: string, from: string): string {
  return existsSync(path.join(from, file)) ? from : folderOf(file, path.dirname(from));
}

/** Where the project lies, whether this runs from source or as built: the folder of `package.json`. */
export const projectRoot = folderOf('package.json', import.meta.dirname);

/** The catalogue, the demo and other data that come with the program. */
export const resourcesFolder = path.join(projectRoot, 'resources');

/** The built renderer (`npm run build`). */
export const rendererFolder = path.join(projectRoot, 'out', 'renderer');

/** The script and style of the web host's pages that need no session. */
export const pagesFolder = path.join(projectRoot, 'electron', 'web-host', 'pages');

/** The version in `package.json`. */
export function projectVersion(): string {
  return (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
