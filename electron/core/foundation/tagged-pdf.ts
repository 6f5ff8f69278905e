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
  /** Column widths in points, 483 in all. Without `headings` the first column is the heading of its row. */
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
      ...(headings === null
        ? []
        : [headings.map((words) => ({ text: withinFont(words), type: 'TH' as const, font: bold }))]),
      ...rows.map((row) =>
        row.map((words, column) => ({
          text: withinFont(words),
          // A table without headings above has them to the left.
          ...(headings === null && column === 0 && { type: 'TH' as const, font: bold }),
        })),
      ),
    ],
  };
  doc.table(options);
  doc.x = margin;
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
