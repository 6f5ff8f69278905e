import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../foundation/audit/chain.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { PackManifest } from './contract.ts';
import { letPacksGo } from './let-packs-go.ts';
import { keepReceipts, readReceipts, readSignedReceipts, trustedSigners } from './receipts.ts';
import { heldHashes, packRow, packsHolding, stopCase } from './repository.ts';
import { putFile, storedFile } from './store.ts';
import { sweepFiles } from './sweep-files.ts';

/**
 * What a restored register must hear: packs that went after the backup was made are gone in it too, with their receipts, and cases that were stopped
 * stay so; no file comes back. Where the backup lay in another computer's data folder, receipts and files are fetched from there.
 * A line that no known device has signed may be anybody's: it disposes of nothing, and `verify` names the pack as unsure. Of suspected child-abuse
 * material it counts all the same: that nothing of it comes back goes before everything else.
 */
export async function settleRestored(context: Context, backup: string): Promise<void> {
  const there = path.dirname(path.dirname(path.resolve(backup)));
  const isElsewhere = path.resolve(there) !== path.resolve(context.dataDir);
  const trusted = await trustedSigners(context);
  const receipts = [...readSignedReceipts(context.dataDir), ...(isElsewhere ? readSignedReceipts(there) : [])];
  await context.db.transaction().execute(async (db) => {
    for (const { receipt, signer } of receipts) {
      const { packId, caseId, manifest, why, at, decision, protocol } = receipt;
      if (why !== 'child-abuse' && (signer === null || !trusted.has(signer))) continue;
      const row = await packRow(db, packId);
      if (row === undefined || row.manifest_sha256 !== manifest) continue;
      if (why === 'child-abuse') await stopCase(db, caseId, at);
      if (row.gone_at === null) await letPacksGo(db, context, [row], { why, decision, protocol, at });
    }
    await destroyAgain(
      db,
      context,
      new Set(receipts.flatMap(({ receipt: { why, files } }) => (why === 'child-abuse' ? files : []))),
    );
  });
  if (isElsewhere) {
    // Also of packs that the restored register never had: the same file is refused here as it was there.
    const known = new Set(readReceipts(context.dataDir).map(({ packId }) => packId));
    const abuse = readReceipts(there).filter(({ why, packId }) => why === 'child-abuse' && !known.has(packId));
    await keepReceipts(context, abuse);
  }
  await sweepFiles(context);
  if (isElsewhere) await fetchFiles(context, there);
}

/** A picture that was destroyed goes from every pack that the restored register has it in, also from one that was gone by another ground then. */
async function destroyAgain(db: Db, context: Context, destroyed: ReadonlySet<string>): Promise<void> {
  for (const id of await packsHolding(db, [...destroyed])) {
    const row = found(await packRow(db, id));
    const { parts } = PackManifest.parse(JSON.parse(row.manifest));
    if (parts.some(({ kind, sha256: hash }) => kind !== 'text' && destroyed.has(hash)))
      await letPacksGo(db, context, [row], { why: 'child-abuse', decision: '', protocol: '' });
  }
}

/** Files that the register names and this folder lacks; only what is what its name says. */
async function fetchFiles({ db, dataDir }: Context, there: string): Promise<void> {
  for (const hash of await heldHashes(db)) {
    const file = storedFile(there, hash);
    if (existsSync(storedFile(dataDir, hash)) || !existsSync(file)) continue;
    const bytes = readFileSync(file);
    if (sha256(bytes) === hash) putFile(dataDir, bytes);
  }
}
