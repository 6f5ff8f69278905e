import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Core } from '../electron/core/create-core.ts';

// Documents of ours, read by other programs than ours.
const execute = promisify(execFile);
/** They answer in UTF-8, also where nobody has said so. */
const run = (program: string, args: string[]) => execute(program, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
const onOneLine = (text: string) => text.replaceAll(/\s+/gu, ' ');

/** Writes a file that is ready to be fetched to a folder, under its name; where it lies. */
export async function fetched(core: Core, { token, name }: { token: string; name: string }, folder: string) {
  const file = core.takeFile(token);
  if (file === null) throw new Error('no file');
  const place = path.join(folder, name);
  await writeFile(place, file.bytes);
  return place;
}

export const pdfText = async (file: string) => onOneLine((await run('pdftotext', ['-layout', file, '-'])).stdout);
export const isTagged = async (file: string) => /Tagged:\s+yes/u.test((await run('pdfinfo', [file])).stdout);

/** What LibreOffice reads in a Word document; its own settings lie beside it. */
export async function wordText(file: string): Promise<string> {
  const folder = path.dirname(file);
  const settings = `-env:UserInstallation=file://${folder}/lo`;
  await run('soffice', ['--headless', settings, '--convert-to', 'txt:Text', '--outdir', folder, file]);
  return onOneLine(await readFile(file.replace('.docx', '.txt'), 'utf8'));
}
