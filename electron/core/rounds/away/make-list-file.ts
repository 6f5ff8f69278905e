import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Day } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import type { ReadyFile } from '../../inventory/contract.ts';
import { phoneHtml } from './phone-html.ts';
import { readAwayList } from './read-list.ts';

/** A day as the file says it: `fredag 27 november 2026`. */
function dayInWords(day: Day, language: Language): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(language === 'en' ? 'en-GB' : 'sv-SE', {
    timeZone: 'Europe/Stockholm',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** The list as a file for the phone. Refuses one with nothing on it. */
export async function makeListFile(
  context: Context,
  input: {
    administrationId: string;
    day: Day | null;
    slot: number | null;
    whose: 'mine' | 'all';
    language: Language;
  },
): Promise<ReadyFile> {
  const { administrationId, language, whose } = input;
  const list = await readAwayList(context, input, true);
  const accounts = list.rounds.flatMap(({ steps }) => steps.flatMap((step) => step.accounts)).length;
  if (accounts === 0) throw new Refusal('away-list-empty');
  const t = wordsIn(language);
  const html = phoneHtml(list, t, language, dayInWords(list.day, language));
  const file = context.files.hold({
    name: `${t('away.fileName')}-${list.day}.html`,
    bytes: Buffer.from(html, 'utf8'),
  });
  if (!context.host.readOnly)
    await context.db.transaction().execute((db) =>
      recordEvents(db, context, [
        {
          action: 'away-list-made',
          subjectKind: 'administration',
          subjectId: administrationId,
          details: { day: list.day, slots: list.rounds.map(({ slot }) => slot), whose, accounts, sha256: file.sha256 },
        },
      ]),
    );
  return file;
}
