import type { Db } from '../foundation/context.ts';
import { placesOfAccounts } from './place-repository.ts';

/** The accounts of an administration that are looked at through a tittställe. For other rooms. */
export async function accountsInPlaces(db: Db, administrationId: string): Promise<ReadonlySet<string>> {
  return new Set((await placesOfAccounts(db, administrationId)).keys());
}
