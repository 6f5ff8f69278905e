import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { claimHolds } from './manifest.ts';
import { isPutOut, isRemoved, laterFirst, type Seen } from './put-out.ts';
import { personNames } from './repository.ts';

/**
 * Keeps what the folder says of this computer: one that was put out of the vault writes and opens nothing from here on, also after a restart and
 * while the folder is away, until a folder that answers says otherwise. A writer in an earlier term than somebody else's becomes a former one,
 * so that its own changes are listed. `own` is this computer's fingerprint. Refuses when it was put out.
 */
export async function keepStanding(context: Context, own: string | null, seen: Seen): Promise<void> {
  const side = context.shared.chosen;
  const { all, out, lists } = seen;
  if (own === null || !isRemoved(own, seen)) {
    if (side.putOut === null) return;
    context.shared.keep({ ...side, putOut: null });
    context.announce({ room: 'all', ids: [] });
    return;
  }
  if (side.putOut === null) {
    const newest = all.filter((one) => !isPutOut(one, out) && claimHolds(one, lists)).toSorted(laterFirst)[0];
    const device = newest === undefined ? undefined : lists.get(newest.claim.vaultId)?.devices.get(newest.claim.by);
    const personId = device?.personId ?? '';
    const person = (await personNames(context.db, [personId])).get(personId) ?? '';
    const isOvertaken = side.side === 'writer' && newest !== undefined && newest.term > side.term;
    context.shared.keep({
      ...side,
      ...(isOvertaken && { side: 'former', pending: [], takenOverFrom: newest.claim.from }),
      putOut: { at: context.clock.now().toISOString(), person, computer: device?.name ?? '' },
    });
    context.log.info('This computer was put out of the vault');
    context.announce({ room: 'all', ids: [] });
  }
  throw new Refusal('snapshot-removed-here');
}
