import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { castOf } from '../people/leave-person.ts';
import { verifiedList } from '../vault/access.ts';
import { provenPage } from '../vault/kit.ts';
import { readStatus } from '../vault/read-status.ts';
import { noteConfirmation, waitingDeparture } from './confirm-departure.ts';

/**
 * A second person types their own printed page of the recovery kit: it must be the one that was printed
 * of the kit in force, and held by somebody else than the one who
 * decided and the one who left. One share opens nothing; it shows that its holder was there with the page. Neither it nor a part of it is kept.
 * Answers whose departure it is.
 */
export async function confirmByShare(context: Context, handoverId: string, typed: string): Promise<string> {
  const personId = await context.db.transaction().execute(async (db) => {
    const inside: Context = { ...context, db };
    const row = await waitingDeparture(db, handoverId);
    const { vaultId, readOnly } = await readStatus(inside, row.administration_id);
    if (vaultId === null) throw new Refusal('vault-no-kit');
    const { list, fault } = await verifiedList(inside, vaultId);
    // A list that somebody has written in, or put back, may name other holders and an older kit.
    if (fault !== null) throw new Refusal('vault-list-broken', { sequence: fault.sequence });
    if (readOnly === 'list-rolled-back') throw new Refusal('vault-list-rolled-back');
    const { kit } = list;
    if (kit === null) throw new Refusal('vault-no-kit');
    const page = provenPage(typed, kit);
    const holder = kit.holders[page - 1];
    const cast = await castOf(db, row.administration_id, dayOf(context.clock.now()));
    const isAnother = holder !== undefined && holder !== row.made_by && holder !== row.person_id;
    if (!isAnother || cast.get(holder)?.active !== true) throw new Refusal('departure-needs-another');
    await noteConfirmation(db, context, row, {
      confirmation: 'kit-share',
      personId: holder,
      proof: `kit ${kit.number}, page ${page}`,
    });
    return row.person_id;
  });
  context.announce({ room: 'leaving', ids: [personId] });
  return personId;
}
