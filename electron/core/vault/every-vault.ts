import type { Db } from '../foundation/context.ts';
import { allVaults, statementsOf } from './repository.ts';
import type { Statement } from './statements.ts';

/** A vault with its statements as they are stored; whoever trusts them verifies them first. */
export interface StoredVault {
  vaultId: string;
  statements: Statement[];
}

/** Every vault of the register: a snapshot is sealed to the custodians of them all. */
export async function everyVault(db: Db): Promise<StoredVault[]> {
  const vaults: StoredVault[] = [];
  for (const { id } of await allVaults(db)) vaults.push({ vaultId: id, statements: await statementsOf(db, id) });
  return vaults;
}
