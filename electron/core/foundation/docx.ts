import { strToU8, type Zippable, zipSync } from 'fflate';
import type { TaggedPages } from './tagged-pdf.ts';

/** What XML cannot hold, in any spelling: control characters, halves of a letter, and what is no letter at all. */
const notXml = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/gv;

const escaped = (text: string) =>
  text
    .replaceAll(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A run of text; its line breaks stay. */
const run = (text: string) =>
  `<w:r>${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`;

const paragraph = (style: string, text: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;

/** Twentieths of a point, as Word counts. */
const twips = (points: number) => Math.round(points * 20);

function table(widths: readonly number[], headings: readonly string[] | null, rows: ReadonlyArray<readonly string[]>) {
  const cell = (text: string, column: number, isHeading: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips(widths[column] ?? 60)}" w:type="dxa"/></w:tcPr>${paragraph(isHeading ? 'TableHeading' : 'TableText', text)}</w:tc>`;
  const row = (cells: readonly string[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells
      // A table without headings above has them to the left.
      .map((text, column) => cell(text, column, isHead || (headings === null && column === 0)))
      .join('')}</w:tr>`;
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${twips(widths.reduce((sum, one) => sum + one, 0))}" w:type="dxa"/>`,
    `<w:tblLook w:firstRow="${headings === null ? 0 : 1}" w:firstColumn="${headings === null ? 1 : 0}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>`,
    headings === null ? '' : row(headings, true),
    ...rows.map((cells) => row(cells, false)),
    '</w:tbl>',
  ].join('');
}

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org';

function styles(language: string): string {
  const style = (id: string, name: string, size: number, more = '', paragraphs = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${more}<w:sz w:val="${size}"/></w:rPr></w:style>`;
  const heading = (level: number) =>
    `<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${level}"/>`;
  return `${declared}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[
    style('Title', 'Title', 40, '<w:b/>', '<w:outlineLvl w:val="0"/>'),
    style('Heading2', 'heading 2', 26, '<w:b/>', heading(1)),
    style('Quiet', 'Quiet', 20, '<w:color w:val="4A4F57"/>'),
    style('TableText', 'Table Text', 19, '', '<w:spacing w:after="20"/>'),
    style('TableHeading', 'Table Heading', 19, '<w:b/>', '<w:spacing w:after="20"/>'),
  ].join(
    '',
  )}<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'bottom', 'insideH'].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="B9BCC2"/>`).join('')}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
}

/** Word itself writes a time of its own into the archive; this file is the same bytes for the same content. */
const made = new Date(2000, 0, 1, 12);

/**
 * A document for people to go on writing in: OOXML as Word and LibreOffice open it, with headings, tables with heading rows, a language and a title.
 * Written by the same calls as a PDF. Nothing in it is a field, a macro or a link; the same content is the same bytes.
 */
export function docx(
  about: { title: string; language: 'sv' | 'en'; madeAt: string },
  write: (pages: TaggedPages) => void,
): Uint8Array {
  const parts: string[] = [];
  write({
    title: (text) => void parts.push(paragraph('Title', text)),
    heading: (text) => void parts.push(paragraph('Heading2', text)),
    paragraph: (text, quiet = true) => void parts.push(paragraph(quiet ? 'Quiet' : 'Normal', text)),
    line: (text) => void parts.push(paragraph('Normal', `${text}: ____________________________`)),
    // Two tables that touch would be one to Word.
    table: (widths, headings, rows) => void parts.push(table(widths, headings, rows), paragraph('TableText', '')),
    space: () => {},
  });
  const body = `${parts.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1120" w:right="1120" w:bottom="1120" w:left="1120" w:header="560" w:footer="560" w:gutter="0"/></w:sectPr>`;
  const language = about.language === 'sv' ? 'sv-SE' : 'en-GB';
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const related = `${office}/officeDocument/2006/relationships`;
  const at = new Date(about.madeAt).toISOString();
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declared}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${declared}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${related}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${office}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${declared}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(about.title)}</dc:title><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${declared}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${related}/styles" Target="styles.xml"/></Relationships>`,
    'word/document.xml': `${declared}<w:document ${w}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': styles(language),
  };
  const zip: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime: made }]]),
  );
  return zipSync(zip);
}
