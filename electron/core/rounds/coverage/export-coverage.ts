import { recordEvents } from '../../foundation/audit/record-event.ts';
import { signHead } from '../../foundation/audit/sign-head.ts';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import type { ReadyFile } from '../../inventory/contract.ts';
import { fileNamePart } from '../../inventory/file-name.ts';
import { csvBytes } from '../../inventory/writing/csv.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { accountFor } from './account-for.ts';
import type { Coverage, CoverageBy } from './contract.ts';
import { type Period, readCoverage } from './read-coverage.ts';
import { figureNames, reportPdf } from './report-pdf.ts';

type Cell = string | number;

/** The report as rows: what each is, its figures, and of which administration and period they are; the last row is the whole. */
function asTable(
  coverage: Coverage,
  administrationName: string,
  language: Language,
): { headings: string[]; rows: Cell[][] } {
  const t = wordsIn(language);
  const hasPlatform = coverage.by === 'account';
  // Where a row is an administration its name is there already.
  const ofWhich = coverage.by === 'administration' ? [] : [administrationName];
  const cells = (name: string, platform: string, figures: Coverage['total']): Cell[] => [
    name,
    ...(hasPlatform ? [platform] : []),
    ...figureNames.map((figure) => figures[figure]),
    ...ofWhich,
    coverage.from,
    coverage.to,
  ];
  return {
    headings: [
      t(`coverage.by.${coverage.by}`),
      ...(hasPlatform ? [t('coverage.platform')] : []),
      ...figureNames.map((figure) => t(`coverage.figure.${figure}`)),
      ...ofWhich.map(() => t('coverage.by.administration')),
      t('coverage.from'),
      t('coverage.until'),
    ],
    rows: [
      ...coverage.rows.map((row) => cells(row.name || t('coverage.noUnit'), row.platformName, row)),
      cells(t('coverage.total'), '', coverage.total),
    ],
  };
}

async function bytesOf(
  context: Context,
  period: Period,
  coverage: Coverage,
  administrationName: string,
  format: 'xlsx' | 'csv' | 'pdf',
  language: Language,
): Promise<Uint8Array> {
  if (format === 'pdf') return await reportPdf(await accountFor(context, period), coverage, language);
  const { headings, rows } = asTable(coverage, administrationName, language);
  if (format === 'csv') return csvBytes([headings, ...rows]);
  const columns = headings.map((heading, index) => ({
    heading,
    width: typeof rows[0]?.[index] === 'number' ? 16 : 34,
    isDate: false,
  }));
  return await context.runJob('writeWorkbook', { name: wordsIn(language)('coverage.title'), columns, rows });
}

/** The report as a file to fetch; its figures are those of the log at that moment, and the log is signed then. */
export async function exportCoverage(
  context: Context,
  input: Period & { by: CoverageBy; format: 'xlsx' | 'csv' | 'pdf'; language: Language },
): Promise<ReadyFile> {
  const { administrationId, from, to, by, format, language } = input;
  const period = { administrationId, from, to };
  const coverage = await readCoverage(context, period, by);
  const { name, settings } = found((await readAdministrations(context.db)).find(({ id }) => id === administrationId));
  const bytes = await bytesOf(context, period, coverage, name, format, language);
  const t = wordsIn(language);
  const per = `${t('coverage.filePer')}-${fileNamePart(t(`coverage.by.${by}`))}`;
  const base = `${t('coverage.fileName')}-${fileNamePart(settings.shortName || name)}-${from}-${to}-${per}`;
  const file = context.files.hold({ name: `${base}.${format}`, bytes });
  if (!context.host.readOnly) {
    await context.db.transaction().execute((db) =>
      recordEvents(db, context, [
        {
          action: 'coverage-exported',
          subjectKind: 'administration',
          subjectId: administrationId,
          details: { from, to, by, format, sha256: file.sha256, total: coverage.total },
        },
      ]),
    );
    await signHead(context, 'report');
  }
  return file;
}
