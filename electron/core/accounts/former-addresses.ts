import { z } from 'zod';
import type { Db } from '../foundation/context.ts';
import { addressChanges } from './lookup-repository.ts';
import { type Catalogue, recogniseAddress } from './platforms.ts';

/** As the log keeps a change of an account's fields. */
const Changed = z.object({ changes: z.array(z.object({ field: z.string(), from: z.string() })) });

/** The accounts that had an address and have been given another, by the key of the one they had; of two the one that had it last. As far as the log's details are kept. */
export async function formerKeys(db: Db, catalogue: Catalogue): Promise<Map<string, string>> {
  const former = new Map<string, string>();
  for (const { id, details } of await addressChanges(db)) {
    const changes = Changed.safeParse(JSON.parse(details)).data?.changes ?? [];
    const from = changes.find(({ field }) => field === 'url')?.from ?? '';
    const key = recogniseAddress(catalogue, from, null)?.canonicalKey;
    if (key !== undefined) former.set(key, id);
  }
  return former;
}
