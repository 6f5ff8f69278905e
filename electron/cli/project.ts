import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the project lies when it runs from source: the folder of `package.json`. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The version in `package.json`. */
export function projectVersion(): string {
  return (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
