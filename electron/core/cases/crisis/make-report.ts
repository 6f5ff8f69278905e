import { signHead } from '../../foundation/audit/sign-head.ts';
import { dayOf, minuteOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import { type PaperFormat, paperAs } from '../../foundation/paper.ts';
import { fileNamePart } from '../../inventory/file-name.ts';
import { csvBytes } from '../../inventory/writing/csv.ts';
import { readCoverage } from '../../rounds/coverage/read-coverage.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { logInCase } from '../log-in-case.ts';
import { showCase } from '../see-case.ts';
import { timelineOf } from '../timeline.ts';
import { listActions } from './actions.ts';
import type { CrisisDeed } from './contract.ts';
import { crisisOf } from './ongoing.ts';
import { type ReportMatter, reportTitle, writeReport } from './report-pages.ts';

type Format = PaperFormat | 'csv';

function timelineCsv({ crisis }: ReportMatter, language: Language): Uint8Array {
  const t = wordsIn(language);
  const heads = ['number', 'when', 'enteredAt', 'who', 'what', 'correctedBy'] as const;
  return csvBytes([
    heads.map((head) => t(`crisis.report.${head}`)),
    ...timelineOf(crisis, t, language).map(({ sequence, happenedAt, enteredAt, who, text, clockBack, correctedBy }) => [
      sequence,
      minuteOf(happenedAt),
      minuteOf(enteredAt ?? happenedAt),
      who,
      clockBack ? `${text} (${t('cases.clockBack')})` : text,
      correctedBy.join(', '),
    ]),
  ]);
}

async function bytesOf(matter: ReportMatter, format: Format, language: Language): Promise<Uint8Array> {
  if (format === 'csv') return timelineCsv(matter, language);
  const t = wordsIn(language);
  const about = { title: reportTitle(matter.crisis, t), language, madeAt: matter.madeAt };
  return await paperAs(format, about, (pages) => writeReport(pages, matter, language));
}

/** The report as a file with a number that no earlier one has: what somebody has written in an earlier one is never written over. */
export async function makeReport(
  context: Context,
  { id, format, language }: { id: string; format: Format; language: Language },
) {
  const { db, clock } = context;
  const { row, state } = await crisisOf(db, id);
  const crisis = await showCase(db, context, { id });
  const now = clock.now();
  const over = state.steps.find((step) => step.id === 'stand-down')?.at ?? null;
  const administrationId = row.administration_id;
  const period = {
    administrationId,
    from: dayOf(new Date(row.opened_at)),
    to: dayOf(over === null ? now : new Date(over)),
  };
  const number = state.logged.filter(({ what }) => what === 'report-made').length + 1;
  const { name, settings } = found((await readAdministrations(db)).find((one) => one.id === administrationId));
  const bytes = await bytesOf(
    {
      crisis,
      administration: name,
      actions: await listActions(context, id),
      watch: (await readCoverage(context, period, 'day')).total,
      number,
      madeAt: now.toISOString(),
    },
    format,
    language,
  );
  const t = wordsIn(language);
  const base = `${t('crisis.report.fileName')}-${fileNamePart(settings.shortName || name)}-${crisis.number.toLowerCase()}`;
  const file = context.files.hold({ name: `${base}-${number}.${format}`, bytes });
  if (!context.host.readOnly) {
    const what: CrisisDeed = 'report-made';
    const values = { number: String(number), format: format.toUpperCase(), sha256: file.sha256 };
    await db.transaction().execute((transaction) => logInCase(transaction, context, id, { what, values }));
    await signHead(context, 'report');
    context.announce({ room: 'cases', ids: [id] });
  }
  return file;
}
