import { draftOf } from '../accounts/bulk-change.ts';
import { readKnown } from '../accounts/take-in.ts';
import { changeAccount } from '../accounts/update-account.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { handlesHandovers } from '../permissions.ts';
import { proofRow, setProved } from './repository.ts';

/** A way in was seen to work after a handover. */
const provedAction = 'account-access-proved';

/**
 * Says that a way in works, by its holder or by another who saw it and is named in the log. The account then counts the holder among those who get in.
 * Refuses a day that has not come or lies before the handover.
 */
export async function proveAccess(context: Context, proofId: string, on: string, canClose: boolean): Promise<void> {
  const { actor } = context;
  const { accountId, personId } = await context.db.transaction().execute(async (db) => {
    const proof = found(await proofRow(db, proofId));
    const isOwn = proof.person_id === actor.personId;
    if (!isOwn && !handlesHandovers(actor.roles)) throw new Refusal('not-allowed');
    if (on > dayOf(context.clock.now()) || on < proof.from_on) throw new Refusal('proof-day-wrong');
    const account = found((await readKnown(db, [proof.account_id]))[0]);
    if (!account.access.some((entry) => entry.personId === proof.person_id)) throw new Refusal('not-found');
    if (!(await setProved(db, proof.id, on, actor.personId))) throw new Refusal('proof-already');
    const access = account.access.map((entry) =>
      entry.personId === proof.person_id
        ? {
            ...entry,
            canLogIn: true,
            canClose: canClose ? true : proof.needs_close === 1 ? false : entry.canClose,
            verifiedOn: on,
          }
        : entry,
    );
    await changeAccount(db, context, account.id, account.version, { ...draftOf(account), access }, provedAction, {
      handover: proof.handover_id,
      by: isOwn ? 'holder' : 'other',
    });
    return { accountId: account.id, personId: proof.person_id };
  });
  context.announce({ room: 'accounts', ids: [accountId] });
  context.announce({ room: 'leaving', ids: [personId] });
}
