import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { forReading, verifiedList } from './access.ts';
import { takeBack } from './lend-credential.ts';
import { queueRotations } from './queue-rotations.ts';
import { allVaults } from './repository.ts';

/**
 * Takes back every loan whose last day has passed, when a full custodian opens the vault: only an open vault can seal anew.
 * A loan that cannot be taken back now stays overdue, and says so. Answers how many were taken back.
 */
export async function returnOverdue(context: Context, vaultId: string): Promise<number> {
  const { open, list } = await forReading(context, vaultId);
  const own = list.devices.get(open.fingerprint);
  if (own === undefined || list.standing.get(own.personId) !== 'full') return 0;
  const today = dayOf(context.clock.now());
  let count = 0;
  for (const loan of list.loans.filter(({ until }) => until < today))
    try {
      await takeBack(context, vaultId, loan.credentialId, loan.personId);
      count += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.log.info('A loan could not be taken back', { code: error.code });
    }
  return count;
}

/** Puts lent logins whose last day has passed into the rotation queue, each day, also while the vault is locked. */
export async function queueOverdueLoans(context: Context): Promise<number> {
  const today = dayOf(context.clock.now());
  let added = 0;
  for (const { id: vaultId } of await allVaults(context.db)) {
    const { list } = await verifiedList(context, vaultId);
    const overdue = list.loans.filter(({ until }) => until < today);
    if (overdue.length === 0) continue;
    added += await context.db.transaction().execute(async (db) => {
      let count = 0;
      for (const { personId, credentialId } of overdue) {
        const of = { vaultId, personId, immediate: false, credentialIds: [credentialId] };
        count += await queueRotations(db, context, { ...of, cause: 'loan-returned' });
      }
      return count;
    });
  }
  if (added > 0) context.announce({ room: 'vault', ids: [] });
  return added;
}
