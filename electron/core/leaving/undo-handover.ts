import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { providers } from './providers.ts';
import { handoverRow, replaceHandover } from './repository.ts';

/** How many accounts a refusal names. */
const namedAtMost = 3;

/**
 * Takes a handover back as a whole: duties, ways in, roles in the app and the person's own access are what they were.
 * Refuses when accounts have been changed since; with `leaveChanged` those are left as they are. What has been opened or changed in the vault stays in its queue.
 * Answers whose it was.
 */
export async function undoHandover(
  context: Context,
  handoverId: string,
  reason: string,
  leaveChanged: boolean,
): Promise<string> {
  const personId = await context.db.transaction().execute(async (db) => {
    const row = found(await handoverRow(db, handoverId));
    if (row.state !== 'made') throw new Refusal('handover-undone-already');
    const kept = found(JSON.parse(row.kept ?? 'null') as Record<string, unknown> | null);
    const since: Array<{ id: string; name: string }> = [];
    for (const provider of providers)
      if (provider.name in kept) since.push(...(await provider.changedSince(db, context, kept[provider.name])));
    if (since.length > 0 && !leaveChanged) {
      const names = since.slice(0, namedAtMost).map(({ name }) => name);
      throw new Refusal('handover-changed-since', {
        count: since.length,
        names: names.join(', ') + (since.length > names.length ? ' …' : ''),
      });
    }
    const leave = new Set(since.map(({ id }) => id));
    // The person first, so that accounts can be given back to somebody who is here.
    for (const provider of providers.toReversed())
      if (provider.name in kept)
        await provider.takeBack(db, context, { handoverId, personId: row.person_id, leave }, kept[provider.name]);
    const at = context.clock.now().toISOString();
    const undone = await replaceHandover(db, row.id, row.version, {
      state: 'undone',
      undone_at: at,
      undone_by: context.actor.personId,
      undo_reason: reason,
      updated_at: at,
    });
    if (!undone) throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [
      {
        action: 'handover-undone',
        subjectKind: 'person',
        subjectId: row.person_id,
        details: { handover: row.id, left: since.length },
      },
    ]);
    return row.person_id;
  });
  context.announce({ room: 'leaving', ids: [personId] });
  context.announce({ room: 'people', ids: [personId] });
  return personId;
}
