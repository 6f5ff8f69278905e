import type { Context, Db } from '../foundation/context.ts';
import { tiesOf } from './access.ts';
import { type Rotation, RotationStep } from './contract.ts';
import { credentialsById } from './repository.ts';
import { firstSteps, recipientsOf } from './rules.ts';
import type { CustodianList } from './statements.ts';
import { insertRotations, lastOpenings, openRotationsOf, reachedBy } from './use-repository.ts';

/**
 * Puts into "Lösenord att byta" every credential that a person's devices could open at any time since its last change (design.md §5.6):
 * logged openings as such, the rest as "kunde öppnas, ingen öppning loggad". An open row for the same person is not doubled. Within a transaction.
 * Answers how many rows were added.
 */
export async function queueRotations(
  db: Db,
  context: Context,
  of: {
    vaultId: string;
    personId: string;
    cause: Rotation['cause'];
    immediate: boolean;
    /** Only what this device could open. */
    device?: string;
    credentialIds?: readonly string[];
    /** Only what the person can no longer open. */
    lost?: { list: CustodianList; next: CustodianList };
  },
): Promise<number> {
  const { vaultId, personId } = of;
  let ids = await reachedBy(db, vaultId, personId, {
    ...(of.device !== undefined && { device: of.device }),
    ...(of.credentialIds !== undefined && { credentialIds: of.credentialIds }),
  });
  const rows = await credentialsById(db, ids);
  if (of.lost !== undefined) {
    const { next } = of.lost;
    const ties = await tiesOf(db, vaultId, rows);
    const still = (id: string) =>
      recipientsOf(next, ties.get(id) ?? { id, accountIds: [], unitIds: [] }).some((one) => one.personId === personId);
    ids = ids.filter((id) => !still(id));
  }
  const already = new Set(
    (await openRotationsOf(db, ids)).filter((row) => row.person_id === personId).map((row) => row.credential_id),
  );
  const openings = await lastOpenings(db, personId, ids);
  const rotatedAt = new Map(rows.map((row) => [row.id, row.rotated_at ?? '']));
  const now = context.clock.now().toISOString();
  const added = ids
    .filter((id) => !already.has(id))
    .map((id) => {
      const openedAt = openings.get(id) ?? null;
      const opened = openedAt !== null && openedAt >= (rotatedAt.get(id) ?? '');
      return {
        id: context.ids.next(),
        vault_id: vaultId,
        credential_id: id,
        person_id: personId,
        cause: of.cause,
        basis: opened ? 'opened' : 'could-open',
        opened_at: opened ? openedAt : null,
        immediate: of.immediate ? 1 : 0,
        steps: JSON.stringify(firstSteps(RotationStep.options)),
        version: 1,
        created_at: now,
        closed_at: null,
        close_reason: '',
        second_person_id: null,
      };
    });
  await insertRotations(db, added);
  return added.length;
}
