import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf, yearsBefore } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { peopleWithOldContacts, replacePerson } from './repository.ts';

/** Empties address and telephone of people who left longer ago than their administration has decided (GDPR 5.1 e); the person stays. Returns how many. */
export async function emptyOldContacts(context: Context): Promise<number> {
  const today = dayOf(context.clock.now());
  const emptied = await context.db.transaction().execute(async (db) => {
    const ids: string[] = [];
    for (const { id, settings } of await readAdministrations(db))
      for (const row of await peopleWithOldContacts(db, id, yearsBefore(today, settings.contactYears.value))) {
        const next = {
          ...row,
          email: '',
          email_kind: 'unknown',
          phone: '',
          phone_kind: 'unknown',
          search_text: searchText(row.name, row.title),
          version: row.version + 1,
          updated_at: context.clock.now().toISOString(),
        };
        await replacePerson(db, next, row.version);
        ids.push(row.id);
      }
    await recordEvents(
      db,
      context,
      ids.map((id) => ({ action: 'person-contacts-emptied', subjectKind: 'person', subjectId: id })),
    );
    return ids;
  });
  if (emptied.length > 0) context.announce({ room: 'people', ids: emptied });
  return emptied.length;
}
