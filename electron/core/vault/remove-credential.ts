import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { forWriting } from './access.ts';
import { addKnown } from './local-files.ts';
import { openCredential } from './open-credential.ts';
import { accountFacts, credentialRow, removeCredentialRow } from './repository.ts';
import { openRotationsOf, removal, replaceRotation, setReach } from './use-repository.ts';

/**
 * Destroys a credential's sealed content, with a reason; only somebody who can open it may, and it is final: a row that is put back is not trusted.
 * Label, reason and log stay. Backups keep what they have. Its rows in "Lösenord att byta" stay too, for the password still opens an account that is not closed.
 */
export async function removeCredential(
  context: Context,
  given: { id: string; version: number; reason: string },
): Promise<void> {
  const { id, version, reason } = given;
  if (reason.trim() === '') throw new Refusal('reason-needed');
  const row = found(await credentialRow(context.db, id));
  await forWriting(context, row.vault_id);
  const { open } = await openCredential(context, id);
  const at = context.clock.now().toISOString();
  await context.db.transaction().execute(async (db) => {
    if (!(await removeCredentialRow(db, id, version, { at, reason }))) throw new Refusal('changed-meanwhile');
    await setReach(db, id, [], at, context.ids);
    const accounts = await accountFacts(db, row.accountIds);
    const isOver = accounts.size > 0 && [...accounts.values()].every(({ isClosed }) => isClosed);
    for (const rotation of isOver ? await openRotationsOf(db, [id]) : [])
      await replaceRotation(db, { ...rotation, closed_at: at, close_reason: reason }, rotation.version);
    await recordEvents(db, context, [
      { action: removal, subjectKind: 'credential', subjectId: id, details: { reason, version: version + 1 } },
    ]);
  });
  open.known.versions.set(id, version + 1);
  addKnown(context.dataDir, row.vault_id, [{ credential: id, version: version + 1 }]);
  context.announce({ room: 'vault', ids: [id] });
}
