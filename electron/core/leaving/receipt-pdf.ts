import PDFDocument from 'pdfkit';
import { dayOf } from '../foundation/calendar.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import type { Receipt } from './receipt.ts';
import { tieName } from './row-words.ts';

const t = wordsIn('sv');
const margin = 56;
const grey = '#4a4f57';

/** The letters that the standard fonts of PDF have (Windows-1252); Swedish, the Nordic languages and Western Europe. */
const inFont = /[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\n]/u;
const plainer: Record<string, string> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', ŋ: 'n', ħ: 'h' };

/** A text with every letter that the font lacks as its nearest one; the receipt in JSON has the name as it is written. */
export function withinFont(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((letter) => {
      if (inFont.test(letter)) return letter;
      const bare = plainer[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
      return Array.from(bare).every((one) => inFont.test(one)) ? bare : '?';
    })
    .join('');
}

const day = (iso: string) =>
  new Date(`${iso}T12:00:00Z`).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Stockholm',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
const time = (iso: string) =>
  new Date(iso).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

type Doc = InstanceType<typeof PDFDocument>;
/** pdfkit tags a table that is given its parent; its types do not say so. */
type TaggedTable = PDFKit.Mixins.TableOptionsWithData & { structParent: PDFKit.PDFStructureElement };

/** The receipt as a tagged PDF for people: Swedish, with title, headings and tables; printable, and never with a secret. */
export async function receiptPdf(receipt: Receipt): Promise<Uint8Array> {
  const title = withinFont(t('leaving.receipt.title', { name: receipt.from }));
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    tagged: true,
    lang: 'sv-SE',
    displayTitle: true,
    pdfVersion: '1.7',
    // The day it was made, not the day it was printed: the same receipt is the same file.
    info: { Title: title, CreationDate: new Date(receipt.madeAt), ModDate: new Date(receipt.madeAt) },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const write = (tag: string, text: string, size: number, bold = false, color = '#000000') => {
    const draw = () => {
      doc
        .font(bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(size)
        .fillColor(color)
        .text(withinFont(text));
    };
    const element = doc.struct(tag, {}, draw);
    root.add(element);
    element.end();
  };

  write('H1', title, 20, true);
  doc.moveDown(0.6);
  table(doc, root, [110, 373], null, headRows(receipt));
  doc.moveDown(1);
  write('H2', t('leaving.receipt.rows'), 13, true);
  doc.moveDown(0.4);
  const headings = (['what', 'account', 'to', 'outcome'] as const).map((key) => t(`leaving.receipt.${key}`));
  table(
    doc,
    root,
    [130, 150, 93, 110],
    headings,
    receipt.rows.map((row) => rowCells(row)),
  );
  if (receipt.left.length > 0) {
    doc.moveDown(1);
    write('H2', t('leaving.receipt.left'), 13, true);
    doc.moveDown(0.3);
    write('P', t('leaving.receipt.leftLead'), 10, false, grey);
    doc.moveDown(0.4);
    table(
      doc,
      root,
      [180, 303],
      headings.slice(0, 2),
      receipt.left.map((row) => [tieName(t, row), thingWords(row)]),
    );
  }
  doc.moveDown(1);
  write('P', t('leaving.receipt.memory'), 10, false, grey);
  doc.moveDown(2.4);
  write('P', `${t('leaving.receipt.signFrom')}: ____________________________`, 10);
  doc.moveDown(1.6);
  write('P', `${t('leaving.receipt.signTo')}: ____________________________`, 10);
  root.end();
  numberPages(doc);
  doc.end();
  return await whole;
}

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

function table(
  doc: Doc,
  parent: PDFKit.PDFStructureElement,
  widths: number[],
  headings: readonly string[] | null,
  rows: ReadonlyArray<readonly string[]>,
): void {
  doc.font('Helvetica').fontSize(9.5).fillColor('#000000');
  const bold = { src: 'Helvetica-Bold', size: 9.5 };
  const options: TaggedTable = {
    structParent: parent,
    columnStyles: widths,
    defaultStyle: { border: { top: 0, left: 0, right: 0, bottom: 0.5 }, borderColor: '#b9bcc2', padding: 4 },
    data: [
      ...(headings === null ? [] : [headings.map((text) => ({ text, type: 'TH' as const, font: bold }))]),
      ...rows.map((row) =>
        row.map((text, column) => ({
          text: withinFont(text),
          // A table without headings above has them to the left.
          ...(headings === null && column === 0 && { type: 'TH' as const, font: bold }),
        })),
      ),
    ],
  };
  doc.table(options);
  doc.x = margin;
}

function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const { height, width } = doc.page;
    // Below the margin, where text would begin a new page by itself.
    doc.page.margins.bottom = 0;
    const mark = doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    mark
      .font('Helvetica')
      .fontSize(8.5)
      .fillColor(grey)
      .text(t('leaving.receipt.page', { page: page + 1, pages: count }), margin, height - 34, {
        width: width - 2 * margin,
        align: 'right',
        lineBreak: false,
      });
    doc.endMarkedContent();
  }
}
