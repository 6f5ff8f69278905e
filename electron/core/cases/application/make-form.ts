import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import type { ReadyFile } from '../../inventory/contract.ts';
import { codeOf } from '../../foundation/text/code-of.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { readRoutine } from '../decide-routine.ts';
import { formHtml } from './form-html.ts';

/** The start form as a file for those without the app; it says how soon the administration's own routine answers. */
export async function makeForm(
  context: Context,
  { administrationId, language }: { administrationId: string; language: Language },
): Promise<ReadyFile> {
  const { db } = context;
  const { name } = found((await readAdministrations(db)).find(({ id }) => id === administrationId));
  const { edition } = await readRoutine(db, context, administrationId, 'start');
  const due = edition.steps.find(({ id }) => id === 'decision')?.due;
  const answerDays = due?.from === 'opened' ? (due.officeDays ?? null) : null;
  const t = wordsIn(language);
  const html = formHtml({ code: codeOf(administrationId), name, answerDays }, t, language);
  const file = context.files.hold({ name: `${t('application.form.file')}.html`, bytes: Buffer.from(html, 'utf8') });
  if (!context.host.readOnly)
    await db.transaction().execute((within) =>
      recordEvents(within, context, [
        {
          action: 'application-form-made',
          subjectKind: 'administration',
          subjectId: administrationId,
          details: { sha256: file.sha256 },
        },
      ]),
    );
  return file;
}
