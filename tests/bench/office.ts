import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { time } from './bench.ts';

const program = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((one) => existsSync(one));

/** Milliseconds that headless LibreOffice takes to convert a workbook to CSV, its profile warmed; `null` where it is missing. */
export async function officeTime(folder: string, workbook: string, runs: number): Promise<number | null> {
  if (program === undefined) return null;
  return await time(runs, () =>
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
    ),
  );
}
