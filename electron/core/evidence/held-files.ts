import { sha256 as hashOf } from '../foundation/audit/chain.ts';
import type { Context } from '../foundation/context.ts';
import { heldHashes } from './repository.ts';
import { storedBytes, putFile } from './store.ts';
import { inEvidenceTurn } from './evidence-turn.ts';

/** The files that cases hold, by SHA-256, with how many bytes this computer has of each; `null` where it has none. */
export async function heldFiles({ db, dataDir }: Pick<Context, 'db' | 'dataDir'>): Promise<Map<string, number | null>> {
  return new Map([...(await heldHashes(db))].map((hash) => [hash, storedBytes(dataDir, hash)]));
}

/** Puts files from elsewhere in the store: only those that a case still holds, and that are what their names say. Answers how many. */
export async function takeBack(
  context: Pick<Context, 'db' | 'dataDir'>,
  files: ReadonlyArray<{ sha256: string; content: Uint8Array }>,
): Promise<number> {
  return await inEvidenceTurn(context, async () => {
    const held = await heldHashes(context.db);
    let taken = 0;
    for (const { sha256, content } of files) {
      if (!held.has(sha256) || hashOf(content) !== sha256) continue;
      putFile(context.dataDir, content);
      taken += 1;
    }
    return taken;
  });
}
