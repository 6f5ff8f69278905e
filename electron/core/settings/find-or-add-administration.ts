import type { Context, Db } from '../foundation/context.ts';
import { searchText } from '../foundation/text/swedish.ts';
import type { Administration } from './contract.ts';
import { createAdministration } from './create-administration.ts';
import { listAdministrations } from './repository.ts';

/** Every administration of this install; for other rooms. */
export async function readAdministrations(db: Db): Promise<Administration[]> {
  return await listAdministrations(db);
}

/** The administration that a list calls by this name, in any case and spacing; added if it is new, within a transaction. */
export async function findOrAddAdministration(db: Db, context: Context, name: string): Promise<string> {
  const existing = (await listAdministrations(db)).find((one) => searchText(one.name) === searchText(name));
  return existing?.id ?? (await createAdministration(db, context, name));
}
