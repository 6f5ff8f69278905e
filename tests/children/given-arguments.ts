import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a process is to do: from its command line, or on a line of JSON once its code is loaded, for one that was started beforehand (`killed-child.ts`). */
export async function givenArguments(): Promise<string[]> {
  const given = process.argv.slice(2);
  if (given.length > 0) return given;
  const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string];
  return JSON.parse(line) as string[];
}
