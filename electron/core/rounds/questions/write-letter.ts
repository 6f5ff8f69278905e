import { wordsIn, type Language } from '../../foundation/i18n/index.ts';
import type { QuestionRow } from './repository.ts';

/** Longest `mailto` that mail programs are known to take whole. */
const longestLink = 1900;

/** A question as a letter: to copy, or to open in the person's own mail program with a link that is short enough for it. */
export function writeLetter(row: QuestionRow, from: string, language: Language) {
  const t = wordsIn(language);
  const subject = t('questions.letter.subject', { account: row.account_name, platform: row.platform_name });
  const lines = [
    t('questions.letter.greeting'),
    '',
    t('questions.letter.lead', { account: row.account_name, platform: row.platform_name }),
    '',
    row.text,
    '',
    ...(row.url === '' ? [] : [t('questions.letter.page', { url: row.url })]),
    ...(row.answer_by === null ? [] : [t('questions.letter.answerBy', { day: row.answer_by })]),
    '',
    from,
  ];
  const body = lines.join('\n').trimEnd();
  const address = encodeURIComponent(row.address).replaceAll('%40', '@');
  // RFC 6068: lines end with CRLF.
  const whole = `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  return {
    subject,
    body,
    mailto: whole.length <= longestLink ? whole : `mailto:${address}?subject=${encodeURIComponent(subject)}`,
  };
}
