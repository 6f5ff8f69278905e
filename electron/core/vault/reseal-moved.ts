import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { distrustsOf, forWriting, tiesOf, verifiedList } from './access.ts';
import { queueRotations } from './queue-rotations.ts';
import { credentialRow, credentialsOf, swapSealed } from './repository.ts';
import { hasMoved, recipientsOf, sealedTo } from './rules.ts';
import { openReach, setReach } from './use-repository.ts';

/**
 * Seals anew what somebody else may open now because the register has changed, as when an account has moved to another unit:
 * no statement says so, and only an open vault of a full custodian can do it. Runs at each unlock; call it after moving accounts while the vault is open.
 * Whoever can no longer open it has it in the rotation queue. A damaged one stays as it is, and is not said to be sealed. Answers how many were.
 */
export async function resealMoved(context: Context, vaultId: string): Promise<number> {
  const { open, list } = await forWriting(context, vaultId);
  const own = list.devices.get(open.fingerprint);
  if (own === undefined || list.standing.get(own.personId) !== 'full') return 0;
  const sealed = await inTurn(`vault ${vaultId}`, async () => {
    const rows = await credentialsOf(context.db, vaultId);
    const ties = await tiesOf(context.db, vaultId, rows);
    const reach = await openReach(context.db, vaultId);
    const distrusts = await distrustsOf(context.db, list, vaultId, rows, open.known.versions);
    const moved = rows.filter((row) => !distrusts.has(row.id) && hasMoved(list, ties.get(row.id), reach.get(row.id)));
    if (moved.length === 0) return 0;
    const { identity, signingKey } = open.keys();
    const tied = (row: (typeof rows)[number]) => ties.get(row.id) ?? { id: row.id, accountIds: [], unitIds: [] };
    const resealed = await context.runJob('resealCredentials', {
      rows: moved.map((row) => ({ row: { ...row, author: open.fingerprint }, recipients: sealedTo(list, tied(row)) })),
      identity,
      signingKey,
    });
    const at = context.clock.now().toISOString();
    const swapped: string[] = [];
    await context.db.transaction().execute(async (db) => {
      const now = await verifiedList(context, vaultId, db);
      if (now.list.head.hash !== list.head.hash) throw new Refusal('vault-busy');
      for (const row of moved) {
        const done = resealed.find(({ id }) => id === row.id);
        if (done === undefined || done.sealed === null) continue;
        if ((await credentialRow(db, row.id))?.version !== row.version) throw new Refusal('vault-busy');
        const may = recipientsOf(list, tied(row));
        const people = new Set(may.map(({ personId }) => personId));
        const { id, epoch, maybe_old } = row;
        await swapSealed(db, {
          id,
          epoch,
          maybe_old,
          author: open.fingerprint,
          sealed: done.sealed,
          signature: done.signature,
        });
        const gone = new Set((reach.get(id) ?? []).map(({ personId }) => personId).filter((one) => !people.has(one)));
        for (const personId of gone)
          await queueRotations(db, context, {
            vaultId,
            personId,
            cause: 'unnamed',
            immediate: false,
            credentialIds: [id],
          });
        await setReach(db, id, may, at, context.ids);
        swapped.push(id);
      }
      await recordEvents(
        db,
        context,
        swapped.map((id) => ({ action: 'credential-resealed', subjectKind: 'credential', subjectId: id })),
      );
    });
    return swapped.length;
  });
  if (sealed > 0) context.announce({ room: 'vault', ids: [] });
  return sealed;
}
