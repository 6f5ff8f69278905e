import type PDFDocument from 'pdfkit';

const margin = 56;
const grey = '#4a4f57';

/** The letters that the standard fonts of PDF have (Windows-1252); Swedish, the Nordic languages and Western Europe. */
const inFont = /[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\n]/u;
const plainer: Record<string, string> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', ŋ: 'n', ħ: 'h' };

/** A text with every letter that the font lacks as its nearest one. */
export function withinFont(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((letter) => {
      if (inFont.test(letter)) return letter;
      const bare = plainer[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
      return Array.from(bare).every((one) => inFont.test(one)) ? bare : '?';
    })
    .join('');
}

type Doc = InstanceType<typeof PDFDocument>;
/** pdfkit tags a table that is given its parent; its types do not say so. */
type TaggedTable = PDFKit.Mixins.TableOptionsWithData & { structParent: PDFKit.PDFStructureElement };

/** What a document is written with: headings, paragraphs and tables, each with its tag. */
export interface TaggedPages {
  title(text: string): void;
  heading(text: string): void;
  paragraph(text: string, quiet?: boolean): void;
  /** A line to sign on. */
  line(text: string): void;
  /** Column widths in points, 483 in all; moved where a heading has a longer word. Without `headings` the first column is the heading of its row. */
  table(widths: number[], headings: readonly string[] | null, rows: ReadonlyArray<readonly string[]>): void;
  space(lines: number): void;
}

/** A tagged PDF for people: a title, headings and tables that a screen reader finds, page numbers, and the same bytes for the same content. */
export async function taggedPdf(
  about: { title: string; language: 'sv' | 'en'; madeAt: string; pageOf: (page: number, pages: number) => string },
  write: (pages: TaggedPages) => void,
): Promise<Uint8Array> {
  // Thirty megabytes and half a second that a start without a document need not pay.
  const { default: Document } = await import('pdfkit');
  const doc: Doc = new Document({
    size: 'A4',
    margin,
    bufferPages: true,
    tagged: true,
    lang: about.language === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    pdfVersion: '1.7',
    // The day it was made, not the day it was printed: the same content is the same file.
    info: {
      Title: withinFont(about.title),
      CreationDate: new Date(about.madeAt),
      ModDate: new Date(about.madeAt),
    },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const text = (tag: string, words: string, size: number, bold = false, color = '#000000') => {
    const element = doc.struct(tag, {}, () => {
      doc
        .font(bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(size)
        .fillColor(color)
        .text(withinFont(words));
    });
    root.add(element);
    element.end();
  };
  write({
    title: (words) => text('H1', words, 20, true),
    heading: (words) => text('H2', words, 13, true),
    paragraph: (words, quiet = true) => text('P', words, 10, false, quiet ? grey : '#000000'),
    line: (words) => text('P', `${words}: ____________________________`, 10),
    table: (widths, headings, rows) => table(doc, root, widths, headings, rows),
    space: (lines) => void doc.moveDown(lines),
  });
  root.end();
  numberPages(doc, about.pageOf);
  doc.end();
  return await whole;
}

const textSize = 9.5;
const padding = 4;
const leastHeadingSize = 7.5;
/**
 * pdfkit cuts a cell's text at the ascender, through the ring of Å and the dots of Ö. Here the baseline lies as far down as the font's tallest
 * letter is high, in sizes of the font; below it is room for the deepest in the height that pdfkit gives the line.
 */
const tallest = { Helvetica: 0.931, 'Helvetica-Bold': 0.962 } as const;

function table(
  doc: Doc,
  parent: PDFKit.PDFStructureElement,
  given: readonly number[],
  headings: readonly string[] | null,
  rows: ReadonlyArray<readonly string[]>,
): void {
  const { size, widths } = fitHeadings(doc, given, headings ?? []);
  doc.font('Helvetica').fontSize(textSize).fillColor('#000000');
  const heading = (points: number) => ({
    type: 'TH' as const,
    font: { src: 'Helvetica-Bold', size: points },
    textOptions: { baseline: -tallest['Helvetica-Bold'] * points },
  });
  const options: TaggedTable = {
    structParent: parent,
    columnStyles: widths,
    defaultStyle: {
      border: { top: 0, left: 0, right: 0, bottom: 0.5 },
      borderColor: '#b9bcc2',
      padding,
      textOptions: { baseline: -tallest.Helvetica * textSize },
    },
    data: [
      ...(headings === null ? [] : [headings.map((words) => ({ text: withinFont(words), ...heading(size) }))]),
      ...rows.map((row) =>
        row.map((words, column) => ({
          text: withinFont(words),
          // A table without headings above has them to the left.
          ...(headings === null && column === 0 && heading(textSize)),
        })),
      ),
    ],
  };
  doc.table(options);
  doc.x = margin;
}

/** Widths in which no heading breaks within a word: the roomy columns give to the narrow ones, and where that is not enough the headings are smaller. */
function fitHeadings(
  doc: Doc,
  widths: readonly number[],
  headings: readonly string[],
): { size: number; widths: number[] } {
  doc.font('Helvetica-Bold');
  for (let size = textSize; ; size -= 0.5) {
    doc.fontSize(size);
    const needed = widths.map((_, column) => {
      const words = withinFont(headings[column] ?? '').split(/\s/);
      // Rounded up, so that a word that just fits does.
      return Math.ceil(Math.max(...words.map((word) => doc.widthOfString(word))) + 2 * padding);
    });
    const lacking = widths.reduce((sum, width, column) => sum + Math.max(0, (needed[column] ?? 0) - width), 0);
    const spare = widths.reduce((sum, width, column) => sum + Math.max(0, width - (needed[column] ?? 0)), 0);
    if (lacking > spare && size > leastHeadingSize) continue;
    const share = lacking === 0 ? 0 : Math.min(1, lacking / spare);
    return {
      size,
      widths: widths.map((width, column) => {
        const need = needed[column] ?? 0;
        return need > width ? need : width - (width - need) * share;
      }),
    };
  }
}

function numberPages(doc: Doc, pageOf: (page: number, pages: number) => string): void {
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
      .text(withinFont(pageOf(page + 1, count)), margin, height - 34, {
        width: width - 2 * margin,
        align: 'right',
        lineBreak: false,
      });
    doc.endMarkedContent();
  }
}
