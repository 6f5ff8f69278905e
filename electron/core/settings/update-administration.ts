import { refreshFacts } from '../accounts/refresh-facts.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { dayOf } from '../foundation/calendar.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { sortKey } from '../foundation/text/swedish.ts';
import { type Administration, type AdministrationSettings, freezeHolds } from './contract.ts';
import { administrationNamed, listAdministrations, replaceAdministration } from './repository.ts';

/** Changes an administration's name and rules; a changed rule changes what is missing on every account, so the facts are refreshed at once. A start freeze is ended with a reason, as it was introduced with one. */
export async function updateAdministration(
  context: Context,
  {
    reason = '',
    ...given
  }: { id: string; version: number; name: string; settings: AdministrationSettings; reason?: string },
): Promise<Administration> {
  const administration = await context.db.transaction().execute(async (db) => {
    const named = await administrationNamed(db, given.name);
    if (named !== undefined && named.id !== given.id) throw new Refusal('already-exists');
    const before = found((await listAdministrations(db)).find(({ id }) => id === given.id));
    const today = dayOf(context.clock.now());
    const { startFreeze: old } = before.settings;
    const { startFreeze: next } = given.settings;
    if (old !== null && next === null && reason === '') throw new Refusal('reason-needed');
    // Another day would end it with no word of why.
    if (next !== null && freezeHolds(old, today) && !freezeHolds(next, today)) throw new Refusal('start-freeze-over');
    if (!(await replaceAdministration(db, { ...given, sortKey: sortKey(given.name) }, given.version)))
      throw new Refusal('changed-meanwhile');
    const changed = (Object.keys(given.settings) as Array<keyof AdministrationSettings>).filter(
      (key) => JSON.stringify(before.settings[key]) !== JSON.stringify(given.settings[key]),
    );
    await recordEvents(db, context, [
      {
        action: 'settings-changed',
        subjectKind: 'administration',
        subjectId: given.id,
        details: {
          ...(reason !== '' && { reason }),
          changes: changed.map((field) => ({
            field,
            from: JSON.stringify(before.settings[field]),
            to: JSON.stringify(given.settings[field]),
          })),
        },
      },
    ]);
    await refreshFacts(db, context, { administrationId: given.id });
    return found((await listAdministrations(db)).find(({ id }) => id === given.id));
  });
  context.announce({ room: 'settings', ids: [given.id] });
  context.announce({ room: 'accounts', ids: [] });
  return administration;
}
