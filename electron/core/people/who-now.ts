import type { Db } from '../foundation/context.ts';
import { keptRows } from './repository.ts';

/** Who some persons of the past are now: one who has been merged with another since is that one. At most a few thousand ids. */
export async function whoNow(db: Db, ids: Iterable<string>): Promise<(id: string) => string> {
  const kept = await keptRows(db, [...new Set(ids)]);
  return (id) => kept.get(id) ?? id;
}
