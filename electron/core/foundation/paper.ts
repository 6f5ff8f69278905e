import { docx } from './docx.ts';
import { type Language, wordsIn } from './i18n/index.ts';
import { taggedPdf, type TaggedPages } from './tagged-pdf.ts';

/** How a paper is handed over: to go on writing in, or to keep. */
export type PaperFormat = 'docx' | 'pdf';

/** One paper in either form, written by the same calls; the same content is the same bytes. */
export async function paperAs(
  format: PaperFormat,
  about: { title: string; language: Language; madeAt: string },
  write: (pages: TaggedPages) => void,
): Promise<Uint8Array> {
  if (format === 'docx') return docx(about, write);
  const t = wordsIn(about.language);
  return await taggedPdf({ ...about, pageOf: (page, pages) => t('leaving.receipt.page', { page, pages }) }, write);
}
