import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { castOf } from '../people/leave-person.ts';
import { readKit } from '../vault/issue-kit.ts';
import { shareOf } from '../vault/kit.ts';
import { readStatus } from '../vault/read-status.ts';
import { noteConfirmation, waitingDeparture } from './confirm-departure.ts';

/**
 * A second person types their own printed page of the recovery kit: it must be of the kit in force, whole, and held by somebody else than the one who
 * decided and the one who left. One share opens nothing; it shows that its holder was there with the page. Neither it nor a part of it is kept.
 * Answers whose departure it is.
 */
export async function confirmByShare(context: Context, handoverId: string, typed: string): Promise<string> {
  const personId = await context.db.transaction().execute(async (db) => {
    const inside: Context = { ...context, db };
    const row = await waitingDeparture(db, handoverId);
    const { vaultId } = await readStatus(inside, row.administration_id);
    const kit = vaultId === null ? null : await readKit(inside, vaultId);
    if (kit === null) throw new Refusal('vault-no-kit');
    const { page } = shareOf(typed, { id: kit.kitId, number: kit.number });
    const holder = kit.holders.find((one) => one.page === page);
    const cast = await castOf(db, row.administration_id, dayOf(context.clock.now()));
    const isAnother = holder !== undefined && holder.personId !== row.made_by && holder.personId !== row.person_id;
    if (!isAnother || cast.get(holder.personId)?.active !== true) throw new Refusal('departure-needs-another');
    await noteConfirmation(db, context, row, {
      confirmation: 'kit-share',
      personId: holder.personId,
      proof: `kit ${kit.number}, page ${page}`,
    });
    return row.person_id;
  });
  context.announce({ room: 'leaving', ids: [personId] });
  return personId;
}
