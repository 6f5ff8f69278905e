import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { distrustsOf, foundVault, tiesOf, unlocked } from './access.ts';
import { RotationStep, type VaultStatus } from './contract.ts';
import { contentOf, type CredentialRow, openRow, sealContent, signRow } from './credential-row.ts';
import { addKnown } from './local-files.ts';
import { readStatus } from './read-status.ts';
import { resealMoved } from './reseal-moved.ts';
import { credentialsOf, insertStatements, statementsOf, versionsOf, writeCredential } from './repository.ts';
import { firstSteps, recipientsOf, sealedTo } from './rules.ts';
import { type CustodianList, readList, type Statement } from './statements.ts';
import { insertRotations, loggedVersion, removedForGood, setReach } from './use-repository.ts';

/**
 * Takes a restored register in (design.md §5.8), when a full custodian says that it was restored: the list is brought up to the newest that this computer
 * has seen, so that no removed device and no lower epoch comes back; credentials that were another epoch's or an older version are sealed anew under a version
 * higher than any seen, marked "kan vara gammalt" and queued. A credential that did not hold in its own time stays untrusted,
 * and so does one that this register's own log says was removed.
 */
export async function acceptRestored(context: Context, vaultId: string): Promise<VaultStatus> {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  const vault = await foundVault(context.db, vaultId);
  const open = unlocked(context, vaultId);
  await inTurn(`vault ${vaultId}`, async () => {
    const stored = await statementsOf(context.db, vaultId);
    const { statements, list } = broughtUp(vaultId, stored, open.known.statements);
    if (statements[open.pin.sequence - 1]?.hash !== open.pin.hash) throw new Refusal('vault-list-rolled-back');
    const device = list.devices.get(open.fingerprint);
    if (device === undefined) throw new Refusal('vault-removed-here');
    if (list.standing.get(device.personId) !== 'full') throw new Refusal('vault-not-custodian');
    const rows = await credentialsOf(context.db, vaultId);
    const before = JSON.stringify(await versionsOf(context.db, vaultId));
    const ties = await tiesOf(context.db, vaultId, rows);
    const { identity, signingKey } = open.keys();
    const at = context.clock.now().toISOString();
    const renewed: Array<{ row: CredentialRow; seenVersion: number }> = [];
    for (const row of rows) {
      const newest = open.known.versions.get(row.id) ?? 0;
      const distrusted = async (by: CustodianList, version: number) =>
        (await distrustsOf(context.db, by, vaultId, [row], new Map([[row.id, version]]))).size > 0;
      if (!(await distrusted(list, newest))) continue;
      if ((await loggedVersion(context.db, row.id)) === removedForGood) continue;
      // It must have held in its own time.
      const then = readList(vaultId, stored, row.epoch).list;
      if (await distrusted(then, 0)) continue;
      const secrets = await openRow(row, identity);
      if (typeof secrets === 'string') continue;
      const version = Math.max(row.version, newest) + 1;
      const tie = ties.get(row.id) ?? { id: row.id, accountIds: row.accountIds, unitIds: [] };
      const sealed = await sealContent(contentOf({ ...row, vaultId, version }, secrets), sealedTo(list, tie));
      const { signature: _, ...rest } = row;
      const next = { ...rest, version, sealed, epoch: list.head.epoch, author: open.fingerprint, maybe_old: 1 };
      renewed.push({ row: signRow({ ...next, updated_at: at }, signingKey), seenVersion: row.version });
    }
    await context.db.transaction().execute(async (db) => {
      if (JSON.stringify(await versionsOf(db, vaultId)) !== before) throw new Refusal('vault-busy');
      await insertStatements(db, vaultId, statements.slice(stored.length));
      for (const { row, seenVersion } of renewed) {
        await writeCredential(db, row, seenVersion);
        const tie = ties.get(row.id) ?? { id: row.id, accountIds: row.accountIds, unitIds: [] };
        await setReach(db, row.id, recipientsOf(list, tie), at, context.ids);
      }
      await insertRotations(
        db,
        renewed.map(({ row }) => ({
          id: context.ids.next(),
          vault_id: vaultId,
          credential_id: row.id,
          person_id: null,
          cause: 'maybe-old',
          basis: 'unknown',
          opened_at: null,
          immediate: 0,
          steps: JSON.stringify(firstSteps(RotationStep.options)),
          version: 1,
          created_at: at,
          closed_at: null,
          close_reason: '',
          second_person_id: null,
        })),
      );
      await recordEvents(db, context, [
        {
          action: 'vault-restored-accepted',
          subjectKind: 'vault',
          subjectId: vaultId,
          details: { statements: statements.length - stored.length, credentials: renewed.length },
        },
        ...renewed.map(({ row }) => ({
          action: 'credential-saved',
          subjectKind: 'credential',
          subjectId: row.id,
          details: { version: row.version, passwordSet: false },
        })),
      ]);
    });
    for (const { row } of renewed) open.known.versions.set(row.id, row.version);
    addKnown(
      context.dataDir,
      vaultId,
      renewed.map(({ row }) => ({ credential: row.id, version: row.version })),
    );
  });
  context.announce({ room: 'vault', ids: [] });
  // Of the newest epoch and version, and yet sealed to whom it was then: named, or with a loan that has been given back since.
  try {
    await resealMoved(context, vaultId);
  } catch (error) {
    context.log.error(
      'Logins are sealed to whom they were in the restored register; the next opening puts it right',
      error,
    );
  }
  return await readStatus(context, vault.administration_id);
}

/** The stored list continued with what this computer has seen; refuses when the two are not the same list, or do not hold. */
function broughtUp(
  vaultId: string,
  stored: readonly Statement[],
  seen: readonly Statement[],
): { statements: Statement[]; list: CustodianList } {
  const statements = [...stored, ...seen.slice(stored.length)];
  const { list, fault } = readList(vaultId, statements);
  if (fault !== null) throw new Refusal('vault-list-broken', { sequence: fault.sequence });
  return { statements, list };
}
