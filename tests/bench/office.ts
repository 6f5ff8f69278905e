import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const program = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((one) => existsSync(one));

/** Has headless LibreOffice convert a workbook to CSV, as a program of its own with a profile in the folder. Throws where it is missing: a limit that was not measured is not held. */
export function convertByOffice(folder: string, workbook: string): void {
  if (program === undefined) throw new Error('LibreOffice saknas här, så gränsen är inte mätt');
  execFileSync(
    program,
    [
      `-env:UserInstallation=file://${path.join(folder, 'profil')}`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):59,34,76,1',
      '--outdir',
      path.join(folder, 'ut'),
      workbook,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );
}
