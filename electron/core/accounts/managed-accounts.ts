import type { Db } from '../foundation/context.ts';
import { bearersOfRoles } from './watched-repository.ts';

/** Accounts of an administration whose manager (ansvarig chef) a person is. For other rooms. */
export async function accountsManagedBy(
  db: Db,
  administrationId: string,
  personId: string | null,
): Promise<ReadonlySet<string>> {
  const bearers = await bearersOfRoles(db, administrationId, ['manager']);
  return new Set(bearers.filter(({ person_id }) => person_id === personId).map(({ account_id }) => account_id));
}
