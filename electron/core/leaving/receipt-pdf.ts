import { dayOf } from '../foundation/calendar.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { taggedPdf } from '../foundation/tagged-pdf.ts';
import type { Receipt } from './receipt.ts';
import { tieName } from './row-words.ts';

const t = wordsIn('sv');

const day = (iso: string) =>
  new Date(`${iso}T12:00:00Z`).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Stockholm',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
const time = (iso: string) =>
  new Date(iso).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

/** The receipt as a tagged PDF for people: Swedish, with title, headings and tables; printable, and never with a secret. A letter that the font lacks is its nearest one; the receipt in JSON has the name as it is written. */
export async function receiptPdf(receipt: Receipt): Promise<Uint8Array> {
  const title = t('leaving.receipt.title', { name: receipt.from });
  const pageOf = (page: number, pages: number) => t('leaving.receipt.page', { page, pages });
  const headings = (['what', 'account', 'to', 'outcome'] as const).map((key) => t(`leaving.receipt.${key}`));
  return await taggedPdf({ title, language: 'sv', madeAt: receipt.madeAt, pageOf }, (pages) => {
    pages.title(title);
    pages.space(0.6);
    pages.table([110, 373], null, headRows(receipt));
    pages.space(1);
    pages.heading(t('leaving.receipt.rows'));
    pages.space(0.4);
    pages.table(
      [130, 150, 93, 110],
      headings,
      receipt.rows.map((row) => rowCells(row)),
    );
    if (receipt.left.length > 0) {
      pages.space(1);
      pages.heading(t('leaving.receipt.left'));
      pages.space(0.3);
      pages.paragraph(t('leaving.receipt.leftLead'));
      pages.space(0.4);
      pages.table(
        [180, 303],
        headings.slice(0, 2),
        receipt.left.map((row) => [tieName(t, row), thingWords(row)]),
      );
    }
    pages.space(1);
    pages.paragraph(t('leaving.receipt.memory'));
    pages.space(2.4);
    pages.line(t('leaving.receipt.signFrom', { name: receipt.from }));
    for (const name of receiversOf(receipt)) {
      pages.space(1.6);
      pages.line(t('leaving.receipt.signTo', { name }));
    }
  });
}

/** Whoever takes something over, each once, in the order of the rows: one signs for what is theirs. */
const receiversOf = (receipt: Receipt) => new Set(receipt.rows.map(({ to }) => to).filter((name) => name !== ''));

function headRows(receipt: Receipt): string[][] {
  const words = (key: 'administration' | 'unit' | 'kind' | 'madeAt' | 'madeBy' | 'reason' | 'confirmation' | 'id') =>
    t(`leaving.receipt.${key}`);
  const rows: string[][] = [
    [words('administration'), receipt.administration],
    [words('unit'), receipt.fromUnit],
    [words('kind'), t(`leaving.after.${receipt.kind}`)],
    [words('madeAt'), `${day(dayOf(new Date(receipt.madeAt)))}, ${time(receipt.madeAt)}`],
    [words('madeBy'), receipt.madeBy],
    [words('reason'), receipt.reason],
    [words('confirmation'), receipt.confirmation === 'single-hand' ? t('leaving.receipt.singleHand') : ''],
    [words('id'), receipt.id],
  ];
  return rows.filter(([, value]) => value !== '');
}

const thingWords = (row: Pick<Receipt['rows'][number], 'account' | 'platform' | 'unit'>) =>
  [row.account, row.platform, row.unit === row.account ? '' : row.unit].filter((word) => word !== '').join(', ');

function rowCells(row: Receipt['rows'][number]): string[] {
  const what = t(`leaving.outcome.${row.outcome}`);
  const more =
    row.ending !== ''
      ? row.ending
      : row.proveBy === null
        ? ''
        : t('leaving.receipt.proveBy', { day: day(row.proveBy) });
  return [
    tieName(t, row),
    thingWords(row),
    row.to === '' ? (row.outcome === 'ends' ? t('leaving.receipt.nobody') : '') : row.to,
    more === '' ? what : `${what}: ${more}`,
  ];
}
