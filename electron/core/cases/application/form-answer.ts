import { z } from 'zod';
import { Refusal } from '../../foundation/refusal.ts';
import { carriesFile } from '../../foundation/text/carried-file.ts';
import { checkOf } from '../../foundation/text/check-of.ts';
import { Application, type FormField, formFields, largestAnswer, longestLine, longestProse } from './contract.ts';

/** Raised when the form asks otherwise than before; an answer of another version is refused and asked for again. */
export const formVersion = 1;

/** What the saved file is called in itself. */
const kind = 'kanalvakt-ansokan';

/**
 * Writes the file that the form saves. `fields` gives the order that the check is counted in.
 * The form holds this function's own source: it names nothing outside itself.
 */
export function formAnswerText(
  head: { version: number; administration: string; savedAt: string },
  answers: Readonly<Record<string, string>>,
  fields: readonly string[],
  check: (text: string) => string,
): string {
  const sum = check(fields.map((field) => answers[field] ?? '').join('\n'));
  return JSON.stringify({ kind: 'kanalvakt-ansokan', ...head, answers, check: sum }, null, 2);
}

const Head = z.object({ kind: z.literal(kind), version: z.int() });
const File = z.strictObject({
  kind: z.literal(kind),
  version: z.literal(formVersion),
  administration: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/),
  savedAt: z.iso.datetime(),
  answers: Application,
  check: z.string().regex(/^[0-9a-f]{8}$/),
});

/** Text as text: no signs that steer a printer, a terminal or the direction of writing, and a line on one line. */
function plain(text: string, isLine: boolean): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '');
  return (isLine ? clean.replace(/\s+/g, ' ') : clean).trim();
}

export interface FormAnswer {
  administration: string;
  savedAt: string;
  check: string;
  application: Application;
}

function parsed(text: string): unknown {
  // Without the mark that some programs write first.
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (/^<(?:!doctype|html)/i.test(bare)) throw new Refusal('application-unfilled');
  try {
    return JSON.parse(bare);
  } catch {
    throw new Refusal('application-none');
  }
}

/**
 * Reads a returned form. Everything in it is plain text, whatever it looks like, and nothing of it is ever shown as HTML.
 * Refuses what is no answer of ours, one of another version, one that was changed after it was saved, and one that carries a file.
 */
export function readFormAnswer(text: string): FormAnswer {
  if (text.length > largestAnswer) throw new Refusal('application-none');
  const given = parsed(text);
  const head = Head.safeParse(given);
  if (!head.success) throw new Refusal('application-none');
  if (head.data.version !== formVersion) throw new Refusal('application-version');
  const file = File.safeParse(given);
  if (!file.success) throw new Refusal('application-changed');
  const { administration, savedAt, check, answers } = file.data;
  const names = Object.keys(formFields) as FormField[];
  if (checkOf(names.map((field) => answers[field]).join('\n')) !== check) throw new Refusal('application-changed');
  if (Object.values(answers).some(carriesFile)) throw new Refusal('case-text-carries-file');
  const application = Object.fromEntries(
    names.map((field) => [field, plain(answers[field], formFields[field].kind === 'line')]),
  );
  for (const field of names) {
    const { kind: how, needed } = formFields[field];
    const { length } = application[field] ?? '';
    if ((needed && length === 0) || length > (how === 'line' ? longestLine : longestProse))
      throw new Refusal('application-changed');
  }
  return { administration, savedAt, check, application: Application.parse(application) };
}
