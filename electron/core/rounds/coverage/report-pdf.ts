import { minuteOf } from '../../foundation/calendar.ts';
import { type Language, wordsIn, type Words } from '../../foundation/i18n/index.ts';
import { taggedPdf } from '../../foundation/tagged-pdf.ts';
import type { Figures } from '../contract.ts';
import type { Coverage, CoverageAccount, CoverageRow } from './contract.ts';
import { doneWords, planWords } from './said.ts';

/** The figures in the order that every report has them: late and entered afterwards stand after what they are parts of. */
export const figureNames = ['due', 'checked', 'late', 'backfilled', 'notPossible', 'missed', 'waiting'] as const;

const figureCells = (figures: Figures) => figureNames.map((name) => String(figures[name]));

/** What a row of a report is called, with its platform where it has one. */
function rowName(t: Words, row: Pick<CoverageRow, 'name' | 'platformName'>): string {
  if (row.name === '') return t('coverage.noUnit');
  return row.platformName === '' ? row.name : `${row.name}, ${row.platformName}`;
}

/** A report for those who are to be shown that the accounts were watched: duty, plan, what was done, what was missed and why, and the figures. */
export async function reportPdf(account: CoverageAccount, coverage: Coverage, language: Language): Promise<Uint8Array> {
  const t = wordsIn(language);
  const title = t('coverage.title');
  const pageOf = (page: number, pages: number) => t('leaving.receipt.page', { page, pages });
  return await taggedPdf({ title, language, madeAt: account.madeAt, pageOf }, (pages) => {
    const section = (heading: string) => {
      pages.space(1);
      pages.heading(heading);
      pages.space(0.4);
    };
    pages.title(title);
    pages.paragraph(
      t('coverage.subtitle', { administration: account.administrationName, from: account.from, to: account.to }),
      false,
    );
    pages.paragraph(t('coverage.madeAt', { at: minuteOf(account.madeAt) }));

    section(t('coverage.duties'));
    for (const duty of account.duties) pages.paragraph(t(`coverage.duty.${duty}`), false);

    section(t('coverage.plan'));
    pages.table([170, 313], null, planRows(t, account));
    if (account.extra.length > 0) {
      section(t('coverage.extra'));
      pages.table(
        [70, 90, 323],
        [t('coverage.by.day'), t('coverage.round'), t('coverage.decision')],
        account.extra.map(({ day, from, to, decision }) => [day, `${from}–${to}`, decision]),
      );
    }

    section(t('coverage.done'));
    pages.paragraph(`${doneWords(t, account)}. ${t('coverage.meaning')}`);
    pages.space(0.4);
    pages.table(
      [170, 313],
      null,
      figureNames.map((name) => [t(`coverage.figure.${name}`), String(account.total[name])]),
    );
    countTable(t('coverage.outcomes'), account.outcomes, (key) => t(`terms.lookOutcome.${key}`));
    countTable(t('coverage.methods'), account.methods, (key) => t(`terms.lookMethod.${key}`));
    if ((account.methods.later ?? 0) !== account.total.backfilled) {
      pages.space(0.4);
      pages.paragraph(t('coverage.laterDiffers'));
    }
    if (account.notPossible.length > 0) {
      section(t('coverage.notPossibleTitle'));
      pages.table(
        [240, 243],
        null,
        account.notPossible.map(({ reason, needsLogin, count }) => [
          needsLogin ? t('terms.lookOutcome.needs-login') : t(`terms.notPossibleReason.${reason}`),
          String(count),
        ]),
      );
    }

    section(t(`coverage.by.${coverage.by}`));
    pages.table(
      [133, 50, 50, 50, 50, 50, 50, 50],
      [t(`coverage.by.${coverage.by}`), ...figureNames.map((name) => t(`coverage.figure.${name}`))],
      [
        ...coverage.rows.map((row) => [rowName(t, row), ...figureCells(row)]),
        [t('coverage.total'), ...figureCells(coverage.total)],
      ],
    );

    section(t('coverage.missedTitle'));
    if (account.missed.length === 0) pages.paragraph(t('coverage.missedNone'), false);
    else {
      pages.table(
        [240, 243],
        null,
        account.missed.map(({ why, count }) => [t(`coverage.missedWhy.${why}`), String(count)]),
      );
      pages.space(0.6);
      pages.table(
        [65, 75, 213, 130],
        [t('coverage.by.day'), t('coverage.round'), t('coverage.account'), t('coverage.why')],
        missedRows(t, account.missedList),
      );
      if (account.missedMore > 0) pages.paragraph(t('coverage.missedMore', { count: account.missedMore }));
    }

    function countTable<K extends string>(
      heading: string,
      counts: Readonly<Partial<Record<K, number>>>,
      nameOf: (key: K) => string,
    ): void {
      const rows = Object.entries(counts) as Array<[K, number]>;
      if (rows.length === 0) return;
      section(heading);
      pages.table(
        [240, 243],
        null,
        rows.toSorted(([, a], [, b]) => b - a).map(([key, count]) => [nameOf(key), String(count)]),
      );
    }
  });
}

function planRows(t: Words, { plans }: CoverageAccount): string[][] {
  return plans.map((plan) => {
    const { when, what } = planWords(t, plan, (day) => day);
    return [when, what];
  });
}

/** Accounts that one row names; the rest are counted. */
const namedInRow = 12;

/** The missed accounts of a round with the same reason, on one row. */
function missedRows(t: Words, list: CoverageAccount['missedList']): string[][] {
  const rounds = Map.groupBy(list, ({ day, from, why }) => `${day} ${from} ${why}`);
  return [...rounds.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const names = rows.slice(0, namedInRow).map((row) => rowName(t, row));
    if (rows.length > namedInRow) names.push(t('coverage.andMore', { count: rows.length - namedInRow }));
    return [[first.day, `${first.from}–${first.to}`, names.join('; '), t(`coverage.missedWhy.${first.why}`)]];
  });
}
