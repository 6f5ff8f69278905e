import type { Context } from '../foundation/context.ts';
import { distrustsOf, holdsPin } from './access.ts';
import { readKnown } from './local-files.ts';
import { allVaults, credentialsOf, statementsOf } from './repository.ts';
import { readList } from './statements.ts';

/** What a check of every vault found; `null` where there is none. */
export interface VaultCheck {
  code: 'vault-ok' | 'vault-list-broken' | 'vault-list-rolled-back' | 'vault-untrusted';
  values: Record<string, string | number>;
}

/**
 * Checks each vault's chain of statements from its first one, that it is not older than what this computer has seen,
 * and that every credential is signed by a device of the list, in its epoch and in its latest version. Opens nothing, and needs no keychain.
 */
export async function verifyVaults(context: Context): Promise<VaultCheck | null> {
  const vaults = await allVaults(context.db);
  if (vaults.length === 0) return null;
  let statements = 0;
  let credentials = 0;
  for (const { id } of vaults) {
    // Read anew: what this process believes is not asked.
    const rows = await statementsOf(context.db, id);
    const { list, fault } = readList(id, rows);
    if (fault !== null) return { code: 'vault-list-broken', values: { sequence: fault.sequence } };
    const known = readKnown(context.dataDir, id);
    const seen = [known.statements.at(-1), context.vaults.get(id)?.pin].filter((one) => one !== undefined);
    const verified = { list, fault, hashes: rows.map(({ hash }) => hash) };
    const missing = seen.find((one) => !holdsPin(verified, { epoch: 0, sequence: one.sequence, hash: one.hash }));
    if (missing !== undefined) return { code: 'vault-list-rolled-back', values: { sequence: missing.sequence } };
    const sealed = await credentialsOf(context.db, id);
    const distrusts = await distrustsOf(context.db, list, id, sealed, known.versions);
    for (const { id: credentialId, label } of sealed) {
      const why = distrusts.get(credentialId);
      if (why !== undefined) return { code: 'vault-untrusted', values: { label, why } };
    }
    credentials += sealed.length;
    statements += rows.length;
  }
  return { code: 'vault-ok', values: { count: credentials, statements } };
}
