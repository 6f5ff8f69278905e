import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { distrustsOf, forReading, tiesOf } from './access.ts';
import type { OpenVault } from './open-vaults.ts';
import type { CredentialSecrets } from './contract.ts';
import { type CredentialRow, openRow } from './credential-row.ts';
import { credentialRow } from './repository.ts';
import { isBreakGlass, recipientsOf } from './rules.ts';
import { ownWork } from './use-repository.ts';

/** A credential that was opened: what it holds must not leave the use case that asked. */
export interface Opened {
  row: CredentialRow;
  secrets: CredentialSecrets;
  /** The opening of the vault that it was read with; see `stillOpen`. */
  open: OpenVault;
  /** Outside own duty: nödöppning. */
  breakGlass: boolean;
}

/** Refuses when the vault has been locked since the credential was opened: called after every wait before a value is handed on. */
export function stillOpen(context: Context, { open }: Pick<Opened, 'open'>): void {
  if (context.vaults.get(open.vaultId) !== open) throw new Refusal('vault-locked');
}

/**
 * Opens a credential with this computer's keys. An untrusted row is never opened; what cannot be opened is refused without saying anything of its content,
 * and nothing is written or reset. `isUse` false for what a window asks for by itself: nobody may be there, and the idle clock goes on.
 */
export async function openCredential(context: Context, id: string, isUse = true): Promise<Opened> {
  const row = found(await credentialRow(context.db, id));
  if (row.removed_at !== null) throw new Refusal('not-found');
  const { open, list } = await forReading(context, row.vault_id);
  const distrusts = await distrustsOf(context.db, list, row.vault_id, [row], open.known.versions);
  if (distrusts.size > 0) throw new Refusal('vault-untrusted', { label: row.label });
  const ties = (await tiesOf(context.db, row.vault_id, [row])).get(id) ?? { id, accountIds: [], unitIds: [] };
  const device = recipientsOf(list, ties).find(({ fingerprint }) => fingerprint === open.fingerprint);
  if (device === undefined) throw new Refusal('vault-not-yours', { label: row.label });
  const secrets = await openRow(row, open.keys().identity);
  if (secrets === 'cannot-open') throw new Refusal('vault-damaged', { label: row.label });
  if (secrets === 'other-content') throw new Refusal('vault-untrusted', { label: row.label });
  const own = await ownWork(context.db, device.personId, [id]);
  stillOpen(context, { open });
  if (isUse) context.vaults.touch(context.clock.now());
  return { row, secrets, open, breakGlass: isBreakGlass(list, ties, device.personId, own) };
}
