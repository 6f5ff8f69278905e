import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { deletePerson, personRow } from './repository.ts';
import { tiesOfPerson } from './ties-repository.ts';

/**
 * Takes back a person who was added in passing and whom nothing names yet: the undo of an addition, and the only way a
 * person leaves the register. Refused once the person has been changed, has a role or is tied to an account.
 */
export async function takeBackPerson(context: Context, id: string): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const row = found(await personRow(db, id));
    if (row.version !== 1) throw new Refusal('changed-meanwhile');
    const ties = await tiesOfPerson(db, id);
    if (ties > 0) throw new Refusal('person-in-use', { count: ties });
    await deletePerson(db, id);
    await recordEvents(db, context, [
      { action: 'person-taken-back', subjectKind: 'person', subjectId: id, details: {} },
    ]);
  });
  context.announce({ room: 'people', ids: [id] });
}
